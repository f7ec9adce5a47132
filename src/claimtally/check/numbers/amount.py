"""Amounts: a claim's number as interval, and as the printed digits alone would have it."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from claimtally.check.numbers.interval import Interval
from claimtally.check.numbers.units import commensurable
from claimtally.check.words.slot import quantity
from claimtally.model import Claim

PRINTED = re.compile(r"\d[\d,]*(?:\.(\d+))?")


def claimed(claim: Claim) -> Interval:
    """Give the interval that the claim leaves open, by rounding and by its bound."""
    return Interval.of(quantity(claim))


def nominal(claim: Claim) -> Interval:
    """Give the interval of the printed digits alone, as if no bound stood before them; "~" keeps its tolerance.

    An open bound meets nearly everything, so that a relation counts as proved only where the nominal numbers agree too.
    """
    number = quantity(claim)
    low, high = (Fraction(value) for value in number.stated)
    if number.bound in ("=", "~"):
        return Interval.of(number)
    half = precision(claim) / 2
    return Interval(low - half, high + half, True, high != low)


def stated(claim: Claim) -> Interval:
    """Give the printed number as it stands, without any tolerance; a range from its lower to its upper end."""
    low, high = (Fraction(value) for value in quantity(claim).stated)
    return Interval(low, high)


def precision(claim: Claim) -> Fraction:
    """Give the size of the last significant digit printed, in the claim's unit.

    Where the claim of another tool does not tell it, trailing zeros count as rounding.
    """
    known, value = quantity(claim).precision, quantity(claim).stated[1]
    if known is not None:
        return Fraction(known)
    if value == 0:
        return Fraction(0)
    printed = PRINTED.search(claim.mention.text)
    if printed is not None and (digits := Fraction(printed[0].replace(",", ""))):
        scale = Fraction(value) / digits
        if printed[1]:
            return abs(scale) * Fraction(1, 10 ** len(printed[1]))
        return abs(scale) * _last_digit(Decimal(printed[0].replace(",", "")))
    return _last_digit(value)


def _last_digit(value: Decimal) -> Fraction:
    exponent = value.normalize().as_tuple().exponent
    return Fraction(10) ** exponent if isinstance(exponent, int) else Fraction(0)


def brought(interval: Interval, claim: Claim, other: Claim) -> Interval:
    """Give an interval of the first claim in the unit of the other; the units are commensurable."""
    factor = commensurable(quantity(claim), quantity(other))
    assert factor is not None
    return factor.apply(interval)
