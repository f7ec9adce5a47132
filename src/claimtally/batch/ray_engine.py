"""The engine of a cluster: a Ray Data pipeline that reads, works in a pool of actors that hold the model, and streams.

What it gives comes back in the order of the run, and is cut into the same parts as that of the engines of one machine:
the bytes do not depend on the number of actors. Ray restarts an actor that died, and gives its documents to another.
"""

from __future__ import annotations

import logging
import os
import pickle
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import pyarrow as pa
import ray
from ray.data import DataContext, Dataset

from claimtally.batch.loading import Loading
from claimtally.batch.making import BATCH_DOCUMENTS, PART
from claimtally.batch.outcome import Outcome
from claimtally.batch.parts import Input, Parts, digest_of
from claimtally.batch.progress import Progress
from claimtally.batch.ray_source import DocumentSource
from claimtally.batch.reading import Reading
from claimtally.batch.summary import Counts
from claimtally.batch.unit import HOOK, work_on
from claimtally.ingest import RawDocument, Segment
from claimtally.ingest.remote import is_remote
from claimtally.model import ClaimtallyError, ErrorRecord

BLOCK_BYTES = 1 << 16  # of Ray's blocks: small ones, so that all actors have work soon and memory stays flat
# A row for each batch of documents, which Ray cannot cut: many small blocks cost more than they spread.
RESULTS = pa.schema([pa.field("digests", pa.list_(pa.string())), pa.field("outcomes", pa.binary())])


@dataclass(frozen=True, slots=True)
class RayEngine:
    """Works on a Ray cluster: the one at `address`, or one that is started on this machine."""

    loading: Loading
    actors: int
    address: str | None = None

    def make(self, parts: Parts, read: Iterable[Input], progress: Progress, counts: Counts) -> int:
        """Make the parts of what the cluster reads; raises ClaimtallyError where there is no cluster, or it fails."""
        if not isinstance(read, Reading):
            raise TypeError("a cluster reads by itself: give it a Reading")
        to_do, number = _to_do(read, parts, progress, counts)
        connect(self.address, self.actors)
        rows = _rows(dataset(to_do.segments, self.loading, self.actors))
        for part in to_do.numbers():
            digests: list[str] = []
            outcomes: list[Outcome] = []
            for digest, row in islice(rows, PART):
                digests.append(digest)
                outcomes += row
                for outcome in row:
                    progress.outcome(outcome)
            if not digests:
                break
            number = max(number, part + 1)
            counts.add(parts.write(part, digests, outcomes))
        return number

    def stop(self) -> None:
        """Leave the cluster; one that was started here ends."""
        ray.shutdown()


@dataclass(frozen=True, slots=True)
class _ToDo:
    """The segments to read, and the numbers of the parts that they make; None where all is to do."""

    segments: list[Segment]
    missing: tuple[int, ...] | None

    def numbers(self) -> Iterator[int]:
        if self.missing is not None:
            yield from self.missing
            return
        number = 0
        while True:
            yield number
            number += 1


def _to_do(read: Reading, parts: Parts, progress: Progress, counts: Counts) -> tuple[_ToDo, int]:
    """Give what is to do, and how many parts there are as far as is known; only a run that goes on is read for it."""
    if not parts.any_done():
        return _ToDo(list(read.segments()), None), 0
    missing: list[int] = []
    segments: list[Segment] = []
    part: list[tuple[Segment, int]] = []
    digests: list[str] = []
    number = 0

    def close() -> None:
        nonlocal number
        if (done := parts.done(number, digests)) is not None:
            counts.add(done)
            progress.taken_over(done)
        else:
            missing.append(number)
            _extend(segments, part)
        number += 1
        part.clear()
        digests.clear()

    for segment in read.segments():
        for place, given in enumerate(segment.documents()):
            part.append((segment, place))
            digests.append(digest_of(given))
            if len(part) == PART:
                close()
    if part:
        close()
    return _ToDo(segments, tuple(missing)), number


def _extend(segments: list[Segment], records: Iterable[tuple[Segment, int]]) -> None:
    """Add records to segments, those that follow each other in one place as one segment."""
    for segment, place in records:
        last = segments[-1] if segments else None
        if last is not None and last.place is segment.place and last.last == place:
            segments[-1] = Segment(segment.place, last.first, place + 1)
        else:
            segments.append(Segment(segment.place, place, place + 1))


def connect(address: str | None, actors: int) -> None:
    """Connect to a cluster, or start one here with room for the actors; raises ClaimtallyError where that fails."""
    if ray.is_initialized():
        return
    # Ray's own advice on blocks and actors tells the person at the terminal nothing that could be done about it.
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    warnings.filterwarnings("ignore", category=UserWarning, module=r"ray\.data\.")
    options: dict[str, Any] = {"log_to_driver": False, "logging_level": logging.ERROR}
    if address is None:
        options |= {"num_cpus": max(actors, os.cpu_count() or 1), "include_dashboard": False}
    try:
        ray.init(address, **options)
    except (ConnectionError, RuntimeError, ValueError) as error:
        where = address or "this machine"
        raise ClaimtallyError(
            f"{where}: there is no Ray cluster to be had ({str(error).splitlines()[0]}); check --address."
        ) from error


def dataset(segments: list[Segment], loading: Loading, actors: int) -> Dataset:
    """Give the pipeline: a row of digests and pickled outcomes for each batch of the segments' documents, in order."""
    context = DataContext.get_current()
    context.execution_options.preserve_order = True
    context.target_max_block_size = BLOCK_BYTES
    context.enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    # Threads of BLAS in each actor would fight for the cores that the other actors use.
    variables = {"OPENBLAS_NUM_THREADS": "1"}
    variables |= {name: os.environ[name] for name in (HOOK, "PYTHONPATH") if name in os.environ}
    source = DocumentSource([_absolute(segment) for segment in segments])
    reading = ray.data.read_datasource(source, num_cpus=0, override_num_blocks=source.tasks)
    worked: Dataset = reading.map_batches(
        Extracting,
        fn_constructor_args=(_anywhere(loading),),
        batch_size=BATCH_DOCUMENTS,
        batch_format="pyarrow",
        concurrency=actors,
        num_cpus=1,
        runtime_env={"env_vars": variables},
    )
    return worked


def _absolute(segment: Segment) -> Segment:
    """Give a segment that is found from any folder; what it is called does not change."""
    place = segment.place
    if isinstance(place, ErrorRecord) or place.path is None or is_remote(place.path):
        return segment
    return replace(segment, place=replace(place, path=os.path.abspath(place.path)))


def _anywhere(loading: Loading) -> Loading:
    """Give what an actor loads with paths that it finds from any folder."""
    model = os.path.abspath(loading.model) if os.path.exists(loading.model) else loading.model
    lexicon, facts = (path and path.absolute() for path in (loading.lexicon, loading.facts))
    return replace(loading, model=model, lexicon=lexicon, facts=facts)


class Extracting:
    """An actor: it loads the model once and gives the outcomes of each table of documents."""

    def __init__(self, loading: Loading) -> None:
        """Load the model."""
        self._task = loading.task()

    def __call__(self, table: pa.Table) -> pa.Table:
        """Work on the documents of a table."""
        inputs: list[Input] = [pickle.loads(given) for given in table["input"].to_pylist()]
        digests = [digest_of(given) for given in inputs]  # before the work, as the other engines take them
        raws = [given for given in inputs if isinstance(given, RawDocument)]
        worked = iter(work_on(self._task, raws))
        rows = [next(worked) if isinstance(given, RawDocument) else [Outcome.refusal(given)] for given in inputs]
        return pa.table({"digests": [digests], "outcomes": [pickle.dumps(rows)]}, RESULTS)


def _rows(made: Dataset) -> Iterator[tuple[str, list[Outcome]]]:
    try:
        blocks: Iterator[Any] = iter(made.iter_batches(batch_size=None, batch_format="pyarrow"))
        for block in blocks:
            for digests, outcomes in zip(block["digests"].to_pylist(), block["outcomes"].to_pylist(), strict=True):
                yield from zip(digests, pickle.loads(outcomes), strict=True)
    except ray.exceptions.RayError as error:
        raise ClaimtallyError(
            f"The cluster gave up ({str(error).splitlines()[0]}); what is done is kept, go on with --resume."
        ) from error
