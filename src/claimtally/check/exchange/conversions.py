"""The check of conversions printed in brackets: "5 GW (5,000 MW)", "€15 million ($16.3m)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise

from claimtally.check.numbers.amount import brought, nominal
from claimtally.check.numbers.interval import Interval
from claimtally.check.numbers.notation import figure, printed
from claimtally.check.numbers.units import PHYSICAL, commensurable
from claimtally.check.words.cues import pattern
from claimtally.check.words.place import between
from claimtally.check.words.slot import numbered, quantity
from claimtally.model import Article, Claim, Finding

ID = "conversions"
CLOSES = re.compile(r"\s*[)\]]")


Pair = tuple[Claim, Claim]  # a number, and the one in brackets after it


def bracketed_pairs(article: Article, numbers: Sequence[Claim]) -> list[Pair]:
    """Give the pairs of a number and the number that alone stands in brackets after it, in the order of the text."""
    pairs = []
    for first, second in pairwise(numbers):
        closed = CLOSES.match(article.text, second.mention.end) is not None
        if closed and _opens().fullmatch(between(article, first, second)):
            pairs.append((first, second))
    return pairs


def currency_of(claim: Claim) -> str:
    """Give the currency of an amount of money, of a share's price too ("HKD/share")."""
    return quantity(claim).unit.partition("/")[0]


def currencies_of(first: Claim, second: Claim) -> tuple[str, str] | None:
    """Give the currencies of a conversion, None for what is none: same currency, not money, another "per"."""
    one, other = currency_of(first), currency_of(second)
    same_per = quantity(first).unit.partition("/")[2] == quantity(second).unit.partition("/")[2]
    money = all(len(unit) == 3 and unit.isupper() and unit.isalpha() for unit in (one, other))
    return (one, other) if money and one != other and same_per else None


@cache
def _opens() -> re.Pattern[str]:
    return re.compile(rf"[^()\[\].;:,]{{0,30}}[(\[]\s*(?:{pattern('approximate').pattern}[\s.]*)*", re.IGNORECASE)


def check_conversions(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Prove or refute a physical quantity given in a second unit in brackets; exact factors, printed digits rounded."""
    for first, second in bracketed_pairs(article, numbered(claims)):
        a, b = quantity(first), quantity(second)
        if a.dimension not in PHYSICAL or a.unit == b.unit or commensurable(a, b) is None:
            continue
        yield _finding(article, first, second)


def _finding(article: Article, first: Claim, second: Claim) -> Finding:
    meant = _readings(first, second)
    holds = any(reading.meets(_as_rounded(second)) for reading in meant)
    exact = quantity(second)
    middle = meant[0]
    assert middle.low is not None
    assert middle.high is not None
    makes = figure((middle.low + middle.high) / 2, exact.unit, exact.dimension)
    told = (
        f"{printed(first)} is {printed(second)}, as the brackets say."
        if holds
        else f"{printed(first)} is {makes}, not the {printed(second)} that the brackets give."
    )
    return Finding.of(
        article.id,
        ID,
        "holds" if holds else "fails",
        (first.id, second.id),
        told,
        equation=f"{printed(first)} {'=' if holds else '≠'} {printed(second)}",
    )


def _as_rounded(second: Claim) -> Interval:
    """Give the interval of the number in brackets, whose end zeros newsrooms round to: "30 miles (50 km)"."""
    interval = nominal(second)
    low, high = quantity(second).stated
    if low != high or low == 0 or low != low.to_integral_value():
        return interval
    half = Fraction(10) ** _end_zeros(int(low)) / 2
    return Interval(Fraction(low) - half, Fraction(low) + half, True, False) if half > Fraction(1, 2) else interval


def _end_zeros(number: int) -> int:
    digits = str(abs(number))
    return len(digits) - len(digits.rstrip("0"))


def _readings(first: Claim, second: Claim) -> list[Interval]:
    """Give what the first number is in the second's unit; a temperature may be a level or a difference."""
    readings = [brought(nominal(first), first, second)]
    factor = commensurable(quantity(first), quantity(second))
    if factor is not None and factor.offset:
        readings.append(nominal(first).scaled(factor.factor))
    return readings
