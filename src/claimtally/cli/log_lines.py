"""A line a minute on standard error, for runs that nobody watches: words, or JSON for machines."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from claimtally.cli.streams import say

if TYPE_CHECKING:
    from claimtally.batch import Counts, Outcome, RunFolder, RunRecord
    from claimtally.model import ErrorRecord, Finding

EVERY = 60.0  # seconds
Form = Literal["text", "json"]


class LogLines:
    """Tells of a run at its begin, every minute, and at its end; as JSON each line is an object with an `event`."""

    def __init__(self, form: Form) -> None:
        """Begin to count; in words a run of less than a minute says nothing unless something went wrong."""
        self._form = form
        self._start = self._last = time.monotonic()
        self._articles = self._claims = self._errors = self._before = 0

    def outcome(self, outcome: Outcome) -> None:
        """Count an article; as JSON each error is a line of its own."""
        self._articles += outcome.counts.articles
        self._claims += outcome.counts.claims
        self._errors += outcome.counts.errors
        if self._form == "json":
            for sentence in outcome.refused:
                self._emit("error", source=outcome.source, error=sentence)
        if time.monotonic() - self._last >= EVERY:
            self._last = time.monotonic()
            self._progress()

    def taken_over(self, counts: Counts) -> None:
        """Count what an earlier run had done."""
        self._articles += counts.articles
        self._claims += counts.claims
        self._errors += counts.errors
        self._before += counts.articles

    def across(self, findings: Sequence[Finding]) -> None:
        """Nothing to tell."""

    def error(self, error: ErrorRecord) -> None:
        """Tell of what failed beside the articles."""
        if self._form == "json":
            self._emit("error", source=error.source, error=error.error)

    def begin(self) -> None:
        """Tell that the run begins, to machines."""
        if self._form == "json":
            self._emit("begin")

    def end(self, record: RunRecord, folder: RunFolder) -> None:
        """Tell how the run ended: to machines always, to people where something went wrong."""
        if self._form == "json":
            counts = record.counts.model_dump(mode="json")
            self._emit("end", counts=counts, seconds=record.timing.seconds, folder=str(folder.path))
        elif record.counts.errors:
            say(f"{record.counts.errors} of the inputs could not be read or worked on; {folder.errors} tells why.")
        if self._form == "text" and not record.stories.written and record.options.stories is None:
            say(f"Stories: {record.stories.note}")

    def _progress(self) -> None:
        rate = round((self._articles - self._before) / (time.monotonic() - self._start), 1)
        if self._form == "json":
            self._emit("progress", articles=self._articles, claims=self._claims, errors=self._errors, per_second=rate)
        else:
            say(f"{self._articles} articles, {self._claims} claims, {self._errors} errors, {rate} articles/s")

    def _emit(self, event: str, **fields: object) -> None:
        say(json.dumps({"event": event, "time": round(time.time(), 3), **fields}, ensure_ascii=False))
