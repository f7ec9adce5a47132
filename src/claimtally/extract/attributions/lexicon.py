"""The knowledge of reporting words as typed rows."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons import load_rows

Kind = Literal["speech", "finding", "estimate", "thought", "intent", "stance"]


class VerbRow(BaseModel):
    """Verbs of one kind and the forms of content that they take."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: Kind
    takes: tuple[str, ...]
    verbs: tuple[str, ...]


class NounRow(BaseModel):
    """Nouns of one kind: may a clause be content, do they speak for their maker, may "of" open a figure."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    kind: Kind
    clause: bool
    document: bool
    figure: bool = False
    nouns: tuple[str, ...]


class PhraseRow(BaseModel):
    """A set phrase that a source follows."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: str
    kind: Kind


class CreditRow(BaseModel):
    """A phrase that opens a credit line."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    words: str


@cache
def credit_phrases() -> tuple[tuple[str, ...], ...]:
    """Give the phrases that open a credit line as words, the longest first."""
    return tuple(sorted((tuple(row.words.split()) for row in load_rows("credit_phrases", CreditRow)), key=len))[::-1]


@cache
def verb_forms() -> dict[str, dict[str, Kind]]:
    """Give for each verb lemma the forms of content it takes and their kind; an earlier row wins."""
    forms: dict[str, dict[str, Kind]] = {}
    for row in load_rows("reporting_verbs", VerbRow):
        for verb in row.verbs:
            for form in row.takes:
                forms.setdefault(verb, {}).setdefault(form, row.kind)
    return forms


@cache
def nouns() -> dict[str, NounRow]:
    """Give the row of each reporting noun by its lemma."""
    return {noun: row for row in load_rows("reporting_nouns", NounRow) for noun in row.nouns}


@cache
def reporting_nouns() -> frozenset[str]:
    """Give the lemmas of the reporting nouns."""
    return frozenset(nouns())


@cache
def reporting_verbs() -> frozenset[str]:
    """Give the lemmas of the reporting verbs."""
    return frozenset(verb_forms())


@cache
def opening_words() -> frozenset[str]:
    """Give the first words of the set phrases."""
    return frozenset(phrases())


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], Kind], ...]]:
    """Give for each first word the set phrases that begin with it and their kinds, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
    for words, kind in sorted(
        ((tuple(row.words.split()), row.kind) for row in load_rows("reporting_phrases", PhraseRow)),
        key=lambda pair: (-len(pair[0]), pair[0]),
    ):
        found.setdefault(words[0], []).append((words, kind))
    return {first: tuple(rows) for first, rows in found.items()}
