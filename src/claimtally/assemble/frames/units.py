"""Frames that the unit of a number tells: a price carries what it is the price of, a distance measures itself."""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frames.triggers import FrameDecision
from claimtally.lexicons.words import words
from claimtally.syntax import tree

# Dimensions that measure themselves: "a 40-km tunnel" speaks of its own length.
SIZES = frozenset({"length", "area", "time", "temperature", "speed"})
PAPERS = frozenset({"bond", "note", "debenture", "gilt", "loan", "mortgage"})
LONGEST_PAPER = 4  # words of "convertible subordinated debentures"
TRADED = (["at"], ["to"], ["up"], ["down"], ["off"])


def by_unit(ctx: ClaimContext) -> FrameDecision | None:
    """A price carries what it is the price of in its unit; a time span and a distance measure themselves."""
    unit = ctx.quantity.unit if ctx.quantity is not None else ""
    head, _, per = unit.partition("/")
    priced = words("priced_unit") & set(re.split("[/-]", per)) or (per.isupper() and len(per) == 3)  # "JPY/USD"
    if head.isupper() and len(head) == 3 and priced:
        return FrameDecision("earnings" if per == "share" and _is_earned(ctx) else "price")
    if ctx.dimension == "share" and (paper := _paper_behind(ctx)) is not None:
        return FrameDecision("price", paper)
    if (listed := _listed_price(ctx)) is not None:
        return FrameDecision("price", listed)
    if (ctx.dimension in SIZES or unit == "quarter") and not per:  # "for eight quarters in a row"
        return FrameDecision("duration", ctx.nouns[0] if ctx.nouns else None)
    return None


def _paper_behind(ctx: ClaimContext) -> Token | None:
    """Give the bonds right behind a percentage, which is the interest they pay: "$3 million of 5.7% senior notes"."""
    for token in ctx.doc[ctx.tokens.end : min(ctx.tokens.end + LONGEST_PAPER, ctx.sentence.end)]:
        if token.pos_ == "NOUN" and token.lemma_.lower() in PAPERS:
            return token
        if token.pos_ not in ("NOUN", "ADJ", "PROPN"):
            return None
    return None


def _is_earned(ctx: ClaimContext) -> bool:
    """Tell whether a sum per share is a profit or dividend and no price at which it trades."""
    verb = ctx.predicate
    held = [tree.subject_of(verb), *tree.children(verb, "dobj")] if verb is not None else []
    if any(words("earnings") & {noun.lemma_.lower(), noun.lower_} for noun in held if noun is not None):
        return True  # "earnings per share rose to 23 cents", "cut its dividend to 2p a share"
    if any(verb.lemma_ in words("trading") for verb in ctx.clauses[:1]) and ctx.before(1)[-1:] in TRADED:
        return False
    told = {form for t in ctx.sentence for form in (t.lemma_.lower(), t.lower_)}
    return bool(words("earnings") & told) or _is_held_against_earnings(ctx)


def _is_held_against_earnings(ctx: ClaimContext) -> bool:
    """Tell whether analysts foresaw another sum than was earned right before: "earned $2 a share. Analysts saw $3"."""
    last = ctx.earlier[-1] if ctx.earlier else None
    if last is None or last.frame != "earnings" or last.quantity is None or ctx.quantity is None:
        return False
    told = {t.lower_ for t in ctx.sentence}
    if told & {"price", "target", "takeover", "stock", "offer", "share"} or ctx.before(1) in (["at"], ["of"]):
        return False  # "Analysts have a price target of $9"
    return last.quantity.unit == ctx.quantity.unit and ctx.sentence[0].lower_ in words("expecter")


def _listed_price(ctx: ClaimContext) -> Token | None:
    """Give the price that a sum is called: "sold 80 cars at an average price of $25,000"."""
    noun = ctx.nouns[0] if ctx.nouns and ctx.dimension == "money" else None
    if noun is None or noun.lemma_.lower() != "price" or ctx.holds(noun):
        return None
    return noun if any(t.lower_ in words("listed_price") for t in tree.children(noun, "amod", "compound")) else None
