"""Charts of amounts: one row a claim, a dot for the printed number, whiskers for what its rounding leaves open."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claimtally.model import Claim, Finding, Quantity
from claimtally.report.amounts import digits, interval, short, spoken, unit_words
from claimtally.report.equation import role_label

LEFT_EDGE, RIGHT_EDGE = 3.0, 97.0  # percent of the width; the rest is room for dots and arrow heads
ROW_HEIGHT, TOP = 42, 8
LOG_SPAN = 100
ARROW_ROOM = Decimal("0.2")  # of the number, beyond it, so that the arrow shows
LINE_LENGTH = 40  # characters of value and label that a phone has room for
PREFIXES = {"k": 3, "M": 6, "G": 9, "T": 12, "P": 15}
PREFIXED_UNITS = ("Wh", "W", "B", "Hz", "FLOPS")
TITLES = {"money": "Amounts of money", "count": "Counts", "time": "Durations", "share": "Shares", "other": "Amounts"}


@dataclass(frozen=True, slots=True)
class Point:
    """What a row shows: the quantity, its words, how firm it is, and the claim, or none where it is derived."""

    quantity: Quantity
    label: str
    firmness: str
    claim: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the chart; x in percent of the width, y in pixels.

    `start` and `end` are the ends of the whisker, open ones with an arrow; `dots` are the printed numbers.
    """

    point: Point
    value: str
    interval: str
    y: int
    dots: tuple[float, ...]
    start: float
    end: float
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale; x in percent of the width."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of quantities in one unit; `factor` is the step of its scale where that is logarithmic."""

    title: str
    factor: str | None
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    height: int


def charts(claims: Sequence[Claim], findings: Sequence[Finding]) -> tuple[Chart, ...]:
    """Give a chart for each currency, and one for each other unit that two claims share, in the order of the article.

    Derived values stand in the chart of their unit. Units that differ by an SI prefix (MW, GW) share a chart.
    """
    groups: dict[tuple[str, str], list[Point]] = {}
    for point in (*_printed(claims), *_derived(findings)):
        groups.setdefault((point.quantity.dimension, _base(point.quantity.unit)[0]), []).append(point)
    ordered = sorted(groups.items(), key=lambda item: item[0][0] != "money")
    kept = [(key, points) for key, points in ordered if len(points) > 1 or (key[0] == "money" and "/" not in key[1])]
    return tuple(_chart(dimension, unit, points) for (dimension, unit), points in kept)


def _printed(claims: Iterable[Claim]) -> Iterable[Point]:
    for claim in claims:
        if claim.quantity:
            yield Point(claim.quantity, _label(claim, spoken(claim.quantity)), claim.factuality, claim.id)


def _derived(findings: Iterable[Finding]) -> Iterable[Point]:
    for finding in findings:
        if finding.derived:
            yield Point(finding.derived.quantity, f"{finding.derived.role}, derived", "derived", None)


def _label(claim: Claim, value: str) -> str:
    names = [slot.name for slot in (claim.subject, claim.object) if slot]
    label = " · ".join([role_label(claim), " → ".join(names)]) if names else role_label(claim)
    if claim.polarity == "negative":
        label = f"not the case · {label}"
    room = max(0, LINE_LENGTH - len(value))
    return label if len(label) <= room else f"{label[:room].rstrip(' ·→')}…"


def _base(unit: str) -> tuple[str, Decimal]:
    """Take the SI prefix off a unit: "GW" is ("W", 1e9)."""
    for base in PREFIXED_UNITS:
        if unit.endswith(base) and unit[: -len(base)] in PREFIXES:
            return base, Decimal(10) ** PREFIXES[unit[: -len(base)]]
    return unit, Decimal(1)


def _chart(dimension: str, unit: str, points: Sequence[Point]) -> Chart:
    axis = _Axis.over([value for point in points for value in _numbers(point.quantity)])
    ticks = tuple(Tick(axis.place(value), _tick_label(Decimal(repr(value)), unit)) for value in axis.ticks())
    rows = tuple(_row(point, axis, TOP + place * ROW_HEIGHT) for place, point in enumerate(points))
    title = TITLES.get(dimension, dimension.capitalize())
    title = title if unit in PREFIXED_UNITS else f"{title}, {unit_words(unit, dimension)}"
    return Chart(title, axis.factor, rows, ticks, TOP + len(points) * ROW_HEIGHT)


def _tick_label(value: Decimal, unit: str) -> str:
    """Give the number of a line, with its unit only where each line may take another prefix: "800 MW", "2 GW"."""
    if unit not in PREFIXED_UNITS or not value:
        return short(value, unit)
    fitting = [prefix for prefix, power in PREFIXES.items() if abs(value) >= Decimal(10) ** power]
    prefix = fitting[-1] if fitting else ""
    return f"{digits(value / Decimal(10) ** PREFIXES.get(prefix, 0))} {prefix}{unit}"


def _numbers(quantity: Quantity) -> list[float]:
    """Give what the axis must hold, in the base unit: printed numbers, the ends, and room for arrows of open ones."""
    size = _base(quantity.unit)[1]
    low, high = quantity.stated
    start = low * (1 - ARROW_ROOM) if _implied_start(quantity) else quantity.low
    end = high + abs(high) * ARROW_ROOM if quantity.high is None else quantity.high
    return [float(value * size) for value in (low, high, start, end) if value is not None]


def _implied_start(quantity: Quantity) -> bool:
    """Tell whether the interval opens downwards: "up to 5" reaches to a zero that nobody printed."""
    return quantity.low is None or (quantity.bound in ("<", "<=") and quantity.low == 0)


def _row(point: Point, axis: _Axis, y: int) -> Row:
    quantity = point.quantity
    size = _base(quantity.unit)[1]
    low, high = (None if end is None else float(end * size) for end in (quantity.low, quantity.high))
    open_start = _implied_start(quantity)
    start = LEFT_EDGE if low is None or open_start else axis.place(low)
    return Row(
        point=point,
        value=spoken(quantity),
        interval=interval(quantity),
        y=y,
        dots=tuple(sorted({axis.place(float(value * size)) for value in quantity.stated})),
        start=start,
        end=RIGHT_EDGE if high is None else axis.place(high),
        open_start=open_start,
        open_end=high is None,
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    low: float
    high: float
    logarithmic: bool

    @classmethod
    def over(cls, values: Sequence[float]) -> _Axis:
        """Span the values: from zero on a linear axis, in whole tenfolds on a logarithmic one."""
        smallest, largest = min(values), max(values)
        if smallest > 0 and largest / smallest > LOG_SPAN:
            return cls(10.0 ** math.floor(math.log10(smallest)), 10.0 ** math.ceil(math.log10(largest)), True)
        low, high = min(0.0, smallest), max(0.0, largest)
        return cls(low, high if high > low else low + 1.0, False)

    def place(self, value: float) -> float:
        """Give where a value stands, in percent of the width, held inside the edges."""
        if not self.logarithmic:
            share = (value - self.low) / (self.high - self.low)
        elif value <= 0:
            share = 0.0
        else:
            share = math.log10(value / self.low) / math.log10(self.high / self.low)
        return round(LEFT_EDGE + min(1.0, max(0.0, share)) * (RIGHT_EDGE - LEFT_EDGE), 2)

    @property
    def step(self) -> int:
        """Give the tenfolds between two lines of a logarithmic axis, so that there are five at most."""
        return math.ceil(round(math.log10(self.high / self.low)) / 4)

    @property
    def factor(self) -> str | None:
        """Give how many times the one before a line of a logarithmic axis is."""
        return f"{10**self.step:,}" if self.logarithmic else None

    def ticks(self) -> list[float]:
        """Give three to five round values."""
        if self.logarithmic:
            first, last = round(math.log10(self.low)), round(math.log10(self.high))
            return [10.0**power for power in range(first, last + 1, self.step)]
        rough = (self.high - self.low) / 4
        unit = 10.0 ** math.floor(math.log10(rough))
        step_size = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough * 0.999)
        first = math.ceil(self.low / step_size)
        return [round(n * step_size, 10) for n in range(first, math.floor(self.high / step_size * 1.0001) + 1)]
