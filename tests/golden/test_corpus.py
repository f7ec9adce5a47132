"""What the pipeline says of every article of the corpus, in a form a person can read beside the article.

Accept a change with `make golden`, after reading the difference: each line is one claim or finding.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from claimtally.ingest import read_articles
from claimtally.model import Article, Claim, Finding
from claimtally.pipeline import default_pipeline

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "articles"


def load(path: Path) -> Article:
    (article,) = read_articles([path])
    assert isinstance(article, Article), article
    return article


def told(claim: Claim) -> str:
    """Give a claim as one line: mention, quantity, slots that are not their default, rules."""
    quantity = claim.quantity
    amount = ""
    if quantity is not None:
        low, high = quantity.stated
        number = f"{low.normalize():f}" if low == high else f"{low.normalize():f}..{high.normalize():f}"
        amount = f"{quantity.bound} {number} {quantity.unit} {quantity.direction or ''}".rstrip()
    parties = f"{claim.subject.name if claim.subject else '-'} -> {claim.object.name if claim.object else '-'}"
    sure = [claim.factuality, *(v for v in (claim.polarity, claim.deontic) if v not in ("positive", "none"))]
    more = [f"if {c.text}" + (f" (= {c.same_as.text})" if c.same_as else "") for c in claim.conditions]
    more += [f"says {claim.attribution.source.name}"] if claim.attribution else []
    more += [f"when {claim.time.text} = {claim.time.value}"] if claim.time else []
    more += [f"of {claim.measure.text}"] if claim.measure else []
    more += [f"products {', '.join(p.name for p in claim.products)}"] if claim.products else []
    parts = [claim.mention.text, amount, f"{claim.frame}/{claim.role}", parties, " ".join(sure), "; ".join(more)]
    return " | ".join(parts)


def found(finding: Finding) -> str:
    return f"{finding.verdict} {finding.check}: {finding.equation or ''} – {finding.explanation}"


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.stem)
def test_claims_and_findings_of_the_corpus(path: Path, file_regression: FileRegressionFixture) -> None:
    pipeline = default_pipeline()
    article = load(path)
    claims = pipeline.extract(article)
    findings = pipeline.check(article, claims)
    lines = [told(claim) for claim in claims] + [""] + [found(finding) for finding in findings]
    file_regression.check("\n".join(lines) + "\n", encoding="utf-8")


def test_the_wire_format_of_one_article(file_regression: FileRegressionFixture) -> None:
    pipeline = default_pipeline()
    article = load(CORPUS / "startup-robot-round.txt")
    relative = article.model_copy(update={"source": "startup-robot-round.txt"})
    claims = pipeline.extract(article)
    records = [relative, *claims[:4], *pipeline.check(article, claims)]
    file_regression.check("\n".join(r.to_json() for r in records) + "\n", encoding="utf-8", extension=".jsonl")
