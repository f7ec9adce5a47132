"""Spans: the characters of an article that a value came from."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from claimtally.model.base import Record


class Span(Record):
    """A stretch of an article's text; `text == article.text[start:end]`, offsets in characters, half-open."""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"end {self.end} lies before start {self.start}")
        return self

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Cut the span [start, end) out of a text."""
        return cls(text=text[start:end], start=start, end=end)

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class NamedSpan(Span):
    """Words of the article together with the name they stand for ("the startup" -> "Anthropic")."""

    name: str
