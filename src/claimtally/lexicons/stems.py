"""Stems of English words, so that "kills" and "killed" are one word."""

from __future__ import annotations

from functools import lru_cache

import snowballstemmer

STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Give the stem of a lower-case English word (Porter's second algorithm)."""
    return str(STEMMER.stemWord(word))
