"""Tokens by their words, found in one array of the doc: most rules look at a handful of words and at nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from spacy.attrs import LEMMA, LOWER  # type: ignore[import-not-found]
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc, Token


def lower_in(doc: Doc, words: frozenset[str]) -> list[Token]:
    """Give the tokens whose lower-case form is one of some words, in order."""
    ids = _ids(words)
    return [doc[i] for i, word in enumerate(doc.to_array(LOWER).tolist()) if word in ids]


def lemma_in(doc: Doc, lemmas: frozenset[str]) -> list[Token]:
    """Give the tokens whose lemma is one of some lower-case lemmas, also with a capital or in capitals, in order."""
    ids = _ids(lemmas)
    return [doc[i] for i, lemma in enumerate(doc.to_array(LEMMA).tolist()) if lemma in ids]


@lru_cache(maxsize=64)
def _ids(words: Iterable[str]) -> frozenset[int]:
    return frozenset(hash_string(form) for word in words for form in (word, word.capitalize(), word.upper()))
