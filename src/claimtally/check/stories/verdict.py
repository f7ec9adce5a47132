"""Verdicts: do the figures of a slot agree, has one been updated, does one stand out, or do they differ?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from claimtally.check.numbers.interval import Interval
from claimtally.check.stories.evidence import KnownNumbers, made_up, prints, related, revises, words_of
from claimtally.check.stories.figures import Placed
from claimtally.check.stories.grouping import common
from claimtally.check.stories.sources import Voice
from claimtally.check.stories.sweep import majority
from claimtally.model.vocabulary import SlotVerdict

MOST_ASKED = 3  # main articles of which sums are made: one that prints the parts is enough


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict on a slot and the voices it rests on.

    `main` are those that agree, most of them or the latest; `others` those that differ. `sure` is false where both may
    be right: without dates, told by other people, a number cut off instead of rounded. `revised` tells that a later
    article says itself that the figure has changed.
    """

    verdict: SlotVerdict
    main: tuple[Voice, ...]
    others: tuple[Voice, ...] = ()
    sure: bool = True
    revised: bool = False

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Give all voices in the order of publication."""
        return tuple(sorted((*self.main, *self.others), key=lambda voice: voice.placed.figure.order))


def judge(voices: Sequence[Voice]) -> Outcome | None:
    """Give the outcome for the voices of a slot in the order of publication; None where nothing can be said.

    Sorts, sweeps and looks up: n log n comparisons of intervals for n voices, whatever they say.
    """
    if len(voices) < 2:
        return None
    updated = _updated(voices)
    if updated is not None:
        return updated
    main, rest = majority(voices)
    meeting = common(voice.placed.claimed for voice in main)
    if meeting is None:
        return None
    others = _of_this_matter(main, rest, meeting)
    if not others:
        return Outcome("agree", tuple(main)) if len({voice.source for voice in main}) > 1 else None
    if all(revises(voice, meeting) for voice in others):
        return Outcome("updated", tuple(main), tuple(others), revised=True)
    return _contested(main, others, meeting)


def _contested(main: Sequence[Voice], others: Sequence[Voice], meeting: Interval) -> Outcome:
    certain = _certain(main, others)
    if len(others) == 1 and len({voice.source for voice in main}) > 1:
        alone = others[0].placed.nominal
        if not any(voice.placed.nominal.meets(alone) for voice in main):
            return Outcome("outlier", tuple(main), tuple(others), certain)
        certain = False
    at_once = [voice for voice in others if not revises(voice, meeting)]
    return Outcome("differ", tuple(main), tuple(others), certain and _one_day(main, at_once))


def _of_this_matter(main: Sequence[Voice], others: Sequence[Voice], meeting: Interval) -> list[Voice]:
    """Leave out voices that fit by an open bound, and those whose number is about something else.

    That is so where the article prints the main number as well, or one of the main articles this number, or where two
    of its numbers of the frame make up the main one; and where their sentences have too few words in common.
    """
    known, words = KnownNumbers(main), words_of(main)
    apart = [voice for voice in others if not voice.placed.claimed.meets(meeting) and related(voice, words)]
    return [
        voice
        for voice in apart
        if revises(voice, meeting)
        or not (prints(voice, meeting) or _sums(main, voice, meeting) or known.have(voice.placed.figure))
    ]


def _sums(main: Sequence[Voice], voice: Voice, meeting: Interval) -> bool:
    """Tell whether numbers of a voice's article make up the main one, or those of a main article the voice's."""
    wanted = voice.placed.claimed
    return made_up(voice, meeting) or any(made_up(one, wanted) for one in main[:MOST_ASKED])


def _updated(voices: Sequence[Voice]) -> Outcome | None:
    """Tell whether the figures of later days take the place of those of earlier days, each day with one figure."""
    days: dict[date, list[Voice]] = defaultdict(list)
    for voice in voices:
        if (day := voice.placed.figure.outlet.day) is None:
            return None
        days[day].append(voice)
    phases = _phases([days[day] for day in sorted(days)])
    if len(phases) < 2 or not _apart(phases):
        return None
    for before, after in pairwise(phases):
        words = words_of(before)
        if not all(related(voice, words) for voice in after):
            return None
    revised = any(_tells_of_change(voice, before) for before, after in pairwise(phases) for voice in after)
    older = [voice for phase in phases[:-1] for voice in phase]
    return Outcome("updated", tuple(phases[-1]), tuple(older), revised=revised)


def _phases(days: Sequence[Sequence[Voice]]) -> list[list[Voice]]:
    """Give the days whose figures are one number, together; none where the figures of a day differ."""
    phases: list[list[Voice]] = []
    meeting: Interval | None = None
    for day in days:
        now = common(voice.placed.nominal for voice in day)
        if now is None:
            return []
        met = None if meeting is None else common((meeting, now))
        if met is None:
            phases.append([])
        phases[-1] += day
        meeting = met or now
    return phases


def _apart(phases: Sequence[Sequence[Voice]]) -> bool:
    """Tell whether no two phases have a number in common: a figure that comes back was never replaced."""
    spans = [common(voice.placed.claimed for voice in phase) for phase in phases]
    known = sorted((span for span in spans if span is not None), key=lambda s: (s.low is not None, s.low or 0))
    return len(known) == len(spans) and not any(a.meets(b) for a, b in pairwise(known))


def _tells_of_change(voice: Voice, before: Sequence[Voice]) -> bool:
    if voice.placed.figure.revises:
        return True
    meeting = common(one.placed.stated for one in before)
    return meeting is not None and prints(voice, meeting)


def _one_day(main: Sequence[Voice], others: Sequence[Voice]) -> bool:
    days = {voice.placed.figure.outlet.day for voice in (*main, *others)}
    return len(days) == 1 and None not in days


def _certain(main: Sequence[Voice], others: Sequence[Voice]) -> bool:
    """Tell whether only one of two figures can be right: not told by different people, not merely cut off."""
    tellers = {voice.placed.figure.told_by for voice in (*main, *others)} - {None}
    return len(tellers) < 2 and not any(_cut_off(main[0].placed, voice.placed) for voice in others)


def _cut_off(a: Placed, b: Placed) -> bool:
    """Tell whether two numbers are less than one unit of the coarser one's last digit apart."""
    wide = max(a.width or Fraction(0), b.width or Fraction(0))
    apart = (b.stated + -a.stated).low
    return apart is not None and abs(apart) < wide
