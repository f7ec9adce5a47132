"""Tells who or what can say something: names, people, organisations, documents."""

from __future__ import annotations

from spacy.tokens import Token

from claimtally.extract.attributions.lexicon import nouns
from claimtally.lexicons.names import name_words

PRONOUNS = frozenset({"he", "she", "they", "it", "who", "his", "her", "their", "its"})
USES = ("org_noun", "person_noun", "person_source", "source_noun", "title", "party_noun", "actor_noun", "public_body")
MORE = frozenset({"people", "person"})


def can_speak(token: Token) -> bool:
    """Tell whether a noun or pronoun can be the source of a figure: a name, a body, a person, a document."""
    if token.tag_ in ("PRP", "PRP$", "WP"):
        return token.lower_ in PRONOUNS
    if token.pos_ == "PROPN":
        return True
    lemma = token.lemma_.lower()
    return lemma in MORE or any(lemma in name_words(use) for use in USES) or is_document(token)


def is_document(token: Token) -> bool:
    """Tell whether a noun stands for its maker when it speaks ("the report says")."""
    row = nouns().get(token.lemma_.lower())
    return token.pos_ in ("NOUN", "PROPN") and row is not None and row.document
