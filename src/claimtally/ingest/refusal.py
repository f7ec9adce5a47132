"""Refusals: why an input is no article, in one sentence that names the place and the remedy."""

from __future__ import annotations

import os
from pathlib import Path

from claimtally.model import ErrorRecord, IngestError

STAGE = "ingest"


def shown(path: str | Path) -> str:
    """Give a path as a person reads it: one line, and always valid Unicode, whatever bytes the file system holds."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in os.fspath(path))


def refusal(source: str | None, reason: str, remedy: str) -> IngestError:
    """Make the error for an input: "SOURCE: REASON; REMEDY."."""
    return IngestError(f"{source or 'the input'}: {reason}; {remedy}.")


def record_of(source: str, error: IngestError) -> ErrorRecord:
    """Make the line of errors.jsonl for a refused input."""
    return ErrorRecord(source=source, stage=STAGE, error=str(error))
