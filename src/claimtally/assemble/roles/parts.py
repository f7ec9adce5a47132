"""Parts: a number out of a larger one, what is left of it, and what comes for each of it."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.roles.sums import opens_with_whole
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.words import words
from claimtally.model import Example, Rule
from claimtally.model.vocabulary import Role
from claimtally.syntax import tree

REACH_OF_WHOLE = 25  # characters between a part and the number of its whole
CARRIED = ("share", "bbl")  # the unit of a share's or a barrel's price says it already
OF_WHICH = re.compile(r",?\s+of (?:which|them|those|these|whom|that|it)\s+(?:about|only|some|at least|up to)?\s*")
BEHIND_WHOLE = re.compile(r"\bof (?:which|whom)\b(?!.*\bof (?:which|whom)\b)[^;:.!?]*$", re.IGNORECASE | re.DOTALL)
POINTED = frozenset({"that", "the", "this", "those", "these", "its", "their", "which", "them", "it"})
DEMONSTRATED = frozenset(("of", word) for word in ("them", "those", "these", "whom", "that", "it", "which"))
POSSESSED = frozenset({"its", "their", "the", "his", "her", "our", "last", "all"})
REACH = 10  # tokens before a rate in which "annual" stands


def remaining(ctx: ClaimContext) -> Role | None:
    """ "The remaining 40", "a balance of $3m", "$3m left"."""
    if ctx.dimension == "count" and words("left_so") & set(ctx.after(3)):
        return None  # "left nearly 2,000 homeless": an event did, nothing was taken from a whole
    if ctx.after(1) in (["left"], ["remaining"]) and not tree.children(ctx.doc[ctx.tokens.end], "dobj"):
        return "remaining"  # "200 welders left the yard" tells who went
    verb = ctx.predicate
    if verb is not None and verb.lemma_ == "leave" and ctx.dimension != "time":
        bare = not any(t.lower_ in ("will", "would") for t in tree.children(verb, "aux"))
        bare = bare and all(t.lower_ != "behind" for t in verb.children)  # "leave behind 130 jobs" creates them
        if bare and any(t == ctx.anchor or t in ctx.nouns[:1] for t in tree.children(verb, "dobj")):
            return "remaining"
        if ctx.before(1) == ["with"]:
            return "remaining"  # "leaving it with 341"
    near = ctx.before(2)
    beside = near[-1:] if near[-1:] != ["of"] else near[:1]  # "a balance of $3m", but not "the rest over three years"
    return "remaining" if words("rest") & {*ctx.within(), *beside} else None


def part(ctx: ClaimContext) -> Role | None:
    """ "Including 40", "of which 40", "40 of them", "the first 266 MW"."""
    near = ctx.before(4)
    if near[-2:] == ["of", "which"] or (near and near[-1] in ("including", "include", "includes", "included")):
        return "part"
    including = next((t for t in list(tree.ancestors(ctx.anchor))[:4] if t.lower_ == "including"), None)
    if including is not None and ctx.earlier and ctx.earlier[-1].mention.end <= including.idx:
        return "part"  # "$9 million, including a first payment of $3 million"
    if "first" in ctx.within()[:2] and ctx.quantity is not None and ctx.dimension != "time":
        return "part"
    if ctx.predicate is not None and ctx.predicate.lemma_ == "include" and _first_of_row(ctx).dep_ == "dobj":
        return "part"
    if ctx.anchor.dep_ in ("appos", "conj") and ctx.noun is None and ctx.dimension == "count":
        reached = ctx.anchor.head.dep_ == "pobj" and ctx.anchor.head.head.lower_ in ("to", "by", "in")
        return None if reached else "part"  # "grows to 21 million by 2020 and 24 million by 2026"
    if (
        _behind_of_which(ctx)
        or (_of_that(ctx) and not opens_with_whole(ctx))
        or _out_of_a_whole(ctx)
        or _listed_under_a_total(ctx)
    ):
        return "part"
    words_of = [t.lower_ for t in ctx.doc[ctx.tokens.start : min(ctx.tokens.end + 2, ctx.sentence.end)]]
    if any(pair in DEMONSTRATED for pair in pairwise(words_of)):
        return None if _has_parts(ctx) else "part"
    return None


def _first_of_row(ctx: ClaimContext) -> Token:
    """Give the number that the claim's is joined to by "and", or its own: all of them are included."""
    first = ctx.anchor
    while first.dep_ == "conj" and first.head.like_num:
        first = first.head
    return first


def _has_parts(ctx: ClaimContext) -> bool:
    """Tell whether a number comes behind "of which": the one before it is the whole ("$300m, of which $250m")."""
    behind = ctx.text[ctx.mention.end : ctx.mention.end + REACH_OF_WHOLE]
    of_it = OF_WHICH.match(behind)
    start = ctx.mention.end + of_it.end() if of_it else 0
    return of_it is not None and any(start <= m.span.start <= start + 1 for m in ctx.story.mentions.quantities)


def _behind_of_which(ctx: ClaimContext) -> bool:
    """Tell whether a smaller number of the unit stands in the "of which" of one: "£310m, of which Orlen pays £65m"."""
    lead = BEHIND_WHOLE.search(ctx.text, ctx.sentence.start_char, ctx.mention.start)
    if lead is None or ctx.quantity is None or "," in lead[0].rstrip(", ") or ctx.dimension == "share":
        return False
    whole = next((c for c in reversed(ctx.earlier) if c.mention.end <= lead.start()), None)
    if whole is None or whole.quantity is None or whole.mention.start < ctx.sentence.start_char:
        return False
    return whole.quantity.unit == ctx.quantity.unit and ctx.quantity.stated[1] < whole.quantity.stated[1]


def _of_that(ctx: ClaimContext) -> bool:
    """Tell whether the sentence opens with "Of that", "Of the new money": its numbers are parts."""
    first = [t.lower_ for t in ctx.sentence[:4] if not t.is_space]
    pointed = len(first) > 2 and (first[1] in POINTED or first[1][:1].isdigit()) and first[2] != "all"
    return first[:1] == ["of"] and pointed and ctx.dimension in ("money", "count", "power", "mass", "share")


def _out_of_a_whole(ctx: ClaimContext) -> bool:
    """Tell whether the number is told as a part of a known whole: "47 of its 388 branches", "44% of the backlog"."""
    words_of = [t.lower_ for t in ctx.doc[ctx.tokens.start : min(ctx.tokens.end + 3, ctx.sentence.end)]]
    pairs = list(pairwise(words_of))
    if ctx.dimension == "share":
        whole = tree.complement(ctx.anchor, "of")
        counted = whole is not None and (whole.tag_ == "NNS" or whole.lemma_.lower() in words("stake_whole"))
        return ctx.frame in ("share", "workforce") and counted and _is_level(ctx)
    return ctx.dimension != "time" and any(a == "of" and b in POSSESSED for a, b in pairs) and _whole_is_counted(ctx)


def _is_level(ctx: ClaimContext) -> bool:
    return ctx.quantity is not None and ctx.quantity.direction is None


def _whole_is_counted(ctx: ClaimContext) -> bool:
    """Tell whether the whole has a number of its own behind the part's."""
    return any(
        ctx.mention.end <= m.span.start < ctx.mention.end + REACH_OF_WHOLE
        for m in ctx.story.mentions.quantities
        if ctx.quantity is not None and m.quantity.unit == ctx.quantity.unit
    )


def _listed_under_a_total(ctx: ClaimContext) -> bool:
    """Tell whether a colon lists the number under a larger one of its unit: "$700 million: $425 million to ..."."""
    if ctx.quantity is None:
        return False
    for claim in reversed(ctx.earlier):
        if claim.mention.start < ctx.sentence.start_char:
            return False
        same = claim.quantity is not None and claim.quantity.unit == ctx.quantity.unit
        if same and claim.quantity is not None and claim.quantity.stated[1] > ctx.quantity.stated[1]:
            after = ctx.text[claim.mention.end : ctx.mention.start]
            if ":" in after:
                return True
    return False


def rate(ctx: ClaimContext) -> Role | None:
    """ "Per", "a" or "annual" is written: so much for each time or thing; prices per share carry it in their unit."""
    if ctx.quantity is None or ctx.quantity.unit.partition("/")[2] in ("", *CARRIED):
        return None
    if {"per", "a", "an", "each", "every"} & set(ctx.within()[1:] + ctx.after(1)):
        return "rate"
    return "rate" if words("periodic") & set(ctx.within() + ctx.before(REACH) + ctx.after(2)) else None


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
