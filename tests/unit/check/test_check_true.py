"""True sentences, written to mislead the checks: none of them may be told to fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimtally.model import Article
from claimtally.pipeline import Pipeline

LINES = (Path(__file__).parent / "true.txt").read_text(encoding="utf-8").splitlines()
TRUE = [tuple(line.split(" || ", 1)) for line in LINES if not line.startswith("#")]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.mark.parametrize(("title", "text"), TRUE)
def test_what_is_true_does_not_fail(pipeline: Pipeline, title: str, text: str) -> None:
    article = Article.from_text(f"{title}\n\n{text}", title=title, published="2026-03-05")
    failing = [found for found in pipeline.check(article, pipeline.extract(article)) if found.verdict == "fails"]
    assert [found.explanation for found in failing] == []
