"""Nationalities: the adjectives by which newsrooms say where an organisation sits."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons.loader import load_rows


class Nationality(BaseModel):
    """One row of nationalities.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    country: str
    adjectives: tuple[str, ...]


@cache
def nationalities() -> frozenset[str]:
    """Give all adjectives of nationality, in lower case."""
    return frozenset(word for row in load_rows("nationalities", Nationality) for word in row.adjectives)


@cache
def adjectives_of(country: str) -> frozenset[str]:
    """Give the adjectives of a country by its ISO 3166-1 code, none for one that is not listed."""
    rows = load_rows("nationalities", Nationality)
    return frozenset(word for row in rows if row.country == country for word in row.adjectives)
