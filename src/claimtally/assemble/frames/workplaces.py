"""Frames of people who work somewhere: they are its staff."""

from __future__ import annotations

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frames.triggers import FrameDecision
from claimtally.syntax import tree


def by_workplace(ctx: ClaimContext) -> FrameDecision | None:
    """People who work somewhere: "its office in Leeds, where 280 people work"."""
    verb = ctx.predicate
    if ctx.dimension != "count" or verb is None or verb.lemma_ != "work" or not ctx.nouns:
        return None
    if verb.dep_ != "relcl" or not any(t.lower_ == "where" for t in verb.lefts):
        return None
    people = ctx.nouns[0].lemma_.lower() in ("people", "person")
    return FrameDecision("workforce", verb) if people and ctx.nouns[0].dep_ in tree.SUBJECTS else None
