"""Quantities: numbers as newspapers print them, as intervals."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from pydantic import model_validator

from claimtally.model.base import Number, Record
from claimtally.model.conversion import ConversionError, conversion
from claimtally.model.vocabulary import Bound, Dimension, Direction

UNITLESS: frozenset[Dimension] = frozenset({"money", "share", "multiple", "count"})
APPROXIMATION = Decimal("0.10")  # "about 300" is 300 give or take a tenth


class Quantity(Record):
    """A number with its unit, as an interval: what the printed digits leave open is inside `low`..`high`.

    `stated` is the number as printed, twice, or both ends of a range, in `unit`. `low` and `high` are the interval
    that rounding and the bound leave, `None` is open. "$13 billion" is stated 13e9 with [12.5e9, 13.5e9) and the
    precision 1e9: the size of its last significant digit; 0 is exact ("half"), `None` not known.
    """

    stated: tuple[Number, Number]
    low: Number | None
    high: Number | None
    low_closed: bool
    high_closed: bool
    bound: Bound
    unit: str
    dimension: Dimension
    direction: Direction | None = None
    precision: Number | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.stated[0] > self.stated[1]:
            raise ValueError(f"stated {self.stated[0]} lies above {self.stated[1]}")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"low {self.low} lies above high {self.high}")
        below = self.low is not None and self.stated[0] < self.low
        if below or (self.high is not None and self.stated[1] > self.high):
            raise ValueError(f"stated {self.stated[0]} to {self.stated[1]} lies outside {self.low} to {self.high}")
        return self

    @classmethod
    def printed(
        cls,
        low: Decimal,
        high: Decimal,
        *,
        precision: Decimal,
        bound: Bound,
        unit: str,
        dimension: Dimension,
        direction: Direction | None = None,
    ) -> Quantity:
        """Build the quantity for printed numbers and the size of their last significant digit (all in `unit`).

        A single number is `low == high`; a range is kept as printed, closed at both ends.
        """
        start, end, start_closed, end_closed = _interval(low, high, precision, bound)
        return cls(
            stated=(low, high),
            low=start,
            high=end,
            low_closed=start_closed,
            high_closed=end_closed,
            bound=bound,
            unit=unit,
            dimension=dimension,
            direction=direction,
            precision=precision,
        )

    def to(self, unit: str) -> Quantity:
        """Give the same quantity in another unit of measure, "5 GW" as 5000 "MW"; its interval is converted exactly.

        A rate converts part by part ("USD/kWh" to "USD/MWh"). Money never converts, nor do shares and counts: raises
        ConversionError for them, for units of another kind, and for those that stand for several ("ton").
        """
        if unit == self.unit:
            return self
        if self.dimension in UNITLESS:
            raise ConversionError(f"{self.dimension} cannot be told in {unit}: only measures and rates convert.")
        way = conversion(self.unit, unit)

        def end(value: Decimal | None) -> Decimal | None:
            return None if value is None else way.apply(value)

        stated = (way.apply(self.stated[0]), way.apply(self.stated[1]))
        low, high = end(self.low), end(self.high)
        precision = None if self.precision is None else way.scale(self.precision)
        changed = {"unit": unit, "stated": stated, "low": low, "high": high, "precision": precision}
        return self.__class__.model_validate({**dict(self), **changed})


def _interval(
    low: Decimal, high: Decimal, precision: Decimal, bound: Bound
) -> tuple[Decimal | None, Decimal | None, bool, bool]:
    """Give (low, high, low_closed, high_closed) for printed numbers under a bound."""
    floor = Decimal(0) if low >= 0 and high > 0 else None
    if bound == ">":
        return low, None, False, False
    if bound == ">=":
        return low, None, True, False
    if bound == "<":
        return floor, high, False, False
    if bound == "<=":
        return floor, high, False, True
    if bound == "~":
        slack = max(APPROXIMATION * max(abs(low), abs(high)), precision / 2)
        return low - slack, high + slack, True, True
    if low != high:
        return low, high, True, True
    if precision == 0:
        return low, high, True, True
    half = precision / 2
    return low - half, high + half, True, False
