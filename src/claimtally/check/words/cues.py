"""The words that tie numbers together, as regular expressions made of the lexicon `check_cues`."""

from __future__ import annotations

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons import load_rows
from claimtally.lexicons.forms import alternatives


class CueRow(BaseModel):
    """One kind of cue with its words; `stems` words match the beginning of a word."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    words: tuple[str, ...]
    stems: bool = False


@cache
def pattern(kind: str) -> re.Pattern[str]:
    """Give the expression that matches any cue of a kind as whole words, longest first; raises KeyError for no kind."""
    row = {row.kind: row for row in load_rows("check_cues", CueRow)}[kind]
    end = r"\w*" if row.stems else r"(?!\w)"
    return re.compile(rf"(?<!\w){alternatives(row.words)}{end}", re.IGNORECASE)


@cache
def words(kind: str) -> frozenset[str]:
    """Give the cues of a kind as they stand in the lexicon; raises KeyError for no kind."""
    return frozenset({row.kind: row for row in load_rows("check_cues", CueRow)}[kind].words)


def holds_cue(kind: str, text: str) -> bool:
    """Tell whether a text has a cue of a kind."""
    return pattern(kind).search(text) is not None
