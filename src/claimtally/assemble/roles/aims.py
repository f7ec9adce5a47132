"""Aims and caps: numbers that are to be reached, or not to be passed."""

from __future__ import annotations

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.words import words
from claimtally.model import Example, Rule
from claimtally.model.vocabulary import Role


def target(ctx: ClaimContext) -> Role | None:
    """A number that is aimed at: "a target of", "aims to reach", "price target"."""
    nouns = {t.lemma_.lower() for t in ctx.nouns[:3]} | {t.lower_ for noun in ctx.nouns[:2] for t in noun.children}
    if words("target") & nouns:
        return "target"
    if ctx.quantity is None:
        return None
    return "target" if words("aiming") & {v.lemma_ for v in ctx.clauses[:2]} else None


def planned_level(ctx: ClaimContext) -> Role | None:
    """A level with a deadline that somebody plans to reach: "wants to raise efficiency to 24% by 2030"."""
    if ctx.quantity is None or ctx.time is None or not ctx.time.text.lower().startswith("by "):
        return None
    if ctx.dimension in ("money", "time") and "/" not in ctx.quantity.unit:
        return None
    return "target" if words("planning") & {v.lemma_ for v in ctx.clauses} else None


def cap(ctx: ClaimContext) -> Role | None:
    """The most that is allowed: "a cap of", "the maximum", "limited to"."""
    if ctx.quantity is None:
        return None
    held = ctx.predicate is not None and ctx.predicate.lemma_ in words("capping")
    if held and any(t.dep_ == "pobj" and t.head.lower_ in ("at", "to") for t in (ctx.anchor, *ctx.nouns[:1])):
        return "cap"  # "capped exports at 50,000 chips"
    near = ctx.within() + ctx.before(3) + [t.lower_ for t in ctx.nouns[:1]]
    return "cap" if words("cap") & set(near) else None


RULES: tuple[SlotRule[Role], ...] = (
    Rule(
        "role.target",
        "role",
        "A number that is aimed at: target, goal, aims to.",
        hit=Example("Orlen set a target of 3 GW for its wind farms.", "3 GW", "target"),
        trap=Example("Orlen runs 3 GW of wind farms.", "3 GW"),
        apply=target,
    ),
    Rule(
        "role.planned",
        "role",
        "A level with a deadline that somebody plans to reach.",
        hit=Example("Orlen plans to install 3 GW of turbines by 2040.", "3 GW", "target"),
        trap=Example("Orlen installed 3 GW of turbines by 2020.", "3 GW"),
        apply=planned_level,
    ),
    Rule(
        "role.cap",
        "role",
        "The most that is allowed or possible: cap, ceiling, maximum, limited to.",
        hit=Example("The scheme has a cap of $3 million.", "$3 million", "cap"),
        trap=Example("The scheme costs $3 million.", "$3 million"),
        apply=cap,
    ),
)
