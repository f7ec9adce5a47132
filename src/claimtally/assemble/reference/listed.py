"""Listed: the names that a plural description gives ("lenders including Orlen and Lotos")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Token

from claimtally.lexicons.names import name_words
from claimtally.model import NamedSpan
from claimtally.syntax import tree

if TYPE_CHECKING:
    from claimtally.assemble.reference.resolver import Resolver

INCLUDING = frozenset({"including", "like"})
# From a plural noun to the names that follow it: a mark right behind it or behind a clause that says which ones.
TO_NAMES = re.compile(r"(?: (?:that|who|which) [^\d,.;:–—]{3,60}?)?(?:(?P<mark>,| [–—]|:) )")
AMONG = re.compile(r"[^,.;:–—]{0,60}, among them ")
BETWEEN = re.compile(r", and |, | and | & ")
CLOSING = frozenset({",", "–", "—", "."})


def listed(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Give the names that stand behind a plural noun: in apposition, or behind "including", "such as", "among them"."""
    actors = name_words("org_noun", "actor_noun", "party_noun")
    if token.tag_ not in ("NNS", "NNPS") or token.lemma_.lower() not in actors:
        return None
    for child in _examples(token):
        found = resolver.entities.at(child.idx)
        named = resolver.resolve(child) if found is not None and found[0].kind == "organisation" else None
        if named is not None and " and " in named.name:
            return named  # one example alone does not stand for all of them
    return _apposed(resolver, token)


def _examples(noun: Token) -> list[Token]:
    """Give the nouns behind "including", "like" and "such as" on a noun."""
    out: list[Token] = []
    for child in noun.rights:
        if child.lower_ in INCLUDING or (child.lower_ == "as" and child.i and child.nbor(-1).lower_ == "such"):
            out += tree.children(child, "pobj")
    return out


def _apposed(resolver: Resolver, noun: Token) -> NamedSpan | None:
    """Give the two or more names between marks behind a noun, whatever the parser hangs them on."""
    text, end = resolver.text, noun.idx + len(noun)
    lead = TO_NAMES.match(text, end) or AMONG.match(text, end)
    if lead is None or noun.dep_ not in tree.SUBJECTS:
        return None
    names: list[str] = []
    start = at = lead.end()
    while (found := _name_at(resolver, at)) is not None:
        names.append(found[0])
        at = found[1]
        joint = BETWEEN.match(text, at)
        if joint is None:
            break
        if _name_at(resolver, joint.end()) is None:
            break
        at = joint.end()
    if len(names) < 2 or text[at : at + 2].strip()[:1] not in CLOSING:
        return None
    return NamedSpan(name=", ".join(names[:-1]) + " and " + names[-1], text=text[start:at], start=start, end=at)


def _name_at(resolver: Resolver, at: int) -> tuple[str, int] | None:
    """Give the name of an organisation that begins at a character, behind "the", and where it ends."""
    at += 4 if resolver.text.startswith("the ", at) else 0
    found = resolver.entities.at(at)
    if found is None or found[0].kind != "organisation" or found[1].start != at:
        return None
    return found[0].name, found[1].end
