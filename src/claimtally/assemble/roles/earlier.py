"""Earlier numbers: the level a move came from, what was printed for comparison, what had been done before."""

from __future__ import annotations

import re
from itertools import pairwise

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frame_groups import FUNDING
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.words import words
from claimtally.model import Example, Rule
from claimtally.model.vocabulary import Role
from claimtally.syntax import tree

# Words that stand before an earlier level, and those that stand before any other number, earlier or not.
MOVED = (["up", "from"], ["down", "from"])
COMPARED = (["compared", "with"], ["compared", "to"])
DEALS = words("takeover") | words("deal_noun") | {"purchase", "sale"}
YEAR = re.compile(r"(?:19|20)\d\d")
OPENING = 60  # characters of a sentence in which it says when


def prior(ctx: ClaimContext) -> Role | None:
    """The level a move came from: "from X to Y", "up from X", "compared with X a year earlier", "previously X"."""
    near, within = ctx.before(3), ctx.within()
    if ctx.quantity is not None and ctx.quantity.direction is not None:
        return None  # "it earlier fell 3%": how far something went is no level
    if (ctx.mention.start, ctx.mention.end) in ctx.story.moved_to:
        return "prior"
    from_here = near[-1:] == ["from"] or near[-2:] == ["from", "the"] or within[:1] == ["from"]
    if from_here and near[-1:] == ["the"] and ctx.nouns and ctx.nouns[0].lemma_.lower() in DEALS:
        return None  # "gains from the $3 billion takeover": a deal, no level
    if from_here and _is_move(ctx):
        return "prior"
    if near[-2:] in MOVED or near == ["on", "top", "of"]:
        return "prior"
    if (near[-2:] in COMPARED or near[-1:] == ["versus"] or near[-2:] == [",", "against"]) and _tells_earlier(
        ctx.after(7)
    ):
        return "prior"
    if _compared_noun(ctx) or _in_an_earlier_period(ctx):
        return "prior"
    if _is_multiplied(ctx) and _tells_earlier(ctx.after(9)):
        return "prior"
    if "initial" in near and {"a", "an"} & set(ctx.before(5)):
        return None  # "an initial payment of $3 million" is the first of a row
    if near[-1:] == ["to"] and near[-2:] not in COMPARED:
        return None  # "rose from the previous quarter to $3 million"
    return "prior" if words("prior") & set(near + within) else None


def _is_multiplied(ctx: ClaimContext) -> bool:
    """Tell whether a level stands behind "double": "twice the $3 million of a year earlier"."""
    near = ctx.before(2)
    return bool(near) and near[-1] == "the" and near[0] in ("double", "triple", "twice", "half", "quadruple")


def _tells_earlier(ahead: list[str]) -> bool:
    """Tell whether words behind a number say when it was: "a year earlier", "last month", "in 2019"."""
    return bool(words("earlier_time") & set(ahead)) or any(a == "in" and YEAR.fullmatch(b) for a, b in pairwise(ahead))


def _is_move(ctx: ClaimContext) -> bool:
    """Tell whether "from" starts a move: a "to" with a number follows, or a verb or noun of change governs it."""
    if "to" in ctx.after(8):
        later = ctx.doc[ctx.tokens.end : min(ctx.sentence.end, ctx.tokens.end + 9)]
        to = next((t for t in later if t.lower_ == "to"), None)
        if to is not None and any(t.like_num or t.is_currency for t in ctx.doc[to.i + 1 : to.i + 4]):
            return True
    governors = [*ctx.clauses[:1], *ctx.nouns[:2]]
    return any(t.lemma_.lower() in words("changing") for t in governors) or bool({"up", "down"} & set(ctx.before(4)))


def _compared_noun(ctx: ClaimContext) -> bool:
    """Tell whether the noun of the number is what another is compared with: "compared with a loss of $9 million"."""
    return any(
        above.lower_ in ("with", "to")
        and above.head.lower_ == "compared"
        and (words("earlier_time") | {"loss"}) & set(_words_on(ctx))
        for noun in (ctx.anchor, *ctx.nouns[:2])
        for above in (noun.head,)
    )


def _words_on(ctx: ClaimContext) -> list[str]:
    return ctx.before(4) + ctx.after(8)


def _in_an_earlier_period(ctx: ClaimContext) -> bool:
    """Tell whether the sentence opens in a period before: "In the year-earlier quarter, ...", "A year ago, ..."."""
    opening = ctx.text[ctx.sentence.start_char : ctx.sentence.start_char + OPENING].lower()
    head = opening.partition(",")[0]
    return any(phrase in head for phrase in words("earlier_period")) and ctx.dimension in ("money", "share", "count")


def same_as_beside(ctx: ClaimContext) -> Role | None:
    """The same figure told otherwise has the same role: "from $22 million, or $1.03 a share", "£1bn ($1.3bn)"."""
    if not ctx.earlier:
        return None
    last = ctx.earlier[-1]
    between = ctx.text[last.mention.end : ctx.mention.start].strip()
    return last.role if between in (", or", "or", "(") and last.role in ("prior", "remaining", "increment") else None


def been_before(ctx: ClaimContext) -> Role | None:
    """A sum that had been put up before the story began ("had invested $8bn"); reported speech only shifts tenses."""
    verb = ctx.predicate
    if verb is None or verb.tag_ != "VBN" or ctx.dimension != "money" or ctx.frame not in FUNDING:
        return None
    if not any(t.lower_ in ("had", "'d", "’d") for t in tree.children(verb, "aux")):
        return None
    telling = words("reporting") | {"announce"}
    return None if any(v.lemma_ in telling for v in ctx.clauses[1:]) else "prior"


RULES: tuple[SlotRule[Role], ...] = (
    Rule(
        "role.prior",
        "role",
        "The level a move came from, or an earlier level it is compared with.",
        hit=Example("Revenue rose to $3 billion from $2 billion.", "$2 billion", "prior"),
        trap=Example("Orlen won a $2 billion order from Synthos.", "$2 billion"),
        apply=prior,
    ),
    Rule(
        "role.beside",
        "role",
        "The same figure told in another unit has the role of the first.",
        hit=Example("Profit fell to $3 million from $4 million, or 50 cents a share.", "50 cents a share", "prior"),
        trap=Example("Profit fell to $3 million, or 40 cents a share.", "40 cents a share"),
        apply=same_as_beside,
    ),
    Rule(
        "role.before",
        "role",
        "A sum that had been put up before the story began.",
        hit=Example("Orlen had invested $8 billion in Synthos. It adds $5 billion now.", "$8 billion", "prior"),
        trap=Example("Orlen said it had invested $8 billion in Synthos.", "$8 billion"),
        apply=been_before,
    ),
)
