"""The words around a number in the syntax, each with what its place says about how much it may say of the number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.lexicons.words import words
from claimtally.syntax import tree

# How much a word weighs by its place; from the gold articles, where a nearer word wins nearly always.
HOST = 6.0  # the noun that is counted or measured
CHAIN = 3.5  # a noun further up
OF = 4.5  # what the number is of
VERB = 4.0  # the verb of the clause
SUBJECT = 2.5  # its subject
MEASURED = 5.0  # its subject or object where the verb says how much that is
OBJECT = 3.0  # another object, or a clause on the noun
MODIFIER = 2.0  # what modifies a noun or holds the number as an adjunct
ABOVE = 1.2  # a verb further up
NEARBY = 0.5  # any word of the sentence
FURTHER = 0.8  # the share that is left one step on
FARTHEST_TOLD = 8  # tokens behind a sum in which the noun of "in agri-food exports" stands


def surroundings(ctx: ClaimContext) -> Iterator[tuple[Token, float]]:
    """Give the words that may say what a number is about, with the weight of their place in the syntax."""
    if ctx.noun is not None:
        yield tree.tokens_of(ctx.doc, ctx.noun.start, ctx.noun.end).root, HOST
    for distance, noun in enumerate(ctx.nouns):
        yield noun, HOST if distance == 0 else CHAIN
        yield from _around_noun(noun, FURTHER if distance else 1.0)
    yield from _around_number(ctx)
    if ctx.predicate is not None:
        yield from _around_verb(ctx, ctx.predicate)
        for above in ctx.clauses[1:]:
            yield above, ABOVE
            if (subject := tree.subject_of(above)) is not None:
                yield subject, ABOVE * FURTHER
    for token in ctx.sentence:
        if token.pos_ in ("NOUN", "VERB"):
            yield token, NEARBY


def _around_number(ctx: ClaimContext) -> Iterator[tuple[Token, float]]:
    anchor = ctx.anchor
    for preposition in ("in", "of", "for", "on"):
        if preposition == "on" and ctx.dimension == "share":
            continue  # "rose 34% on strong demand": why, not what
        if preposition == "for" and anchor.dep_ == "dobj" and anchor.head.lemma_ in ("raise", "borrow"):
            continue  # "has raised $38,000 for legal fees"
        if (inner := tree.complement(anchor, preposition)) is not None:
            yield inner, OF
    if (noun := _told_behind(ctx)) is not None:
        yield noun, OF
    for token in ctx.doc[ctx.tokens.start : ctx.tokens.end]:
        if token.dep_ == "pobj" and token.pos_ == "NOUN" and token.head.lower_ == "in":
            yield token, OF  # "$3 billion in revenue, plus or minus 2%" is one mention
    for child in anchor.children:
        if child.dep_ in ("acl", "relcl", "xcomp", "advcl") and child.pos_ == "VERB":
            yield child, OBJECT
        if child.dep_ == "amod" and child.pos_ == "ADJ":
            yield child, MODIFIER
    if anchor.head.dep_ == "prep" or anchor.dep_ == "npadvmod":
        yield anchor.head, MODIFIER


def _told_behind(ctx: ClaimContext) -> Token | None:
    """Give the noun of "$3 billion in new orders", though the parser ties the "in" to the verb."""
    if ctx.dimension != "money":
        return None
    behind = list(ctx.doc[ctx.tokens.end : min(ctx.tokens.end + 2 * FARTHEST_TOLD, ctx.sentence.end)])
    closed = next((i for i, token in enumerate(behind) if token.text == ")"), -1) if behind[:1] else -1
    if behind[:1] and behind[0].text == "(":
        behind = behind[closed + 1 :]  # "$3 billion (2.7 billion euros) in new orders"
    if not behind or behind[0].lower_ != "in":
        return None
    for token in behind[1:FARTHEST_TOLD]:
        if token.pos_ == "NOUN" and token.dep_ != "compound":
            return token
        if token.pos_ not in ("NOUN", "ADJ", "ADV", "PUNCT") or token.text in (",", ";", "(", ")"):
            return None
    return None


def _around_noun(noun: Token, factor: float) -> Iterator[tuple[Token, float]]:
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "nmod", "appos"):
            yield child, MODIFIER * factor
        if child.dep_ == "prep" and child.lower_ in ("of", "in", "for"):
            for inner in tree.children(child, "pobj"):
                yield inner, MODIFIER * factor
        if child.dep_ in ("acl", "relcl"):
            yield child, OBJECT * factor


def _around_verb(ctx: ClaimContext, verb: Token) -> Iterator[tuple[Token, float]]:
    if not _moves_another(ctx, verb):
        yield verb, VERB
    if tree.subject_of(verb) in ctx.nouns:
        for infinitive in tree.children(verb, "xcomp"):  # "4,000 people are expected to be laid off"
            yield infinitive, VERB
    measuring = verb.lemma_ in words("measuring")
    subject = tree.subject_of(verb)
    objects = [t for t in tree.children(verb, "dobj", "attr") if t != ctx.anchor and not t.is_ancestor(ctx.anchor)]
    for token in objects:
        yield token, MEASURED if measuring else OBJECT
        yield from _around_noun(token, FURTHER)
    if subject is not None and subject.pos_ in ("NOUN", "PROPN"):
        is_measured = measuring and not objects
        yield subject, MEASURED if is_measured else SUBJECT
        yield from _around_noun(subject, 1.5 if is_measured else FURTHER)


def _moves_another(ctx: ClaimContext, verb: Token) -> bool:
    """Tell whether a verb of change only says how far it moves its object ("raise its rates by $3 million")."""
    if verb.lemma_ not in words("changing"):
        return False
    way = list(takewhile(lambda t: t != verb, tree.ancestors(ctx.anchor)))
    beside = bool(way) and way[-1].dep_ == "prep" and way[-1].lower_ in ("by", "to", "from")
    return beside and any(t not in ctx.nouns and not ctx.holds(t) for t in tree.children(verb, "dobj"))
