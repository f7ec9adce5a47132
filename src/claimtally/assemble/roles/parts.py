"""Parts: a number out of a larger one, what is left of it, and what comes for each of it."""

from __future__ import annotations

from itertools import pairwise

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.words import words
from claimtally.model import Example, Rule
from claimtally.model.vocabulary import Role

CARRIED = ("share", "bbl")  # the unit of a share's or a barrel's price says it already
DEMONSTRATED = frozenset({("of", "them"), ("of", "those"), ("of", "these"), ("of", "whom")})


def remaining(ctx: ClaimContext) -> Role | None:
    """ "The remaining 40", "a balance of $3m", "$3m left"."""
    if ctx.after(1) in (["left"], ["remaining"]):
        return "remaining"
    return "remaining" if words("rest") & set(ctx.within() + ctx.before(2)) else None


def part(ctx: ClaimContext) -> Role | None:
    """ "Including 40", "of which 40", "40 of them", "the first 266 MW"."""
    near = ctx.before(4)
    if near[-2:] == ["of", "which"] or (near and near[-1] in ("including", "include", "includes", "included")):
        return "part"
    if "first" in ctx.within()[:2] and ctx.quantity is not None and ctx.dimension != "time":
        return "part"
    if ctx.predicate is not None and ctx.predicate.lemma_ == "include" and ctx.anchor.dep_ == "dobj":
        return "part"
    if ctx.anchor.dep_ in ("appos", "conj") and ctx.noun is None and ctx.dimension == "count":
        return "part"
    words_of = [t.lower_ for t in ctx.doc[ctx.tokens.start : min(ctx.tokens.end + 2, ctx.sentence.end)]]
    return "part" if any(pair in DEMONSTRATED for pair in pairwise(words_of)) else None


def rate(ctx: ClaimContext) -> Role | None:
    """ "Per", "a" or "annual" is written: so much for each time or thing; prices per share carry it in their unit."""
    if ctx.quantity is None or ctx.quantity.unit.partition("/")[2] in ("", *CARRIED):
        return None
    if {"per", "a", "an", "each", "every"} & set(ctx.within()[1:] + ctx.after(1)):
        return "rate"
    return "rate" if words("periodic") & set(ctx.within() + ctx.before(2) + ctx.after(2)) else None


RULES: tuple[SlotRule[Role], ...] = (
    Rule(
        "role.remaining",
        "role",
        "The rest of something: remaining, balance, left.",
        hit=Example("Orlen will close the remaining 40 stores.", "40 stores", "remaining"),
        trap=Example("Orlen will close 40 stores.", "40 stores"),
        apply=remaining,
    ),
    Rule(
        "role.part",
        "role",
        "A part of a whole that is named too: including, of which, the first of.",
        hit=Example("The line runs 90 ferries, including 7 freighters.", "7 freighters", "part"),
        trap=Example("The line runs 90 ferries.", "90 ferries"),
        apply=part,
    ),
    Rule(
        "role.rate",
        "role",
        "So much per time or thing, where per, a, each or annual is written.",
        hit=Example("The plant makes 400 cars per day.", "400 cars per day", "rate"),
        trap=Example("The plant made 400 cars.", "400 cars"),
        apply=rate,
    ),
)
