"""Verdicts on a claim against the facts of its slot: supported, refuted, or out of date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from claimtally.check.facts.periods import Period, period_of
from claimtally.check.numbers.interval import Interval
from claimtally.check.numbers.units import commensurable
from claimtally.check.stories.figures import nominal, stated
from claimtally.check.stories.times import anchored, day_of
from claimtally.check.words.slot import firmness, quantity
from claimtally.model import Claim, Fact
from claimtally.model.vocabulary import FactVerdict, Frame

CURRENT = 31  # days between a fact and an article within which a figure is taken not to have moved
FLOWS: tuple[Frame, ...] = ("earnings", "spending", "change")  # figures of a period, not of a day


@dataclass(frozen=True, slots=True)
class Match:
    """A claim against one fact of its slot, the fact's number brought to the claim's unit."""

    claim: Claim
    fact: Fact

    @property
    def meets(self) -> bool:
        """Tell whether the two can be one number, bounds included."""
        return Interval.of(quantity(self.claim)).meets(self._brought(Interval.of(self.fact.quantity)))

    @property
    def by_digits(self) -> bool:
        """Tell whether they can be by the claim's digits alone: "up to $20bn" is not proved by a billion."""
        return nominal(quantity(self.claim)).meets(self._brought(Interval.of(self.fact.quantity)))

    @property
    def even(self) -> bool:
        """Tell whether the printed numbers are the same."""
        return stated(quantity(self.claim)) == self._brought(stated(self.fact.quantity))

    @property
    def tolerance(self) -> Fraction:
        """Give what the digits of the coarser number leave open to each side, in the claim's unit."""
        both = (nominal(quantity(self.claim)), self._brought(nominal(self.fact.quantity)))
        return max((each.high - each.low) / 2 for each in both if each.high is not None and each.low is not None)

    def _brought(self, interval: Interval) -> Interval:
        way = commensurable(self.fact.quantity, quantity(self.claim))
        return interval if way is None else way.apply(interval)


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on a claim, with the fact that it rests on; `newer` is a fact that took its place."""

    verdict: FactVerdict
    match: Match
    newer: Fact | None = None


def judge(claim: Claim, time: str | None, published: str | None, facts: Sequence[Fact]) -> Judged | None:
    """Give the verdict on a claim whose slot the facts are about; None where the words or dates leave it open.

    A claim that tells its time is held against the facts of that time; one that does not, against those of the month
    before its article. What is only possible can be supported, never refuted, and so can a forecast for a time.
    """
    matches = [Match(claim, fact) for fact in facts]
    now = [match for match in matches if _current(claim, time, published, match.fact)]
    if now:
        return _against_current(claim, time, now, [match for match in matches if match not in now])
    if anchored(time) or not matches:
        return None  # facts of other times say nothing of a figure that tells its own
    nearest = min(matches, key=lambda match: _distance(published, match.fact))
    if nearest.meets:
        return Judged("supported", nearest) if nearest.by_digits else None
    return Judged("out of date", nearest) if firmness(claim) == 0 else None


def _against_current(claim: Claim, time: str | None, now: Sequence[Match], then: Sequence[Match]) -> Judged | None:
    meeting = [match for match in now if match.meets]
    if meeting:
        return Judged("supported", meeting[0]) if meeting[0].by_digits else None
    if firmness(claim) > (0 if anchored(time) else 1):
        return None
    latest = max(now, key=lambda match: match.fact.as_of or "")
    older = [match for match in then if match.meets and (match.fact.as_of or "") < (latest.fact.as_of or "")]
    if older:
        return Judged("out of date", max(older, key=lambda match: match.fact.as_of or ""), latest.fact)
    return Judged("refuted", latest)


def _current(claim: Claim, time: str | None, published: str | None, fact: Fact) -> bool:
    """Tell whether a fact is of the claim's time; one without a date is of any time."""
    given = period_of(fact.as_of)
    if given is None:
        return not anchored(time)
    if anchored(time):
        told = period_of(time)
        return told is not None and _of_one_time(claim, told, given)
    day = day_of(published)
    # A figure of a later day may have moved since the article; one of an earlier day is taken to stand for a month.
    recent = day is not None and given.first <= day and given.days_from(day) <= CURRENT
    return recent and claim.frame not in FLOWS


def _of_one_time(claim: Claim, told: Period, given: Period) -> bool:
    """Tell whether a period that a claim tells is that of a fact; a level of one day is that of the period it ends."""
    if told == given:
        return True
    return claim.frame not in FLOWS and (
        (given.is_day and told.contains(given.last)) or (told.is_day and given.contains(told.last))
    )


def _distance(published: str | None, fact: Fact) -> tuple[int, str]:
    day, given = day_of(published), period_of(fact.as_of)
    if day is None or given is None:
        return (date.max - date.min).days, fact.place
    return given.days_from(day), fact.place
