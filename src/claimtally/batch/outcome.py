"""What becomes of something that was read: lines to write and counts, which are all that travels between processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

from claimtally.batch.summary import Counts
from claimtally.model import Article, Claim, ErrorRecord, Finding, Record
from claimtally.model.vocabulary import Severity

Kind = Literal["articles", "claims", "findings", "errors"]
KINDS: tuple[Kind, ...] = ("articles", "claims", "findings", "errors")


@dataclass(slots=True)
class Outcome:
    """One article with all that was made of it, or an input of which no article could be made (`article` is None).

    `lines` are the JSON lines of each kind, `failing` the findings that fail as (check, explanation).
    """

    source: str
    article: str | None = None
    lines: dict[Kind, list[bytes]] = field(default_factory=dict)
    counts: Counts = field(default_factory=Counts)
    failing: list[tuple[str, str]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @classmethod
    def refusal(cls, error: ErrorRecord) -> Outcome:
        """Make the outcome of what could not be read."""
        outcome = cls(error.source or "")
        outcome.counts.read = outcome.counts.failed = 1
        outcome.refuse(error)
        return outcome

    @classmethod
    def of(cls, article: Article) -> Outcome:
        """Make the outcome of an article of which nothing has been made yet."""
        outcome = cls(article.source or article.title or article.id, article.id)
        outcome.counts.read = outcome.counts.done = outcome.counts.articles = 1
        outcome._add("articles", [article])
        return outcome

    def add_claims(self, claims: list[Claim]) -> None:
        """Add the claims of the article."""
        self._add("claims", claims)
        self.counts.claims += len(claims)

    def add_findings(self, findings: list[Finding], fail_on: Severity | None) -> None:
        """Add what the checks found in the article."""
        self._add("findings", findings)
        self.counts.add_findings(findings, fail_on)
        self.failing += [(finding.check, finding.explanation) for finding in findings if finding.verdict == "fails"]

    def refuse(self, error: ErrorRecord) -> None:
        """Add what went wrong."""
        self._add("errors", [error])
        self.counts.errors += 1
        self.refused.append(error.error)

    def fail(self, error: ErrorRecord) -> None:
        """Add what ended the work on the article: it counts as failed, not as done."""
        self.refuse(error)
        self.counts.done, self.counts.failed = 0, 1

    def _add(self, kind: Kind, records: Iterable[Record]) -> None:
        self.lines.setdefault(kind, []).extend(line_of(record) for record in records)


class Header(Record):
    """What stands before the lines of an outcome in a part: whose they are, and how many of each kind follow."""

    article: str | None
    counts: Counts
    lines: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Packed:
    """An outcome as it is read back from a part."""

    article: str | None
    counts: Counts
    lines: dict[Kind, list[bytes]]


def packed(outcome: Outcome) -> bytes:
    """Give an outcome as a header line and the lines of each kind, in the order of KINDS."""
    rows = [outcome.lines.get(kind, []) for kind in KINDS]
    articles, claims, findings, errors = map(len, rows)
    header = Header(article=outcome.article, counts=outcome.counts, lines=(articles, claims, findings, errors))
    return b"".join([line_of(header), *(line for row in rows for line in row)])


def unpacked(stream: BinaryIO) -> Iterator[Packed]:
    """Yield the outcomes of a part."""
    while line := stream.readline():
        header = Header.from_json(line)
        lines = {kind: [stream.readline() for _ in range(n)] for kind, n in zip(KINDS, header.lines, strict=True)}
        yield Packed(header.article, header.counts, lines)


def line_of(record: Record) -> bytes:
    """Give a record as one line of JSON with its line end."""
    return record.to_json().encode() + b"\n"
