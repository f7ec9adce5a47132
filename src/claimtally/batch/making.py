"""Parts made of batches: what is read is cut into parts, batches go to an engine, parts are written as they fill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from claimtally.batch.engine import Batch, BatchEngine
from claimtally.batch.outcome import Outcome
from claimtally.batch.parts import Input, Parts, digest_of
from claimtally.batch.progress import Progress
from claimtally.batch.summary import Counts
from claimtally.ingest import RawDocument
from claimtally.model import ErrorRecord

PART = 256  # inputs of a part; each part waits for the disk twice
BATCH_DOCUMENTS = 32
BATCH_BYTES = 1 << 16


@dataclass(slots=True)
class _Part:
    """A part under way: its inputs by number, and what has come of them so far."""

    number: int
    inputs: tuple[Input, ...]
    digests: tuple[str, ...]
    outcomes: dict[int, list[Outcome]] = field(default_factory=dict)

    def refused(self) -> Iterator[Outcome]:
        """Yield the outcomes of what could not be located."""
        for place, given in enumerate(self.inputs):
            if isinstance(given, ErrorRecord):
                outcome = Outcome.refusal(given)
                self.outcomes[place] = [outcome]
                yield outcome

    def batches(self) -> Iterator[Batch]:
        """Yield the raw documents in batches by number and size."""
        places: list[int] = []
        size = 0
        for place, given in enumerate(self.inputs):
            if isinstance(given, ErrorRecord):
                continue
            if places and (len(places) == BATCH_DOCUMENTS or size + given.size > BATCH_BYTES):
                yield self._batch(places)
                places, size = [], 0
            places.append(place)
            size += given.size
        if places:
            yield self._batch(places)

    def _batch(self, places: list[int]) -> Batch:
        raws = tuple(given for place in places if isinstance(given := self.inputs[place], RawDocument))
        return Batch(self.number, tuple(places), raws)

    @property
    def complete(self) -> bool:
        """Tell whether something has come of each input."""
        return len(self.outcomes) == len(self.inputs)

    def in_order(self) -> list[Outcome]:
        """Give the outcomes in the order of the inputs."""
        return [outcome for place in range(len(self.inputs)) for outcome in self.outcomes[place]]


def make_parts(engine: BatchEngine, parts: Parts, read: Iterable[Input], progress: Progress, counts: Counts) -> int:
    """Make the parts that are not done yet, as the engine gives their results; give how many parts there are."""
    under_way: dict[int, _Part] = {}
    number = 0

    def to_do() -> Iterator[Batch]:
        nonlocal number
        for part in _parts(read):
            number += 1
            if (done := parts.done(part.number, part.digests)) is not None:
                counts.add(done)
                progress.taken_over(done)
                continue
            under_way[part.number] = part
            for outcome in part.refused():
                progress.outcome(outcome)
            yield from part.batches()
            if part.number in under_way and part.complete:  # nothing in it could be located
                write(part)

    def write(part: _Part) -> None:
        made = part.in_order()
        counts.add(parts.write(part.number, part.digests, made))
        del under_way[part.number]

    for batch, rows in engine.results(to_do()):
        part = under_way[batch.part]
        for place, outcomes in zip(batch.places, rows, strict=True):
            part.outcomes[place] = outcomes
            for outcome in outcomes:
                progress.outcome(outcome)
        if part.complete:
            write(part)
    return number


def _parts(read: Iterable[Input]) -> Iterator[_Part]:
    source = iter(read)
    number = 0
    while inputs := tuple(islice(source, PART)):
        # Before the work: a file that changes meanwhile is entered as it was, and done again by a run that goes on.
        yield _Part(number, inputs, tuple(map(digest_of, inputs)))
        number += 1
