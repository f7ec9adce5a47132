"""Frames of sales and profit: sums and moves that only what moves, is foreseen or is made shows to be earned."""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frames.triggers import FrameDecision
from claimtally.lexicons.frames import frame_triggers
from claimtally.lexicons.names import name_words
from claimtally.lexicons.words import words
from claimtally.syntax import tree

CLOSE = 60  # characters between an amount and the move that is told of it behind a dash or comma
BESIDE_IT = re.compile(r"(?:,| -| –|—)\s*(?:an?|its|the)?\s*$")


def moves_earnings(ctx: ClaimContext, trigger: Token) -> bool:
    """Tell whether a move is one of sales or profit: "an 80% increase over net income", "in revenue - a 9% rise"."""
    moved = tree.complement(trigger, "over", "in", "on", "of")
    if moved is not None and moved.lemma_.lower() not in words("spell"):
        return _is_earned(moved)
    last = ctx.earlier[-1] if ctx.earlier else None
    if last is None or last.frame != "earnings" or last.quote.start != ctx.sentence.start_char:
        return False
    between = ctx.text[last.mention.end : ctx.mention.start]
    return len(between) <= CLOSE and BESIDE_IT.search(between) is not None


def by_made(ctx: ClaimContext) -> FrameDecision | None:
    """A sum that somebody makes, and nothing more is said of it, is profit: "last year it made £91m"."""
    verb = ctx.predicate
    made = verb is not None and verb.lemma_ == "make" and ctx.anchor.dep_ == "dobj" and ctx.anchor.head == verb
    return FrameDecision("earnings", verb) if made and ctx.dimension == "money" else None


def is_segment(subject: Token | None) -> bool:
    """Tell whether a part of a company acts: "the cloud unit", "the segment"."""
    return subject is not None and subject.lemma_.lower() in name_words("unit_noun") | words("segment")


def by_outlook(ctx: ClaimContext) -> FrameDecision | None:
    """A level that a forecast for sales or profit is moved to is one of these: "raised its forecast for revenue to"."""
    foreseen = tree.foreseen(ctx.predicate) if ctx.predicate is not None and _is_level(ctx) else None
    return FrameDecision("earnings", foreseen) if foreseen is not None and _is_earned(foreseen) else None


def by_growth(ctx: ClaimContext) -> FrameDecision | None:
    """What a company or a unit of one grew or shrank to is its sales: "the cloud unit grew 31% to $3 billion"."""
    verb = ctx.predicate
    if verb is None or not _is_level(ctx) or verb.lemma_ not in words("growing"):
        return None
    subject = tree.subject_of(verb)
    if subject is None:
        return None
    found = ctx.story.entities.at(subject.idx)
    body = found is not None and found[0].kind == "organisation"
    return FrameDecision("earnings", verb) if body or is_segment(subject) else None


def _is_level(ctx: ClaimContext) -> bool:
    return ctx.dimension == "money" and ctx.before(1) in (["to"], ["from"])


def _is_earned(noun: Token) -> bool:
    rows = frame_triggers().get(("noun", noun.lemma_.lower()), ()) or frame_triggers().get(("noun", noun.lower_), ())
    return any(row.frame == "earnings" for row in rows)
