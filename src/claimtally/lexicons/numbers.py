"""Words that are numbers."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons.loader import load_rows


class NumberRow(BaseModel):
    """One row of numbers.yaml: a word that is a number, and how else it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    word: str
    value: Decimal
    kind: Literal["ones", "teens", "tens", "hundred", "scale", "ordinal", "vague"]
    also: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()


@cache
def number_rows() -> tuple[NumberRow, ...]:
    """Give the words that are numbers."""
    return load_rows("numbers", NumberRow)
