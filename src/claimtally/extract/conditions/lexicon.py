"""The knowledge of conditions as typed rows."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons import load_rows

Family = Literal[
    "if",
    "when",
    "once",
    "unless",
    "provided",
    "until",
    "without",
    "contingent",
    "tied",
    "subject",
    "pending",
    "exchange",
]
Opens = Literal["clause", "noun", "either"]
Limit = Literal[
    "whether_verbs",
    "denied_verbs",
    "clause_verbs",
    "concessions",
    "idioms",
    "liabilities",
    "milestones",
    "takers",
    "tied",
    "memories",
    "consents",
    "waits",
    "spells",
    "tellers",
    "fulfilled",
    "waiting",
    "assumed",
    "comings",
    "due",
    "triggers",
    "varying",
    "equalling",
    "asides",
    "paying",
]


class CueRow(BaseModel):
    """Words that open a condition, the rule that reads them, and what they open.

    `before` holds the words of which one must stand behind the cue; empty where any word may.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: str
    rule: Family
    opens: Opens
    before: tuple[str, ...] = ()


class VerbRow(BaseModel):
    """A verb whose complement behind one of the prepositions (its object where there is none) is a condition.

    `events` says that the complement must be something that may or may not come about.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    verb: str
    prepositions: tuple[str, ...]
    events: bool


class LimitRow(BaseModel):
    """A list of words that make or unmake a condition."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    list: Limit
    words: tuple[str, ...]


@cache
def cues() -> dict[tuple[str, ...], CueRow]:
    """Give the rows of the cues by their words."""
    return {tuple(row.words.split()): row for row in load_rows("condition_cues", CueRow)}


@cache
def verbs() -> dict[str, VerbRow]:
    """Give the rows of the verbs by lemma."""
    return {row.verb: row for row in load_rows("condition_verbs", VerbRow)}


@cache
def listed_verbs() -> frozenset[str]:
    """Give the lemmas of the verbs."""
    return frozenset(verbs())


@cache
def limits(name: Limit) -> frozenset[str]:
    """Give the words of a list."""
    return frozenset(word for row in load_rows("condition_limits", LimitRow) if row.list == name for word in row.words)
