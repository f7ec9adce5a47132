"""The progress bar and the summary of a run on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from claimtally.model import Article, ErrorRecord, Finding

if TYPE_CHECKING:
    from claimtally.batch import RunFolder, RunRecord

MOST_SHOWN = 20  # failing findings, and errors, of the summary


class Bar:
    """A line on standard error that moves with the run; a context manager."""

    def __init__(self) -> None:
        """Make the line; it is shown while the context is open."""
        self.console = Console(stderr=True)
        self._articles = self._claims = self._errors = 0
        self._failing: list[tuple[str, Finding]] = []
        self._refused: list[str] = []
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._progress = Progress(*columns, console=self.console, transient=True)
        self._task = self._progress.add_task("reading", total=None)

    def __enter__(self) -> Self:
        """Show the line."""
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the line away."""
        self._progress.stop()

    def article(self, article: Article, claims: int, findings: Sequence[Finding]) -> None:
        """Count an article and its claims; keep its failing findings for the summary."""
        self._articles += 1
        self._claims += claims
        name = article.source or article.title or article.id
        if len(self._failing) < MOST_SHOWN:
            self._failing += [(name, finding) for finding in findings if finding.verdict == "fails"]
        self._show(name)

    def across(self, findings: Sequence[Finding]) -> None:
        """Keep the failing findings across articles for the summary."""
        if len(self._failing) < MOST_SHOWN:
            self._failing += [("several articles", finding) for finding in findings if finding.verdict == "fails"]

    def error(self, error: ErrorRecord) -> None:
        """Count an error; keep the first ones for the summary."""
        self._errors += 1
        if len(self._refused) < MOST_SHOWN:
            self._refused.append(error.error)
        self._show(error.source)

    def summary(self, record: RunRecord, folder: RunFolder) -> None:
        """Print what the run found: counts, the failing findings, the errors, and where everything lies."""
        counts = record.counts
        found = ", ".join(f"{number} {verdict}" for verdict, number in counts.findings.items())
        parts = [f"{counts.articles} articles", f"{counts.claims} claims", f"findings: {found}"]
        parts += [f"{counts.stories} stories"] * (counts.stories > 0)
        parts += [f"{counts.duplicates} duplicates"] * (counts.duplicates > 0)
        parts += [f"{counts.errors} errors"] * (counts.errors > 0)
        self.console.print(" · ".join(parts), highlight=False)
        if self._failing:
            self.console.print(self._table())
        more = counts.findings["fails"] - len(self._failing[:MOST_SHOWN])
        if more > 0:
            self.console.print(f"{more} more failing findings stand in {folder.findings}.", markup=False)
        for sentence in self._refused:
            self.console.print(sentence, markup=False, highlight=False)
        shown = folder.report if record.report.written else folder.path
        self.console.print(f"Written: {shown}", markup=False, highlight=False)

    def _table(self) -> Table:
        table = Table("article", "check", "what does not tally")
        for name, finding in self._failing[:MOST_SHOWN]:
            table.add_row(escape(name), finding.check, escape(finding.explanation))
        return table

    def _show(self, name: str) -> None:
        errors = f", {self._errors} errors" if self._errors else ""
        done = f"{self._articles} articles, {self._claims} claims{errors}  {escape(name[-60:])}"
        self._progress.update(self._task, description=done)
