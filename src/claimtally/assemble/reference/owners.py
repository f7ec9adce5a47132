"""Owners: whose something is, for nouns that name no actor themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from claimtally.lexicons.names import name_words
from claimtally.lexicons.words import words
from claimtally.model import NamedSpan
from claimtally.syntax import tree

if TYPE_CHECKING:
    from claimtally.assemble.reference.resolver import Resolver

SHARES = frozenset({"share", "stock", "bond"})  # "shares in Orlen" are Orlen's
LEADING_TO_OWNER = ("of", "by", "at", "for", "from")


def _is_excluded(name: Token) -> bool:
    """Tell whether a name is what something is not: "non-GM revenue"."""
    before = name.doc[max(name.i - 2, 0) : name.i]
    return [t.lower_ for t in before] == ["non", "-"] or name.lower_.startswith("non-")


def _is_strength(currency: Token) -> bool:
    """Tell whether a currency stands for how strong it is: "a stronger Taiwan dollar wiped out $1 million"."""
    strength = any(t.lemma_.lower() in ("strong", "weak", "stronger", "weaker") for t in currency.lefts)
    return strength and currency.lemma_.lower() in words("currency_noun")


def _is_of_a_company(measure: Token) -> bool:
    """Tell whether only companies have such a measure: "comparable sales", "same-store sales"."""
    return any(t.lower_ in words("company_own") for t in measure.lefts)


def _is_organisation(resolver: Resolver, token: Token) -> bool:
    found = resolver.entities.at(token.idx)
    return found is not None and found[0].kind == "organisation"


def owner(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Give the possessor of a noun: "Amazon's chips", "the price of Bitcoin", "Alibaba shares"."""
    named = _owner(resolver, token)
    return None if named is not None and named.name.casefold() in name_words("estimator", "forecaster") else named


def _owner(resolver: Resolver, token: Token) -> NamedSpan | None:
    poss = tree.possessor(token)
    if poss is not None and poss.pos_ == "PRON" and token.lemma_.lower() in words("facility"):
        named_here = next(filter(None, map(resolver.at, tree.children(token, "compound", "nmod"))), None)
        if named_here is not None:
            return named_here  # "its Blackhill mine" has a name of its own
    if poss is not None and (named := resolver.resolve(poss)) is not None:
        return named
    for child in tree.children(token, "compound", "nmod", "amod"):
        if _is_strength(token) or _is_of_a_company(token):
            break  # "a stronger Taiwan dollar" is nobody's deed, "U.S. comparable sales" are a chain's
        if token.lemma_.lower() in words("aimed_noun"):
            break  # "the Synthos investment" is somebody's in Synthos
        if (
            (child.pos_ != "ADJ" or _is_organisation(resolver, child))
            and not _is_excluded(child)
            and (named := resolver.at(child)) is not None
        ):
            return named
    leading = tuple(p for p in LEADING_TO_OWNER if p != "from" or token.lemma_.lower() not in words("given"))
    leading = ("in", *leading) if token.lemma_.lower() in SHARES else leading
    for preposition in leading:
        inner = tree.complement(token, preposition)
        if inner is not None and (named := resolver.resolve(inner)) is not None:
            return named
    return None
