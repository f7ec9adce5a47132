"""Notation: how units are shown to a reader."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons.loader import load_rows


class NotationRow(BaseModel):
    """One row of notation.yaml: `sign` stands before the number, or `word` after it (`words` for more than one)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    unit: str
    sign: str | None = None
    word: str | None = None
    words: str | None = None


@cache
def notations() -> dict[str, NotationRow]:
    """Give how each unit is shown that is not shown as its records write it."""
    return {row.unit: row for row in load_rows("notation", NotationRow)}
