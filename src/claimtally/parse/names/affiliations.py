"""Affiliations: the organisation that a person speaks for."""

from __future__ import annotations

from spacy.tokens import Doc

from claimtally.lexicons.names import name_words
from claimtally.parse.names.candidates import Candidate
from claimtally.syntax.word_classes import FINITE

# How far after a name its organisation may be told, and from where on a comma ends that ("Roe, head of X, said ...").
WINDOW = 13  # tokens after the comma
SHORTEST = 3  # tokens after the comma
EMPLOYED_AT = frozenset({"at", "for"})


def affiliation_of(doc: Doc, members: list[Candidate]) -> str | None:
    """Give the organisation that a person's title names: "Orlen's CFO Jane Roe", "Jane Roe, head of Orlen"."""
    for member in members:
        found = _before_title(doc, member) or _after_comma(doc, member)
        if found is not None:
            return found
    return None


def _before_title(doc: Doc, member: Candidate) -> str | None:
    titles = name_words("title", "person_noun", "source_noun") | {"and", ",", "-", "co"}
    at = member.start - 1
    while at >= 0 and doc[at].lower_ in titles:
        at -= 1
    if not 0 <= at < member.start - 1:
        return None
    if doc[at].tag_ == "POS":
        at -= 1
    if at < 0 or doc[at].pos_ != "PROPN":
        return None
    left = at
    while left > 0 and doc[left - 1].pos_ == "PROPN" and doc[left - 1].sent == doc[at].sent:
        left -= 1
    return str(doc[left : at + 1].text)


def _after_comma(doc: Doc, member: Candidate) -> str | None:
    if member.end == len(doc) or doc[member.end].text != ",":
        return None
    for token in doc[member.end + 1 : min(member.end + 1 + WINDOW, doc[member.end].sent.end)]:
        if token.text == "," and token.i > member.end + 1 + SHORTEST:
            return None
        if token.tag_ in FINITE:
            return None  # another clause: "in an email sent by Jane Roe, employees were told …"
        if token.pos_ == "PROPN" and token.lower_ not in name_words("title"):
            right = _end_of_name(doc, token.i)
            if right + 1 < len(doc) and doc[right].lower_ in EMPLOYED_AT and doc[right + 1].pos_ == "PROPN":
                return str(doc[right + 1 : _end_of_name(doc, right + 1)].text)  # "Head of Grid Research at Orlen"
            return str(doc[token.i : right].text)
    return None


def _end_of_name(doc: Doc, start: int) -> int:
    right = start + 1
    while right < len(doc) and doc[right].pos_ == "PROPN":
        right += 1
    return right
