"""Records that a command reads back: broken lines are told to a person, the rest goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from claimtally.cli.streams import say

if TYPE_CHECKING:
    from claimtally.model import Record

    R = TypeVar("R", bound=Record)


class Reading:
    """Reads files of records; `broken` tells whether a line was none."""

    def __init__(self) -> None:
        """Begin with nothing broken."""
        self.broken = False

    def of(self, path: str | Path | None, kind: type[R]) -> Iterator[R]:
        """Yield the records of a file (none without a file); raises ClaimtallyError when it cannot be opened."""
        from claimtally.batch.records import BrokenLine, read_records

        for record in read_records(path, kind) if path is not None else ():
            if isinstance(record, BrokenLine):
                say(record.sentence)
                self.broken = True
            else:
                yield record
