"""Groups: figures of one slot, by what their words have in common and, where they leave something open, by agreement.

What two figures must have in common is a key (`Matter`), so that groups come out of one pass. What an article may
leave open (object, attributes of the measure, time) or say in other words (role, certainty) never makes a difference:
such a figure joins the one group that has it said, if it agrees with that group; else it stays by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from claimtally.check.numbers.interval import EVERYTHING, Interval
from claimtally.check.numbers.units import commensurable
from claimtally.check.stories.figures import Figure, Placed, nominal, stated
from claimtally.check.stories.times import anchored

WINDOW, SHORT_WINDOW = 31, 1  # days without an article after which untimed figures are about another time
Axis = Callable[[Placed], Hashable]


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that the words put into one slot, in the order of publication."""

    figures: tuple[Placed, ...]

    @property
    def first(self) -> Figure:
        """Give the first figure."""
        return self.figures[0].figure


def group(figures: Iterable[Figure]) -> list[Group]:
    """Give the groups of figures of one matter that two or more articles print, in the order of their first figures."""
    split = _by_unit(sorted(figures, key=lambda figure: figure.order))
    for separate in (_by_name, _by_object, _by_words, _by_time, _by_role):
        split = [part for placed in split if _articles(placed) > 1 for part in separate(placed)]
    found = [Group(tuple(placed)) for placed in split if _articles(placed) > 1]
    return sorted(found, key=lambda made: made.first.order)


def common(intervals: Iterable[Interval]) -> Interval | None:
    """Give the numbers that lie in all intervals, None where there is none; two by two meeting is enough on a line."""
    met: Interval | None = EVERYTHING
    for interval in intervals:
        met = met.common(interval) if met is not None else None
    return met


def _articles(placed: Sequence[Placed]) -> int:
    return len({figure.figure.outlet.id for figure in placed})


def _by_unit(figures: Sequence[Figure]) -> list[list[Placed]]:
    """Bring the figures to the first unit that each converts into; units that do not convert stand apart."""
    parts: list[list[Placed]] = []
    lead: list[Figure] = []
    ways: dict[tuple[str, str], int] = {}
    for figure in figures:
        key = (figure.quantity.unit, figure.quantity.dimension)
        if key not in ways:
            place = next((at for at, head in enumerate(lead) if _converts(figure, head)), len(lead))
            ways[key] = place
            if place == len(lead):
                lead.append(figure)
                parts.append([])
        parts[ways[key]].append(_placed(figure, lead[ways[key]]))
    return parts


def _converts(figure: Figure, head: Figure) -> bool:
    # All who make up a workforce are one unit, whatever noun counts them.
    return commensurable(figure.quantity, head.quantity) is not None or figure.quantity.dimension == "count"


def _placed(figure: Figure, head: Figure) -> Placed:
    way = commensurable(figure.quantity, head.quantity)
    intervals = (Interval.of(figure.quantity), nominal(figure.quantity), stated(figure.quantity))
    return Placed(figure, *(way.apply(interval) if way is not None else interval for interval in intervals))


def _parts(placed: Iterable[Placed], axis: Axis) -> dict[Hashable, list[Placed]]:
    parts: dict[Hashable, list[Placed]] = defaultdict(list)
    for figure in placed:
        parts[axis(figure)].append(figure)
    return parts


def _by_name(placed: list[Placed]) -> list[list[Placed]]:
    """Take "Vantor" and "Vantor Systems" for one party unless "Vantor Energy" is spoken of as well."""
    full = {figure.figure.details.subject for figure in placed} - {placed[0].figure.matter.subject}
    return [placed] if len(full) < 2 else list(_parts(placed, lambda p: p.figure.details.subject).values())


def _by_object(placed: list[Placed]) -> list[list[Placed]]:
    stems: dict[str, set[str]] = defaultdict(set)
    for figure in placed:
        if (other := figure.figure.details.object) is not None:
            stems[other.stem].add(other.full)

    def axis(figure: Placed) -> str | None:
        other = figure.figure.details.object
        if other is None:
            return None
        return other.stem if len(stems[other.stem] - {other.stem}) < 2 else other.full

    return _joined(placed, axis, None)


def _by_words(placed: list[Placed]) -> list[list[Placed]]:
    return _joined(placed, lambda p: p.figure.details.words, ())


def _by_role(placed: list[Placed]) -> list[list[Placed]]:
    return _joined(placed, lambda p: p.figure.details.role, "value")


def by_certainty(found: Group) -> list[Group]:
    """Part what is firm, expected and merely possible, unless all of them are one number."""
    if agree(found.figures):
        return [found]
    parts = _parts(found.figures, lambda p: p.figure.details.certainty).values()
    return [Group(tuple(part)) for part in parts if _articles(part) > 1]


def _by_time(placed: list[Placed]) -> list[list[Placed]]:
    """Part the figures by their times; those without a time that a calendar knows by the days of their articles."""
    parts = _joined(placed, lambda p: p.figure.details.time, None)
    return [part for timed in parts for part in ([timed] if _anchored(timed) else _windows(timed))]


def _anchored(placed: Sequence[Placed]) -> bool:
    return any(anchored(figure.figure.details.time) for figure in placed)


def _windows(placed: list[Placed]) -> list[list[Placed]]:
    """Part figures where their articles are far apart; those of undated articles join where there is one part only."""
    about = placed[0].figure.matter
    # What moves every day: changes, and prices by the share or the barrel.
    far = SHORT_WINDOW if about.frame == "change" or "/" in about.unit else WINDOW
    parts: list[list[Placed]] = []
    undated: list[Placed] = []
    last: date | None = None
    for figure in placed:  # in the order of publication
        day = figure.figure.outlet.day
        if day is None:
            undated.append(figure)
            continue
        if last is None or (day - last).days > far:
            parts.append([])
        parts[-1].append(figure)
        last = day
    if len(parts) == 1:
        return [parts[0] + undated]
    return [*parts, undated] if undated else parts


def agree(placed: Sequence[Placed]) -> bool:
    """Tell whether all figures can be one number, by their bounds and by their digits alone."""
    return common(p.claimed for p in placed) is not None and common(p.nominal for p in placed) is not None


def _joined(placed: list[Placed], axis: Axis, unsaid: Hashable) -> list[list[Placed]]:
    """Part figures along an axis; where all that say something say one thing, the unsaid that agree join them."""
    parts = _parts(placed, axis)
    silent = parts.pop(unsaid, [])
    if len(parts) != 1 or not silent:
        return [*parts.values(), silent] if silent else list(parts.values())
    (said,) = parts.values()
    meeting = common(p.nominal for p in said)
    if meeting is None:
        return [said, silent]
    joins = [p.nominal.meets(meeting) and p.claimed.meets(meeting) for p in silent]
    joined = sorted([*said, *(p for p, fits in zip(silent, joins, strict=True) if fits)], key=lambda p: p.figure.order)
    rest = [p for p, fits in zip(silent, joins, strict=True) if not fits]
    return [joined, rest] if rest else [joined]
