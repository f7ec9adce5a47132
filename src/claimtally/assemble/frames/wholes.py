"""Frames of parts: a percentage of a named whole is a share of it, one of the staff is of the workforce."""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frames.triggers import FrameDecision
from claimtally.lexicons.frames import frame_triggers
from claimtally.lexicons.words import words
from claimtally.syntax import tree

ONE_IN = re.compile(r"\w (?:in|out of)(?: every)? \w+$")  # "one in five of them"


def by_whole(ctx: ClaimContext) -> FrameDecision | None:
    """A percentage or fraction of a named whole that measures no move is a share of it."""
    quantity = ctx.quantity
    if quantity is None or ctx.dimension != "share" or quantity.unit != "%":
        return None
    if (ctx.after(2) == ["of", "what"] or ONE_IN.search(ctx.mention.text)) and quantity.direction is None:
        following = ctx.doc[min(ctx.tokens.end, len(ctx.doc) - 1)]
        counted = next(iter(tree.children(following, "pobj")), following) if following.lower_ == "of" else following
        return FrameDecision("workforce" if _is_staff(counted) else "share")  # "one in five employees"
    whole = tree.complement(ctx.anchor, "of")
    if quantity.direction is not None:
        return FrameDecision("workforce", whole) if whole is not None and _is_staff(whole) else None
    behind = ctx.after(2)
    if behind[:1] == ["share"] and behind[1:] in (["of"], ["in"]):
        return FrameDecision("share")  # "sales reached a 10% share of the market"
    if whole is None and ctx.nouns and ctx.nouns[0].lemma_.lower() in words("stake"):
        return FrameDecision("share", ctx.nouns[0])
    if whole is None or whole.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    return FrameDecision("workforce" if _is_staff(whole) else "share", whole)


def _is_staff(noun: Token) -> bool:
    return any(row.frame == "workforce" for row in frame_triggers().get(("noun", noun.lemma_.lower()), ()))
