"""What an engine is: it makes the parts of a run, in whatever processes, on whatever machines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from claimtally.batch.outcome import Outcome
from claimtally.batch.parts import Input, Parts
from claimtally.batch.progress import Progress
from claimtally.batch.summary import Counts
from claimtally.ingest import RawDocument


class Engine(Protocol):
    """Makes the parts of a run."""

    def make(self, parts: Parts, read: Iterable[Input], progress: Progress, counts: Counts) -> int:
        """Make the parts that are not done yet, add what is done to the counts; give how many parts there are."""

    def stop(self) -> None:
        """End at once, whatever is under way."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Raw documents that are worked on together, with their places in a part of the run."""

    part: int
    places: tuple[int, ...]
    raws: tuple[RawDocument, ...]


Rows = list[list[Outcome]]


class BatchEngine(Protocol):
    """Works on batches, and gives the outcomes of each, raw document by raw document, in any order of the batches."""

    def results(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, Rows]]:
        """Yield each batch with what `work_on` makes of it."""
