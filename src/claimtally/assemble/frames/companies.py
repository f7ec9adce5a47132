"""Frames of what companies do under their names: they rise on the exchange, and a sum is one of their sales."""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frames.triggers import FrameDecision
from claimtally.lexicons.words import words
from claimtally.syntax import tree

# Behind a sum: it is that of somebody's sales.
OF_SALES = re.compile(
    r"(?:,? or [\w. ]{1,14}(?:%| percent| per cent),?)? of (?:its|their|the|total|all)\b(?: [\w'’-]+){0,3}?"
    r" (?:sales|revenues?|turnover)\b"
)


def by_company_move(ctx: ClaimContext) -> FrameDecision | None:
    """A company that itself rises or falls by a percentage does so on the stock exchange: "TSMC rose 4.9%"."""
    verb = ctx.predicate
    if verb is None or ctx.quantity is None or ctx.quantity.unit != "%" or verb.lemma_ not in words("share_move"):
        return None
    subject = next(iter(tree.children(verb, "nsubj")), None)
    found = ctx.story.entities.at(subject.idx) if subject is not None else None
    if found is None or found[0].kind != "organisation" or ctx.anchor.head not in (verb, verb.head):
        return None
    measured = any(t.lower_ in ("in", "of") and _names_measure(t) for t in (*verb.children, *ctx.anchor.children))
    return (
        None if measured or tree.children(verb, "dobj", "xcomp") not in ([], [ctx.anchor]) else FrameDecision("price")
    )


def _names_measure(preposition: Token) -> bool:
    """Tell whether a preposition leads to a noun: "fell 5% in value", but not "in Taipei"."""
    return any(t.pos_ == "NOUN" and t.lemma_.lower() not in words("spell") for t in tree.children(preposition, "pobj"))


def by_turnover(ctx: ClaimContext) -> FrameDecision | None:
    """A sum of somebody's sales is earned, whatever else the sentence tells of ("$3 billion, or 12%, of its sales")."""
    if ctx.dimension != "money" or OF_SALES.match(ctx.text, ctx.mention.end) is None:
        return None
    return FrameDecision("earnings")
