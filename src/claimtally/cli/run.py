"""`claimtally run`: articles in, a folder of records and a report out."""

from __future__ import annotations

import hashlib
import os
import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from claimtally.cli.exits import leave
from claimtally.cli.parameters import Facts, FailOn, Lexicon, Model
from claimtally.cli.streams import say

if TYPE_CHECKING:
    from claimtally.batch import Engine, OwnFile, RunFolder, RunOptions, RunRecord
    from claimtally.model import ErrorRecord
    from claimtally.pipeline import Pipeline

INTERRUPTED = 130  # as shells have it


class LogForm(StrEnum):
    """The form of the lines on standard error."""

    text = "text"
    json = "json"


def run(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files, folders, patterns, or - for standard input.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="The folder to write.")],
    model: Model = None,
    lexicon: Lexicon = None,
    facts: Facts = None,
    workers: Annotated[int, typer.Option("--workers", "-w", min=1, metavar="N", help="Work in so many processes.")] = 1,
    article_limit: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="The time an article may take; 0 is no limit.")
    ] = 60.0,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a run that was broken off.")] = False,
    stories: Annotated[
        bool | None,
        typer.Option(
            "--stories/--no-stories", help="Compare articles with each other; else done for up to 2,000 articles."
        ),
    ] = None,
    no_report: Annotated[bool, typer.Option("--no-report", help="Write no report.html.")] = False,
    fail_on: FailOn = None,
    log: Annotated[LogForm, typer.Option(help="The form of the lines on standard error.")] = LogForm.text,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress and no summary.")] = False,
) -> None:
    """Read articles, extract and check their claims, and write all records and a report into a folder.

    A run that is broken off (Ctrl-C, a full disk, loss of power) goes on with --resume, and ends with the same bytes.
    """
    from claimtally.batch import RunFolder, RunOptions
    from claimtally.lexicons.known import known_names
    from claimtally.pipeline import read_facts

    folder = RunFolder(out)
    _refuse_own_files(inputs, folder)
    # A wrong file ends the run before it writes anything; wrong rows of facts are errors of the run.
    if lexicon is not None:
        known_names(lexicon)
    faults: list[ErrorRecord] = []
    table = read_facts(facts, faults.append, lexicon) if facts is not None else None
    options = RunOptions(
        inputs=tuple(map(_printable, inputs)),
        report=not no_report,
        fail_on=fail_on,
        lexicon=_own_file(lexicon),
        stories=stories,
        facts=_own_file(facts),
    )
    folder.prepare()
    from claimtally.batch import InProcess, Loading, Task, Workers
    from claimtally.pipeline import DEFAULT_MODEL, default_pipeline

    name = model or DEFAULT_MODEL
    engine: Engine
    if workers > 1:
        engine = Workers(Loading(name, lexicon, facts, fail_on, article_limit), workers)
        pipeline = default_pipeline(name, lexicon)
    else:
        pipeline = default_pipeline(name, lexicon)
        engine = InProcess(Task(pipeline, table, fail_on, article_limit))
    with _interruptible(inputs, out):
        record = _shown(inputs, faults, pipeline, engine, folder, options, Showing(log, quiet, resume))
    leave(failed=record.counts.failing > 0, unread=record.counts.errors > 0)


@dataclass(frozen=True, slots=True)
class Showing:
    """How a run is shown, and whether it goes on with another one."""

    log: LogForm
    quiet: bool
    resume: bool


def _shown(
    inputs: list[str],
    faults: list[ErrorRecord],
    pipeline: Pipeline,
    engine: Engine,
    folder: RunFolder,
    options: RunOptions,
    showing: Showing,
) -> RunRecord:
    """Carry out the run, with a bar on a terminal, else with lines of a log."""
    from claimtally.batch import run as run_batch
    from claimtally.ingest import raw_documents

    read = chain(faults, raw_documents(inputs))
    if showing.quiet:
        return run_batch(read, pipeline, engine, folder, options, resume=showing.resume)
    if sys.stderr.isatty() and showing.log is LogForm.text:
        from claimtally.cli.bar import Bar

        with Bar(_number_of(inputs)) as bar:
            record = run_batch(read, pipeline, engine, folder, options, bar, resume=showing.resume)
        bar.summary(record, folder)
        return record
    from claimtally.cli.log_lines import LogLines

    lines = LogLines(showing.log.value)
    lines.begin()
    record = run_batch(read, pipeline, engine, folder, options, lines, resume=showing.resume)
    lines.end(record, folder)
    return record


def _number_of(inputs: list[str]) -> int | None:
    """Give how many articles the inputs hold, where counting their names and lines tells; None on standard input."""
    from claimtally.ingest import raw_documents

    if "-" in inputs:
        return None
    return sum(1 for _ in raw_documents(inputs))


@contextmanager
def _interruptible(inputs: list[str], out: Path) -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end the run with a word on how to go on with it."""

    def interrupt(signum: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    except KeyboardInterrupt:
        again = shlex.join(["claimtally", "run", *inputs, "-o", str(out), "--resume"])
        say(f"Broken off; what is done is kept. Go on with: {again} (and the options of this run)")
        raise typer.Exit(INTERRUPTED) from None
    finally:
        signal.signal(signal.SIGTERM, before)


def _own_file(path: Path | None) -> OwnFile | None:
    """Give what run.json says of a file of the user's own."""
    from claimtally.batch import OwnFile

    if path is None:
        return None
    return OwnFile(file=_printable(str(path)), sha256=hashlib.sha256(path.read_bytes()).hexdigest())


def _refuse_own_files(inputs: list[str], folder: RunFolder) -> None:
    """Refuse an input that the run would overwrite before it has read it."""
    from claimtally.model import ClaimtallyError

    for given in inputs:
        if given != "-" and folder.owns(given):
            raise ClaimtallyError(
                f"{_printable(given)}: the run would overwrite this input; choose another folder with -o."
            )


def _printable(given: str) -> str:
    """Give an argument as valid Unicode, whatever bytes the file system holds."""
    return os.fsencode(given).decode("utf-8", "backslashreplace")
