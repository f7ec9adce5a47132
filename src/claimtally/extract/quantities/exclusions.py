"""Numbers that measure nothing: dates, clock times, ages, scores, phone numbers, models, names, list numbers."""

from __future__ import annotations

import re
from functools import cache

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.counts import RANKS
from claimtally.extract.quantities.dates import is_calendar_year, is_date, is_year, plain_value
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.nouns import is_plural
from claimtally.extract.quantities.numeral import HYPHENS
from claimtally.extract.quantities.tokens import NUMBER, SIGN, WORD, Tokens

THREE_M = ("3", "M")
ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
# A mail address begins where no letter of one stands before, so that a long run of them is read once.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.\S+|[@#][^\W\d]\w*")
VOWELS = frozenset("aeiouy")
PEOPLE_AGES = frozenset({"old", "olds"})


def addresses(tokens: Tokens) -> list[tuple[int, int]]:
    """Give the character spans of links, mail addresses, handles and hashtags."""
    text = tokens.text
    if "@" not in text and "#" not in text and "://" not in text and "www." not in text:
        return []
    return [match.span() for match in ADDRESS.finditer(text)]


def is_no_quantity(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether a number with its unit is part of a name, a date or the like, whatever its unit says."""
    first, last = amount.numeral.first, amount.last
    if not amount.prefixed and _in_a_known_name(tokens, first, amount.numeral.last):
        return True
    if tokens.kinds[first] == NUMBER and _glued_to_letters(tokens, amount):
        return True
    if amount.dimension == "time" and amount.unit is not None:
        return _time_pointer(tokens, amount)
    if amount.hyphenated and amount.unit == "nm" and tokens.at(amount.last) not in lexicon().words["extent"]:
        amount.wide = True  # "a 3-nanometre process" names it
        return False
    if amount.unit == "%" and amount.low == 100 and tokens.at(amount.last) in lexicon().never["sure"]:
        return True
    if amount.unit is not None:
        return False
    if tokens.kinds[first] == NUMBER:
        return _digits_are_a_name(tokens, amount)
    return _words_are_a_name(tokens, first, last)


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


def _in_a_known_name(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the number stands in a name of the lexicon: "3M said", "7-Eleven", "Forever 21"."""
    for place, name in _known_names().get(tokens.lower[first], ()):
        start = first - place
        if start < 0 or tuple(tokens.raw(start + step) for step in range(len(name))) != name:
            continue
        if name == THREE_M and (last > first + 1 and tokens.kind(last) == WORD and is_plural(tokens.at(last))):
            return False  # "3M customers"
        return not any(tokens.breaks(start + step) for step in range(1, len(name)))
    return False


def _glued_to_letters(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether letters, a dot or a colon touch the digits ("H100", "A350-900", "5G", "v2.1.3", "10:30")."""
    first = amount.numeral.first
    if amount.prefixed:
        return False
    before = tokens.at(first - 1)
    if tokens.glued(first):
        if tokens.kind(first - 1) in (WORD, NUMBER):
            return True
        if before == "#" or before == "_" or before == "\\":
            return True
        if before in (":", ".", "/") and tokens.kind(first - 2) == NUMBER and tokens.glued(first - 1):
            return not (before == "/" and amount.unit)
        if before in (":", "=") and tokens.kind(first - 2) == WORD and tokens.glued(first - 1) and amount.unit is None:
            return True
        if before in HYPHENS and tokens.glued(first - 1) and _designation(tokens, first, amount):
            return True
        if (
            before in ("'", "’")
            and len(tokens.lower[first]) == 2
            and (amount.unit is None or amount.dimension == "time")
        ):
            return True
    last = amount.last
    if amount.unit is None and amount.numeral.scale == 1 and tokens.glued(last):
        after = tokens.at(last)
        if tokens.kind(last) == WORD:
            return True
        if after in (":", "_", "\\") and tokens.glued(last + 1) and tokens.kind(last + 1) == NUMBER:
            return True
        if (
            after == "."
            and tokens.glued(last + 1)
            and tokens.kind(last + 1) in (NUMBER, WORD)
            and tokens.kind(last + 1) == NUMBER
        ):
            return True
        if after in ("'s", "’s"):
            return True
    return False


def _designation(tokens: Tokens, first: int, amount: Amount) -> bool:
    """Tell whether what a hyphen binds to the digits on the left makes them a name ("COVID-19", "787-9")."""
    left = first - 2
    if tokens.kind(left) == NUMBER:
        return tokens.kind(left - 1) == WORD and tokens.glued(left)
    if tokens.kind(left) == WORD:
        raw = tokens.raw(left)
        if tokens.glued(left) and tokens.kind(left - 1) == NUMBER and raw == tokens.raw(amount.last - 1):
            return False  # "400km-500km"
        if raw.lower() in ("sub", "minus", "pre", "over", "under", "mid", "some", "up", "to", "plus", "and", "or"):
            return raw.lower() in ("pre", "mid")
        if raw.islower() and raw in lexicon().numbers:
            return False
        word = raw.islower() and len(raw) > 2 and not VOWELS.isdisjoint(raw)  # "scp-173m" is a name all the same
        return not (amount.unit is not None and word)
    return False


def _time_pointer(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether a time span points or names ("10-year notes"); what points in time or is an age is kept as wide."""
    never = lexicon().never
    after = tokens.at(amount.last)
    before = tokens.at(amount.numeral.first - 1)
    if before == "the" and amount.unit == "month" and amount.low in (3, 6, 9):  # the months of a report
        amount.wide = True
        return False
    if amount.numeral.form == "words" and amount.low == 1 and amount.unit == "day" and not amount.hyphenated:
        amount.wide = True  # "one day" mostly means some day
        return False
    if before == "first" and tokens.at(amount.numeral.first - 2) == "the" and amount.unit in ("week", "month"):
        amount.wide = True  # "in the first nine months" is a part of the year
        return False
    if (
        after in ("after", "before")
        and before not in ("for", "in")
        and tokens.at(amount.last + 1) not in ("", ".", ",")
    ):
        amount.wide = True  # "two days after the vote" points in time
        return False
    if after in lexicon().words["ago"] or (before in never["period"] and after in ("of", "to", "ended", "through")):
        amount.wide = True
        return False
    if tokens.at(amount.last - 1) == "year" and is_calendar_year(tokens, amount.numeral.first) and amount.low > 1:
        return True  # "1986 year net"
    if amount.unit in ("year", "month", "week", "day") and (
        after in PEOPLE_AGES or (after in HYPHENS and tokens.at(amount.last + 1) in PEOPLE_AGES)
    ):
        amount.wide = True
        return False
    if amount.unit == "year" and (amount.hyphenated or after in never["security"]):
        reach = [tokens.at(amount.last + step) for step in range(3)]
        if amount.hyphenated or reach[0] in never["security"]:
            for word in reach:
                if word in never["security"]:
                    return word not in ("rate", "rates") or any(w in ("treasury", "bond", "yield") for w in reach)
                if tokens.kind(amount.last + reach.index(word)) == SIGN:
                    break
    return False


def _digits_are_a_name(tokens: Tokens, amount: Amount) -> bool:
    numeral = amount.numeral
    first, last = numeral.first, numeral.last
    plain = tokens.lower[first].isdigit() and last == first + 1
    before, after = tokens.at(first - 1), tokens.at(last)
    never = lexicon().never
    if after in ORDINAL_ENDS and tokens.glued(last):
        return True
    if after in never["clock"] or (after in ("a", "p") and tokens.at(last + 1) == "." and tokens.at(last + 2) == "m"):
        return True
    if plain and (is_date(tokens, first, last) or is_year(tokens, first, last)):
        return True
    if (
        before == "no"
        or before == "№"
        or (before == "." and tokens.at(first - 2) in ("no", "nos") and tokens.glued(first - 1))
    ):
        return True
    if _is_label(tokens, first) or _is_age(tokens, first, last) or _is_list_number(tokens, first, last):
        return True
    if numeral.scale != 1:
        return _is_model_size(tokens, amount)
    if _is_phone_or_score(tokens, first, last) or _is_street(tokens, last):
        return True
    return _follows_a_name(tokens, first, last, plain)


def _is_label(tokens: Tokens, first: int) -> bool:
    """Tell whether a noun before the number takes it as its name: "Chapter 11", "page 3", "phase one"."""
    before = tokens.at(first - 1)
    if tokens.breaks(first) or _is_verb(tokens, first - 1) or "," in tokens.lower[first]:
        return False
    if before in lexicon().labels:
        return (
            (
                tokens.at(first - 2) not in ("per", "a", "every", "each")
                and before not in lexicon().words["label_or_word"]
            )
            or tokens.raw(first - 1)[0].isupper()
            or before in ("number",)
        )
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


def _is_age(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the number is an age in apposition: "Jane Roe, 54, said", "aged 54"."""
    if tokens.at(first - 1) != "," or len(tokens.lower[first]) > 3:
        return False
    named = tokens.kind(first - 2) == WORD and tokens.raw(first - 2)[:1].isupper()
    return (
        named
        and tokens.at(last) in (",", ".", ";")
        and tokens.lower[first].isdigit()
        and int(tokens.lower[first]) < 120
    )


def _is_list_number(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the number opens a line or stands alone in brackets ("1. ", "2) ", "(4)")."""
    after = tokens.at(last)
    if tokens.breaks(first) and after in (".", ")") and tokens.glued(last) and len(tokens.lower[first]) <= 2:
        return not tokens.breaks(last + 1)
    return tokens.at(first - 1) in ("(", "[") and after in (")", "]") and len(tokens.lower[first]) <= 4


def _is_phone_or_score(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether hyphens bind the number to other bare numbers: "555-0100", "3-1", "24/7"."""
    before, after = tokens.at(first - 1), tokens.at(last)
    left = (
        (before in HYPHENS or before == "/")
        and tokens.glued(first)
        and tokens.kind(first - 2) == NUMBER
        and tokens.glued(first - 1)
    )
    right = (
        (after in HYPHENS or after == "/")
        and tokens.glued(last)
        and tokens.kind(last + 1) == NUMBER
        and tokens.glued(last + 1)
    )
    if before == "+" and tokens.glued(first) and len(tokens.lower[first]) <= 3 and right:
        return True
    if not (left or right):
        return False
    if _is_street(tokens, last + 2 if right else last):
        return True
    end = last + 2 if right else last
    low, high = (first - 2, first) if left else (first, last + 1)
    if tokens.at(end) in HYPHENS | {"/"} and tokens.glued(end) and tokens.kind(end + 1) == NUMBER:
        return True
    smaller = plain_value(tokens, low) < plain_value(tokens, high)
    if left and smaller and tokens.raw(low - 1) in lexicon().currency_symbols and tokens.glued(low):
        return False  # "$45-50 a barrel"
    follows = tokens.kind(end) == WORD and not tokens.glued(end) and tokens.at(end) not in lexicon().stops["stop"]
    follows = follows or tokens.raw(end) in lexicon().symbols
    return "/" in (before if left else after) or not (smaller and follows)


def _is_street(tokens: Tokens, last: int) -> bool:
    street = lexicon().never["street"]
    for step in range(3):
        raw = tokens.raw(last + step)
        if tokens.kind(last + step) != WORD or not raw[:1].isupper():
            return False
        if (raw.lower() in street and raw.lower() not in lexicon().words["street_or_word"]) or raw in (
            "St",
            "Ave",
            "Rd",
        ):
            return step > 0 or raw != "Street"
    return False


def _follows_a_name(tokens: Tokens, first: int, last: int, plain: bool) -> bool:
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


def _is_model_size(tokens: Tokens, amount: Amount) -> bool:
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


def _words_are_a_name(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether a number word is a label or part of a name: "phase one", "Seven & i", "twenty-first"."""
    before, after = tokens.at(first - 1), tokens.at(last)
    if before in HYPHENS and tokens.glued(first) and tokens.glued(first - 1) and tokens.kind(first - 2) == WORD:
        return tokens.at(first - 2) not in lexicon().numbers and tokens.at(first - 2) != "to"  # "three-to-five mills"
    if before == "day" and tokens.at(first - 2) in ("on", "by"):
        return True  # "on day two of the show"
    if (
        before in lexicon().labels
        and not (tokens.breaks(first) or _is_verb(tokens, first - 1))
        and before not in ("day", "week", "year", "act", "no", "plan", *RANKS)
    ):
        return True
    if after in ("st", "nd", "rd", "th") or (
        after in HYPHENS and tokens.at(last + 1) in lexicon().ordinals and tokens.glued(last)
    ):
        return True
    capital = tokens.raw(first)[:1].isupper() and not tokens.raw(first).isupper()
    if capital and after == "&":
        return True
    named = tokens.raw(last)[:1].isupper() and tokens.kind(last) == WORD and is_plural(after)
    if capital and named and tokens.raw(first - 1) == "the" and not tokens.breaks(first):
        return True  # "the Three Rivers commission", but not "Wins Order for Six Tankers"
    if capital and not tokens.breaks(first) and before not in (".", "?", "!", '"', "“", ":", "‘", "'", "—", "–"):
        return (tokens.raw(last)[:1].isupper() is False and before in ("big", "of", "group", "the")) or before in (
            "big",
        )
    return False
