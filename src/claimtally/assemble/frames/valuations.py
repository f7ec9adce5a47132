"""Frames of valuations: what a company is valued at, told by a verb or by the noun that the sum modifies."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frames.triggers import FrameDecision
from claimtally.lexicons.forms import alternatives
from claimtally.lexicons.words import words
from claimtally.syntax import tree

FARTHEST_VALUED = 12  # tokens between "valuing" and the sum
NOUN = "valuation"
# "adding $5 billion to its market value", "wiped $3 billion off the bank's market capitalisation"
MARKET_VALUE = re.compile(r" (?:to|from|off|in|of) (?:[\w'’]+ ){0,3}market (?:value|cap)")


@cache
def _priced() -> re.Pattern[str]:
    """Give what stands behind a multiple that tells the price of a company: " its forward earnings"."""
    when, by = alternatives(words("priced_when")), alternatives(words("priced_by"))
    return re.compile(rf"\s+(?:its\s+|their\s+)?(?:{when}\s+)?{by}\b", re.IGNORECASE)


def by_valuation(ctx: ClaimContext) -> FrameDecision | None:
    """A sum that something is valued at, or that modifies "valuation", whatever else the sentence tells of.

    Both are found by the words, since parsers read what stands between, and headlines ("seeks $3 bln at $21 bln
    valuation"), in many ways.
    """
    if ctx.dimension == "multiple" and _priced().match(ctx.text, ctx.mention.end) is not None:
        return FrameDecision("valuation")  # "paying nearly 28 times sales"
    if ctx.dimension != "money":
        return None
    if (verb := _valued_at(ctx)) is not None:
        return FrameDecision("valuation", verb)
    if (stake := _stake_worth(ctx)) is not None:
        return FrameDecision("valuation", stake)
    modified = next((noun for noun in ctx.nouns if not ctx.holds(noun)), None)
    if modified is not None and modified.lemma_.lower() == NOUN:
        return FrameDecision("valuation", modified)
    if MARKET_VALUE.match(ctx.text, ctx.mention.end) is not None:
        return FrameDecision("valuation")
    behind = ctx.text[ctx.mention.end : ctx.mention.end + len(NOUN) + 1]
    return FrameDecision("valuation") if behind == f" {NOUN}" else None


def _stake_worth(ctx: ClaimContext) -> Token | None:
    """Give the stake that is said to be worth the sum at present ("its stake is worth $3 billion")."""
    verb = ctx.predicate
    subject = tree.subject_of(verb) if verb is not None and verb.lemma_ == "be" else None
    worth = "worth" in ctx.before(4)
    return subject if worth and subject is not None and subject.lemma_.lower() in words("stake") else None


def _valued_at(ctx: ClaimContext) -> Token | None:
    if ctx.before(1) != ["at"]:
        return None
    start = max(ctx.sentence.start, ctx.tokens.start - FARTHEST_VALUED)
    for token in reversed(list(ctx.doc[start : ctx.tokens.start])):
        if token.lower_ in words("valuing"):
            return token
        if token.like_num or token.text in (";", ":"):
            return None
    return None
