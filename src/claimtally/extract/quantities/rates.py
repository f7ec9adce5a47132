"""Rates: "per share", "/kWh", "a barrel", "in annual", "tonnes of copper a year"."""

from __future__ import annotations

import re

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.nouns import counted_noun, singular
from claimtally.extract.quantities.numeral import HYPHENS
from claimtally.extract.quantities.scales import scale_at
from claimtally.extract.quantities.tokens import NUMBER, WORD, Tokens
from claimtally.extract.quantities.unit_names import longest_name, symbol_pattern

MOST_PER = 1000000
PER_MANY = frozenset({"hundred", "thousand", "million"})
ROUND_NUMBER = re.compile("10+")
SUBSTANCES = (("co", "2"), ("co", "2", "e"), ("of", "co", "2"), ("of", "carbon", "dioxide"))
SPANS = frozenset({"hour", "day", "week", "month", "year", "mile", "kilometre", "kilometer"})  # "per seat-mile"
LONGEST_MATTER = 6  # tokens of "of lithium iron phosphate cells"
TAKEN_UP = frozenset({"it", "them"})  # "20,000 MWh of it a year"
TIMES = frozenset({"year", "day", "month", "week", "hour"})
OF_A_MATTER = frozenset({"mass", "volume", "energy"})  # "ounces of gold per ton"
JOINS = frozenset({"and", "or", "but"})
ANNUAL = frozenset({"annual", "yearly"})


def per_after(tokens: Tokens, index: int) -> tuple[int, str] | None:
    """Give (next token, denominator) of a rate that begins at a token: "/kWh", "per share", "a barrel", "annually"."""
    word = tokens.at(index)
    tables = lexicon()
    if word == "/" and tokens.glued(index) and tokens.kind(index + 1) == WORD:
        return _denominator(tokens, index + 1)
    in_words = tokens.at(index + 1) in PER_MANY and longest_name(tokens, index + 1, tables.units) is None
    many = tokens.kind(index + 1) == NUMBER or in_words
    if word in ("per", "/", "every") and many:
        return _per_many(tokens, index + 1)
    if word in ("per", "each", "every") and tokens.kind(index + 1) == WORD and tokens.at(index + 1) != "cent":
        known = tokens.at(index + 1) in tables.units or tokens.at(index + 1) in tables.words["a_denominator"]
        if word != "per" and not known:
            return None
        return _denominator(tokens, index + 1)
    hyphen = word in HYPHENS and tokens.glued(index)
    start = index + hyphen
    if tokens.at(start) in ("a", "an"):
        adjective = tokens.at(start + 1) in tables.words["of_a_denominator"]
        inner = start + 1 + (tokens.at(start + 1) in HYPHENS)
        if adjective:
            return _denominator(tokens, start + 1) if tokens.at(start + 2) in tables.words["a_denominator"] else None
        if tokens.at(inner) in tables.words["a_denominator"]:
            return _denominator(tokens, inner) if not _is_distance(tokens, inner + 1) else None
    if hyphen and tokens.at(start) == "per":
        return _denominator(tokens, start + 1 + (tokens.at(start + 1) in HYPHENS))
    return _adverb(tokens, index)


def _is_distance(tokens: Tokens, place: int) -> bool:
    """Tell whether a time span is one to another time: "$3 million a year ago", "a month from now"."""
    after = tokens.at(place)
    return after in ("ago", "earlier", "later", "after", "before") or (
        after == "from" and tokens.at(place + 1) == "now"
    )


def _adverb(tokens: Tokens, index: int) -> tuple[int, str] | None:
    """Read "annually", "daily", "in annual": an adjective before a noun is none ("daily newspapers")."""
    word, following = tokens.at(index), tokens.at(index + 1)
    every = lexicon().every.get(word)
    adjective = tokens.kind(index + 1) == WORD and following not in lexicon().stops["stop"] and following not in JOINS
    if every is not None and not adjective:
        return index + 1, every
    return (index + 2, "year") if word == "in" and following in ANNUAL else None


def _denominator(tokens: Tokens, index: int) -> tuple[int, str] | None:
    tables = lexicon()
    if tokens.at(index + 1) in HYPHENS and (tokens.kind(index) == NUMBER or tokens.at(index) in tables.numbers):
        return _denominator(tokens, index + 3) if tokens.kind(index + 3) == WORD else None  # "per forty-foot box"
    raw, word = tokens.raw(index), tokens.at(index)
    if (model := _model(tokens, index)) is not None:
        return model
    if word == "metric" and tokens.at(index + 1) in ("ton", "tonne"):
        return index + 2, "t"
    if word in tables.words["of_a_denominator"] and singular(tokens.at(index + 1)) in tables.words["a_denominator"]:
        return _denominator(tokens, index + 1)  # "per diluted share"
    spanned = tokens.at(index + 1) in HYPHENS and tokens.glued(index + 1) and tokens.at(index + 2) in SPANS
    if spanned and ((unit := longest_name(tokens, index, tables.units)) is None or unit[0] < index + 3):
        return index + 3, f"{word}-{tokens.at(index + 2)}"  # "per GPU-hour", but not per kilowatt-hour
    if word in lexicon().per and (word != "h" or raw == "h"):
        return index + 1, lexicon().per[word]
    symbol = _denominator_symbol(tokens, index)
    if symbol is not None:
        return symbol
    named = longest_name(tokens, index, tables.units)
    if named is not None and named[1].dimension != "share":
        return named[0], named[1].name
    if word in tables.stops["stop"] or tokens.kind(index) != WORD:
        return None
    noun = counted_noun(tokens, index, singular_allowed=True) if word == "square" else None
    if noun is not None:
        return noun[1], singular(tokens.lower[noun[0]])
    return index + 1, singular(word)


def _model(tokens: Tokens, index: int) -> tuple[int, str] | None:
    """Read a numbered model, and the time of one: "per H100", "per H100-hour", "per MI300X hour"."""
    if tokens.kind(index + 1) != NUMBER or not tokens.glued(index + 1) or tokens.raw(index).islower():
        return None
    last = index + 2
    if tokens.kind(last) == WORD and tokens.glued(last):
        last += 1
    name = "".join(tokens.lower[index:last])
    place = last + (tokens.at(last) in HYPHENS)
    return (place + 1, f"{name}-{tokens.at(place)}") if tokens.at(place) in SPANS else (last, name)


def _per_many(tokens: Tokens, index: int) -> tuple[int, str] | None:
    """Read a denominator with a number of its own: "per 100,000 people", "/100km", "per million tokens"."""
    number = tokens.lower[index].replace(",", "")
    if number in PER_MANY:
        number = str(lexicon().scales[number])
    elif (scaled := scale_at(tokens, index + 1, True)) is not None and number == "1":
        number, index = str(scaled[1]), scaled[0] - 1
    if not number.isdigit() or len(number) > len(str(MOST_PER)) or not ROUND_NUMBER.fullmatch(number):
        return None
    unit = _denominator(tokens, index + 1)
    return (unit[0], f"{number} {unit[1]}") if unit is not None else None


def _denominator_symbol(tokens: Tokens, index: int) -> tuple[int, str] | None:
    """Read a unit's symbol behind a slash or "per": "kWh", "sq m", "cm³"."""
    if index >= len(tokens):
        return None
    start, text = tokens.starts[index], tokens.text
    match = symbol_pattern().match(text, start)
    if match is None or (match.end() < len(text) and text[match.end()].isalnum()):
        return None
    unit = lexicon().symbols[match.group()]
    if unit.dimension == "money" or (unit.loose and match.group() not in ("t", "g", "L", "l", "m")):
        return None
    last = index
    while last < len(tokens) and tokens.starts[last] < match.end():
        last += 1
    return last, unit.name


def _per_behind_matter(tokens: Tokens, amount: Amount) -> tuple[int, str] | None:
    """Find the rate behind what is measured: "34 tonnes of copper cathode a year", "95 g CO2/km".

    What is measured may be a part of the unit's name already: "3 barrels of oil equivalent a day".
    """
    for substance in SUBSTANCES if amount.dimension == "mass" else ():
        if tuple(tokens.lower[amount.last : amount.last + len(substance)]) == substance:
            found = per_after(tokens, amount.last + len(substance))
            if found is not None:
                return found
    if amount.per is not None or amount.dimension == "money":
        return None
    named = tokens.at(amount.last) == "of"
    if not named and "of" not in tokens.lower[amount.numeral.last : amount.last]:
        return None
    for place in range(amount.last + named, amount.last + LONGEST_MATTER):
        if tokens.at(place) in ("a", "per", "each", "every") or tokens.at(place) in lexicon().every:
            found = per_after(tokens, place)
            known = tokens.at(place) == "per" and amount.dimension in OF_A_MATTER
            return found if found is not None and (known or found[1] in TIMES) else None
        if tokens.kind(place) != WORD or (
            tokens.at(place) in lexicon().stops["stop"] and tokens.at(place) not in TAKEN_UP
        ):
            return None
    return None


def _for_each(tokens: Tokens, index: int) -> tuple[int, str] | None:
    """Read "for each passenger", "for every missing job" as a rate; the noun is the last word of the run behind it."""
    if tokens.at(index) != "for" or tokens.at(index + 1) not in ("each", "every"):
        return None
    last = index + 2
    while last < index + 5 and tokens.kind(last) == WORD and tokens.at(last) not in lexicon().stops["stop"]:
        last += 1
    if last == index + 2 or tokens.at(last - 1) in lexicon().numbers or tokens.breaks(last - 1):
        return None
    return last, singular(tokens.lower[last - 1])


def rate(tokens: Tokens, amount: Amount) -> None:
    """Take up "per share", "/kWh", "a barrel", "$1/hr/GPU" behind an amount as its rate, twice at most."""
    if amount.dimension in ("share", "multiple", "temperature") or amount.unit is None:
        return
    for _ in range(2):
        found = per_after(tokens, amount.last)
        if found is None and amount.dimension == "money":
            found = _for_each(tokens, amount.last)
            amount.per_apart = found is not None
        if found is None:
            found = _per_behind_matter(tokens, amount)
            amount.per_apart = found is not None
        if found is None or found[1] == amount.unit:
            return
        last, per = found
        amount.last = last
        amount.per = per if amount.per is None else f"{amount.per}/{per}"
        amount.rule = "rate.per"
