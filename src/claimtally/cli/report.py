"""`claimtally report`: records in, a report out: a page, a text, or reviews for search engines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimtally.cli.exits import leave
from claimtally.cli.parameters import FailOn
from claimtally.cli.reading import Reading
from claimtally.cli.streams import emit_text

if TYPE_CHECKING:
    from claimtally.report import Publication

FILE = "FILE"


def report(
    run: Annotated[Path | None, typer.Argument(metavar="[RUN_DIR]", help="The folder that run wrote.")] = None,
    articles: Annotated[str | None, typer.Option(metavar=FILE, help="Articles as JSON lines, or -.")] = None,
    claims: Annotated[str | None, typer.Option(metavar=FILE, help="Claims as JSON lines, or -.")] = None,
    findings: Annotated[str | None, typer.Option(metavar=FILE, help="Findings as JSON lines, or -.")] = None,
    stories: Annotated[str | None, typer.Option(metavar=FILE, help="Stories as JSON lines, or -.")] = None,
    to: Annotated[
        Literal["html", "markdown", "claimreview"], typer.Option("--to", help="What to write: a page, a text, JSON-LD.")
    ] = "html",
    out: Annotated[
        str | None,
        typer.Option("-o", "--out", metavar=FILE, help="The file to write, or -; a run's page is report.html in it."),
    ] = None,
    reviewer: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who reviews, for claimreview; else claimtally.")
    ] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where the page will stand, for claimreview.")] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="When it is published, for claimreview.")] = None,
    fail_on: FailOn = None,
) -> None:
    """Write the report on a run, or on records of any tool: an HTML page, Markdown, or ClaimReview JSON-LD."""
    from claimtally.batch.summary import is_failure
    from claimtally.model import Article, Claim, ClaimtallyError, Finding, Story
    from claimtally.pipeline import render_report

    if to != "claimreview" and (reviewer or url or date):
        raise ClaimtallyError("--reviewer, --url and --date are for --to claimreview; leave them out or ask for it.")
    publication = _publication(reviewer, url, date)
    files = _Files(articles, claims, findings, stories)
    if (run is None) == (files == _Files()):
        raise ClaimtallyError(
            "A report is on a run folder or on --articles, --claims, --findings and --stories; name one of them."
        )
    if run is not None:
        files = _Files.of_run(run)
        out = out or (str(run / "report.html") if to == "html" else None)
    files.require()
    reading = Reading()
    # Findings first: when they end on standard input, the commands before in the pipe have written the other files.
    found = list(reading.of(files.findings, Finding))
    told = list(reading.of(files.stories, Story))
    claimed = list(reading.of(files.claims, Claim))
    shown = list(reading.of(files.articles, Article))
    _write(render_report(shown, claimed, found, told, to=to, publication=publication), out or "-")
    leave(failed=any(is_failure(finding, fail_on) for finding in found), unread=reading.broken)


@dataclass(frozen=True, slots=True)
class _Files:
    """The files of records that a report is made of."""

    articles: str | None = None
    claims: str | None = None
    findings: str | None = None
    stories: str | None = None

    @classmethod
    def of_run(cls, run: Path) -> _Files:
        """Give the files of a run folder; a run on single articles has no stories."""
        from claimtally.batch import RunFolder

        folder = RunFolder.of_run(run)
        folder.require()
        files = cls(str(folder.articles), str(folder.claims), str(folder.findings))
        return replace(files, stories=str(folder.stories)) if folder.stories.is_file() else files

    def require(self) -> None:
        """Raise ClaimtallyError where a report cannot be made of these files."""
        from claimtally.model import ClaimtallyError

        if self.articles is None:
            raise ClaimtallyError("A report shows articles; name their file with --articles.")
        if [self.articles, self.claims, self.findings, self.stories].count("-") > 1:
            raise ClaimtallyError(
                "Only one of --articles, --claims, --findings and --stories can be standard input; name files."
            )


def _publication(reviewer: str | None, url: str | None, date: str | None) -> Publication:
    from claimtally.report import Publication

    return Publication(reviewer or "claimtally", url, date)


def _write(text: str, out: str) -> None:
    from claimtally.model import ClaimtallyError

    if out == "-":
        emit_text(text)
        return
    try:
        Path(out).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise ClaimtallyError(
            f"{out}: this file cannot be written ({error.strerror}); name another one with -o."
        ) from error
