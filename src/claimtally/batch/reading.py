"""What a run reads: errors that came before it, then its inputs, without the files that it writes itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtally.batch.folder import RunFolder
from claimtally.batch.parts import Input
from claimtally.ingest import Segment, segments
from claimtally.model import ErrorRecord


@dataclass(frozen=True, slots=True)
class Reading:
    """Yields all there is to read, as often as asked; what an engine reads elsewhere it gets as segments."""

    inputs: Sequence[str]
    folder: RunFolder
    faults: Sequence[ErrorRecord] = ()

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
            if not self.folder.owns(source):  # reading what it writes, a run would never end
                yield segment
