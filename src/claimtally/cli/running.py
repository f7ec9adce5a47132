"""How a run is carried out in front of people: a bar or lines of a log, and a word where it is broken off."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Literal

import typer

from claimtally.cli.streams import say

if TYPE_CHECKING:
    from claimtally.batch import Progress, RunFolder, RunRecord

INTERRUPTED = 130  # as shells have it
Runner = Callable[["Progress | None"], "RunRecord"]


def shown(
    run: Runner, inputs: Sequence[str], folder: RunFolder, *, log: Literal["text", "json"], quiet: bool
) -> RunRecord:
    """Carry out a run, with a bar on a terminal, else with lines of a log; `run` takes what is told of its progress."""
    with _interruptible():
        if quiet:
            return run(None)
        if sys.stderr.isatty() and log == "text":
            from claimtally.cli.bar import Bar

            with Bar(lambda: _number_of(inputs)) as bar:
                record = run(bar)
            bar.summary(record, folder)
            return record
        from claimtally.cli.log_lines import LogLines

        lines = LogLines(log)
        lines.begin()
        record = run(lines)
        lines.end(record, folder)
        return record


def _number_of(inputs: Sequence[str]) -> int | None:
    """Give how many articles the inputs hold, by counting names and lines; None where they cannot be read twice."""
    from claimtally.ingest import raw_documents

    if not all(os.path.isfile(given) or os.path.isdir(given) for given in inputs):
        return None  # a pipe can be read only once, a store costs
    return sum(1 for _ in raw_documents(inputs))


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end the run with a word on how to go on with it."""

    def interrupt(signum: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    except KeyboardInterrupt:
        say(f"Broken off; what is done is kept. Go on with: {_again(sys.argv[1:])}")
        raise typer.Exit(INTERRUPTED) from None
    finally:
        signal.signal(signal.SIGTERM, before)


def _again(arguments: Iterable[str]) -> str:
    return shlex.join(["claimtally", *(argument for argument in arguments if argument != "--resume"), "--resume"])
