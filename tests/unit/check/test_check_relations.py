"""Relations as newsrooms word them: the consistent text is silent, the same with one number changed is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimtally.model import Article
from claimtally.pipeline import Pipeline

CHANGED = re.compile(r"\[([^|\]]+)\|([^|\]]+)\]")
LINES = (Path(__file__).parent / "relations.txt").read_text(encoding="utf-8").splitlines()
RELATIONS = [line.split(": ", 1) for line in LINES if not line.startswith("#")]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def failing(pipeline: Pipeline, text: str) -> list[str]:
    article = Article.from_text(f"Norvia has news\n\n{text}", title="Norvia has news", published="2026-03-05")
    return [found.check for found in pipeline.check(article, pipeline.extract(article)) if found.verdict == "fails"]


@pytest.mark.parametrize(("check", "text"), RELATIONS)
def test_a_number_that_breaks_its_relation_is_found(pipeline: Pipeline, check: str, text: str) -> None:
    assert len(CHANGED.findall(text)) == 1
    assert failing(pipeline, CHANGED.sub(r"\1", text)) == []
    assert check in failing(pipeline, CHANGED.sub(r"\2", text))
