"""The check of steps: how far something moved, the level it moved to, and the level or the percentage that tells both.

"Fell 49 points, or 0.8%, to 6,076" has the level before in it; "rose seven basis points to 4.38% from 4.31%" prints it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtally.check.additive.tally import span_of
from claimtally.check.change.bases import of_another_time
from claimtally.check.change.changes import is_plain
from claimtally.check.numbers.levels import brought_to, conversion_between, is_positive, middle
from claimtally.check.numbers.loose import read_cut_off
from claimtally.check.numbers.notation import figure, printed
from claimtally.check.ties.expression import Operation, difference, of, percent, quotient, sum_of
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.phrases import Reading, readings
from claimtally.check.words.slot import numbered, quantity
from claimtally.model import Article, Claim

ID = "steps"


def check_steps(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute a step against the levels before and after it, or against the percentage that it is."""
    numbers = numbered(claims)
    for reading in readings(article, numbers, "step_share"):
        yield from _share_of_before(article, reading)
    for reading in readings(article, numbers, "step"):
        yield from _between_levels(article, reading)


def _share_of_before(article: Article, reading: Reading) -> Iterator[Tied]:
    now, step, change = (reading.numbers[slot] for slot in ("now", "step", "change"))
    way = reading.way or quantity(step).direction or quantity(change).direction
    if way is None or conversion_between(step, now) is None or not is_positive(now) or not is_positive(step):
        return
    if not is_plain(reading.words()) or middle(step, now) >= middle(now, now):
        return
    moved = brought_to(read_cut_off(step), now)
    before = difference(of(now), moved) if way == "up" else sum_of((of(now), moved))
    judgement = judge(Tie(ID, quotient(moved, before), "=", percent(read_cut_off(change))))
    low, high = middle(step, now), middle(now, now)
    share = figure(round(100 * low / (high - low if way == "up" else high + low), 2), "%", "share")
    told = (
        f"A {'rise' if way == 'up' else 'fall'} of {printed(step)} to {printed(now)} is one of {share}, "
        f"{'as' if judgement.verdict == 'holds' else 'not'} the {printed(change)} that is printed."
    )
    yield tied(article, judgement, told)


def _between_levels(article: Article, reading: Reading) -> Iterator[Tied]:
    then, now, step = (reading.numbers[slot] for slot in ("then", "now", "step"))
    way = reading.way or quantity(step).direction
    fits = conversion_between(step, now) is not None and conversion_between(then, now) is not None
    if way is None or not fits or not is_plain(reading.words()) or not _is_step(step):
        return
    if of_another_time(article, step, then):
        return
    before = brought_to(then, now)
    made = Operation(before, "+" if way == "up" else "−", brought_to(step, now))
    judgement = judge(Tie(ID, made, "=", of(now)))
    if judgement.verdict == "fails" and (middle(now, now) >= middle(then, now)) != (way == "up"):
        return  # the step of one move and the levels of another, more often than an error
    makes = f"{printed(then)} and a {'rise' if way == 'up' else 'fall'} of {printed(step)} make"
    told = (
        f"{makes} {printed(now)}{judgement.rounding}."
        if judgement.verdict == "holds"
        else f"{makes} {span_of(judgement.left, now)}, but the article says {printed(now)}."
    )
    yield tied(article, judgement, told)


def _is_step(step: Claim) -> bool:
    """Tell whether a number can be a step: a percentage leaves open what it is a share of."""
    return quantity(step).unit != "%" and is_positive(step)
