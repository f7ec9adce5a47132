"""The number that most sources can have meant: one sweep over the ends of their intervals."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from claimtally.check.numbers.interval import Interval
from claimtally.check.stories.sources import Voice

# Ends at one number, in the order of the line: open intervals end there, closed ones begin and end, open ones begin.
OPEN_END, CLOSED_BEGIN, CLOSED_END, OPEN_BEGIN = range(4)


def majority(voices: Sequence[Voice]) -> tuple[list[Voice], list[Voice]]:
    """Part voices into the most that share one number, by their digits, and the rest; of several the lowest number.

    Sorts the ends and passes over them once. The digits of every voice leave an interval with two ends.
    """
    events: list[tuple[Fraction, int, int]] = []
    for voice in voices:
        interval = voice.placed.nominal
        low, high = ends(interval)
        events.append((low, CLOSED_BEGIN if interval.low_closed else OPEN_BEGIN, 1))
        events.append((high, CLOSED_END if interval.high_closed else OPEN_END, -1))
    events.sort()
    now = most = 0
    value, rank = events[0][:2]
    for at, kind, step in events:
        now += step
        if now > most:
            most, value, rank = now, at, kind
    covers = [_covers(voice.placed.nominal, value, above=rank == OPEN_BEGIN) for voice in voices]
    main = [voice for voice, inside in zip(voices, covers, strict=True) if inside]
    return main, [voice for voice, inside in zip(voices, covers, strict=True) if not inside]


def ends(interval: Interval) -> tuple[Fraction, Fraction]:
    """Give both ends of an interval that has them."""
    assert interval.low is not None
    assert interval.high is not None
    return interval.low, interval.high


def _covers(interval: Interval, value: Fraction, *, above: bool) -> bool:
    """Tell whether a number, or what lies right above it, is in an interval."""
    low, high = ends(interval)
    return low <= value < high if above else interval.contains(value)
