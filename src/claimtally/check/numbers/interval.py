"""Intervals of exact fractions: what rounding and bounds leave open, carried through arithmetic without loss."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Self

from claimtally.model import Quantity

End = tuple[Fraction | None, bool]  # a bound and whether it belongs to the interval; None is unbounded


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from `low` to `high`; None is unbounded, `*_closed` tells whether the bound itself belongs to it."""

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True

    @classmethod
    def point(cls, value: Fraction | int) -> Self:
        """Make the interval of one number."""
        return cls(Fraction(value), Fraction(value))

    @classmethod
    def of(cls, quantity: Quantity) -> Self:
        """Take over a quantity's interval; one without width is its point, whichever ends it calls closed."""
        low = None if quantity.low is None else Fraction(quantity.low)
        high = None if quantity.high is None else Fraction(quantity.high)
        if low is not None and low == high:
            return cls(low, high)
        return cls(low, high, quantity.low_closed, quantity.high_closed)

    def contains(self, value: Fraction) -> bool:
        """Tell whether a number lies in the interval."""
        above = self.low is None or value > self.low or (value == self.low and self.low_closed)
        below = self.high is None or value < self.high or (value == self.high and self.high_closed)
        return above and below

    def meets(self, other: Interval) -> bool:
        """Tell whether the two intervals share a number."""
        return _reaches(self, other) and _reaches(other, self)

    def common(self, other: Interval) -> Interval | None:
        """Give the numbers that lie in both intervals, None where there are none."""
        if not self.meets(other):
            return None
        low, low_closed = _tighter((self.low, self.low_closed), (other.low, other.low_closed), upper=False)
        high, high_closed = _tighter((self.high, self.high_closed), (other.high, other.high_closed), upper=True)
        return Interval(low, high, low_closed, high_closed)

    def below(self, other: Interval) -> bool:
        """Tell whether every number of this interval is smaller than every number of the other."""
        return not _reaches(other, self)

    def __add__(self, other: Interval) -> Interval:
        """Give the interval of all sums."""
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def __neg__(self) -> Interval:
        """Give the interval of all opposites."""
        return Interval(_opposite(self.high), _opposite(self.low), self.high_closed, self.low_closed)

    def __sub__(self, other: Interval) -> Interval:
        """Give the interval of all differences."""
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        """Give the interval of all products; unbounded on both sides when a factor is unbounded on one that matters."""
        if not (_bounded(self) and _bounded(other)):
            return _unbounded_product(self, other)
        return _hull(_times(a, b) for a, b in product(_ends(self), _ends(other)))

    def __truediv__(self, other: Interval) -> Interval:
        """Give the interval of all quotients; everything when the divisor may be zero."""
        if other.low is not None and other.low > 0:
            inverse = Interval(
                Fraction(0) if other.high is None else 1 / other.high,
                1 / other.low,
                other.high is not None and other.high_closed,
                other.low_closed,
            )
            return self * inverse
        if other.high is not None and other.high < 0:
            return -self / -other
        return EVERYTHING

    def scaled(self, factor: Fraction, offset: Fraction = Fraction(0)) -> Interval:
        """Give the interval of `factor * x + offset`; the factor is not zero."""
        low = None if self.low is None else self.low * factor + offset
        high = None if self.high is None else self.high * factor + offset
        if factor > 0:
            return Interval(low, high, self.low_closed, self.high_closed)
        return Interval(high, low, self.high_closed, self.low_closed)


EVERYTHING = Interval(None, None, False, False)


def total(intervals: Iterable[Interval]) -> Interval:
    """Give the interval of the sums of one number from each."""
    out = Interval.point(0)
    for interval in intervals:
        out = out + interval
    return out


def _reaches(lower: Interval, upper: Interval) -> bool:
    """Tell whether some number of `lower` is not above some number of `upper`."""
    if lower.low is None or upper.high is None:
        return True
    return lower.low < upper.high or (lower.low == upper.high and lower.low_closed and upper.high_closed)


def _tighter(a: End, b: End, *, upper: bool) -> End:
    """Give the end of two that leaves less; where they are one number, the open one."""
    if a[0] is None or b[0] is None:
        return b if a[0] is None else a
    if a[0] == b[0]:
        return a[0], a[1] and b[1]
    return a if (a[0] < b[0]) == upper else b


def _opposite(value: Fraction | None) -> Fraction | None:
    return None if value is None else -value


def _bounded(interval: Interval) -> bool:
    return interval.low is not None and interval.high is not None


def _ends(interval: Interval) -> tuple[End, End]:
    return (interval.low, interval.low_closed), (interval.high, interval.high_closed)


def _times(a: End, b: End) -> tuple[Fraction, bool]:
    assert a[0] is not None
    assert b[0] is not None
    # Zero times anything is zero, so a closed zero is reached whatever the other end is.
    zero = (a[0] == 0 and a[1]) or (b[0] == 0 and b[1])
    return a[0] * b[0], zero or (a[1] and b[1])


def _hull(ends: Iterable[tuple[Fraction, bool]]) -> Interval:
    known = list(ends)
    low, high = min(value for value, _ in known), max(value for value, _ in known)
    return Interval(low, high, (low, True) in known, (high, True) in known)


def _unbounded_product(a: Interval, b: Interval) -> Interval:
    """Multiply where an end is unbounded: exact for factors that are not negative, everything otherwise."""
    if a.low is None or b.low is None or a.low < 0 or b.low < 0:
        return EVERYTHING
    low, closed = _times((a.low, a.low_closed), (b.low, b.low_closed))
    if Interval.point(0) in (a, b):
        return Interval.point(0)
    return Interval(low, None, closed, False)
