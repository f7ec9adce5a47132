"""The run: inputs to parts through an engine, whatever single articles do, then parts to the files of the folder."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from claimtally.batch.engines import Batch, Engine
from claimtally.batch.finishing import Finishing
from claimtally.batch.folder import RunFolder
from claimtally.batch.outcome import Outcome
from claimtally.batch.parts import Input, Parts
from claimtally.batch.progress import Progress, Silence
from claimtally.batch.summary import Counts, ReportNote, RunOptions, RunRecord, Timing, model_version, version_of
from claimtally.ingest import RawDocument
from claimtally.model import ErrorRecord
from claimtally.pipeline import Pipeline

PART = 256  # inputs of a part; each part waits for the disk twice
BATCH_DOCUMENTS = 32
BATCH_BYTES = 1 << 16


@dataclass(slots=True)
class _Part:
    """A part under way: its inputs by number, and what has come of them so far."""

    number: int
    inputs: tuple[Input, ...]
    outcomes: dict[int, list[Outcome]] = field(default_factory=dict)

    def batches(self) -> Iterator[Batch]:
        """Yield the raw documents in batches by number and size; what could not be located is an outcome already."""
        places: list[int] = []
        size = 0
        for place, given in enumerate(self.inputs):
            if isinstance(given, ErrorRecord):
                self.outcomes[place] = [Outcome.refusal(given)]
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


def run(
    read: Iterable[Input],
    pipeline: Pipeline,
    engine: Engine,
    folder: RunFolder,
    options: RunOptions,
    progress: Progress | None = None,
    *,
    resume: bool = False,
) -> RunRecord:
    """Work on what there is to read and write everything into the folder; give its run.json.

    An article whose id came before is skipped. What is read from the folder's own files is passed over. An article at
    which a stage breaks becomes an error record; the run goes on. A run that is broken off leaves the parts that are
    done and a run.json that says it is not complete; with `resume` it goes on there, and ends with the same bytes.
    Raises DiskError where the system refuses to write.
    """
    start = time.monotonic()
    shown = progress or Silence()
    folder.prepare()
    parts = Parts(folder.parts)
    unfinished = ReportNote(written=False, note="The run was not finished.")

    def record(complete: bool, counts: Counts, report: ReportNote, stories: ReportNote) -> RunRecord:
        return RunRecord(
            claimtally=version_of("claimtally"),
            spacy=version_of("spacy"),
            model=model_version(pipeline.model, pipeline.nlp),
            options=options,
            complete=complete,
            counts=counts,
            report=report,
            stories=stories,
            timing=Timing(seconds=round(time.monotonic() - start, 3)),
        )

    begun = record(False, Counts(), unfinished, unfinished)
    if not (resume and parts.resume(begun.identity())):
        parts.begin(begun.identity())
    folder.clear()
    folder.write_record(begun)
    counts = Counts()
    try:
        number = _work(engine, parts, _foreign(read, folder), shown, counts)
        finished = Finishing(folder, parts, pipeline, options, shown).finish(number)
    except BaseException:
        engine.stop()
        folder.write_record(record(False, counts, unfinished, unfinished))
        raise
    made = record(True, finished.counts, finished.report, finished.stories)
    folder.write_record(made)
    parts.remove()
    return made


def _work(engine: Engine, parts: Parts, read: Iterable[Input], progress: Progress, counts: Counts) -> int:
    """Make the parts that are not done yet, as the engine gives their results; give how many parts there are."""
    under_way: dict[int, _Part] = {}
    number = 0

    def to_do() -> Iterator[Batch]:
        nonlocal number
        for part in _parts(read):
            number += 1
            if (done := parts.done(part.number, part.inputs)) is not None:
                counts.add(done)
                progress.taken_over(done)
                continue
            under_way[part.number] = part
            yield from part.batches()
            if part.number in under_way and part.complete:  # nothing in it could be located
                write(part)

    def write(part: _Part) -> None:
        made = part.in_order()
        counts.add(parts.write(part.number, part.inputs, made))
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
        yield _Part(number, inputs)
        number += 1


def _foreign(read: Iterable[Input], folder: RunFolder) -> Iterator[Input]:
    """Yield what does not come from the run's own files: reading what it writes, a run would never end."""
    for given in read:
        source = given.shown if isinstance(given, RawDocument) else given.source
        if not folder.owns(source or ""):
            yield given
