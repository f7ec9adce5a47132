"""What comparing knows of words: classes of words and synonyms, by their stems."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons import load_rows
from claimtally.lexicons.bounds import bound_rows
from claimtally.lexicons.stems import stem
from claimtally.model.vocabulary import Bound

Kind = Literal[
    "light", "sum", "each", "left", "gain", "loss", "negation", "quarter", "apiece", "rest", "saying", "gap", "g"
]  # fmt: skip


class CompareRow(BaseModel):
    """A class of words; see compare_words.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Kind
    words: tuple[str, ...]


class SynonymRow(BaseModel):
    """Words that stand for one another; see synonyms.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]


@cache
def words(kind: Kind) -> frozenset[str]:
    """Give the words of a class, as the head of compare_words.yaml describes it."""
    return frozenset(word for row in load_rows("compare_words", CompareRow) if row.kind == kind for word in row.words)


@cache
def synonyms() -> dict[str, frozenset[int]]:
    """Give the groups of synonyms that a stem belongs to, by their place in the lexicon."""
    groups: dict[str, set[int]] = {}
    for number, row in enumerate(load_rows("synonyms", SynonymRow)):
        for word in row.words:
            groups.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


@cache
def bounds_before() -> dict[tuple[str, ...], Bound]:
    """Give the phrases that bound a number behind them, as tuples of lower-case words."""
    return {tuple(phrase.split()): row.bound for row in bound_rows() if not row.after for phrase in row.words}
