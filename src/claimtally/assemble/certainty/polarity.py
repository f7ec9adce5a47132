"""Polarity: whether the article says that something was not done or is not so."""

from __future__ import annotations

from spacy.tokens import Token

from claimtally.assemble.certainty.scope import scope_ends
from claimtally.assemble.context import ClaimContext
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.words import words
from claimtally.model import Example, Rule
from claimtally.model.vocabulary import Polarity

# "not only", "not until": what a negation stands before, where it limits and denies nothing.
LIMITING = frozenset({"only", "just", "until", "before", "more", "less"})


def negated(ctx: ClaimContext) -> Polarity | None:
    """The verb of the claim is negated, or one above it says that it was not done."""
    below: Token | None = None
    for verb in ctx.clauses[:3]:
        if verb.lemma_ in words("reporting") and verb != ctx.predicate:
            break
        if below is not None and (below.dep_ == "conj" or scope_ends(below, below.head)):
            break
        below = verb
        if _has_negation(verb) and not _only_limits(verb):
            return "negative"
        if verb != ctx.predicate and verb.lemma_ in words("undone"):
            return "negative"
    return None


def _has_negation(verb: Token) -> bool:
    return any(t.dep_ == "neg" or t.lower_ == "never" for t in verb.children)


def _only_limits(verb: Token) -> bool:
    """Tell whether a negation is one of "not only", "not just", "not until"."""
    return any(t.dep_ == "neg" and t.i + 1 < len(t.doc) and t.nbor(1).lower_ in LIMITING for t in verb.children)


RULES: tuple[SlotRule[Polarity], ...] = (
    Rule(
        "polarity.negation",
        "polarity",
        "The verb of the claim is negated, or one above it says that it was not done.",
        hit=Example("Orlen did not invest $3 billion in the plant.", "$3 billion", "negative"),
        trap=Example("Orlen invested $3 billion, not only in the plant.", "$3 billion"),
        apply=negated,
    ),
)
