"""The frame lexicon: which words speak of which frame, for which dimensions."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons.loader import load_rows
from claimtally.model.vocabulary import Dimension, Frame

PartOfSpeech = Literal["noun", "verb", "adj"]


class FrameTrigger(BaseModel):
    """One row of frames.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    frame: Frame
    pos: PartOfSpeech
    lemmas: tuple[str, ...]
    dimensions: tuple[Dimension, ...] = ()
    weight: float = 1.0

    def fits(self, dimension: str) -> bool:
        """Tell whether the trigger speaks of quantities of a dimension."""
        return not self.dimensions or dimension in self.dimensions


class FrameDefault(BaseModel):
    """One row of frame_defaults.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    frame: Frame
    dimensions: tuple[Dimension, ...]


@cache
def frame_triggers() -> dict[tuple[PartOfSpeech, str], tuple[FrameTrigger, ...]]:
    """Give the triggers by part of speech and lemma."""
    out: dict[tuple[PartOfSpeech, str], tuple[FrameTrigger, ...]] = {}
    for row in load_rows("frames", FrameTrigger):
        for lemma in row.lemmas:
            key = (row.pos, lemma)
            out[key] = (*out.get(key, ()), row)
    return out


@cache
def default_frame(dimension: str) -> Frame:
    """Give the frame of a number of a dimension where no word speaks of one."""
    rows = load_rows("frame_defaults", FrameDefault)
    return next((row.frame for row in rows if dimension in row.dimensions), "other")
