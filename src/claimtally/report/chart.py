"""Charts of amounts: one row a claim, a dot for the printed number, whiskers for what its rounding leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimtally.model import Claim, Finding, Quantity
from claimtally.report.amounts import interval, spoken, unit_words
from claimtally.report.axis import PREFIXED_UNITS, Axis, Mark, Tick, base_unit
from claimtally.report.equation import role_label

ROW_HEIGHT, TOP = 42, 8
LINE_LENGTH = 40  # characters of value and label that a phone has room for
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
    """A row of the chart, its mark, and its place from the top in pixels."""

    point: Point
    value: str
    interval: str
    y: int
    mark: Mark


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
        groups.setdefault((point.quantity.dimension, base_unit(point.quantity.unit)[0]), []).append(point)
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


def _chart(dimension: str, unit: str, points: Sequence[Point]) -> Chart:
    axis = Axis.over([point.quantity for point in points])
    rows = tuple(_row(point, axis, TOP + place * ROW_HEIGHT) for place, point in enumerate(points))
    title = TITLES.get(dimension, dimension.capitalize())
    title = title if unit in PREFIXED_UNITS else f"{title}, {unit_words(unit, dimension)}"
    return Chart(title, axis.factor, rows, axis.ticks(unit), TOP + len(points) * ROW_HEIGHT)


def _row(point: Point, axis: Axis, y: int) -> Row:
    return Row(point, spoken(point.quantity), interval(point.quantity), y, axis.mark(point.quantity))
