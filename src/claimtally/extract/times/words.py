"""The words of time expressions, by kind and value, from the lexicon."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons import load_rows
from claimtally.lexicons.times import TimeKind, time_words

CueKind = Literal[
    "future", "certain_future", "past", "certain_past", "before_month", "after_number", "before_number", "preposition"
]


class TimeCue(BaseModel):
    """One row of times_cues.yaml: words near a time expression that decide what it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: CueKind
    words: tuple[str, ...]


@cache
def values(kind: TimeKind) -> dict[str, str]:
    """Give the value of every word of a kind, by the word in lower case."""
    return {word.casefold(): row.value for row in time_words(kind) for word in row.words}


@cache
def words(kind: TimeKind) -> tuple[str, ...]:
    """Give the words of a kind as the lexicon writes them, longest first so that an alternation is greedy."""
    return tuple(sorted((word for row in time_words(kind) for word in row.words), key=lambda w: (-len(w), w)))


@cache
def head_words(kind: TimeKind) -> tuple[str, ...]:
    """Give the first word of every row of a kind: the full name of a month or a weekday."""
    return tuple(row.words[0] for row in time_words(kind))


@cache
def cues(kind: CueKind) -> tuple[str, ...]:
    """Give the cue words of a kind, longest first."""
    rows = load_rows("times_cues", TimeCue)
    return tuple(sorted((word for row in rows if row.kind == kind for word in row.words), key=lambda w: (-len(w), w)))


def value(kind: TimeKind, word: str) -> str:
    """Give the value of a matched word; blanks, a full stop and the shape of an apostrophe make no difference."""
    plain = " ".join(word.replace("’", "'").casefold().split())
    known = values(kind)
    return known[plain] if plain in known else known[plain.rstrip(".")]
