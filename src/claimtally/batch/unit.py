"""The unit of work: some raw documents in, their outcomes out; no article's defect reaches another one.

All engines do this and nothing else, so that all give the same records.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from claimtally.batch.limits import OverTimeError, time_limit
from claimtally.batch.outcome import Outcome
from claimtally.batch.summary import ARTICLE_LIMIT
from claimtally.ingest import RawDocument, articles_of
from claimtally.model import Article, Claim, ClaimtallyError, ErrorRecord
from claimtally.model.vocabulary import Severity
from claimtally.pipeline import Pipeline

if TYPE_CHECKING:
    from claimtally.check.facts import FactTable

T = TypeVar("T")
LOG = logging.getLogger(__name__)
# "module:function", called with each article before it is worked on: how the tests plant one that breaks or never ends.
HOOK = "CLAIMTALLY_TEST_HOOK"


@dataclass(frozen=True, slots=True)
class Task:
    """How articles are worked on: with which pipeline and facts, what fails, and how many seconds one may take."""

    pipeline: Pipeline
    facts: FactTable | None = None
    fail_on: Severity | None = None
    limit: float = ARTICLE_LIMIT


def work_on(task: Task, raws: Sequence[RawDocument]) -> list[list[Outcome]]:
    """Give the outcomes of each raw document, in order; nothing is raised for bad data or a defect."""
    read = [_read(raw, task.limit) for raw in raws]
    articles = [result for results in read for result in results if isinstance(result, Article)]
    claims = iter(_claims(task, articles))
    return [
        [
            Outcome.refusal(result) if isinstance(result, ErrorRecord) else _outcome(task, result, next(claims))
            for result in results
        ]
        for results in read
    ]


def extracted(pipeline: Pipeline, article: Article) -> list[Claim] | ErrorRecord:
    """Give the claims of an article, or the error record of the defect that it shows."""
    return guarded(_name(article), "extract", lambda: pipeline.extract(article))


def guarded(source: str, stage: str, work: Callable[[], T], limit: float = 0) -> T | ErrorRecord:
    """Give what a stage makes of a source, or an error record: one article's defect must not end a run over many."""
    try:
        with time_limit(limit, source):
            return work()
    except OverTimeError as error:
        late = f"{source}: this took too long; leave it out, split it, or allow more with --article-limit."
        return ErrorRecord(source=source, stage=stage, error=str(error) or late)
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


def _read(raw: RawDocument, limit: float) -> list[Article | ErrorRecord]:
    read = guarded(raw.shown, "ingest", lambda: list(articles_of(raw)), limit)
    return [read] if isinstance(read, ErrorRecord) else read


def _claims(task: Task, articles: list[Article]) -> list[list[Claim] | ErrorRecord]:
    """Give the claims of articles that the model reads together; where that breaks, of one after the other."""
    if len(articles) > 1:
        together = guarded("a batch", "extract", lambda: _extract(task.pipeline, articles), task.limit)
        if not isinstance(together, ErrorRecord):
            return list(together)
    return [_alone(task, article) for article in articles]


def _alone(task: Task, article: Article) -> list[Claim] | ErrorRecord:
    found = guarded(_name(article), "extract", lambda: _extract(task.pipeline, [article]), task.limit)
    return found if isinstance(found, ErrorRecord) else found[0]


def _extract(pipeline: Pipeline, articles: list[Article]) -> list[list[Claim]]:
    if hook := os.environ.get(HOOK):
        module, _, function = hook.partition(":")
        for article in articles:
            getattr(import_module(module), function)(article)
    return pipeline.extract_many(articles)


def _outcome(task: Task, article: Article, claims: list[Claim] | ErrorRecord) -> Outcome:
    outcome = Outcome.of(article)
    if isinstance(claims, ErrorRecord):
        outcome.fail(claims)
        return outcome
    outcome.add_claims(claims)
    findings = guarded(_name(article), "check", lambda: task.pipeline.check(article, claims, task.facts), task.limit)
    if isinstance(findings, ErrorRecord):
        outcome.fail(findings)
    else:
        outcome.add_findings(findings, task.fail_on)
    return outcome


def _name(article: Article) -> str:
    return article.source or article.id
