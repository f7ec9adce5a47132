"""What a run tells while it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from claimtally.model import Article, ErrorRecord, Finding


class Progress(Protocol):
    """Is told of each article and each error as it is done; what it shows is its own affair."""

    def article(self, article: Article, claims: int, findings: Sequence[Finding]) -> None:
        """An article was worked on and written."""

    def across(self, findings: Sequence[Finding]) -> None:
        """The findings across articles were made."""

    def error(self, error: ErrorRecord) -> None:
        """An input could not be read, or an article not be worked on."""


class Silence:
    """Shows nothing."""

    def article(self, article: Article, claims: int, findings: Sequence[Finding]) -> None:
        """Pass over it."""

    def across(self, findings: Sequence[Finding]) -> None:
        """Pass over them."""

    def error(self, error: ErrorRecord) -> None:
        """Pass over it."""
