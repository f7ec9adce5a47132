"""Axes of the charts, and where an interval stands on one; x in percent of the width."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claimtally.model import Quantity
from claimtally.report.amounts import digits, short

LEFT_EDGE, RIGHT_EDGE = 3.0, 97.0  # percent of the width; the rest is room for dots and arrow heads
LOG_SPAN = 100
STEP_SLACK = 1e-3  # of a step, so that the end of an axis is a line in spite of its last binary digit
CLOSEST = 1e-9  # of the numbers; doubles do not part what lies closer together
ARROW_ROOM = Decimal("0.2")  # of the number, beyond it, so that the arrow shows
PREFIXES = {"k": 3, "M": 6, "G": 9, "T": 12, "P": 15}
PREFIXED_UNITS = ("Wh", "W", "B", "Hz", "FLOPS")


@dataclass(frozen=True, slots=True)
class Mark:
    """An interval on an axis: `start` and `end` are the ends of the whisker, open ones with an arrow.

    `dots` are the printed numbers, one or both ends of a range.
    """

    dots: tuple[float, ...]
    start: float
    end: float
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale from `low` to `high` in the base unit of what it shows (W for MW)."""

    low: float
    high: float
    logarithmic: bool

    @classmethod
    def over(cls, quantities: Sequence[Quantity]) -> Axis:
        """Span quantities: from zero on a linear axis, in whole tenfolds on a logarithmic one."""
        values = [value for quantity in quantities for value in _numbers(quantity)]
        smallest, largest = min(values), max(values)
        if smallest > 0 and largest / smallest > LOG_SPAN:
            return cls(10.0 ** math.floor(math.log10(smallest)), 10.0 ** math.ceil(math.log10(largest)), True)
        low, high = min(0.0, smallest), max(0.0, largest)
        return cls(low, high if high > low else low + 1.0, False)

    @classmethod
    def close_to(cls, quantities: Sequence[Quantity]) -> Axis:
        """Span quantities that are nearly the same without the way to zero, so that one sees their intervals."""
        whole = cls.over(quantities)
        values = [value for quantity in quantities for value in _numbers(quantity)]
        smallest, largest = min(values), max(values)
        margin = (largest - smallest) / 6
        near = margin <= CLOSEST * max(abs(smallest), abs(largest))
        if whole.logarithmic or near or smallest - margin <= whole.low:
            return whole
        return cls(smallest - margin, largest + margin, False)

    def mark(self, quantity: Quantity) -> Mark:
        """Give where the quantity's interval and printed numbers stand."""
        size = base_unit(quantity.unit)[1]
        low, high = (None if end is None else float(end * size) for end in (quantity.low, quantity.high))
        open_start = _implied_start(quantity)
        return Mark(
            dots=tuple(sorted({self.place(float(value * size)) for value in quantity.stated})),
            start=LEFT_EDGE if low is None or open_start else self.place(low),
            end=RIGHT_EDGE if high is None else self.place(high),
            open_start=open_start,
            open_end=high is None,
        )

    def place(self, value: float) -> float:
        """Give where a value stands, held inside the edges."""
        if not self.logarithmic:
            share = (value - self.low) / (self.high - self.low)
        elif value <= 0:
            share = 0.0
        else:
            share = math.log10(value / self.low) / math.log10(self.high / self.low)
        return round(LEFT_EDGE + min(1.0, max(0.0, share)) * (RIGHT_EDGE - LEFT_EDGE), 2)

    @property
    def factor(self) -> str | None:
        """Give how many times the one before a line of a logarithmic axis is."""
        return f"{10**self._tenfolds:,}" if self.logarithmic else None

    def ticks(self, unit: str) -> tuple[Tick, ...]:
        """Give three to six lines at round values, with their labels for a base unit."""
        return tuple(Tick(self.place(value), _label(Decimal(repr(value)), unit)) for value in self._round_values())

    @property
    def _tenfolds(self) -> int:
        """Give the tenfolds between two lines of a logarithmic axis, so that there are five at most."""
        return math.ceil(round(math.log10(self.high / self.low)) / 4)

    def _round_values(self) -> list[float]:
        if self.logarithmic:
            first, last = round(math.log10(self.low)), round(math.log10(self.high))
            return [10.0**power for power in range(first, last + 1, self._tenfolds)]
        rough = (self.high - self.low) / 4
        unit = 10.0 ** math.floor(math.log10(rough))
        step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough * 0.999)
        first = math.ceil(self.low / step)
        return [round(n * step, 10) for n in range(first, math.floor(self.high / step + STEP_SLACK) + 1)]


def base_unit(unit: str) -> tuple[str, Decimal]:
    """Take the SI prefix off a unit: "GW" is ("W", 1e9)."""
    for base in PREFIXED_UNITS:
        if unit.endswith(base) and unit[: -len(base)] in PREFIXES:
            return base, Decimal(10) ** PREFIXES[unit[: -len(base)]]
    return unit, Decimal(1)


def _numbers(quantity: Quantity) -> list[float]:
    """Give what the axis must hold, in the base unit: printed numbers, the ends, and room for arrows of open ones."""
    size = base_unit(quantity.unit)[1]
    low, high = quantity.stated
    start = low * (1 - ARROW_ROOM) if _implied_start(quantity) else quantity.low
    end = high + abs(high) * ARROW_ROOM if quantity.high is None else quantity.high
    return [float(value * size) for value in (low, high, start, end) if value is not None]


def _implied_start(quantity: Quantity) -> bool:
    """Tell whether the interval opens downwards: "up to 5" reaches to a zero that nobody printed."""
    return quantity.low is None or (quantity.bound in ("<", "<=") and quantity.low == 0)


def _label(value: Decimal, unit: str) -> str:
    """Give the number of a line, with its unit only where each line may take another prefix: "800 MW", "2 GW"."""
    if unit not in PREFIXED_UNITS or not value:
        return short(value, unit)
    fitting = [prefix for prefix, power in PREFIXES.items() if abs(value) >= Decimal(10) ** power]
    prefix = fitting[-1] if fitting else ""
    return f"{digits(value / Decimal(10) ** PREFIXES.get(prefix, 0))} {prefix}{unit}"
