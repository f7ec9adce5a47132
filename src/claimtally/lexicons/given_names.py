"""Given names: whom "he" and "she" can mean."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons.loader import load_rows

Gender = Literal["female", "male"]


class GivenNames(BaseModel):
    """One row of given_names.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    gender: Gender
    names: tuple[str, ...]


@cache
def _genders() -> dict[str, Gender]:
    return {name: row.gender for row in load_rows("given_names", GivenNames) for name in row.names}


def gender_of(given_name: str) -> Gender | None:
    """Give whose name it mostly is, None where nothing tells."""
    return _genders().get(given_name)
