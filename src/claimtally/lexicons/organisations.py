"""Organisations that news names without saying what they are: companies, labs, clouds, utilities, regulators."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from claimtally.lexicons.forms import aliases_of
from claimtally.lexicons.loader import load_rows, load_table

OrganisationKind = Literal[
    "company",
    "lab",
    "cloud",
    "chipmaker",
    "utility",
    "bank",
    "fund",
    "exchange",
    "regulator",
    "agency",
    "government",
    "university",
    "media",
]


class Organisation(BaseModel):
    """One row of organisations.tsv, or of a user's own file; what is not known is empty."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    name: str = Field(min_length=2)
    kind: OrganisationKind
    ticker: str = ""
    country: str = Field(default="", pattern=r"^([A-Z]{2})?$")
    wikidata: str = Field(default="", pattern=r"^(Q[1-9][0-9]*)?$")
    aliases: tuple[str, ...] = ()

    _split = field_validator("aliases", mode="before")(aliases_of)

    @property
    def forms(self) -> tuple[str, ...]:
        """Give all forms of the name, the one that newsrooms use most first."""
        return (self.name, *self.aliases)


class KindRow(BaseModel):
    """What news calls an organisation of a kind instead of its name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: OrganisationKind
    nouns: tuple[str, ...]
    fields: tuple[str, ...]


@cache
def nouns_of_kind(kind: OrganisationKind) -> frozenset[str]:
    """Give the nouns that stand for organisations of a kind; a field stands before another noun ("chip company")."""
    rows = [row for row in load_rows("organisation_nouns", KindRow) if row.kind == kind]
    return frozenset(word for row in rows for word in (*row.nouns, *(f"{field} *" for field in row.fields)))


@cache
def organisations() -> tuple[Organisation, ...]:
    """Give the organisations of the packaged lexicon."""
    return load_table("organisations", Organisation)
