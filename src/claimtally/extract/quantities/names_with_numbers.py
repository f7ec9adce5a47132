"""Numbers that belong to a name or a label: "7-Eleven", "Chapter 11", "iPhone 15", "24 Main Street", "Llama 70B"."""

from __future__ import annotations

from functools import cache

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.counts import RANKS
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.nouns import is_plural
from claimtally.extract.quantities.numeral import HYPHENS, ORDINAL_ENDS
from claimtally.extract.quantities.tokens import NUMBER, WORD, Tokens

THREE_M = ("3", "M")


@cache
def _known_names() -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """Give the names with a number in them by their number's token: (place of the number in the name, the name)."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for name in lexicon().words["name_with_number"]:
        words = tuple(name.split())
        for place, word in enumerate(words):
            if word.isdigit() or word.casefold() in lexicon().numbers:
                found.setdefault(word.casefold(), []).append((place, words))
    return found


def in_a_known_name(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the number stands in a name of the lexicon: "3M said", "7-Eleven", "Forever 21"."""
    for place, name in _known_names().get(tokens.lower[first], ()):
        start = first - place
        if start < 0 or tuple(tokens.raw(start + step) for step in range(len(name))) != name:
            continue
        if name == THREE_M and (last > first + 1 and tokens.kind(last) == WORD and is_plural(tokens.at(last))):
            return False  # "3M customers"
        return not any(tokens.breaks(start + step) for step in range(1, len(name)))
    return False


def is_label(tokens: Tokens, first: int) -> bool:
    """Tell whether a noun before the number takes it as its name: "Chapter 11", "page 3", "phase one"."""
    before = tokens.at(first - 1)
    if tokens.breaks(first) or _is_verb(tokens, first - 1) or "," in tokens.lower[first]:
        return False
    if before in lexicon().labels:
        if before == "number" or tokens.raw(first - 1)[0].isupper():
            return True
        counted = tokens.at(first - 2) in ("per", "a", "every", "each")
        return not counted and before not in lexicon().words["label_or_word"]
    if before in HYPHENS and tokens.glued(first) and tokens.at(first - 2) in lexicon().labels:
        return True
    return (
        before in ("and", "or", "to", "-", "–", ",")
        and tokens.kind(first - 2) == NUMBER
        and tokens.at(first - 3) in lexicon().labels
    )


def _is_verb(tokens: Tokens, place: int) -> bool:
    """Tell whether a noun that can be a verb is one: "will house 400,000 chips", "to train 300 nurses"."""
    return tokens.raw(place).islower() and tokens.at(place - 1) in lexicon().words["before_verb"]


def is_street(tokens: Tokens, last: int) -> bool:
    """Tell whether a street's name stands behind the number of a house: "1600 Pennsylvania Avenue"."""
    street = lexicon().never["street"] - lexicon().words["street_or_word"]
    for step in range(3):
        raw = tokens.raw(last + step)
        if tokens.kind(last + step) != WORD or not raw[:1].isupper():
            return False
        if raw.lower() in street or raw in ("St", "Ave", "Rd"):
            return step > 0 or raw != "Street"
    return False


def follows_a_name(tokens: Tokens, first: int, last: int, plain: bool) -> bool:
    """Tell whether the digits belong to a name before them ("iPhone 15", "S&P 500") or behind ("737 Max")."""
    if tokens.breaks(first):
        return False
    raw, after = tokens.raw(first - 1), tokens.at(last)
    if plain and after in lexicon().never["model_suffix"] and tokens.raw(last)[:1].isupper():
        return True
    if tokens.kind(first - 1) == NUMBER or tokens.at(first - 1) in lexicon().numbers:
        return plain and not tokens.glued(first)
    capital = tokens.kind(first - 1) == WORD and (raw[:1].isupper() or raw[1:2].isupper())
    if not capital or raw.lower() in lexicon().stops["stop"] or raw.lower() in lexicon().moves:
        return False
    if _is_headline_verb(tokens, first - 1):
        return False
    opens = first - 2 < 0 or tokens.at(first - 2) in (".", "?", "!", '"', "“", ":", "•") or tokens.breaks(first - 1)
    if opens and raw.lower() not in ("windows", "boeing", "airbus"):
        return False
    version = tokens.lower[first].endswith(".0") and any(c.isupper() for c in raw[1:])  # "PowerTitan 3.0 units"
    return version or not (is_plural(after) and tokens.kind(last) == WORD) or raw.endswith(("oeing", "irbus"))


def is_model_size(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether billions of parameters are the last word of a model's name ("Llama 70B", "Qwen 2.5 72B")."""
    last, first = amount.numeral.last, amount.numeral.first
    sized = tokens.raw(last - 1) == "B" and tokens.glued(last - 1) and amount.unit is None
    opens = first - 2 < 0 or tokens.at(first - 2) in (".", "?", "!", ":") or tokens.breaks(first - 1)
    counted = tokens.kind(last) == WORD and is_plural(tokens.at(last))  # "OpenAI Hits 1B Users"
    return sized and tokens.raw(first - 1)[:1].isupper() and not opens and not counted


def _is_headline_verb(tokens: Tokens, place: int) -> bool:
    """Tell whether a capital word of a headline is its verb, not a name: "Storm Kills 4 Air Force Members"."""
    word = tokens.lower[place]
    tables = lexicon().words
    if word in tables["harming"]:
        return True
    if not tokens.raw(place - 1)[:1].isupper() or tokens.breaks(place):
        return False
    verb = word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in tables["name_in_s"]
    return word in tables["headline_verb"] or (verb and tokens.raw(place + 2)[:1].isupper())


def words_are_a_name(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether a number word is a label or part of a name: "phase one", "Seven & i", "twenty-first"."""
    before, after = tokens.at(first - 1), tokens.at(last)
    if before in HYPHENS and tokens.glued(first) and tokens.glued(first - 1) and tokens.kind(first - 2) == WORD:
        return tokens.at(first - 2) not in lexicon().numbers and tokens.at(first - 2) != "to"  # "three-to-five mills"
    if before == "day" and tokens.at(first - 2) in ("on", "by"):
        return True  # "on day two of the show"
    label = before in lexicon().labels and before not in (lexicon().words["label_or_word"] - {"covid"}) | RANKS
    if label and not (tokens.breaks(first) or _is_verb(tokens, first - 1)):
        return True
    if after in ORDINAL_ENDS or (after in HYPHENS and tokens.at(last + 1) in lexicon().ordinals and tokens.glued(last)):
        return True
    capital = tokens.raw(first)[:1].isupper() and not tokens.raw(first).isupper()
    if capital and after == "&":
        return True
    named = tokens.raw(last)[:1].isupper() and tokens.kind(last) == WORD and is_plural(after)
    if capital and named and tokens.raw(first - 1) == "the" and not tokens.breaks(first):
        return True  # "the Three Rivers commission", but not "Wins Order for Six Tankers"
    if capital and not tokens.breaks(first) and before not in (".", "?", "!", '"', "“", ":", "‘", "'", "—", "–"):
        return before == "big" or (before in ("of", "group", "the") and not tokens.raw(last)[:1].isupper())
    return False
