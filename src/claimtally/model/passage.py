"""Passages: a text with what comparing needs of its parse, as small records without spaCy."""

from __future__ import annotations

from dataclasses import dataclass

from claimtally.model.mention import QuantityMention, TimeMention


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text at the characters [start, end).

    `stem` is the stem of its lemma, lower case, so that "killed" and "kills" agree; `pos` and `dep` are spaCy's labels,
    `head` is the place of the word that governs it in the passage (its own at a root), `sentence` counts from 0.
    """

    text: str
    stem: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A text, its words, its quantities (those a claim may have first, then bare numbers) and its time expressions."""

    text: str
    words: tuple[Word, ...]
    quantities: tuple[QuantityMention, ...]
    times: tuple[TimeMention, ...]
