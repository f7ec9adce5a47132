"""Numbers that nobody printed: the quantity of a difference or a quotient, and the bound that is left of its terms'."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from claimtally.check.numbers.interval import Interval
from claimtally.model import Quantity
from claimtally.model.vocabulary import Bound, Dimension

FLIPPED: dict[Bound, Bound] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}  # of what is taken away or divided by
WORDED: dict[Bound, str] = {"~": "about ", "<": "less than ", "<=": "at most ", ">": "more than ", ">=": "at least "}


def joint_bound(bounds: Sequence[Bound]) -> Bound | None:
    """Give the bound that terms have together; None where two of them pull both ways and leave nothing to say."""
    sided = [bound for bound in bounds if bound in FLIPPED]
    if len({bound[0] for bound in sided}) > 1:
        return None
    return sided[0] if sided else "~" if "~" in bounds else "="


def derived_quantity(claimed: Interval, stated: Interval, bound: Bound, unit: str, dimension: Dimension) -> Quantity:
    """Make the quantity of what was calculated: what it may be, and what the printed figures make without rounding."""
    return Quantity(
        stated=(decimal(stated.low or Fraction(0)), decimal(stated.high or Fraction(0))),
        low=None if claimed.low is None else decimal(claimed.low),
        high=None if claimed.high is None else decimal(claimed.high),
        low_closed=claimed.low is not None and claimed.low_closed,
        high_closed=claimed.high is not None and claimed.high_closed,
        bound=bound,
        unit=unit,
        dimension=dimension,
    )


def decimal(value: Fraction) -> Decimal:
    """Give a fraction as the decimal number that a record holds."""
    return Decimal(value.numerator) / Decimal(value.denominator)
