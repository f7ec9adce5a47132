"""The rows of the lexicon `tie_phrases`: phrases that tie numbers together."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons import load_rows
from claimtally.model.vocabulary import Direction

Kind = Literal["percent", "multiple", "points", "level"]
TieName = Literal["move", "step", "step_share", "multiple", "share", "rest", "majority", "minority", "prior"]
SLOT = re.compile(r"<\w+:")
OPTIONAL = re.compile(r"\[[^\]]*\]")


class PhraseRow(BaseModel):
    """A phrase and the kind of tie that it states; `way` where its words, not its number, tell the way of a move."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tie: TieName
    phrase: str
    way: Direction | None = None

    @property
    def slots(self) -> int:
        """How many numbers the phrase has at least."""
        return len(SLOT.findall(OPTIONAL.sub("", self.phrase)))

    @property
    def sentences(self) -> int:
        """How many sentences the phrase runs through."""
        return 1 + self.phrase.split().count(".")


@cache
def phrase_rows() -> tuple[PhraseRow, ...]:
    """Give the phrases in the order of the lexicon."""
    return load_rows("tie_phrases", PhraseRow)
