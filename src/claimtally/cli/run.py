"""`claimtally run`: articles in, a folder of records and a report out."""

from __future__ import annotations

import hashlib
import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtally.cli.exits import leave
from claimtally.cli.parameters import Facts, FailOn, Lexicon, Model, PartitionBy, Tables

if TYPE_CHECKING:
    from claimtally.batch import Engine, Loading, OwnFile, Progress, RunFolder, RunRecord
    from claimtally.model import ErrorRecord


class EngineName(StrEnum):
    """Where the work is done."""

    local = "local"
    ray = "ray"


class Compression(StrEnum):
    """How the files of records are packed."""

    gzip = "gzip"
    zstd = "zstd"


SUFFIXES = {Compression.gzip: ".gz", Compression.zstd: ".zst"}


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
    engine: Annotated[EngineName, typer.Option(help="Work on this machine, or on a Ray cluster.")] = EngineName.local,
    address: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="The Ray cluster; without it one is started here.")
    ] = None,
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
    compress: Annotated[Compression | None, typer.Option(help="Pack the files of records.")] = None,
    to: Tables = None,
    partition_by: PartitionBy = None,
    fail_on: FailOn = None,
    log: Annotated[LogForm, typer.Option(help="The form of the lines on standard error.")] = LogForm.text,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress and no summary.")] = False,
) -> None:
    """Read articles, extract and check their claims, and write all records and a report into a folder.

    A run that is broken off (Ctrl-C, a full disk, loss of power) goes on with --resume, and ends with the same bytes.
    """
    from claimtally.batch import FolderSource, InProcess, Loading, Reading, RunFolder, RunOptions, Task
    from claimtally.batch import run as run_batch
    from claimtally.cli.running import shown
    from claimtally.lexicons.known import known_names
    from claimtally.model import ClaimtallyError
    from claimtally.pipeline import DEFAULT_MODEL, default_pipeline, read_facts
    from claimtally.tables import export, require

    folder = RunFolder(out, SUFFIXES[compress] if compress is not None else "")
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
        article_limit=article_limit,
    )
    for path in to or ():
        require(path, partition_by or ())
    folder.prepare()
    name = model or DEFAULT_MODEL
    pipeline = default_pipeline(name, lexicon)
    loading = Loading(name, lexicon, facts, fail_on, article_limit)
    chosen = _engine(engine, inputs, loading, workers, address) or InProcess(
        Task(pipeline, table, fail_on, article_limit)
    )

    def carried_out(progress: Progress | None) -> RunRecord:
        read = Reading(inputs, folder, faults, tuple(to or ()))
        return run_batch(read, pipeline, chosen, folder, options, progress, resume=resume)

    record = shown(carried_out, inputs, folder, log=log.value, quiet=quiet)
    for path in to or ():
        try:
            export(FolderSource(folder), path, partition_by or ())
        except ClaimtallyError as error:
            again = f"claimtally export {out} --to {path}"
            raise ClaimtallyError(f"{error} The run is complete; write its tables with `{again}`.") from error
    leave(failed=record.counts.failing > 0, unread=record.counts.errors > 0)


def _engine(name: EngineName, inputs: list[str], loading: Loading, workers: int, address: str | None) -> Engine | None:
    """Give the engine of other processes, or None where this one does the work."""
    from claimtally.batch import Workers
    from claimtally.model import ClaimtallyError

    if name is EngineName.local:
        if address is not None:
            raise ClaimtallyError("--address is that of a Ray cluster; add --engine ray.")
        return Workers(loading, workers) if workers > 1 else None
    if "-" in inputs:
        raise ClaimtallyError("A cluster cannot read standard input; name files that all its machines see.")
    try:
        from claimtally.batch.ray_engine import RayEngine
    except ImportError as error:
        raise ClaimtallyError(f"--engine ray needs {error.name}; install claimtally[ray].") from error
    return RayEngine(loading, workers, address)


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
