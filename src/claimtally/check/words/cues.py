"""The words that tie numbers together, as regular expressions made of the lexicon `check_cues`."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict, field_validator

from claimtally.lexicons import load_rows
from claimtally.lexicons.forms import alternatives
from claimtally.lexicons.times import month_names

MONTH = "{month}"


class CueRow(BaseModel):
    """One kind of cue with its words; `stems` words match the beginning of a word, `{month}` is any month's name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    words: tuple[str, ...]
    stems: bool = False

    @field_validator("words")
    @classmethod
    def _with_months(cls, cues: tuple[str, ...]) -> tuple[str, ...]:
        months = [name.casefold() for name in month_names()]
        return tuple(cue.replace(MONTH, month) for cue in cues for month in (months if MONTH in cue else ("",)))


@cache
def _rows() -> dict[str, CueRow]:
    return {row.kind: row for row in load_rows("check_cues", CueRow)}


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """Give the expression that matches any cue of a kind as whole words, longest first; raises KeyError for no kind."""
    row = _rows()[kind]
    end = r"\w*" if row.stems else r"(?!\w)"
    return re.compile(rf"(?<!\w){alternatives(row.words)}{end}", re.IGNORECASE)


@cache
def words(kind: str) -> frozenset[str]:
    """Give the cues of a kind as they stand in the lexicon; raises KeyError for no kind."""
    return frozenset(_rows()[kind].words)


def holds_cue(kind: str, text: str) -> bool:
    """Tell whether a text has a cue of a kind."""
    return pattern(kind).search(text) is not None
