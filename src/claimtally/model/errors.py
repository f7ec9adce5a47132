"""Errors for people: one sentence that names the file, the place and the remedy."""

from __future__ import annotations

from claimtally.model.base import Record


class ClaimtallyError(Exception):
    """The root of all errors that claimtally raises on purpose; its text is one sentence for the user."""


class IngestError(ClaimtallyError):
    """An input that cannot be read as an article."""


class ModelMissingError(ClaimtallyError):
    """A spaCy pipeline that is not installed or does not fit."""


class LexiconError(ClaimtallyError):
    """A lexicon file with a row that does not fit its schema."""


class FactsError(ClaimtallyError):
    """A file of facts, or a row of it, that cannot be read."""


class ArticleTooLongError(ClaimtallyError):
    """A text far longer than any article, which one parse could not hold in memory."""


class ErrorRecord(Record):
    """One line of errors.jsonl: where an input came from, the stage that failed, and what is wrong with it."""

    source: str
    stage: str
    error: str
