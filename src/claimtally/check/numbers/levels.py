"""Levels: numbers that words put side by side, brought into one unit though only one of them prints it in full."""

from __future__ import annotations

from fractions import Fraction

from claimtally.check.numbers.amount import claimed, nominal
from claimtally.check.numbers.units import IDENTITY, Conversion, commensurable, conversion
from claimtally.check.ties.expression import Variable
from claimtally.check.words.cues import words
from claimtally.check.words.slot import quantity
from claimtally.model import Claim

BASIS_POINT = Conversion(Fraction(1, 100))


def conversion_between(claim: Claim, like: Claim) -> Conversion | None:
    """Give the conversion to another level's unit where the words put both side by side, None for another kind.

    "$84.50 a barrel … than the ceiling of $96", "gained 102 points to 28,036" and "12,000 staff … 4,000 people" leave
    out what the other number says; a step in basis points leads from one percentage to another.
    """
    a, b = quantity(claim), quantity(like)
    if (exact := commensurable(a, b)) is not None:
        return exact
    if b.unit == "%" and a.dimension == "share":
        return BASIS_POINT if a.unit == "bp" else IDENTITY
    if b.unit == "%":
        return IDENTITY if a.unit == "point" else None
    if a.dimension in ("money", "rate") and b.dimension in ("money", "rate"):
        (base, _, per), (other, _, other_per) = a.unit.partition("/"), b.unit.partition("/")
        return IDENTITY if base == other and not (per and other_per) else None
    if a.dimension == b.dimension == "count":
        people = {a.unit, b.unit} <= words("people")
        return IDENTITY if people or not (a.unit and b.unit) else None
    return None


def brought_to(claim: Claim, like: Claim) -> Variable:
    """Make the variable of a level in the unit of another; `conversion_between` has found that there is one."""
    conversion = conversion_between(claim, like)
    assert conversion is not None
    return Variable(claim, conversion)


def is_positive(claim: Claim) -> bool:
    """Tell whether a level can be divided by; a loss is told as a number above zero and grows as one."""
    low = claimed(claim).low
    return low is not None and low > 0


def middle(claim: Claim, like: Claim) -> Fraction:
    """Give the middle of the printed digits of a level above zero, in the unit of another."""
    inside = brought_to(claim, like).conversion.apply(nominal(claim))
    assert inside.low is not None
    return inside.low if inside.high is None else (inside.low + inside.high) / 2


def in_years(claim: Claim) -> Variable:
    """Make the variable of a time in years."""
    way = conversion(quantity(claim).unit, "year")
    assert way is not None
    return Variable(claim, way)
