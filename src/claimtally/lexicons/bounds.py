"""Words that bound a number: "up to", "more than", "or less"."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons.loader import load_rows
from claimtally.model.vocabulary import Bound


class BoundRow(BaseModel):
    """One row of bounds.yaml: words of one bound, before the number or `after` it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bound: Bound
    words: tuple[str, ...]
    after: bool = False


@cache
def bound_rows() -> tuple[BoundRow, ...]:
    """Give the words that bound a number."""
    return load_rows("bounds", BoundRow)
