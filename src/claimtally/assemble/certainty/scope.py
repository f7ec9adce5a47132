"""Scope: each word on the way from the number up to the root of its sentence may loosen the claim, none elsewhere can.

The idea is that of Saurí and Pustejovsky's FactBank: a level is given by the predicates an event is embedded in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claimtally.assemble.certainty.ends import scope_ends
from claimtally.assemble.context import ClaimContext
from claimtally.lexicons.factuality import CuePlace
from claimtally.lexicons.words import words
from claimtally.syntax import tree

# Prepositions behind which a plant with its size only says where something stands.
LOCATING = frozenset({"alongside", "near", "beside", "to", "at", "from", "outside"})


@dataclass(frozen=True, slots=True)
class Link:
    """A word above an event, the branch of its that leads to the event, and where it stands."""

    token: Token
    branch: Token | None
    place: CuePlace

    @property
    def key(self) -> str:
        """The word as the lexicon of its place writes it: nouns and verbs by their lemma, others as printed."""
        return self.token.lower_ if self.place in ("modal", "adv", "adj") else self.token.lemma_.lower()


def path(ctx: ClaimContext) -> Iterator[Link]:
    """Give the words that govern the mention, from near to far, until the scope ends (see `scope_ends`)."""
    for clause in tree.children(ctx.anchor, "relcl"):  # "the 24 MW that the utility has agreed to supply"
        if not _adds(clause):
            yield from _links(clause, None)
    held = tree.complement(ctx.anchor, "of")
    told = tree.children(held, "acl") if held is not None else []  # "10 GW of storage expected to be built"
    for participle in [*tree.children(ctx.anchor, "acl"), *told]:  # "the $3 billion pencilled in by analysts"
        if participle.tag_ == "VBN" and not _adds(participle):
            yield Link(participle, None, "verb")
    below: Token | None = None
    for token in _way_up(ctx.anchor):
        if below is not None and _leaves(ctx, below, token):
            return
        yield from _links(token, below)
        trigger = ctx.trigger
        if trigger is not None and trigger != below and trigger.head == token and trigger.pos_ == "NOUN":
            yield Link(trigger, None, "noun")
        below = token


def _way_up(anchor: Token) -> Iterator[Token]:
    """Give the words above the mention, without the time that the parser hung a second object on.

    In "expects sales of $3 million in the quarter and profits of $1 million" nothing is coordinated with the quarter.
    """
    below, skipped = anchor, None
    for token in tree.ancestors(anchor):
        if token.lemma_.lower() in words("spell") and _beside_a_spell(below, token):
            skipped = token
            continue
        if skipped is not None and token == skipped.head and token.pos_ == "ADP":
            continue
        skipped = None
        yield token
        below = token


def _beside_a_spell(below: Token, spell: Token) -> bool:
    """Tell whether a word hangs on a time as its coordinate, or as what belongs to such a coordinate."""
    beside = [below] if below.dep_ == "conj" else [t for t in tree.children(spell, "conj") if t.i < below.i]
    return any(t.pos_ == "NOUN" and t.lemma_.lower() not in words("spell") for t in beside)


def _adds(clause: Token) -> bool:
    """Tell whether a relative clause stands behind a comma: it says more of the number, not which number is meant."""
    first = clause.left_edge
    return first.i > 0 and first.nbor(-1).text in (",", "—", "–")


def _links(token: Token, below: Token | None) -> Iterator[Link]:
    """Give a word of the path and the words on it that say how sure it is."""
    if token.pos_ in ("NOUN", "PROPN"):
        yield Link(token, below, "noun")
        for child in token.children:
            if child.dep_ == "amod" or (child.dep_ == "compound" and child.pos_ in ("VERB", "ADJ")):
                yield Link(child, None, "adj")
    elif tree.is_predicate(token):
        yield Link(token, below, "verb")
        if below is not None and below.dep_ == "prep" and below.lower_ == "for":
            for noun in tree.children(token, "dobj"):  # "placed an order with X for 40 jets"
                if noun.i < below.i:
                    yield Link(noun, below, "noun")
        for child in token.children:
            if child.dep_ in ("aux", "auxpass"):
                yield Link(child, None, "modal")
            elif child.dep_ == "advmod":
                yield Link(child, None, "adv")
            elif child.lower_ == "on" and token.lemma_ == "be":
                for noun in tree.children(child, "pobj"):  # "a further 40 are on order"
                    yield Link(noun, None, "noun")
            elif child.dep_ == "acomp" and (below is None or child == below or below.i < child.i):
                yield Link(child, below, "adj")
    elif token.pos_ == "ADJ":
        yield Link(token, below, "adj")


def _leaves(ctx: ClaimContext, below: Token, above: Token) -> bool:
    """Tell whether the way up from the mention leaves the scope between two words."""
    if below.dep_ == "pobj" and _locates(ctx, below, above):
        return True
    if ctx.holds(above) and above.i >= ctx.tokens.start and above.lower_ == "of":
        return False  # "120 of the drones": the mention itself goes on
    # A product is what the sentence is about, however definite: "plans to use the chips" plans their use.
    return (below != ctx.anchor or ctx.quantity is not None) and scope_ends(below, above)


def _locates(ctx: ClaimContext, noun: Token, preposition: Token) -> bool:
    """Tell whether a plant with its size is only a place ("built beside a 2 GW plant"): it stands there already."""
    sized = ctx.quantity is not None and ctx.dimension not in ("money", "count", "share") and noun != ctx.anchor
    return (
        sized
        and preposition.lower_ in LOCATING
        and preposition.head.pos_ in ("ADJ", "VERB", "ADV")
        and noun in ctx.nouns[:1]
    )


def governs(link: Link) -> bool:
    """Tell whether a verb or noun governs the event: the event stands in its complement or object, not beside it."""
    branch = link.branch
    if link.place != "verb" or branch is None:
        return True
    if branch.dep_ in ("nsubj", "csubj", "agent", "mark", "npadvmod", "relcl"):
        return False
    if branch.dep_ == "advcl":
        return any(t.tag_ == "TO" for t in tree.children(branch, "aux"))
    return branch.dep_ != "conj"
