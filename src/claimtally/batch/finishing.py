"""The end of a run: the parts become the files of the folder, what articles print together is told, the report made."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import IO, TypeVar

from claimtally.batch.durable import sync_folder, told
from claimtally.batch.folder import RunFolder
from claimtally.batch.outcome import KINDS, Packed, line_of
from claimtally.batch.parts import Parts
from claimtally.batch.progress import Progress
from claimtally.batch.records import read_records
from claimtally.batch.summary import Counts, ReportNote, RunOptions
from claimtally.batch.unit import guarded
from claimtally.check.stories import Stories
from claimtally.ingest.packing import packed, packing_of
from claimtally.model import Article, Claim, ErrorRecord, Finding, Record, Story
from claimtally.pipeline import Pipeline, render_report
from claimtally.tables import SUFFIX

R = TypeVar("R", bound=Record)
MOST_REPORTED = 200  # articles; a page of more is no page that a person reads
MOST_TOLD = 2_000  # articles; the notes of figures of each are held in memory, about 14 kB


@dataclass(slots=True)
class Finished:
    """What the end of a run made of it."""

    counts: Counts = field(default_factory=Counts)
    report: ReportNote = field(default_factory=lambda: ReportNote(written=False))
    stories: ReportNote = field(default_factory=lambda: ReportNote(written=False))


@dataclass(frozen=True, slots=True)
class Finishing:
    """Makes the files of a run folder of its parts."""

    folder: RunFolder
    parts: Parts
    pipeline: Pipeline
    options: RunOptions
    progress: Progress

    def finish(self, parts: int) -> Finished:
        """Write all files of records, then the report; raises DiskError."""
        finished = Finished()
        with _written_together(self.folder) as streams:
            for outcome in _first_of_each(self.parts.outcomes(parts), finished.counts):
                finished.counts.add(outcome.counts)
                for kind in KINDS:
                    streams[kind].writelines(outcome.lines[kind])
            finished.stories = self._tell_stories(streams, finished.counts, parts)
        finished.report = self._report(finished.counts)
        return finished

    def _tell_stories(self, streams: Mapping[str, IO[bytes]], counts: Counts, parts: int) -> ReportNote:
        """Write the stories, and the findings across articles behind all others."""
        if self.options.stories is False:
            return ReportNote(written=False, note="Left out as asked.")
        if self.options.stories is None and counts.articles > MOST_TOLD:
            note = f"Left out for a run over more than {MOST_TOLD:,} articles; --stories tells them."
            return ReportNote(written=False, note=note)
        told = guarded("the stories", "stories", lambda: self._stories(parts))
        if isinstance(told, ErrorRecord):
            counts.errors += 1
            streams["errors"].write(line_of(told))
            self.progress.error(told)
            return ReportNote(written=False, note=told.error)
        streams["findings"].writelines(map(line_of, told.findings))
        streams["stories"].writelines(map(line_of, told.stories))
        counts.stories = len(told.stories)
        counts.add_findings(told.findings, self.options.fail_on)
        self.progress.across(told.findings)
        return ReportNote(written=True)

    def _stories(self, parts: int) -> Stories:
        desk = self.pipeline.story_desk()
        for outcome in _first_of_each(self.parts.outcomes(parts), Counts()):
            claims = [Claim.from_json(line) for line in outcome.lines["claims"]]
            for line in outcome.lines["articles"]:
                desk.add(Article.from_json(line), claims)
        return desk.finish()

    def _report(self, counts: Counts) -> ReportNote:
        if not self.options.report:
            return ReportNote(written=False, note="Left out as asked; `claimtally report RUN_DIR` makes it.")
        if counts.articles > MOST_REPORTED:
            note = f"Left out for a run over more than {MOST_REPORTED} articles; `claimtally report RUN_DIR` makes it."
            return ReportNote(written=False, note=note)
        folder = self.folder
        page = render_report(
            list(_records(folder.articles, Article)),
            list(_records(folder.claims, Claim)),
            list(_records(folder.findings, Finding)),
            list(_records(folder.stories, Story)),
        )
        folder.write_report(page)
        return ReportNote(written=True)


def _first_of_each(outcomes: Iterator[Packed], counts: Counts) -> Iterator[Packed]:
    """Yield what was made of each article where it came first; the others count as skipped."""
    seen: set[int] = set()
    for outcome in outcomes:
        key = _key(outcome.article) if outcome.article is not None else None
        if key in seen:
            counts.read += 1
            counts.skipped += 1
            continue
        if key is not None:
            seen.add(key)
        yield outcome


def _key(article: str) -> int:
    """Give eight bytes for an id, since those of a million articles are held at once; an id may be any string."""
    return int.from_bytes(blake2b(article.encode(), digest_size=8).digest())


@contextmanager
def _written_together(folder: RunFolder) -> Iterator[Mapping[str, IO[bytes]]]:
    """Open the files of records under other names, and give them their own when all are written; raises DiskError."""
    paths = {
        "articles": folder.articles,
        "claims": folder.claims,
        "findings": folder.findings,
        "stories": folder.stories,
        "errors": folder.errors,
    }
    packing = packing_of(folder.suffix and f"records{folder.suffix}")
    with told(folder.path):
        with ExitStack() as stack:
            files = {kind: stack.enter_context(_unfinished(path).open("wb")) for kind, path in paths.items()}
            with ExitStack() as packers:
                yield {kind: packers.enter_context(packed(file, packing)) for kind, file in files.items()}
            for file in files.values():
                file.flush()
                os.fsync(file.fileno())
        for path in paths.values():
            _unfinished(path).replace(path)
        sync_folder(folder.path)


def _unfinished(path: Path) -> Path:
    return path.with_name(path.name + SUFFIX)


def _records(path: Path, kind: type[R]) -> Iterator[R]:
    return (record for record in read_records(path, kind) if isinstance(record, kind))
