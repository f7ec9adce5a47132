"""The check of raises: what a number may be raised to is more than it is, and a bid lies where the words put it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimtally.check.additive.tally import distinct
from claimtally.check.numbers.amount import stated
from claimtally.check.numbers.notation import printed
from claimtally.check.ties.expression import Variable
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied
from claimtally.check.words.cues import holds_cue, pattern, words
from claimtally.check.words.lead import far_apart, lead, like, outsize, positive
from claimtally.check.words.orders import ordered
from claimtally.check.words.place import between, same_sentence
from claimtally.check.words.slot import numbered, quantity
from claimtally.lexicons.forms import alternatives
from claimtally.model import Article, Claim
from claimtally.model.vocabulary import Direction

ID = "raised"
REACH = 170  # characters between what a number is and what it is raised to
AIM = (
    r"(?:\s+(?:that|it|this|them|(?:its|their|the)\s+\w+))?\s+to"
    r"(?:\s+(?:as\s+(?:much|many|high)\s+as|about|around|some|up\s+to))?"
)
BARE = re.compile(r"[\d.,]+")
RAISES: tuple[tuple[str, Direction], ...] = (("rising", "up"), ("falling", "down"))
PRICE_BACK = 60  # characters between a share price and the words "short of the bid"


def check_raised(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute "owns 4.5%, which it may raise to 9.9%", "starts at 9% and rises to 13%", "short of the bid".

    Both numbers of a raise stand in one sentence; a bare number counts what the first one does. A bid is the only price
    a share that a sentence about a takeover names.
    """
    numbers = numbered(claims)
    for goal in numbers:
        way = _way(article, numbers, goal)
        base = _base(article, numbers, goal) if way is not None else None
        if way is not None and base is not None:
            yield _judged(article, base, goal, way)
    yield from _bids(article, numbers)


def _way(article: Article, numbers: Sequence[Claim], goal: Claim) -> Direction | None:
    """Give the way in which the words right before a number lead to it: "raise that to"."""
    words = lead(article, numbers, goal)
    for kind, way in RAISES:
        if _ends(kind).search(words):
            return way
    return None


@cache
def _ends(kind: str) -> re.Pattern[str]:
    return re.compile(rf"{pattern(kind).pattern}{AIM}\s*$", re.IGNORECASE)


def _base(article: Article, numbers: Sequence[Claim], goal: Claim) -> Claim | None:
    """Give the number that is raised: one that starts, or that a pronoun behind the verb takes up."""
    levels = [
        claim
        for claim in numbers
        if same_sentence(claim, goal)
        and claim.mention.end <= goal.mention.start
        and quantity(claim).direction is None
        and claim.role != "prior"
        and _comparable(claim, goal) is not None
    ]
    if not levels:
        return None
    base = levels[-1]
    link = between(article, base, goal)
    ahead = article.text[base.quote.start : base.mention.start]
    pronoun = holds_cue("raised_pronoun", link) and ";" not in link
    starts = _starting().search(ahead) is not None
    if len(link) > REACH or not (pronoun or starts) or _outsize(base, goal):
        return None
    return base


@cache
def _starting() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(words('starting'))}\s+(?:at|with)\s+(?:\w+\s+)?$", re.IGNORECASE)


def _comparable(base: Claim, goal: Claim) -> Variable | None:
    """Give the goal in the unit of the base; a bare number has none of its own."""
    return Variable(goal) if BARE.fullmatch(goal.mention.text) else like(goal, base)


def _outsize(base: Claim, goal: Claim) -> bool:
    """Tell whether a goal is too far from a base for one raise; both above zero."""
    if not (positive(base) and positive(goal)):
        return True
    if BARE.fullmatch(goal.mention.text):
        return far_apart(stated(base).high, stated(goal).high)
    return outsize(goal, base)


def _judged(article: Article, base: Claim, goal: Claim, way: Direction) -> Tied:
    left = _comparable(base, goal)
    assert left is not None
    judgement = judge(Tie(ID, left, ">" if way == "up" else "<", Variable(base)))
    side = "above" if way == "up" else "below"
    if judgement.verdict == "holds":
        told = f"{printed(goal)} is {side} {printed(base)}, from which the article has it move."
    else:
        told = f"The article has {printed(base)} move {way} to {printed(goal)}, which is not {side} it."
    return ordered(article, judgement, told)


def _bids(article: Article, numbers: Sequence[Claim]) -> Iterator[Tied]:
    prices = [c for c in numbers if quantity(c).unit.endswith("/share")]
    bids = [c for c in prices if holds_cue("bidding", c.quote.text) and c.role != "prior"]
    for kind, below in (("short_of_bid", True), ("above_bid", False)):
        for found in pattern(kind).finditer(article.text):
            before = [
                c for c in prices if c.quote.start <= found.start() <= c.quote.end and c.mention.end <= found.start()
            ]
            offers = [
                c for c in bids if before and not same_sentence(c, before[-1]) and like(before[-1], c) is not None
            ]
            if not before or len(distinct(offers)) != 1 or found.start() - before[-1].mention.end > PRICE_BACK:
                continue
            yield _bid(article, before[-1], offers[0], below=below)


def _bid(article: Article, price: Claim, offer: Claim, *, below: bool) -> Tied:
    judgement = judge(Tie(ID, Variable(price), "<" if below else ">", Variable(offer)))
    side = "below" if below else "above"
    if judgement.verdict == "holds":
        told = f"The share price, {printed(price)}, is {side} the bid of {printed(offer)}, as the article says."
    else:
        told = f"The article puts the share price, {printed(price)}, {side} the bid, which is {printed(offer)}."
    return ordered(article, judgement, told)
