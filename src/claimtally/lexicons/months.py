"""Months: how they are written, as the lexicon of times lists them."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons.loader import load_rows


class TimeRow(BaseModel):
    """One row of times.yaml: words of a kind and the value that they all stand for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    value: str
    words: tuple[str, ...]


@cache
def month_spellings() -> tuple[tuple[str, ...], ...]:
    """Give for each month, January first, its full name and how newsrooms cut it short."""
    return tuple(row.words for row in load_rows("times", TimeRow) if row.kind == "month")


@cache
def month_names() -> tuple[str, ...]:
    """Give the full names of the months, January first."""
    return tuple(spellings[0] for spellings in month_spellings())
