"""The engines of one machine: this process, or a pool of processes that load the model once."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import TimeoutError as FuturesTimeoutError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context

from pebble import ProcessExpired, ProcessPool

from claimtally.batch.engine import Batch, Rows
from claimtally.batch.loading import Loading
from claimtally.batch.making import make_parts
from claimtally.batch.outcome import Outcome
from claimtally.batch.parts import Input, Parts
from claimtally.batch.progress import Progress
from claimtally.batch.summary import Counts
from claimtally.batch.unit import Task, work_on
from claimtally.ingest import RawDocument
from claimtally.model import ClaimtallyError, ErrorRecord

AHEAD = 4  # batches that wait for each worker; more would only hold memory
GRACE = 10.0  # seconds beyond its articles' limits after which a worker is taken to hang where no alarm reaches
WATCH = 0.5  # seconds between two looks whether the parent lives


@dataclass(frozen=True, slots=True)
class InProcess:
    """Works in this process, one batch after the other."""

    task: Task

    def make(self, parts: Parts, read: Iterable[Input], progress: Progress, counts: Counts) -> int:
        """Make the parts of batches."""
        return make_parts(self, parts, read, progress, counts)

    def results(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, Rows]]:
        """Yield each batch with what `work_on` makes of it."""
        return ((batch, work_on(self.task, batch.raws)) for batch in batches)

    def stop(self) -> None:
        """There is nothing to end."""


class Workers:
    """Works in processes; one that dies or hangs is replaced, and only the article at which it did so is lost."""

    def __init__(self, loading: Loading, number: int) -> None:
        """Make the pool; its processes start with the first batch and load the model once."""
        self._loading = loading
        self._number = number
        # OpenBLAS reads it when numpy is first imported, which a spawned process still has before it.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        self._pool = ProcessPool(
            max_workers=number, initializer=_load, initargs=(loading, os.getpid()), context=get_context("spawn")
        )

    def make(self, parts: Parts, read: Iterable[Input], progress: Progress, counts: Counts) -> int:
        """Make the parts of batches."""
        return make_parts(self, parts, read, progress, counts)

    def results(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, Rows]]:
        """Yield each batch with what `work_on` makes of it, the oldest first."""
        waiting: deque[tuple[Batch, object]] = deque()
        source = iter(batches)
        try:
            while True:
                while len(waiting) < AHEAD * self._number and (batch := next(source, None)) is not None:
                    waiting.append((batch, self._schedule(batch.raws)))
                if not waiting:
                    break
                batch, future = waiting.popleft()
                yield batch, self._result(batch.raws, future)
        finally:
            self.stop()

    def stop(self) -> None:
        """End all processes at once."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join(timeout=1)

    def _schedule(self, raws: Sequence[RawDocument]) -> object:
        limit = self._loading.limit
        # Each article may take its limit at three stages; without a limit nothing is taken to hang.
        timeout = 3 * limit * len(raws) + GRACE if limit > 0 else None
        try:
            return self._pool.schedule(_work, args=(tuple(raws),), timeout=timeout)
        except RuntimeError as error:
            raise _gone() from error

    def _result(self, raws: Sequence[RawDocument], future: object) -> Rows:
        try:
            return future.result()  # type: ignore[attr-defined, no-any-return]
        except BrokenProcessPool as error:
            raise _gone() from error
        except (ProcessExpired, FuturesTimeoutError) as error:
            if len(raws) == 1:
                return [[Outcome.refusal(_lost(raws[0], error))]]
        # Somebody's article ended the worker: alone, each shows whether it was its own.
        return [self._result([raw], self._schedule([raw]))[0] for raw in raws]


def _gone() -> ClaimtallyError:
    return ClaimtallyError(
        "The worker processes ended before they had work, for want of memory mostly; what is done is kept, go on with "
        "--resume and fewer --workers."
    )


def _lost(raw: RawDocument, error: Exception) -> ErrorRecord:
    why = "took too long and could not be stopped" if isinstance(error, FuturesTimeoutError) else "died"
    sentence = f"{raw.shown}: the process that worked on this {why}; leave it out and report this defect."
    return ErrorRecord(source=raw.shown, stage="extract", error=sentence)


_TASKS: list[Task] = []  # of a worker, one


def _load(loading: Loading, parent: int) -> None:
    """Load what a worker needs; it leaves Ctrl-C to the parent, and ends when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _TASKS.append(loading.task())


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(WATCH)
    os._exit(1)


def _work(raws: tuple[RawDocument, ...]) -> Rows:
    return work_on(_TASKS[0], raws)
