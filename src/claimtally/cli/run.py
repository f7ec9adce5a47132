"""`claimtally run`: articles in, a folder of records and a report out."""

from __future__ import annotations

import hashlib
import os
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtally.cli.exits import leave
from claimtally.cli.parameters import Facts, FailOn, Lexicon, Model
from claimtally.cli.streams import say

if TYPE_CHECKING:
    from claimtally.batch import OwnFile, RunFolder, RunRecord
    from claimtally.model import ErrorRecord


def run(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files, folders, patterns, or - for standard input.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="The folder to write.")],
    model: Model = None,
    lexicon: Lexicon = None,
    facts: Facts = None,
    no_stories: Annotated[bool, typer.Option("--no-stories", help="Do not compare articles with each other.")] = False,
    no_report: Annotated[bool, typer.Option("--no-report", help="Write no report.html.")] = False,
    fail_on: FailOn = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress and no summary.")] = False,
) -> None:
    """Read articles, extract and check their claims, and write all records and a report into a folder."""
    from claimtally.batch import RunFolder, RunOptions
    from claimtally.batch import run as run_batch
    from claimtally.ingest import read_articles
    from claimtally.lexicons.known import known_names
    from claimtally.pipeline import DEFAULT_MODEL, default_pipeline, read_facts

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
        stories=not no_stories,
        facts=_own_file(facts),
    )
    folder.prepare()
    pipeline = default_pipeline(model or DEFAULT_MODEL, lexicon)
    read = chain(faults, read_articles(inputs))
    if sys.stderr.isatty() and not quiet:
        from claimtally.cli.bar import Bar

        with Bar() as bar:
            record = run_batch(read, pipeline, folder, options, bar, facts=table)
        bar.summary(record, folder)
    else:
        record = run_batch(read, pipeline, folder, options, facts=table)
        if not quiet:
            _tell_errors(record, folder)
    leave(failed=record.counts.failing > 0, unread=record.counts.errors > 0)


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


def _tell_errors(record: RunRecord, folder: RunFolder) -> None:
    if record.counts.errors:
        say(f"{record.counts.errors} of the inputs could not be read or worked on; {folder.errors} tells why.")
