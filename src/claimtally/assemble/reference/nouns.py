"""Nouns: what a noun that is no name stands for, by the kind of thing it speaks of."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from spacy.tokens import Token

from claimtally.assemble.reference.brands import by_brand
from claimtally.assemble.reference.citing import is_cited
from claimtally.assemble.reference.descriptions import DEFINITE, described, who_owns
from claimtally.assemble.reference.listed import listed
from claimtally.assemble.reference.owners import owner
from claimtally.lexicons.names import name_words
from claimtally.model import NamedSpan
from claimtally.syntax import tree

if TYPE_CHECKING:
    from claimtally.assemble.reference.resolver import Resolver

FOUNDERS = frozenset({"founder", "co-founder"})  # own shares themselves
CALLED = frozenset({"called", "named", "dubbed", "codenamed", "christened"})
SENTENCES_BACK = 3  # how far the product that "the chip" takes up may lie


def referent(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Give the name that a noun stands for: both parties, a product, an organisation, its apposition or owner."""
    lemma = token.lemma_.lower()
    if (called := _called(resolver, token)) is not None:
        return called
    if token.dep_ != "appos" and (maker := by_brand(resolver, token)) is not None:
        return resolver.named(maker, *tree.noun_phrase(token))
    if token.tag_ == "NNS" and (names := listed(resolver, token)) is not None:
        return names
    if lemma in name_words("party_noun") and token.tag_ == "NNS" and (pair := _both(resolver, token)):
        return pair
    if lemma in name_words("product_head") and (product := _product(resolver, token)) is not None:
        return product
    if lemma in name_words("org_noun") or token.lower_ in name_words("org_noun"):
        return described(resolver, token)
    if (above := who_owns(resolver, token)) is not None:
        return above
    for child in tree.children(token, "appos"):  # "president Moon Jae-in", "carrier Emirates"
        if (named := resolver.at(child)) is not None:
            return named
    if token.tag_ == "NNS" and lemma in name_words("company_officer") and lemma not in FOUNDERS:
        return owner(resolver, token)  # "executives expect": they speak for the company
    if token.dep_ == "appos" and lemma in name_words("person_noun") and (named := resolver.at(token.head)) is not None:
        return named  # "Ann Roe, the group's chief executive, who was paid $3 million"
    if token.dep_ == "appos" and any(t.lower_ == "the" for t in tree.children(token, "det")):
        body = resolver.entities.at(token.head.idx)
        if body is not None and body[0].kind == "organisation":
            return resolver.at(token.head)  # "PGGM, the Dutch pension manager, whose bid"
    if lemma in name_words("source_noun"):
        return None
    if lemma in name_words("person_noun") and (person := _person(resolver, token)) is not None:
        return person
    if lemma in name_words("person_noun") or lemma in name_words("actor_noun"):
        return resolver.literal(token)
    return owner(resolver, token)


def _called(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Give the name that a thing is said to have: "the $540 million system, called Isambard"."""
    if token.lemma_.lower() in name_words("org_noun", "person_noun", "actor_noun", "company_officer"):
        return None
    for verb in tree.children(token, "acl"):
        if verb.lower_ in CALLED and verb.i > token.i and verb.tag_ == "VBN":
            for name in tree.children(verb, "oprd", "attr"):
                if name.pos_ == "PROPN" and name.ent_type_ not in ("DATE", "TIME"):
                    return resolver.at(name) or resolver.literal(name)
    return None


def _person(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Resolve "the founder" to the one whom the article calls so."""
    if token.tag_ != "NN" or not any(t.lower_ == "the" for t in tree.children(token, "det")):
        return None
    called = [p for p, _ in resolver.entities.before(token.idx, ("person",)) if token.lemma_.lower() in p.told]
    return resolver.named(called[0], *tree.noun_phrase(token)) if called else None


def _both(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Resolve "both companies", "the two firms" and "the companies" to the two organisations last named before.

    "The companies" are none that the text only cites, and all are named in the paragraph or the one before.
    """
    left = [c for c in token.children if c.i < token.i]
    alone = [c.lower_ for c in left] == ["the"] and not tree.children(token, "prep", "relcl", "acl", "appos")
    if not {"both", "two"} & {c.lower_ for c in left} and not alone:
        return None
    earliest = resolver.text.rfind("\n\n", 0, max(0, resolver.text.rfind("\n\n", 0, token.idx)))
    near = takewhile(lambda found: found[1].start > earliest, resolver.entities.before(token.idx, ("organisation",)))
    acting = (e.name for e, mention in near if not alone or not is_cited(resolver.text, mention))
    names = list(dict.fromkeys(acting))[:2]
    if len(names) < 2:
        return None
    start, end = tree.noun_phrase(token)
    return NamedSpan(name=f"{names[1]} and {names[0]}", text=resolver.text[start:end], start=start, end=end)


def _product(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Resolve "the chip" to the product last named before it, one that acts before others."""
    if token.tag_ in ("NNS", "NNPS") or not any(c.lower_ in DEFINITE or c.pos_ == "NUM" for c in token.children):
        return None
    near = list(
        takewhile(
            lambda found: resolver.text.count(". ", found[1].end, token.idx) <= SENTENCES_BACK,
            resolver.entities.before(token.idx, ("product",)),
        )
    )
    acting = [
        (product, mention)
        for product, mention in near
        if tree.tokens_of(resolver.doc, mention.start, mention.end).root.dep_ in tree.SUBJECTS
    ]
    return resolver.named((acting or near)[0][0], *tree.noun_phrase(token)) if near else None
