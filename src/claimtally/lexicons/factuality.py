"""The words that govern how firm an event is, and whether it must or may be done."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons.loader import load_rows
from claimtally.model.vocabulary import Deontic, Factuality, Frame

CuePlace = Literal["modal", "verb", "noun", "adj", "adv"]
CertaintyUse = Literal[
    "outcome",
    "bid",
    "job_cut",
    "winning",
    "request",
    "takeover_noun",
    "completing",
    "ability",
    "keeping",
    "habit",
    "with_infinitive",
    "planned",
    "binding",
    "odds",
    "priced_deed",
    "closing",
    "ordinal",
    "leave",
    "asking",
    "shedding",
    "terms",
    "costing",
    "mishap",
    "ready",
    "called_off",
    "hindering",
    "denying",
]


class FirmnessCue(BaseModel):
    """One row of factuality.yaml: it gives a level of factuality, a deontic force, or a class of words to a rule."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pos: CuePlace | None = None
    lemmas: tuple[str, ...]
    frames: tuple[Frame, ...] = ()
    level: Factuality | None = None
    deontic: Deontic | None = None
    use: CertaintyUse | None = None


@cache
def _levels() -> dict[tuple[CuePlace, str], FirmnessCue]:
    rows = load_rows("factuality", FirmnessCue)
    return {(row.pos, lemma): row for row in rows if row.level and row.pos for lemma in row.lemmas}


def level_of(place: CuePlace, lemma: str, frame: Frame | None = None) -> Factuality | None:
    """Give the level that a word gives to what it governs, None where it gives none (or none in that frame)."""
    row = _levels().get((place, lemma))
    if row is None or (row.frames and frame not in row.frames):
        return None
    return row.level


@cache
def forces() -> dict[tuple[CuePlace, str], Deontic]:
    """Give the deontic force by place and lemma."""
    rows = load_rows("factuality", FirmnessCue)
    return {(row.pos, lemma): row.deontic for row in rows if row.deontic and row.pos for lemma in row.lemmas}


@cache
def words_of(use: CertaintyUse) -> frozenset[str]:
    """Give the lemmas of a class, as the head of factuality.yaml describes it."""
    rows = load_rows("factuality", FirmnessCue)
    return frozenset(lemma for row in rows if row.use == use for lemma in row.lemmas)
