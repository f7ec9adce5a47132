"""Given names and titles: whom "he" and "she" can mean."""

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
    titles: tuple[str, ...]


@cache
def _genders() -> dict[str, Gender]:
    return {name: row.gender for row in load_rows("given_names", GivenNames) for name in row.names}


def gender_of(given_name: str) -> Gender | None:
    """Give whose name it mostly is, None where nothing tells."""
    return _genders().get(given_name)


@cache
def _titles() -> dict[str, Gender]:
    return {title: row.gender for row in load_rows("given_names", GivenNames) for title in row.titles}


def gender_of_title(title: str) -> Gender | None:
    """Give who is addressed so, in any case and with or without a full stop, None where the word is no such title."""
    return _titles().get(title.rstrip(".").casefold())
