"""Derivations of moves: the level before a percentage where nobody prints it, and how far it is between two levels.

A reader of "shares rose 6.3% to $148.20" gains the $139.42 from which they rose; a reader of "fell from $47 billion to
$8 billion" the 83% that it is. Derived only for what is told as a fact, and where no printed number says it already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimtally.check.change.changes import is_plain, moved_by, moves
from claimtally.check.numbers.amount import claimed, precision
from claimtally.check.numbers.derived import decimal
from claimtally.check.numbers.interval import Interval
from claimtally.check.numbers.levels import brought_to, conversion_between, is_positive, middle
from claimtally.check.numbers.notation import MINUS, figure, printed
from claimtally.check.ties.expression import (
    ONE,
    Expression,
    Unknown,
    difference,
    of,
    percent,
    product_of,
    sum_of,
)
from claimtally.check.ties.tie import Tie
from claimtally.check.ties.tied import Tied
from claimtally.check.words.cues import holds_cue
from claimtally.check.words.phrases import readings
from claimtally.check.words.place import before, in_headline
from claimtally.check.words.slot import firmness, numbered, quantity
from claimtally.model import Article, Claim, DerivedClaim, Finding, Quantity
from claimtally.model.vocabulary import Direction, Role

ID = "earlier"
LEAST = Fraction(1, 2)  # a move between two levels that is smaller than by half is seen without arithmetic


def check_earlier(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Derive the level before "rose 6.3% to $148.20", and the fall in "from $47 billion to $8 billion"."""
    numbers = [claim for claim in numbered(claims) if not in_headline(article, claim)]
    known = {move.change.id for move in moves(article, numbers)}
    for reading in readings(article, numbers, "step_share"):
        known.add(reading.numbers["change"].id)
    for reading in readings(article, numbers, "prior"):
        now, change = reading.numbers["now"], reading.numbers["change"]
        way = reading.way or quantity(change).direction
        if way is not None and change.id not in known and _is_alone(numbers, now, change):
            known.add(change.id)
            yield from _level_before(article, now, change, way)
    for reading in readings(article, numbers, "levels"):
        then, now = reading.numbers["then"], reading.numbers["now"]
        if not _told_the_other_way(article, then, now):
            yield from _distance(article, numbers, then, now)


def _is_alone(numbers: Sequence[Claim], now: Claim, change: Claim) -> bool:
    """Tell whether a level and its percentage are told as facts, exactly, and no other level stands in the sentence."""
    if firmness(now) or firmness(change) or quantity(change).bound != "=" or quantity(now).bound not in ("=", "~"):
        return False
    others = [
        claim for claim in numbers if claim.quote.start == now.quote.start and claim.id not in (now.id, change.id)
    ]
    rival = any(conversion_between(claim, now) is not None or quantity(claim).unit == "%" for claim in others)
    plain = (
        is_plain(now.quote.text.split(";")[0])
        and is_positive(now)
        and quantity(now).stated[0] == quantity(now).stated[1]
    )
    return plain and not rival


def _level_before(article: Article, now: Claim, change: Claim, way: Direction) -> Iterator[Tied]:
    share = percent(change)
    factor: Expression = sum_of((ONE, share)) if way == "up" else difference(ONE, share)
    part = share.conversion.apply(claimed(change))
    grown = Interval.point(1) + part if way == "up" else Interval.point(1) - part
    left = claimed(now) / grown
    if left.low is None or left.high is None or left.low <= 0:
        return
    size = Fraction(quantity(change).stated[0]) / 100
    exact = Fraction(quantity(now).stated[0]) / (1 + size if way == "up" else 1 - size)
    prior = _rounded(exact, now)
    shown = _figure(prior, now)
    sign = "+" if way == "up" else MINUS
    move = f"A {'rise' if way == 'up' else 'fall'} of {printed(change)} to {printed(now)}"
    told = f"{move} means that it was {shown} before."
    equation = f"{printed(now)} / (1 {sign} {printed(change)}) = {shown}"
    tie = Tie(ID, product_of((Unknown(f"before {now.id}"), factor)), "=", of(now))
    derived = _derived(now, prior, Interval(left.low, left.high), "prior")
    premises = tuple(claim.id for claim in sorted((now, change), key=lambda claim: claim.mention.start))
    yield Tied(tie, Finding.of(article.id, ID, "holds", premises, told, equation=equation, derived=derived))


def _told_the_other_way(article: Article, then: Claim, now: Claim) -> bool:
    """Tell whether the words have a rise fall or a fall rise, which `directions` finds."""
    first = min(then, now, key=lambda claim: claim.mention.start)
    ahead = before(article, first)
    ups, downs = holds_cue("rising", ahead), holds_cue("falling", ahead)
    if ups == downs or conversion_between(then, now) is None:
        return False
    return (middle(now, now) > middle(then, now)) != ups


def _distance(article: Article, numbers: Sequence[Claim], then: Claim, now: Claim) -> Iterator[Tied]:
    fit = conversion_between(then, now) is not None and is_positive(then) and is_positive(now)
    if not fit or firmness(now) or holds_cue("other_basis", now.quote.text):
        return
    told_already = any(
        claim.quote.start == now.quote.start and quantity(claim).dimension in ("share", "multiple") for claim in numbers
    )
    level, prior = middle(now, now), middle(then, now)
    if told_already or abs(level / prior - 1) < LEAST:
        return
    kind, low, high = ("rise", then, now) if level > prior else ("fall", now, then)
    gap = brought_to(high, now).conversion.apply(claimed(high)) - brought_to(low, now).conversion.apply(claimed(low))
    size = abs(Fraction(quantity(now).stated[0]) - Fraction(quantity(then).stated[0]))
    shown = _figure(size, now)
    told = f"From {printed(then)} to {printed(now)} is {moved_by(level, prior)}, by {shown}."
    equation = f"{printed(high)} {MINUS} {printed(low)} = {shown}"
    tie = Tie(ID, difference(of(high), brought_to(low, high)), "=", Unknown(f"{kind} to {now.id}"))
    derived = _derived(now, size, gap, "value")
    premises = tuple(claim.id for claim in sorted((then, now), key=lambda claim: claim.mention.start))
    yield Tied(tie, Finding.of(article.id, ID, "holds", premises, told, equation=equation, derived=derived))


def _rounded(value: Fraction, like: Claim) -> Fraction:
    """Round a number to the last digit that a claim's number prints."""
    digit = precision(like)
    return Fraction(round(value / digit)) * digit if digit else value


def _figure(value: Fraction, like: Claim) -> str:
    return figure(value, quantity(like).unit, quantity(like).dimension)


def _derived(like: Claim, size: Fraction, interval: Interval, role: Role) -> DerivedClaim:
    number = quantity(like)
    low, high = interval.low, interval.high
    made = Quantity(
        stated=(decimal(size), decimal(size)),
        low=None if low is None else min(decimal(low), decimal(size)),
        high=None if high is None else max(decimal(high), decimal(size)),
        low_closed=True,
        high_closed=True,
        bound="=",
        unit=number.unit,
        dimension=number.dimension,
    )
    return DerivedClaim(quantity=made, frame=like.frame, role=role, subject=like.subject, object=like.object)
