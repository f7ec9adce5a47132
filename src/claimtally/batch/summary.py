"""What a run says about itself in run.json: versions, model, options, counts, seconds."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import metadata
from typing import TYPE_CHECKING

from pydantic import ConfigDict, Field

from claimtally.model import Finding, Record
from claimtally.model.vocabulary import FactVerdict, Severity, Verdict

if TYPE_CHECKING:
    from spacy.language import Language

# From light to grave; a failing finding of a run is one at least as grave as its `fail_on`.
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")


ARTICLE_LIMIT = 60.0  # seconds that an article may take at a stage


class OwnFile(Record):
    """A lexicon or facts of the user's own: `file` as it was given, and the SHA-256 of its bytes, which decide all."""

    file: str
    sha256: str


class RunOptions(Record):
    """What a run was asked to do; where it wrote is left out, so that equal runs have equal records."""

    inputs: tuple[str, ...]
    report: bool = True
    fail_on: Severity | None = None
    lexicon: OwnFile | None = None
    stories: bool | None = None
    facts: OwnFile | None = None
    article_limit: float = ARTICLE_LIMIT


class ModelVersion(Record):
    """The spaCy pipeline of a run: `name` as it was given, `package` and `version` as it names itself."""

    name: str
    package: str
    version: str


def _none_yet() -> dict[Verdict, int]:
    return {"holds": 0, "fails": 0, "unclear": 0}


def _no_facts_yet() -> dict[FactVerdict, int]:
    return {"supported": 0, "refuted": 0, "out of date": 0, "not covered": 0}


class Counts(Record):
    """How much a run did: of what was `read`, so much is `done`, `failed` or `skipped` (an article that came before).

    `articles` are those written, also one that failed later; `failing` are the findings that `fail_on` asks for,
    `facts` are the findings against trusted figures by their verdict.
    """

    model_config = ConfigDict(frozen=False, extra="forbid")

    read: int = 0
    done: int = 0
    failed: int = 0
    skipped: int = 0
    articles: int = 0
    claims: int = 0
    findings: dict[Verdict, int] = Field(default_factory=_none_yet)
    stories: int = 0
    facts: dict[FactVerdict, int] = Field(default_factory=_no_facts_yet)
    failing: int = 0
    errors: int = 0

    def add(self, other: Counts) -> None:
        """Add the counts of a part."""
        for name in type(self).model_fields:
            mine, theirs = getattr(self, name), getattr(other, name)
            if isinstance(mine, dict):
                for key, number in theirs.items():
                    mine[key] += number
            else:
                setattr(self, name, mine + theirs)

    def add_findings(self, findings: Iterable[Finding], fail_on: Severity | None) -> None:
        """Count findings by verdict, and those that are failures under `fail_on`."""
        for finding in findings:
            self.findings[finding.verdict] += 1
            self.failing += is_failure(finding, fail_on)
            if finding.reference is not None:
                self.facts[finding.reference.verdict] += 1


class ReportNote(Record):
    """Whether report.html, or the stories, were written and, where not, why and how to get them."""

    written: bool
    note: str | None = None


class Timing(Record):
    """The seconds of a run, the one part of its folder that differs between equal runs."""

    seconds: float


class RunRecord(Record):
    """run.json; `complete` is false while a run is under way and stays so when it is broken off."""

    claimtally: str
    spacy: str
    model: ModelVersion
    options: RunOptions
    complete: bool
    counts: Counts
    report: ReportNote
    stories: ReportNote
    timing: Timing

    def identity(self) -> dict[str, str]:
        """Give what decides the bytes of a run, apart from its inputs, as name and value."""
        options = self.options.model_dump(mode="json")
        asked = {name: str(options[name]) for name in ("fail_on", "lexicon", "facts", "article_limit")}
        return {"claimtally": self.claimtally, "spacy": self.spacy, "model": self.model.to_json(), **asked}


def is_failure(finding: Finding, fail_on: Severity | None) -> bool:
    """Tell whether a finding fails a run: its check does not hold, and it is at least as grave as `fail_on`."""
    if fail_on is None or finding.verdict == "holds":
        return False
    return SEVERITIES.index(finding.severity) >= SEVERITIES.index(fail_on)


def model_version(name: str, nlp: Language) -> ModelVersion:
    """Give the version of a loaded spaCy pipeline."""
    meta = nlp.meta
    return ModelVersion(name=name, package=f"{meta['lang']}_{meta['name']}", version=str(meta["version"]))


def version_of(package: str) -> str:
    """Give the version of an installed package."""
    return metadata.version(package)
