"""`claimtally run`: articles in, a folder of records and a report out."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtally.cli.exits import leave
from claimtally.cli.parameters import FailOn, Lexicon, Model
from claimtally.cli.streams import say

if TYPE_CHECKING:
    from claimtally.batch import RunFolder, RunRecord


def run(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files, folders, patterns, or - for standard input.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="OUT", help="The folder to write.")],
    model: Model = None,
    lexicon: Lexicon = None,
    no_report: Annotated[bool, typer.Option("--no-report", help="Write no report.html.")] = False,
    fail_on: FailOn = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress and no summary.")] = False,
) -> None:
    """Read articles, extract and check their claims, and write all records and a report into a folder."""
    from claimtally.batch import LexiconFile, RunFolder, RunOptions
    from claimtally.batch import run as run_batch
    from claimtally.ingest import read_articles
    from claimtally.lexicons.known import known_names
    from claimtally.pipeline import DEFAULT_MODEL, default_pipeline

    folder = RunFolder(out)
    _refuse_own_files(inputs, folder)
    own = None
    if lexicon is not None:
        known_names(lexicon)  # a wrong file ends the run before it writes anything
        own = LexiconFile(file=_printable(str(lexicon)), sha256=hashlib.sha256(lexicon.read_bytes()).hexdigest())
    options = RunOptions(inputs=tuple(map(_printable, inputs)), report=not no_report, fail_on=fail_on, lexicon=own)
    folder.prepare()
    pipeline = default_pipeline(model or DEFAULT_MODEL, lexicon)
    if sys.stderr.isatty() and not quiet:
        from claimtally.cli.bar import Bar

        with Bar() as bar:
            record = run_batch(read_articles(inputs), pipeline, folder, options, bar)
        bar.summary(record, folder)
    else:
        record = run_batch(read_articles(inputs), pipeline, folder, options)
        if not quiet:
            _tell_errors(record, folder)
    leave(failed=record.counts.failing > 0, unread=record.counts.errors > 0)


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
