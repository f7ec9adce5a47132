"""The progress bar and the summary of a run on a terminal."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from claimtally.model import ErrorRecord, Finding

if TYPE_CHECKING:
    from claimtally.batch import Counts, Outcome, RunFolder, RunRecord

MOST_SHOWN = 20  # failing findings, and errors, of the summary


class Bar:
    """A line on standard error that moves with the run; a context manager."""

    def __init__(self, count: Callable[[], int | None] = lambda: None) -> None:
        """Make the line; it is shown while the context is open.

        `count` gives the number of inputs, for the time left; as it reads all of them, it goes on beside the run.
        """
        self._count = count
        self._total: int | None = None
        self.console = Console(stderr=True)
        self._articles = self._claims = self._errors = self._before = 0
        self._start = time.monotonic()
        self._failing: list[tuple[str, str, str]] = []
        self._refused: list[str] = []
        columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
        self._progress = Progress(*columns, console=self.console, transient=True)
        self._task = self._progress.add_task("reading", total=None)

    def __enter__(self) -> Self:
        """Show the line."""
        self._progress.start()
        threading.Thread(target=self._counting, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the line away."""
        self._progress.stop()

    def outcome(self, outcome: Outcome) -> None:
        """Count an article and its claims; keep its failing findings, and what went wrong, for the summary."""
        self._articles += outcome.counts.articles
        self._claims += outcome.counts.claims
        self._errors += outcome.counts.errors
        if len(self._failing) < MOST_SHOWN:
            self._failing += [(outcome.source, check, told) for check, told in outcome.failing]
        if len(self._refused) < MOST_SHOWN:
            self._refused += outcome.refused
        self._show(outcome.source)

    def taken_over(self, counts: Counts) -> None:
        """Count what an earlier run had done."""
        self._before += counts.articles
        self._articles += counts.articles
        self._claims += counts.claims
        self._errors += counts.errors
        self._show("")

    def across(self, findings: Sequence[Finding]) -> None:
        """Keep the failing findings across articles for the summary."""
        if len(self._failing) < MOST_SHOWN:
            fails = [finding for finding in findings if finding.verdict == "fails"]
            self._failing += [("several articles", finding.check, finding.explanation) for finding in fails]

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
        parts += [f"{counts.skipped} skipped"] * (counts.skipped > 0)
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
        for name, check, told in self._failing[:MOST_SHOWN]:
            table.add_row(escape(name), check, escape(told))
        return table

    def _counting(self) -> None:
        self._total = self._count()

    def _show(self, name: str) -> None:
        errors = f", {self._errors} errors" if self._errors else ""
        rate = (self._articles - self._before) / max(time.monotonic() - self._start, 0.1)
        counted = f"{self._articles} articles, {self._claims} claims{errors}, {rate:.0f} articles/s"
        if self._total:
            left = max(self._total - self._articles - self._errors, 0) / max(rate, 0.01)
            counted += f", {_clock(left)} left"
        self._progress.update(self._task, description=f"{counted}  {escape(name[-60:])}")


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if minutes >= 60 else f"{minutes}:{rest:02}"
