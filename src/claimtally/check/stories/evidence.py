"""Evidence that two numbers are about one thing, or not: what else the articles print, and the words beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from fractions import Fraction

from claimtally.check.numbers.interval import Interval
from claimtally.check.stories.context import shared_words
from claimtally.check.stories.figures import Figure
from claimtally.check.stories.keys import STAFF
from claimtally.check.stories.sources import Voice

MOST_ADDED = 60  # numbers of one frame in an article


def related(voice: Voice, words: frozenset[str]) -> bool:
    """Tell whether a voice's sentence shares enough of the words of others to be about one thing with them."""
    figure = voice.placed.figure
    return len(words.intersection(figure.context)) >= shared_words(figure.matter, figure.details)


def words_of(voices: Iterable[Voice]) -> frozenset[str]:
    """Give the telling words of the sentences of some voices."""
    return frozenset(word for voice in voices for word in voice.placed.figure.context)


def prints(voice: Voice, meeting: Interval) -> bool:
    """Tell whether the voice's article prints a number of an interval, in whatever slot, as it stands."""
    rows = voice.placed.figure.outlet.numbers
    return any(_any_inside(rows.get((unit, None), ()), meeting) for unit in units_of(voice.placed.figure))


def revises(voice: Voice, meeting: Interval) -> bool:
    """Tell whether an article says that its figure replaces one of an interval, which it prints too."""
    return voice.placed.figure.revises and prints(voice, meeting)


def made_up(voice: Voice, meeting: Interval) -> bool:
    """Tell whether the sum or difference of two numbers of the article, of the figure's frame, lies in an interval.

    Of very many numbers some two make anything, so that such an article leaves it open.
    """
    figure = voice.placed.figure
    unit = units_of(figure)[0]
    row = figure.outlet.numbers.get((unit, figure.matter.frame), ())
    if len(row) > MOST_ADDED:
        return True
    wanted = [(value, meeting + Interval.point(step)) for value in row for step in (-value, value)]
    return any(_any_inside(row, interval, without=value) for value, interval in wanted)


class KnownNumbers:
    """All numbers of a slot's unit that some articles print, in order."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        """Sort the numbers of the voices' articles; those of a single one are sorted already."""
        units = units_of(voices[0].placed.figure)
        rows = [voice.placed.figure.outlet.numbers.get((unit, None), ()) for voice in voices for unit in units]
        self._numbers = rows[0] if len(rows) == 1 else sorted(value for row in rows for value in row)

    def have(self, figure: Figure) -> bool:
        """Tell whether one of the articles prints a figure's number, whatever it is about there."""
        return _any_inside(self._numbers, Interval.of(figure.quantity))


def units_of(figure: Figure) -> tuple[str, ...]:
    """Give the units of numbers that may be a figure's: "the 1,900" has none and may count anything."""
    if figure.matter.unit == STAFF:
        return STAFF, ""
    return (figure.quantity.unit, "") if figure.quantity.dimension == "count" else (figure.quantity.unit,)


def _any_inside(row: Sequence[Fraction | int], interval: Interval, without: Fraction | int | None = None) -> bool:
    """Tell whether a number of a sorted row, but for one, lies in an interval; looked up, not searched."""
    at = bisect_left(row, interval.low) if interval.low is not None else 0
    while at < len(row) and (row[at] == without or (row[at] == interval.low and not interval.low_closed)):
        at += 1
    return at < len(row) and interval.contains(Fraction(row[at]))
