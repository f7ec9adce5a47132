"""What a run tells while it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from claimtally.batch.outcome import Outcome
from claimtally.batch.summary import Counts
from claimtally.model import ErrorRecord, Finding


class Progress(Protocol):
    """Is told of each outcome as it is there; what it shows is its own affair."""

    def outcome(self, outcome: Outcome) -> None:
        """An article was worked on, or an input could not be read."""

    def taken_over(self, counts: Counts) -> None:
        """A part that an earlier run had made was taken over."""

    def across(self, findings: Sequence[Finding]) -> None:
        """The findings across articles were made."""

    def error(self, error: ErrorRecord) -> None:
        """Something that belongs to no article failed."""


class Silence:
    """Shows nothing."""

    def outcome(self, outcome: Outcome) -> None:
        """Pass over it."""

    def taken_over(self, counts: Counts) -> None:
        """Pass over them."""

    def across(self, findings: Sequence[Finding]) -> None:
        """Pass over them."""

    def error(self, error: ErrorRecord) -> None:
        """Pass over it."""
