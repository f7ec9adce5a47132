"""Evidence that two numbers are about one thing, or not: what else the articles print, and the words beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction

from claimtally.check.interval import Interval
from claimtally.check.stories.figures import Figure, Placed, PlainNumber
from claimtally.check.stories.keys import STAFF, shared_words
from claimtally.check.stories.sources import Voice


def related(voice: Voice, words: frozenset[str]) -> bool:
    """Tell whether a voice's sentence shares enough of the words of others to be about one thing with them."""
    figure = voice.placed.figure
    return len(figure.context & words) >= shared_words(figure.matter, figure.details)


def words_of(voices: Iterable[Voice]) -> frozenset[str]:
    """Give the telling words of the sentences of some voices."""
    return frozenset(word for voice in voices for word in voice.placed.figure.context)


def prints(voice: Voice, meeting: Interval) -> bool:
    """Tell whether the voice's article prints a number of an interval, in whatever slot, as it stands."""
    return any(
        _same_unit(number, voice.placed) and Interval(Fraction(number.low), Fraction(number.high)).meets(meeting)
        for number in voice.placed.figure.outlet.numbers
    )


def revises(voice: Voice, meeting: Interval) -> bool:
    """Tell whether an article says that its figure replaces one of an interval, which it prints too."""
    return voice.placed.figure.revises and prints(voice, meeting)


def made_up(voice: Voice, meeting: Interval) -> bool:
    """Tell whether the sum or difference of two numbers of the article, of the figure's frame, lies in an interval."""
    like = voice.placed
    numbers = like.figure.outlet.numbers
    own = (number for number in numbers if number.frame == like.figure.matter.frame and _same_unit(number, like))
    row = sorted({Fraction(number.low) for number in own})
    sums = (meeting + Interval.point(-value) for value in row)
    differences = (meeting + Interval.point(value) for value in row)
    wanted = [*zip(row, sums, strict=True), *zip(row, differences, strict=True)]
    return any(_first_inside(row, interval, without=value) is not None for value, interval in wanted)


class KnownNumbers:
    """All numbers that some articles print, by unit and in order."""

    def __init__(self, voices: Iterable[Voice]) -> None:
        """Sort the numbers of the voices' articles."""
        self._rows: dict[str, list[Fraction]] = defaultdict(list)
        for voice in voices:
            for number in voice.placed.figure.outlet.numbers:
                self._rows[number.unit].append(Fraction(number.low))
        for row in self._rows.values():
            row.sort()

    def have(self, figure: Figure) -> bool:
        """Tell whether one of the articles prints a figure's number, whatever it is about there."""
        units = {figure.quantity.unit, figure.matter.unit} | ({""} if figure.quantity.dimension == "count" else set())
        wanted = Interval.of(figure.quantity)
        return any(_first_inside(self._rows.get(unit, ()), wanted) is not None for unit in sorted(units))


def _same_unit(number: PlainNumber, like: Placed) -> bool:
    """Tell whether a number has a figure's unit; "the 1,900" has none and may count anything."""
    figure = like.figure
    if not number.unit:
        return figure.quantity.dimension == "count"
    return number.unit == (STAFF if figure.matter.unit == STAFF else figure.quantity.unit)


def _first_inside(row: Sequence[Fraction], interval: Interval, without: Fraction | None = None) -> Fraction | None:
    """Give the first number of a sorted row in an interval, but for one; looked up, not searched."""
    at = bisect_left(row, interval.low) if interval.low is not None else 0
    while at < len(row) and (row[at] == without or (row[at] == interval.low and not interval.low_closed)):
        at += 1
    return row[at] if at < len(row) and interval.contains(row[at]) else None
