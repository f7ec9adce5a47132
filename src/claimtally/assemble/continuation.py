"""Claims that go on with an earlier one: a figure that is told again, a further sum in the same series."""

from __future__ import annotations

from collections.abc import Callable

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frame_groups import FUNDING, OWNED
from claimtally.model import Claim, Example, Rule
from claimtally.model.quantity import Quantity
from claimtally.syntax import tree

ITEMISING = frozenset({"include", "comprise"})
POINTING = frozenset({"that", "this", "these", "those", "it", "they"})
EXACT = frozenset({"=", "~"})  # "about $3 billion" may take up "$3 billion"
SERIES_ROLES = frozenset({"increment", "total"})


def continued_claim(ctx: ClaimContext, frame: str, role: str, names_party: bool, elided: bool = False) -> Claim | None:
    """Give the earlier claim that this one goes on with, None where it stands by itself.

    A sum of money without a party of its own goes on with the earlier claim that printed the same sum, or, where it is
    an increment or a total, with the first claim of the article that has both parties. A count whose noun is left out
    ("two to X and three to Y") goes on with the claim before it of the same unit, and what "That included" counts with
    the count of the sentence before.
    """
    if elided and ctx.quantity is not None:
        unit = ctx.quantity.unit
        return next((c for c in reversed(ctx.earlier) if c.quantity is not None and c.quantity.unit == unit), None)
    if (whole := itemised(ctx)) is not None:
        return whole
    if names_party or ctx.quantity is None or ctx.quantity.dimension != "money":
        return None
    same = [c for c in ctx.earlier if same_figure(c.quantity, ctx.quantity)]
    if ctx.trigger is not None and frame in OWNED:
        same = [c for c in same if c.frame == frame]  # sales of $3 million have nothing of $3 million in cash
    if same:
        return same[0]
    if role not in SERIES_ROLES or frame not in FUNDING:
        return None
    series = [c for c in ctx.earlier if c.frame in FUNDING and c.subject is not None and c.object is not None]
    fits = [
        c for c in series if c.quantity is not None and c.quantity.unit == ctx.quantity.unit and c.role in SERIES_ROLES
    ]
    return fits[0] if fits else None


def itemised(ctx: ClaimContext) -> Claim | None:
    """Give the count of the sentence before that a sentence goes through ("That included 22 of the larger jets")."""
    verb = ctx.predicate
    subject = tree.subject_of(verb) if verb is not None else None
    if verb is None or subject is None or ctx.quantity is None or ctx.quantity.dimension != "count":
        return None
    if verb.lemma_ not in ITEMISING or subject.lower_ not in POINTING or not ctx.earlier:
        return None
    last = ctx.earlier[-1]
    counted = last.quantity is not None and last.quantity.dimension == "count"
    return last if counted and last.quote.start < ctx.sentence.start_char else None


def same_figure(a: Quantity | None, b: Quantity | None) -> bool:
    """Tell whether two quantities print the same figure; what is more than it is not the same as about it."""
    if a is None or b is None or a.unit != b.unit or a.stated != b.stated:
        return False
    return a.bound == b.bound or {a.bound, b.bound} <= EXACT


RULES: tuple[Rule[Callable[[ClaimContext, str, str, bool, bool], Claim | None]], ...] = (
    Rule(
        "claim.continued",
        "frame",
        "A sum without a party of its own goes on with an earlier one: the same figure, a further sum of a series.",
        hit=Example(
            "Orlen agreed to invest an additional $3 billion in Synthos. The deal includes a provision for a further "
            "$2 billion in funding.",
            "$2 billion",
            "investment",
        ),
        trap=Example(
            "Orlen agreed to invest an additional $3 billion in Synthos. Lotos raised $2 billion in funding.",
            "$2 billion",
        ),
        apply=continued_claim,
    ),
)
