"""What a run reads: errors that came before it, then its inputs, without the files that it writes itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimtally.batch.folder import RunFolder
from claimtally.batch.parts import Input
from claimtally.ingest import Segment, segments
from claimtally.model import ErrorRecord
from claimtally.tables import SUFFIX as UNFINISHED


@dataclass(frozen=True, slots=True)
class Reading:
    """Yields all there is to read, as often as asked; what an engine reads elsewhere it gets as segments.

    `tables` are the paths to which the run exports, which it passes over as it does its own files.
    """

    inputs: Sequence[str]
    folder: RunFolder
    faults: Sequence[ErrorRecord] = ()
    tables: Sequence[str] = ()

    def __iter__(self) -> Iterator[Input]:
        """Yield the faults, then the raw documents of the inputs in order."""
        for segment in self.segments():
            yield from segment.documents()

    def segments(self) -> Iterator[Segment]:
        """Yield the places of the same, each with all its records."""
        yield from (Segment(fault) for fault in self.faults)
        for segment in segments(self.inputs):
            place = segment.place
            source = place.source or "" if isinstance(place, ErrorRecord) else place.shown
            # Reading what it writes, a run would never end.
            if not (self.folder.owns(source) or self._is_of_tables(source)):
                yield segment

    def _is_of_tables(self, source: str) -> bool:
        own = {Path(table + ending).resolve() for table in self.tables for ending in ("", UNFINISHED)}
        return bool(own) and not own.isdisjoint(Path(source).resolve().parents)
