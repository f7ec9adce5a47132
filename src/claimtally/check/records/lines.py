"""Claims that another tool wrote, line by line: each line against the schema and the text, then against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import orjson
from pydantic import ValidationError

from claimtally.check.checks import check_article
from claimtally.check.facts import FactTable
from claimtally.check.records import grounding, schema
from claimtally.check.records.schema import shown
from claimtally.check.stories import StoryDesk
from claimtally.model import Article, Claim, Finding


@dataclass(slots=True)
class _Desk:
    """What has been read so far: the claims of each article in their order, and the findings that were given."""

    facts: FactTable | None = None
    claims: dict[str, dict[str, Claim]] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)

    def tally(self, article: Article) -> Iterator[Finding]:
        """Give the findings on an article's claims that were not given before."""
        for finding in check_article(article, tuple(self.claims[article.id].values()), self.facts):
            if finding.id not in self.given:
                self.given.add(finding.id)
                yield finding


def check_lines(
    lines: Iterable[str],
    articles: Mapping[str, Article],
    facts: FactTable | None = None,
    stories: StoryDesk | None = None,
) -> Iterator[Finding]:
    """Check JSONL claims, each line as it comes; `articles` are the articles by the id that the claims give.

    A line that is no JSON, does not fit the schema, names an unknown article or quotes words that do not stand there
    gives findings that name the line and the field; a line without fault joins the claims of its article, which are
    checked against each other and against `facts` when a line of another article follows, and at the end. Then the
    findings across articles come, where there is a desk of `stories`. Empty lines are passed over.
    """
    desk = _Desk(facts)
    current: Article | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        record, found = _read(line)
        name = _text(record, "article")
        article = articles.get(name)
        claim = None
        if not found:
            claim, found = _claim(record)
        if claim is not None:
            found = _standing(claim, article, desk)
        for check, fault in found:
            premises = (identity,) if (identity := _text(record, "id")) else ()
            yield Finding.of(name, check, "fails", premises, f"Line {number}, {fault}.")
        if found or claim is None or article is None:
            continue
        if current is not None and current is not article:
            yield from desk.tally(current)
        current = article
        desk.claims.setdefault(article.id, {})[claim.id] = claim
    if current is not None:
        yield from desk.tally(current)
    if stories is not None:
        for key, claims in desk.claims.items():
            stories.add(articles[key], tuple(claims.values()))
        yield from stories.finish().findings


Fault = tuple[str, str]  # the check that found it, and the phrase that tells it


def _read(line: str) -> tuple[object, list[Fault]]:
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        return None, [(schema.ID, f"record: not a JSON object ({error.msg}, column {error.colno})")]
    return record, [(schema.ID, fault) for fault in schema.faults(record)]


def _text(record: object, name: str) -> str:
    value = record.get(name) if isinstance(record, dict) else None
    return value if isinstance(value, str) else ""


def _claim(record: object) -> tuple[Claim | None, list[Fault]]:
    """Make the claim of a record that fits the schema; what no schema can say (an end before its start) is a fault."""
    try:
        return Claim.model_validate(record), []
    except ValidationError as error:
        return None, [
            (schema.ID, f"{'.'.join(map(str, fault['loc'])) or 'record'}: {fault['msg']}") for fault in error.errors()
        ]


def _standing(claim: Claim, article: Article | None, desk: _Desk) -> list[Fault]:
    if article is None:
        return [(grounding.ID, f"article: no article with the id {shown(claim.article)} is known")]
    if claim.id in desk.claims.get(article.id, {}):
        return [(grounding.ID, f"id: {shown(claim.id)} was used by an earlier line of the article")]
    return [(grounding.ID, fault) for fault in grounding.faults(article, claim)]
