"""Frames of what is ordered and leased by its power or mass: "212MW of new leases", "its backlog reached 50 GW"."""

from __future__ import annotations

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frames.triggers import FrameDecision
from claimtally.syntax import tree

SOLD = frozenset({"lease", "order", "contract", "booking", "reservation"})
ORDERED = frozenset({"backlog", "book", "reservation", "booking"})
SUPPLIED = frozenset({"contract", "agreement", "deal", "letter"})


def by_backlog(ctx: ClaimContext) -> FrameDecision | None:
    """Power, energy or mass that is ordered, leased or in a backlog is of the contract, no capacity of a plant."""
    if ctx.quantity is None or ctx.dimension not in ("power", "energy", "mass"):
        return None
    sold = tree.complement(ctx.anchor, "of")
    if sold is not None and sold.lemma_.lower() in SOLD:
        return FrameDecision("contract", sold)
    subject = tree.subject_of(ctx.predicate) if ctx.predicate is not None else None
    held = [subject, *ctx.nouns[:2]]
    for noun in held:
        if noun is not None and not ctx.holds(noun) and noun.lemma_.lower() in ORDERED:
            return FrameDecision("contract", noun)
    if ctx.dimension != "power":
        for noun in ctx.nouns[:2]:
            for_it = ctx.anchor.dep_ == "pobj" and ctx.anchor.head.lower_ == "for" and ctx.anchor.head.head == noun
            if for_it and noun.lemma_.lower() in SUPPLIED:
                return FrameDecision("contract", noun)  # "signed contracts for 6.5 GWh"
    return None
