"""The records that tables are made of, by kind, and where they come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from claimtally.model import Article, Claim, ErrorRecord, Finding, Record, Story

Row = Mapping[str, Any]
SUFFIX = ".unfinished"
KINDS: dict[str, type[Record]] = {
    "articles": Article, "claims": Claim, "findings": Finding, "stories": Story, "errors": ErrorRecord,
}  # fmt: skip


class Source(Protocol):
    """Gives the records of a kind as objects read from JSON, in the order of the run, as often as asked."""

    def __call__(self, kind: str) -> Iterator[Row]:
        """Yield the records of "articles", "claims", "findings", "stories" or "errors"."""
