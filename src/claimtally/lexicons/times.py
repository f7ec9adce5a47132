"""Words of time expressions, and the months among them."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons.loader import load_rows

TimeKind = Literal[
    "month",
    "weekday",
    "season",
    "unit",
    "cardinal",
    "tens",
    "vague",
    "ordinal",
    "decade",
    "step",
    "day",
    "daypart",
    "portion",
    "stage",
    "about",
    "filler",
    "frequency",
    "every",
    "reference",
    "ended",
    "holiday",
    "zone",
]


class TimeWord(BaseModel):
    """One row of times.yaml: words of a kind and the value that they all stand for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: TimeKind
    value: str
    words: tuple[str, ...]


@cache
def time_words(kind: TimeKind) -> tuple[TimeWord, ...]:
    """Give the rows of a kind, in the order of the lexicon."""
    return tuple(row for row in load_rows("times", TimeWord) if row.kind == kind)


@cache
def month_spellings() -> tuple[tuple[str, ...], ...]:
    """Give for each month, January first, its full name and how newsrooms cut it short."""
    return tuple(row.words for row in time_words("month"))


@cache
def month_names() -> tuple[str, ...]:
    """Give the full names of the months, January first."""
    return tuple(spellings[0] for spellings in month_spellings())
