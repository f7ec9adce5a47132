"""Polarity: whether one text says the contrary of the other, by negation or by a word against its opposite."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from claimtally.check.compare.lexicon import words
from claimtally.lexicons import load_rows
from claimtally.lexicons.stems import stem
from claimtally.model.passage import Passage


class OppositeRow(BaseModel):
    """Two lists of words that exclude each other; see opposites.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    one: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """The word of the premise and the word of the hypothesis that turn the statement round."""

    premise: str
    hypothesis: str


def clash(premise: Passage, hypothesis: Passage) -> Clash | None:
    """Give the words by which two texts say the contrary, None where neither negation nor an opposite shows it.

    A denial of the premise counts where the hypothesis tells of what it denies: "no injuries were reported" denies
    nothing of the road. A pair of opposites counts where each text has one side only: "rose in May and fell in June"
    proves nothing.
    """
    ours, theirs = _denial(premise, hypothesis), _denial(hypothesis)
    if (ours is None) != (theirs is None):
        return Clash(ours or "no denial", theirs or "no denial")
    for one, other in _opposites():
        for here, there in ((one, other), (other, one)):
            known, claimed = _first(premise, here), _first(hypothesis, there)
            if known and claimed and not _first(premise, there) and not _first(hypothesis, here):
                return Clash(known, claimed)
    return None


@cache
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    rows = load_rows("opposites", OppositeRow)
    return tuple((frozenset(map(stem, row.one)), frozenset(map(stem, row.other))) for row in rows)


def _first(passage: Passage, stems: frozenset[str]) -> str | None:
    return next((word.text for word in passage.words if word.stem in stems), None)


def _denial(passage: Passage, told: Passage | None = None) -> str | None:
    """Give the first word that denies something, something that is told of where another passage is given."""
    stems = None if told is None else {word.stem for word in told.words}
    for word in passage.words:
        if word.text.lower() in words("negation") and (stems is None or passage.words[word.head].stem in stems):
            return word.text
    return None
