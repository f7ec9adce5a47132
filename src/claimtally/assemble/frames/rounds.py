"""Frames told by words in a row: what a startup has taken in so far, what one company is bought for."""

from __future__ import annotations

import re
from functools import cache

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frames.triggers import FrameDecision
from claimtally.assemble.headlines import bought
from claimtally.lexicons.forms import alternatives
from claimtally.lexicons.words import words


@cache
def _so_far() -> re.Pattern[str]:
    since = r"since (?:it|its|he|she|they|being)\b"
    return re.compile(rf"\b(?:{alternatives(words('so_far'))}|{since})", re.IGNORECASE)


def by_taken_in(ctx: ClaimContext) -> FrameDecision | None:
    """What who raises money has taken in so far is raised: "has now pulled in $2 billion since it was founded"."""
    verb = ctx.predicate
    if verb is None or verb.lemma_ not in words("taking_in") or ctx.dimension != "money":
        return None
    told = any(claim.frame == "financing" for claim in ctx.earlier)
    particle = any(t.lower_ == "in" and t.i == verb.i + 1 for t in verb.children)
    whole = _so_far().search(ctx.sentence.text) is not None and not words("measure") & {t.lemma_ for t in ctx.sentence}
    return FrameDecision("financing", verb) if told and particle and whole else None


def by_bought(ctx: ClaimContext) -> FrameDecision | None:
    """A sum for which a company is bought, by the words before it, is the price of a takeover."""
    return FrameDecision("acquisition") if bought(ctx) is not None else None
