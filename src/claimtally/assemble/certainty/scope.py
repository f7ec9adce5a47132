"""Scope: each word on the way from the number up to the root of its sentence may loosen the claim, none elsewhere can.

The idea is that of Saurí and Pustejovsky's FactBank: a level is given by the predicates an event is embedded in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.lexicons.factuality import CuePlace, level_of
from claimtally.lexicons.words import words
from claimtally.syntax import tree

# Prepositions that set a clause off in time or manner: what governs the verb above does not reach into it.
OFFSET = frozenset({"after", "since", "despite", "without", "following", "besides"})
# Prepositions behind which a plant with its size only says where something stands.
LOCATING = frozenset({"alongside", "near", "beside", "to", "at", "from", "outside"})
DEVERBAL = ("ment", "tion", "sion")
DEFINITE = frozenset({"the", "these", "those", "this"})


@dataclass(frozen=True, slots=True)
class Link:
    """A word above an event, the branch of its that leads to the event, and where it stands."""

    token: Token
    branch: Token | None
    place: CuePlace

    @property
    def key(self) -> str:
        """The word as the lexicon of its place writes it: modals and adverbs as printed, others by their lemma."""
        return self.token.lower_ if self.place in ("modal", "adv") else self.token.lemma_.lower()


def path(ctx: ClaimContext) -> Iterator[Link]:
    """Give the words that govern the mention, from near to far, until the scope ends (see `scope_ends`)."""
    for clause in tree.children(ctx.anchor, "relcl"):  # "the 24 MW that the utility has agreed to supply"
        yield from _links(clause, None)
    below: Token | None = None
    for token in tree.ancestors(ctx.anchor):
        if below is not None and _leaves(ctx, below, token):
            return
        yield from _links(token, below)
        trigger = ctx.trigger
        if trigger is not None and trigger != below and trigger.head == token and trigger.pos_ == "NOUN":
            yield Link(trigger, None, "noun")
        below = token


def _links(token: Token, below: Token | None) -> Iterator[Link]:
    """Give a word of the path and the words on it that say how sure it is."""
    if token.pos_ in ("NOUN", "PROPN"):
        yield Link(token, below, "noun")
        for child in token.children:
            if child.dep_ == "amod" or (child.dep_ == "compound" and child.pos_ in ("VERB", "ADJ")):
                yield Link(child, None, "adj")
    elif tree.is_predicate(token):
        yield Link(token, below, "verb")
        for child in token.children:
            if child.dep_ in ("aux", "auxpass"):
                yield Link(child, None, "modal")
            elif child.dep_ == "advmod":
                yield Link(child, None, "adv")
            elif child.dep_ == "acomp" and (below is None or child == below or below.i < child.i):
                yield Link(child, below, "adj")
    elif token.pos_ == "ADJ":
        yield Link(token, below, "adj")


def _leaves(ctx: ClaimContext, below: Token, above: Token) -> bool:
    """Tell whether the way up from the mention leaves the scope between two words."""
    if below.dep_ == "pobj" and _locates(ctx, below, above):
        return True
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


def scope_ends(below: Token, above: Token) -> bool:
    """Tell whether what governs `above` no longer governs `below`.

    A coordinate, relative or adverbial clause is judged by itself; a clause that only brings a total along
    ("bringing its total to $13bn") shares the level of the clause above. A definite noun phrase is presupposed:
    who plans to scrap "the 15% tariffs" does not plan the tariffs.
    """
    if below.dep_ in ("relcl", "parataxis", "csubj"):
        return True
    if below.dep_ == "conj" and tree.is_predicate(below):
        return bool(tree.children(below, "nsubj", "nsubjpass"))
    if below.dep_ == "pcomp" and above.lower_ in OFFSET:
        return True
    if below.dep_ == "advcl":
        brings = below.tag_ == "VBG" and below.lemma_ in words("bringing")
        return not (brings or any(t.tag_ == "TO" for t in below.children))
    if above.pos_ in tree.VERBAL and below.pos_ in ("NOUN", "PROPN") and below.dep_ in ("dobj", "nsubj", "nsubjpass"):
        return _is_presupposed(below)
    return below.pos_ == "NOUN" and below.dep_ == "pobj" and _is_presupposed(below)


def _is_presupposed(noun: Token) -> bool:
    """Tell whether a noun phrase is definite and names a thing, not a deal or a plan that is being told of."""
    definite = any(t.lower_ in DEFINITE for t in tree.children(noun, "det")) or tree.possessor(noun) is not None
    lemma = noun.lemma_.lower()
    told = level_of("noun", lemma) is not None or lemma in words("event") or _is_deed(noun)
    return definite and not told and not any(t.lower_ in words("fresh") for t in noun.children)


def _is_deed(noun: Token) -> bool:
    """Tell whether a noun is a verb in disguise with its object ("the establishment of a fund"): it tells of a deed."""
    deverbal = noun.lemma_.lower().endswith(DEVERBAL) or noun.lemma_.lower() in words("deed")
    return deverbal and tree.complement(noun, "of") is not None


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
