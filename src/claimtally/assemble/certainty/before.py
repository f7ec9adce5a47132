"""Levels before a move: what was there already, and what had only been forecast or ordered."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from claimtally.assemble.certainty.told import costed, forecast_moved
from claimtally.assemble.context import ClaimContext
from claimtally.lexicons.factuality import level_of
from claimtally.lexicons.words import words
from claimtally.model.vocabulary import Factuality
from claimtally.syntax import tree

EARLIER = frozenset({"previous", "prior", "earlier", "original"})


def level_before(ctx: ClaimContext) -> Factuality | None:
    """The level a planned move comes from is there already; a forecast or a budget that is moved was never more."""
    if ctx.role != "prior":
        return None
    first = "from" not in ctx.before(3)
    if first and (ctx.contingent or "initial" in ctx.before(3) + ctx.within()):
        return None  # "the initial $2 billion" is the first of a row, not a level that is left
    if first and ctx.predicate is not None and ctx.predicate.lemma_ in words("ordering"):
        return None  # "had earlier ordered 22 jets": an order stays one
    if any(_tells_forecast(clause) for clause in tree.children(ctx.anchor, "relcl")):
        return "expected"  # "down from the 3 million tonnes that it forecast in May"
    nouns = (level_of("noun", noun.lemma_.lower()) for noun in ctx.nouns)
    if (
        "expected" in nouns
        or _is_range_before(ctx)
        or _is_called_estimate(ctx)
        or _is_forecast(ctx)
        or costed(ctx) is not None
        or forecast_moved(ctx) is not None
    ):
        return "expected"
    return "actual"


def _is_range_before(ctx: ClaimContext) -> bool:
    """Tell whether a number is a range that was foreseen before ("compared with a previous range of $5 to $6")."""
    return any(
        noun.lemma_.lower() in ("range", "view") and any(t.lower_ in EARLIER for t in tree.children(noun, "amod"))
        for noun in ctx.nouns
    )


def _tells_forecast(clause: Token) -> bool:
    return level_of("verb", clause.lemma_.lower()) == "expected" and not any(
        t.tag_ == "MD" for t in tree.children(clause, "aux")
    )


def _is_called_estimate(ctx: ClaimContext) -> bool:
    """Tell whether a number is what an estimate was: "a year ago, the estimate was $880 million"."""
    verb = ctx.predicate
    subject = tree.subject_of(verb) if verb is not None and verb.lemma_ == "be" and ctx.anchor.head == verb else None
    return subject is not None and level_of("noun", subject.lemma_.lower()) == "expected"


def _is_forecast(ctx: ClaimContext) -> bool:
    """Tell whether an earlier number was only forecast ("had previously forecast a peak of $5 billion")."""
    verb = ctx.predicate
    if verb is None or level_of("verb", verb.lemma_.lower()) != "expected":
        return False
    if any(t.lower_ in ("aside", "apart") for t in verb.children):
        return False  # "had set aside $3 million"
    way = list(takewhile(lambda t: t != verb, tree.ancestors(ctx.anchor)))
    return bool(way) and (way[-1].dep_ == "dobj" or way[-1].lower_ == "for")
