"""Brands: whom "the maker of ChatGPT", "the Facebook parent" and "the company behind Claude" stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Token

from claimtally.lexicons.brands import maker_of
from claimtally.lexicons.words import words
from claimtally.model.entity import Entity
from claimtally.syntax import tree

if TYPE_CHECKING:
    from claimtally.assemble.reference.resolver import Resolver


def by_brand(resolver: Resolver, token: Token) -> Entity | None:
    """Give the organisation of the article that a description names by a brand of its."""
    for brand in _brands_at(token):
        start, end = tree.noun_phrase(brand)
        for name in (resolver.text[start:end], brand.text):
            maker = maker_of(name)
            found = resolver.by_words(maker) if maker is not None else None
            if found is not None and found.kind == "organisation":
                return found
    return None


def _brands_at(token: Token) -> Iterator[Token]:
    lemma = token.lemma_.lower()
    if lemma in words("brand_company") and (behind := tree.complement(token, "behind")) is not None:
        yield behind
    if lemma not in words("brand_owner"):
        return
    if (owned := tree.complement(token, "of")) is not None:
        yield owned
    yield from tree.children(token, "compound", "nmod", "poss")
