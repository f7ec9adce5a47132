"""Word lists about names: what a capitalised word may be part of."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons.loader import load_rows

Use = Literal[
    "designator",
    "org_ending",
    "org_head",
    "title",
    "org_noun",
    "person_noun",
    "company_officer",
    "product_head",
    "not_name",
    "known_acronym",
    "taking_in",
    "index",
    "agency",
    "paragraph_label",
    "estimator",
    "forecaster",
    "other_body",
    "young_word",
    "portfolio",
    "unit_noun",
    "trade",
    "owned_by_org",
    "exchange",
    "public_body",
    "actor_noun",
    "source_noun",
    "person_source",
    "org_verb",
    "party_noun",
    "numbered_plant",
    "public_head",
    "legal_form",
    "describing",
    "dealing_verb",
    "company_verb",
    "place_noun",
    "teller",
    "courtesy",
    "water",
    "group_noun",
    "money_giver",
    "law_ending",
    "office",
    "paper_ending",
    "us_state",
]


class NameWords(BaseModel):
    """One row of names.yaml: words of one use, lower case unless the head of the file says otherwise."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    use: Use
    words: tuple[str, ...]


class PlaceNames(BaseModel):
    """One row of places.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: str
    names: tuple[str, ...]


class NameGroup(BaseModel):
    """One row of name_groups.yaml: names of one body."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: tuple[str, ...]


@cache
def name_groups() -> tuple[tuple[str, ...], ...]:
    """Give the names of each body that has several, as they are written."""
    return tuple(row.names for row in load_rows("name_groups", NameGroup))


@cache
def name_words(*uses: Use) -> frozenset[str]:
    """Give the lower-case words of a use, or of several."""
    return frozenset(word for row in load_rows("names", NameWords) if row.use in uses for word in row.words)


@cache
def trade_of(noun: str) -> frozenset[str]:
    """Give the lower-case nouns of the trade that a noun tells, itself among them; none where it tells no trade."""
    rows = (frozenset(row.words) for row in load_rows("names", NameWords) if row.use == "trade")
    return next((words for words in rows if noun in words), frozenset())


@cache
def place_names() -> frozenset[str]:
    """Give the names of countries, regions and cities, lower case."""
    return frozenset(name.casefold() for row in load_rows("places", PlaceNames) for name in row.names)


@cache
def _countries() -> frozenset[str]:
    rows = load_rows("places", PlaceNames)
    return frozenset(name.casefold() for row in rows if row.kind == "country" for name in row.names)


def is_country(name: str) -> bool:
    """Tell whether a name is a country's."""
    return name.casefold().removeprefix("the ") in _countries()
