"""Roles: what part a number plays among the numbers of its slot (increment, total, prior, part, …)."""

from __future__ import annotations

from collections.abc import Callable

from claimtally.assemble.context import ClaimContext
from claimtally.model import Example, Rule
from claimtally.model.vocabulary import Role
from claimtally.syntax import tree

RoleRule = Rule[Callable[[ClaimContext], "Role | None"]]
MORE = frozenset({"additional", "another", "further", "extra", "more", "incremental", "added"})
TOTAL_NOUNS = frozenset({"total", "sum", "tally", "aggregate"})
TARGETS = frozenset({"target", "goal", "aim", "guidance", "ambition"})
TARGET_VERBS = frozenset({"target", "aim"})
PRIORS = frozenset(
    {
        "previous",
        "previously",
        "earlier",
        "original",
        "originally",
        "prior",
        "former",
        "formerly",
        "initial",
        "initially",
    }
)
CAPS = frozenset({"cap", "ceiling", "maximum", "limit", "max", "capped", "limited"})
REST = frozenset({"remaining", "remainder", "balance", "rest", "left", "outstanding"})
ANNUAL = frozenset({"annual", "annually", "yearly", "monthly", "daily", "weekly", "quarterly", "hourly"})
DEAL_FRAMES = frozenset({"investment", "financing", "spending", "contract"})
CHANGE = frozenset(
    {
        "rise",
        "fall",
        "grow",
        "drop",
        "increase",
        "decrease",
        "decline",
        "climb",
        "jump",
        "slash",
        "cut",
        "reduce",
        "raise",
        "lift",
        "lower",
    }
    | {
        "shrink",
        "expand",
        "slump",
        "surge",
        "move",
        "change",
        "improve",
        "double",
        "triple",
        "slip",
        "dip",
        "widen",
        "narrow",
        "go",
    }
    | {"reduction", "growth", "boost", "trim", "upgrade", "downgrade", "revise", "up", "down"}
)


def increment(ctx: ClaimContext) -> Role | None:
    """ "Additional", "another", "more" in or right before the mention, "more" right after it."""
    words = ctx.within()
    if "than" in words and not MORE - {"more"} & set(words):
        return None
    near = words[:3] + ctx.before(1) + words[-2:] + ctx.after(1)[:1]
    if "more" in near and ("than" in ctx.after(3) or "than" in words):
        near = [w for w in near if w != "more"]
    if "additional" in ctx.after(3)[:3] and "of" in ctx.after(2) + words[-2:]:
        return "increment"
    return "increment" if MORE & set(near) else None


def brings_total(ctx: ClaimContext) -> Role | None:
    """A sum that brings a total to a higher one ("raised $60m, bringing its total to $112m") is an increment."""
    if ctx.predicate is None or ctx.dimension in ("time", "share"):
        return None
    for clause in tree.children(ctx.predicate, "advcl"):
        if clause.lemma_ in ("bring", "take", "lift", "push") and clause.i > ctx.anchor.i:
            if any(t.lower_ in TOTAL_NOUNS for t in clause.subtree):
                return "increment"
    return None


def total(ctx: ClaimContext) -> Role | None:
    """ "A total of", "bringing the total to", "in all", "in total", "altogether"."""
    words = ctx.within()
    if TOTAL_NOUNS & set(words):
        return "total"
    near = ctx.before(5)
    if TOTAL_NOUNS & set(near) and not {",", ";"} & set(near[-2:]) and ("of" in near or "to" in near or "for" in near):
        return "total"
    after = ctx.after(3)
    if after[:2] in (["in", "total"], ["in", "all"]) or after[:1] == ["altogether"] or near[-2:] == ["in", "all"]:
        return "total"
    if ctx.predicate is not None and any(
        t.lower_ in ("total", "cumulative", "overall", "combined") or t.lemma_ == "total"
        for noun in (tree.subject_of(ctx.predicate), *tree.children(ctx.predicate, "dobj"), ctx.predicate)
        if noun is not None and noun != ctx.anchor
        for t in (noun, *noun.lefts)
    ):
        return "total"
    if any(t.lower_ in ("total", "combined", "cumulative") for noun in ctx.nouns[:2] for t in noun.lefts):
        return "total"
    return None


def prior(ctx: ClaimContext) -> Role | None:
    """The level a move came from: "from X to Y", "up from X", "compared with X a year earlier", "previously X"."""
    near = ctx.before(3)
    words = ctx.within()
    if (near[-1:] == ["from"] or words[:1] == ["from"]) and _is_move(ctx):
        return "prior"
    if near[-2:] in (["compared", "with"], ["compared", "to"], ["up", "from"], ["down", "from"]) or near[-1:] == [
        "versus"
    ]:
        return "prior"
    return "prior" if PRIORS & set(near + words) else None


def been_before(ctx: ClaimContext) -> Role | None:
    """A sum that had been put up before the story began ("had invested $8bn"); reported speech only shifts its tense."""
    verb = ctx.predicate
    if verb is None or verb.tag_ != "VBN" or ctx.dimension != "money" or not DEAL_FRAMES & {ctx.frame}:
        return None
    if not any(t.lower_ in ("had", "'d", "’d") and t.dep_ == "aux" for t in verb.children):
        return None
    reported = any(v.lemma_ in ("say", "report", "tell", "reveal", "announce", "add", "show") for v in ctx.clauses[1:])
    return None if reported else "prior"


def _is_move(ctx: ClaimContext) -> bool:
    """Tell whether "from" starts a move: a "to" with another number follows, or a verb or noun of change governs it."""
    if "to" in ctx.after(8):
        later = ctx.doc[ctx.tokens.end : min(ctx.sentence.end, ctx.tokens.end + 9)]
        to = next((t for t in later if t.lower_ == "to"), None)
        if to is not None and any(t.like_num or t.is_currency for t in ctx.doc[to.i + 1 : to.i + 4]):
            return True
    governors = [ctx.predicate, *ctx.nouns[:2]] if ctx.predicate is not None else list(ctx.nouns[:2])
    return any(t is not None and t.lemma_.lower() in CHANGE for t in governors) or bool(
        {"up", "down"} & set(ctx.before(4))
    )


def remaining(ctx: ClaimContext) -> Role | None:
    """ "The remaining 40", "a balance of $3m", "$3m left"."""
    return (
        "remaining" if REST & set(ctx.within() + ctx.before(2)) or ctx.after(1) in (["left"], ["remaining"]) else None
    )


def part(ctx: ClaimContext) -> Role | None:
    """ "Including 40", "of which 40", "40 of them", "the first 266 MW"."""
    near = ctx.before(4)
    if near[-2:] == ["of", "which"] or (near and near[-1] in ("including", "include", "includes", "included")):
        return "part"
    if "first" in ctx.within()[:2] and ctx.quantity is not None and ctx.dimension not in ("time",):
        return "part"
    if ctx.predicate is not None and ctx.predicate.lemma_ == "include" and ctx.anchor.dep_ == "dobj":
        return "part"
    if ctx.anchor.dep_ in ("appos", "conj") and ctx.noun is None and ctx.dimension == "count":
        return "part"
    return "part" if ctx.after(2)[:2] in (["of", "them"], ["of", "those"], ["of", "these"]) else None


def rate(ctx: ClaimContext) -> Role | None:
    """ "Per", "a" or "annual" is written: so much for each time or thing; prices per share carry it in their unit."""
    unit = ctx.quantity.unit if ctx.quantity is not None else ""
    if "/" in unit and ctx.frame not in ("price",):
        return (
            "rate"
            if {"per", "a", "an", "each", "every"} & set(ctx.within()[1:] + ctx.after(1)) or ANNUAL & _near(ctx)
            else None
        )
    return None


def _near(ctx: ClaimContext) -> set[str]:
    return set(ctx.within() + ctx.before(2) + ctx.after(2))


def target(ctx: ClaimContext) -> Role | None:
    """A number that is aimed at: "a target of", "aims to reach", "price target"."""
    nouns = {t.lemma_.lower() for t in ctx.nouns[:3]} | {t.lower_ for noun in ctx.nouns[:2] for t in noun.children}
    if TARGETS & nouns:
        return "target"
    if ctx.quantity is None:
        return None
    verbs = {v.lemma_ for v in ctx.clauses[:2]}
    return "target" if TARGET_VERBS & verbs else None


def cap(ctx: ClaimContext) -> Role | None:
    """The most that is allowed: "a cap of", "the maximum", "limited to"."""
    words = ctx.within() + ctx.before(3)
    return "cap" if CAPS & set(words) or any(t.lower_ in CAPS for t in ctx.nouns[:1]) else None


RULES: tuple[RoleRule, ...] = (
    Rule(
        "role.increment",
        "role",
        "Additional, another, further or more: the number comes on top of an earlier one.",
        hit=Example("Orlen agreed to invest an additional $3 billion in Synthos.", "$3 billion", "increment"),
        trap=Example("Orlen invested more than $3 billion in Synthos.", "$3 billion"),
        apply=increment,
    ),
    Rule(
        "role.brings_total",
        "role",
        "A sum that brings a total to a higher one is an increment.",
        hit=Example(
            "Orlen raised $60 million, bringing its total funding to $112 million.", "$60 million", "increment"
        ),
        trap=Example("Orlen raised $60 million, bringing joy to its owners.", "$60 million"),
        apply=brings_total,
    ),
    Rule(
        "role.total",
        "role",
        "A total of, bringing the total to, in all: the number holds all of its kind.",
        hit=Example("The loan brings its total debt to $3 billion.", "$3 billion", "total"),
        trap=Example("Orlen borrowed $3 billion.", "$3 billion"),
        apply=total,
    ),
    Rule(
        "role.prior",
        "role",
        "The level a move came from, or an earlier level it is compared with.",
        hit=Example("Revenue rose to $3 billion from $2 billion.", "$2 billion", "prior"),
        trap=Example("Orlen won a $2 billion order from Synthos.", "$2 billion"),
        apply=prior,
    ),
    Rule(
        "role.before",
        "role",
        "A sum that had been put up before the story began.",
        hit=Example("Orlen had invested $8 billion in Synthos. It adds $5 billion now.", "$8 billion", "prior"),
        trap=Example("Orlen said it had invested $8 billion in Synthos.", "$8 billion"),
        apply=been_before,
    ),
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
        hit=Example("The fleet has 270 aircraft, including 12 freighters.", "12 freighters", "part"),
        trap=Example("The fleet has 270 aircraft.", "270 aircraft"),
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
    Rule(
        "role.target",
        "role",
        "A number that is aimed at: target, goal, aims to.",
        hit=Example("Orlen set a target of 3 GW for its wind farms.", "3 GW", "target"),
        trap=Example("Orlen runs 3 GW of wind farms.", "3 GW"),
        apply=target,
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
