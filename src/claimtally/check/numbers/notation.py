"""How a check writes amounts and equations for a reader: the printed words where there are any, else a plain figure."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import cache

from claimtally.check.numbers.derived import decimal
from claimtally.check.words.cues import holds_cue, pattern
from claimtally.check.words.slot import quantity
from claimtally.lexicons.notation import notations
from claimtally.model import Claim
from claimtally.model.vocabulary import Dimension

SHOWN_DIGITS = Context(prec=4, rounding=ROUND_HALF_EVEN)
SCALES = ((Decimal(10**12), " trillion"), (Decimal(10**9), " billion"), (Decimal(10**6), " million"))
LONGEST = 40  # characters; a mention beyond that is more than an amount
MINUS = "−"
FRACTION = re.compile(r"an? [a-z]+", re.IGNORECASE)  # "a third" keeps its article
RANGE = re.compile(r"\d.* and .*\d")  # "between 4 and 5" loses its preposition


def printed(claim: Claim) -> str:
    """Give the claim's amount as printed, without modifiers: "an additional $5 billion" is "$5 billion".

    Where the words have no number of their own ("the same volume") or are more than an amount, the figure is written.
    """
    text = " ".join(claim.mention.text.split())
    before, behind = _at_start(), _at_end()
    while not FRACTION.fullmatch(text):
        shorter = behind.sub("", before.sub("", text)).strip(" ,;()")
        if shorter == text or not shorter:
            break
        text = shorter
    if RANGE.search(text) or not text or len(text) > LONGEST or " of " in text or not _has_number(text):
        return figure_of(claim)
    return text


def figure_of(claim: Claim) -> str:
    """Give the claim's stated number as a figure with its unit; both ends of a range."""
    number = quantity(claim)
    low, high = number.stated
    last = figure(Fraction(high), number.unit, number.dimension)
    return last if low == high else f"{figure(Fraction(low), number.unit, number.dimension)} to {last}"


def figure(value: Fraction, unit: str, dimension: Dimension) -> str:
    """Write a number with its unit: "$8 billion", "1.93 GW", "351 jets"; four digits where it is not even."""
    sign = MINUS if value < 0 else ""
    number = _shown(abs(value))
    base, _, per = unit.partition("/")
    row = notations().get(base)
    tail = f" per {per}" if per else ""
    if dimension == "money" or (row is not None and row.sign is not None):
        before = row.sign if row is not None and row.sign is not None else f"{base} "
        return f"{sign}{before}{_scaled(number)}{tail}"
    if row is not None and row.word is not None:
        return f"{sign}{_scaled(number)}{row.word if number == 1 or row.words is None else row.words}{tail}"
    if not base:
        return f"{sign}{_scaled(number)}{tail}"
    if dimension in ("count", "other"):
        return f"{sign}{_scaled(number)} {base if number == 1 else _plural(base)}{tail}"
    return f"{sign}{_scaled(number)} {base}{tail}"


def _shown(value: Fraction) -> Decimal:
    exact = decimal(value)
    even = Fraction(exact) == value and len(exact.normalize().as_tuple().digits) <= 9
    return exact if even else SHOWN_DIGITS.plus(exact)


def _scaled(number: Decimal) -> str:
    size, word = next(((size, word) for size, word in SCALES if number >= size), (Decimal(1), ""))
    shown = f"{number / size:,f}"
    return (shown.rstrip("0").rstrip(".") if "." in shown else shown) + word


def _plural(noun: str) -> str:
    if noun.endswith("s"):
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("x", "ch", "sh")) else f"{noun}s"


@cache
def _at_start() -> re.Pattern[str]:
    return re.compile(rf"^{pattern('modifier_before').pattern}[\s-]+", re.IGNORECASE)


@cache
def _at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:,?\s+{pattern('modifier_after').pattern})+$", re.IGNORECASE)


def _has_number(text: str) -> bool:
    return any(char.isdigit() for char in text) or holds_cue("number_word", text)
