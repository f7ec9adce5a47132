"""Frames of numbers of shares: what somebody holds of another one is a stake, what a company sells raises money."""

from __future__ import annotations

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frames.triggers import FrameDecision
from claimtally.lexicons.words import words
from claimtally.syntax import tree

HOLDING = frozenset({"own", "hold", "control", "keep", "retain"})
ISSUING = frozenset({"sell", "offer", "issue", "float"})


def by_holding(ctx: ClaimContext) -> FrameDecision | None:
    """So many shares that somebody holds or buys are a stake; those that a company sells of itself raise money."""
    verb = ctx.predicate
    if ctx.quantity is None or ctx.quantity.unit != "share" or ctx.quantity.direction is not None or verb is None:
        return None
    if ctx.anchor.dep_ == "pobj" and ctx.anchor.head.lower_ == "of":
        return FrameDecision("count")  # "4 million of Orlen's 13 million shares": how many there are
    if any(t.lower_ == "back" for t in verb.children) or any(t.lemma_ == "stake" for t in ctx.sentence):
        return None  # "bought back 3 million shares", "sold 3 million shares, cutting its stake"
    if verb.lemma_ in HOLDING or (verb.lemma_ in words("buying") and not _are_own(ctx)):
        return FrameDecision("share", verb)
    if verb.lemma_ in ISSUING and _is_sold_by_company(ctx) and not _names_company(ctx):
        return FrameDecision("financing", verb)
    return None


def _is_sold_by_company(ctx: ClaimContext) -> bool:
    """Tell whether a company is the one who sells: people sell what they hold of it."""
    subject = tree.subject_of(ctx.predicate) if ctx.predicate is not None else None
    entity = ctx.story.resolver.party(subject) if subject is not None else None
    return entity is not None and entity.kind == "organisation"


def _are_own(ctx: ClaimContext) -> bool:
    """Tell whether a company deals in its own shares ("3.2 million of its shares")."""
    return any(t.lower_ in ("its", "their") for t in ctx.doc[ctx.tokens.start : ctx.tokens.end])


def _names_company(ctx: ClaimContext) -> bool:
    """Tell whether the shares are those of a company that is named with them ("12 million Orlen shares")."""
    beside = [t for noun in (ctx.anchor, *ctx.nouns[:1]) for t in tree.children(noun, "compound", "poss", "nmod")]
    of = tree.complement(ctx.anchor, "of", "in")
    named = (ctx.story.entities.at(t.idx) for t in (*beside, *([of] if of is not None else [])))
    return any(found is not None for found in named)
