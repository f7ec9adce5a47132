"""The run: one article at a time from the inputs to the folder, whatever single articles do."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from claimtally.batch.folder import RunFolder, Writers
from claimtally.batch.progress import Progress, Silence
from claimtally.batch.summary import Counts, ReportNote, RunOptions, RunRecord, Timing, model_version, version_of
from claimtally.model import Article, Claim, ClaimtallyError, ErrorRecord, Finding, Story
from claimtally.pipeline import Pipeline, render_report

if TYPE_CHECKING:
    from claimtally.check.facts import FactTable
    from claimtally.check.stories import StoryDesk

T = TypeVar("T")
MOST_REPORTED = 200  # articles; a page of more is no page that a person reads
LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class _Page:
    """The records that the report will show, given up once they are too many for one page."""

    articles: list[Article] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    too_long: bool = False

    def add(self, article: Article, claims: list[Claim], findings: list[Finding]) -> None:
        if self.too_long or len(self.articles) == MOST_REPORTED:
            self.too_long = True
            self.articles, self.claims, self.findings = [], [], []
            return
        self.articles.append(article)
        self.claims += claims
        self.findings += findings


def run(
    read: Iterable[Article | ErrorRecord],
    pipeline: Pipeline,
    folder: RunFolder,
    options: RunOptions,
    progress: Progress | None = None,
    facts: FactTable | None = None,
) -> RunRecord:
    """Work on what was read, article by article, write everything into the folder and give its run.json.

    Claims are held against `facts` where there are some. At the end come the stories, unless the options leave them
    out: what several articles print for one slot. Until then notes of their figures are held, never the articles.
    An article whose id came before is counted as a duplicate and left out. What is read from the folder's own files is
    passed over. An article at which a stage breaks becomes an error record; the run goes on. A run that is broken off
    leaves the records of the articles that it finished and a run.json that says it is not complete.
    """
    start = time.monotonic()
    folder.prepare()
    folder.report.unlink(missing_ok=True)
    counts, page = Counts(), _Page()

    def record(complete: bool, report: ReportNote) -> RunRecord:
        made = RunRecord(
            claimtally=version_of("claimtally"),
            spacy=version_of("spacy"),
            model=model_version(pipeline.model, pipeline.nlp),
            options=options,
            complete=complete,
            counts=counts,
            report=report,
            timing=Timing(seconds=round(time.monotonic() - start, 3)),
        )
        folder.write_record(made)
        return made

    unfinished = ReportNote(written=False, note="The run was not finished.")
    record(False, unfinished)
    try:
        with folder.writers() as writers:
            worker = _Worker(pipeline, writers, options, counts, page, progress or Silence(), facts)
            worker.work(_foreign(read, folder))
            worker.tell_stories()
        note = _report(folder, page, options)
    except BaseException:
        record(False, unfinished)
        raise
    return record(True, note)


def extracted(pipeline: Pipeline, article: Article) -> list[Claim] | ErrorRecord:
    """Give the claims of an article, or the error record of the defect that it shows."""
    return _guarded(article.source or article.id, "extract", lambda: pipeline.extract(article))


def _foreign(read: Iterable[Article | ErrorRecord], folder: RunFolder) -> Iterator[Article | ErrorRecord]:
    """Yield what does not come from the run's own files: reading what it writes, a run would never end."""
    return (result for result in read if not folder.owns(result.source or ""))


@dataclass(slots=True)
class _Worker:
    """Works on one article after the other, and keeps what the stories need of each."""

    pipeline: Pipeline
    writers: Writers
    options: RunOptions
    counts: Counts
    page: _Page
    progress: Progress
    facts: FactTable | None
    desk: StoryDesk | None = None
    seen: set[str] = field(default_factory=set)

    def work(self, read: Iterable[Article | ErrorRecord]) -> None:
        """Write the claims and findings of each article before the next one is read."""
        self.desk = self.pipeline.story_desk() if self.options.stories else None
        for result in read:
            if isinstance(result, ErrorRecord):
                self._refuse(result)
            elif result.id in self.seen:
                self.counts.duplicates += 1
            else:
                self.seen.add(result.id)
                self._article(result)

    def tell_stories(self) -> None:
        """Write the stories, and the findings across articles behind all others."""
        if self.desk is None:
            return
        desk = self.desk
        told = _guarded("the stories", "stories", lambda: desk.finish())
        if isinstance(told, ErrorRecord):
            self._refuse(told)
            return
        self.writers.write([*told.findings, *told.stories])
        self.counts.stories = len(told.stories)
        self.counts.add_findings(told.findings, self.options.fail_on)
        if self.options.report and not self.page.too_long:
            self.page.findings += told.findings
            self.page.stories += told.stories
        self.progress.across(told.findings)

    def _article(self, article: Article) -> None:
        claims, findings = self._claims_and_findings(article)
        self.writers.write([article, *claims, *findings])
        self.counts.articles += 1
        self.counts.claims += len(claims)
        self.counts.add_findings(findings, self.options.fail_on)
        if self.options.report:
            self.page.add(article, claims, findings)
        self.progress.article(article, len(claims), findings)

    def _claims_and_findings(self, article: Article) -> tuple[list[Claim], list[Finding]]:
        claims = extracted(self.pipeline, article)
        if isinstance(claims, ErrorRecord):
            self._refuse(claims)
            return [], []
        name = article.source or article.id
        findings = _guarded(name, "check", lambda: self.pipeline.check(article, claims, self.facts))
        if self.desk is not None:
            desk = self.desk
            noted = _guarded(name, "stories", lambda: desk.add(article, claims))
            if isinstance(noted, ErrorRecord):
                self._refuse(noted)
        if isinstance(findings, ErrorRecord):
            self._refuse(findings)
            return claims, []
        return claims, findings

    def _refuse(self, error: ErrorRecord) -> None:
        self.counts.errors += 1
        self.writers.write([error])
        self.progress.error(error)


def _guarded(source: str, stage: str, work: Callable[[], T]) -> T | ErrorRecord:
    """Give what a stage makes of a source, or an error record: one article's defect must not end a run over many."""
    try:
        return work()
    except ClaimtallyError as error:  # raised on purpose: its text is for people
        return ErrorRecord(source=source, stage=stage, error=str(error))
    except Exception as error:
        LOG.debug("%s: the stage %s failed", source, stage, exc_info=True)
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return ErrorRecord(
            source=source,
            stage=stage,
            error=f"{source}: this could not be worked on ({what}); leave it out and report this defect.",
        )


def _report(folder: RunFolder, page: _Page, options: RunOptions) -> ReportNote:
    if not options.report:
        return ReportNote(written=False, note="Left out as asked; `claimtally report RUN_DIR` makes it.")
    if page.too_long:
        return ReportNote(
            written=False,
            note=f"Left out for a run over more than {MOST_REPORTED} articles; `claimtally report RUN_DIR` makes it.",
        )
    folder.write_report(render_report(page.articles, page.claims, page.findings, page.stories))
    return ReportNote(written=True)
