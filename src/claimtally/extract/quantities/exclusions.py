"""Numbers that measure nothing: dates, clock times, ages, scores, phone numbers, models, names, list numbers."""

from __future__ import annotations

import re

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.dates import is_date, is_year
from claimtally.extract.quantities.joined_digits import glued_to_letters, is_phone_or_score
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.names_with_numbers import (
    follows_a_name,
    in_a_known_name,
    is_label,
    is_model_size,
    is_street,
    words_are_a_name,
)
from claimtally.extract.quantities.numeral import ORDINAL_ENDS
from claimtally.extract.quantities.time_pointers import points_in_time
from claimtally.extract.quantities.tokens import NUMBER, WORD, Tokens

# A mail address begins where no letter of one stands before, so that a long run of them is read once.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.\S+|[@#][^\W\d]\w*")

ENGINES = frozenset({"engine", "engines", "v6", "v8"})
OF_ENGINES = frozenset({"oil", "oils", "tank", "can", "coolant"})
EXCHANGE_RATE = re.compile(r"\((?:[A-Z]{0,2}[$€£¥₹] ?1(?:\.0+)?|1 [^\W\d][\w. ]{1,20}) = [^()=\n]{2,40}\)")


def addresses(tokens: Tokens) -> list[tuple[int, int]]:
    """Give the character spans of links, mail addresses, handles and hashtags."""
    text = tokens.text
    if "@" not in text and "#" not in text and "://" not in text and "www." not in text:
        return []
    return [match.span() for match in ADDRESS.finditer(text)]


def exchange_rates(tokens: Tokens) -> list[tuple[int, int]]:
    """Give the character spans of rates in brackets that only explain conversions: "($1 = 0.8737 euros)"."""
    return [match.span() for match in EXCHANGE_RATE.finditer(tokens.text)] if " = " in tokens.text else []


def is_no_quantity(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether a number with its unit is part of a name, a date or the like, whatever its unit says."""
    first, last = amount.numeral.first, amount.last
    if not amount.prefixed and in_a_known_name(tokens, first, amount.numeral.last):
        return True
    if tokens.kinds[first] == NUMBER and glued_to_letters(tokens, amount):
        return True
    if amount.dimension == "time" and amount.unit is not None:
        return points_in_time(tokens, amount)
    if amount.hyphenated and amount.unit == "nm" and tokens.at(amount.last) not in lexicon().words["extent"]:
        amount.wide = True  # "a 3-nanometre process" names it
        return False
    if amount.hyphenated and amount.unit == "L" and _is_kind_of_engine(tokens, amount.last):
        amount.wide = True  # "a 2.0-litre diesel engine": its kind
        return False
    if amount.unit == "%" and amount.low == 100 and tokens.at(amount.last) in lexicon().never["sure"]:
        return True
    if amount.unit is not None:
        return False
    if tokens.kinds[first] == NUMBER:
        return _digits_are_a_name(tokens, amount)
    return words_are_a_name(tokens, first, last)


def _is_kind_of_engine(tokens: Tokens, index: int) -> bool:
    """Tell whether an engine, and nothing that is only for one, follows ("2.0-litre diesel engines", no engine oil)."""
    for at in range(index, index + 3):
        if tokens.at(at) in ENGINES:
            return tokens.at(at + 1) not in OF_ENGINES
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
    if is_label(tokens, first) or _is_age(tokens, first, last) or _is_list_number(tokens, first, last):
        return True
    if numeral.scale != 1:
        return is_model_size(tokens, amount)
    if is_phone_or_score(tokens, first, last) or is_street(tokens, last):
        return True
    return follows_a_name(tokens, first, last, plain)


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
