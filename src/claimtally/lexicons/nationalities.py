"""Nationalities and capitals: where an organisation sits, and whom a seat of government stands for."""

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


class Capital(BaseModel):
    """One row of capitals.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    capital: str
    country: str
    names: tuple[str, ...]


@cache
def governed_from(place: str) -> tuple[str, ...]:
    """Give the names, in lower case, of whom a seat of government stands for, its government first; none for others."""
    row = next((row for row in load_rows("capitals", Capital) if row.capital.casefold() == place.casefold()), None)
    if row is None:
        return ()
    heads = ("government", "administration")
    governments = tuple(f"{adjective} {head}" for adjective in sorted(adjectives_of(row.country)) for head in heads)
    return (*governments, *(name.casefold() for name in row.names))


@cache
def _countries() -> dict[str, str]:
    return {name.casefold(): row.country for row in load_rows("capitals", Capital) for name in row.names}


def country_of(name: str) -> str | None:
    """Give the ISO 3166-1 code of a country (EU for the Union) by a name it goes by, None for any other name."""
    return _countries().get(name.casefold().removeprefix("the "))
