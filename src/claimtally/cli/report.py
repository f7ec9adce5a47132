"""`claimtally report`: records in, one HTML page out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimtally.cli.exits import leave
from claimtally.cli.reading import Reading
from claimtally.cli.streams import emit_text

FILE = "FILE"


def report(
    run: Annotated[Path | None, typer.Argument(metavar="[RUN_DIR]", help="The folder that run wrote.")] = None,
    articles: Annotated[str | None, typer.Option(metavar=FILE, help="Articles as JSON lines, or -.")] = None,
    claims: Annotated[str | None, typer.Option(metavar=FILE, help="Claims as JSON lines, or -.")] = None,
    findings: Annotated[str | None, typer.Option(metavar=FILE, help="Findings as JSON lines, or -.")] = None,
    out: Annotated[
        str | None,
        typer.Option("-o", "--out", metavar=FILE, help="The page to write, or -; without it RUN_DIR/report.html or -."),
    ] = None,
) -> None:
    """Write the report on a run, or on records of any tool, as one self-contained HTML page."""
    from claimtally.batch import RunFolder
    from claimtally.model import Article, Claim, ClaimtallyError, Finding
    from claimtally.pipeline import render_report

    if (run is None) == (articles is None and claims is None and findings is None):
        raise ClaimtallyError(
            "A report is on a run folder or on --articles, --claims and --findings; name one of them."
        )
    if run is not None:
        folder = RunFolder(run)
        folder.require()
        articles, claims, findings = map(str, (folder.articles, folder.claims, folder.findings))
        out = out or str(folder.report)
    if articles is None:
        raise ClaimtallyError("A report shows articles; name their file with --articles.")
    if [articles, claims, findings].count("-") > 1:
        raise ClaimtallyError("Only one of --articles, --claims and --findings can be standard input.")
    reading = Reading()
    # Findings first: when they end on standard input, the commands before in the pipe have written the other files.
    found = list(reading.of(findings, Finding))
    claimed = list(reading.of(claims, Claim))
    html = render_report(list(reading.of(articles, Article)), claimed, found)
    _write(html, out or "-")
    leave(unread=reading.broken)


def _write(html: str, out: str) -> None:
    from claimtally.model import ClaimtallyError

    if out == "-":
        emit_text(html)
        return
    try:
        Path(out).write_text(html, "utf-8", newline="\n")
    except OSError as error:
        raise ClaimtallyError(
            f"{out}: this file cannot be written ({error.strerror}); name another one with -o."
        ) from error
