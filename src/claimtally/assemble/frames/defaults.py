"""Frames by dimension: what a number is of where no word around it says so, and what has no number."""

from __future__ import annotations

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frames.triggers import FrameDecision
from claimtally.lexicons.frames import default_frame, frame_triggers
from claimtally.lexicons.words import words
from claimtally.model.vocabulary import Frame
from claimtally.syntax import tree

PRICE_REACH = 6  # tokens behind "above" in which its price stands


def by_dimension(ctx: ClaimContext) -> FrameDecision | None:
    """Without any word that speaks of a frame the dimension decides; so many chips a year are chips."""
    unit = ctx.quantity.unit if ctx.quantity is not None else ""
    counted = unit.partition("/")[0]
    if ctx.dimension == "rate" and any(r.frame == "hardware" for r in frame_triggers().get(("noun", counted), ())):
        return FrameDecision("hardware")
    if ctx.dimension == "money" and unit.endswith("/hour"):
        return FrameDecision("price")  # "could be had for less than $2 an hour"
    if ctx.dimension == "money" and _moves_without_spending(ctx):
        return FrameDecision("change")
    if unit == "%" and (frame := _of_percent(ctx)) is not None:
        return FrameDecision(frame)
    gives = unit == "%" and ctx.predicate is not None and ctx.predicate.lemma_ in words("contributing")
    if gives and not words("apart") & set(ctx.after(1)):
        return FrameDecision("share")  # "contributes 22 percent"
    return FrameDecision(default_frame(ctx.dimension))


def _of_percent(ctx: ClaimContext) -> Frame | None:
    """Give what a percentage that is no move is of: a price, a load, or a part of something that somebody has."""
    behind = ctx.after(1)
    if words("dearness") & set(behind) or (behind == ["more"] and "expensive" in ctx.after(2)):
        return "price"  # "about 12% cheaper"
    if behind in (["above"], ["below"]) and _beside_price(ctx):
        return "price"  # "at $46 per MWh, some 10% above comparable contracts", "31% above its closing price"
    if ctx.quantity is None or ctx.quantity.direction is not None:
        return None
    if words("load_noun") & set(behind):
        return "capacity"  # "ran at 58% utilization"
    fraction = bool(words("fraction") & {w for word in ctx.within() for w in word.split("-")})
    verb = ctx.predicate
    has = verb is not None and verb.lemma_ in words("having_part") and ctx.anchor in tree.children(verb, "dobj", "dep")
    holder = ctx.before(1) == ["with"] and ctx.earlier and ctx.anchor.dep_ == "pobj"
    return "share" if fraction or has or holder else None


def _beside_price(ctx: ClaimContext) -> bool:
    """Tell whether a percentage says how far a price is from another one."""
    last = ctx.earlier[-1] if ctx.earlier else None
    here = last is not None and last.frame == "price" and last.quote.start >= ctx.sentence.start_char
    what = ctx.doc[ctx.tokens.end : min(ctx.tokens.end + PRICE_REACH, ctx.sentence.end)]
    return here or any(t.lemma_.lower() == "price" for t in what)


def _moves_without_spending(ctx: ClaimContext) -> bool:
    """Tell whether a sum is how far something moves that is no cost: "reserves fell by $41 billion"."""
    subject = tree.subject_of(ctx.predicate) if ctx.predicate is not None else None
    if ctx.quantity is None or ctx.quantity.direction is None or subject is None or ctx.holds(subject):
        return False
    return subject.pos_ == "NOUN" and subject.lemma_.lower() not in words("costing")


def by_product(ctx: ClaimContext) -> FrameDecision | None:
    """A claim about product words without a number is about hardware."""
    return FrameDecision("hardware", ctx.anchor) if ctx.quantity is None else None
