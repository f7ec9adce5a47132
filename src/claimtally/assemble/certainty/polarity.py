"""Polarity: whether the article says that something was not done or is not so."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from claimtally.assemble.certainty.ends import scope_ends
from claimtally.assemble.context import ClaimContext
from claimtally.assemble.slot_rule import SlotRule
from claimtally.lexicons.factuality import words_of
from claimtally.lexicons.words import words
from claimtally.model import Example, Rule
from claimtally.model.vocabulary import Polarity
from claimtally.syntax import tree

# "not only", "not until": what a negation stands before, where it limits and denies nothing.
LIMITING = frozenset({"only", "just", "until", "before", "more", "less"})


def negated(ctx: ClaimContext) -> Polarity | None:
    """The verb of the claim is negated, or one above it says that it was not done."""
    if _is_presupposed(ctx):
        return None
    below: Token | None = None
    for verb in ctx.clauses[:3]:
        if verb.lemma_ in words("reporting") and verb != ctx.predicate:
            break
        undone = tree.yet_to_do(verb)
        if below in undone or (undone and below is None and ctx.anchor.i < verb.i):
            return "negative"
        if below is not None and (_stands_beside(below) or scope_ends(below, below.head)):
            break
        below = verb
        if _has_negation(verb) and not (_only_limits(verb) or _is_litotes(verb)):
            return None if _stands_in_the_way(ctx, verb) else "negative"
        if tree.is_measured(verb) and verb.lemma_ in words("changing"):
            continue  # "declined 2 percent to close at 16" refuses nothing
        if verb.lemma_ in words("undone") if verb != ctx.predicate else _calls_off(ctx, verb):
            return "negative"
    return None


def _stands_beside(clause: Token) -> bool:
    """Tell whether what is denied above a clause is not denied of it: "did not raise prices, costing it $3 million"."""
    return clause.dep_ == "conj" or (clause.dep_ == "advcl" and clause.tag_ == "VBG")


def _is_presupposed(ctx: ClaimContext) -> bool:
    """Tell whether the number belongs to a definite noun phrase ("failed to sell the last of the three sites").

    So does one that says who somebody with a name is ("Orlen, a refiner with sales of $3 billion, did not comment").
    """
    way = [ctx.anchor, *takewhile(lambda t: t != ctx.predicate, tree.ancestors(ctx.anchor))]
    apposed = any(t.dep_ == "appos" for t in way) and way[-1].dep_ in tree.SUBJECTS
    if apposed and ctx.story.entities.at(way[-1].idx) is not None:
        return True
    return any(t.dep_ == "pobj" and t.head.lower_ == "of" and scope_ends(t, t.head) for t in way)


def _stands_in_the_way(ctx: ClaimContext, verb: Token) -> bool:
    """Tell whether what is denied would have stopped the event ("will not delay the delivery of 40 jets")."""
    hinders = verb.lemma_ in words_of("hindering") | words_of("called_off")
    way = list(takewhile(lambda t: t != verb, tree.ancestors(ctx.anchor)))
    return hinders and bool(way) and way[-1].dep_ == "dobj"


def _calls_off(ctx: ClaimContext, verb: Token) -> bool:
    """Tell whether a verb takes back what is its object ("cancelled an order for 40 jets", "drops the chips")."""
    taken_back = verb.lemma_ in words_of("called_off") or (ctx.quantity is None and verb.lemma_ == "drop")
    if not taken_back or verb.dep_ == "pcomp" or (ctx.frame == "workforce" and verb.lemma_ in words_of("shedding")):
        return False  # "would axe 4,000 jobs" is no deed taken back
    way = list(takewhile(lambda t: t != verb, tree.ancestors(ctx.anchor)))
    return bool(way) and way[-1].dep_ == "dobj"


def _has_negation(verb: Token) -> bool:
    """Tell whether a verb is negated: by a word before it, or right behind it ("is not")."""
    return any((t.dep_ == "neg" or t.lower_ == "never") and t.i <= verb.i + 2 for t in verb.children)


def _only_limits(verb: Token) -> bool:
    """Tell whether a negation is one of "not only", "not just", "not until"."""
    return any(t.dep_ == "neg" and t.i + 1 < len(t.doc) and t.nbor(1).lower_ in LIMITING for t in verb.children)


def _is_litotes(verb: Token) -> bool:
    """Tell whether what is negated denies by itself: "it is not unusual that plants draw 10 MW" says that they do."""
    return any(t.lower_ in words_of("denying") for t in tree.children(verb, "acomp"))


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
