"""What holds for any text: spans are the article's words, records survive JSON, the same text gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from claimtally.annotation import LAYERS, annotate
from claimtally.model import Article, Claim, Finding, Span
from claimtally.pipeline import Pipeline, claims_of_doc, default_pipeline

# Pieces from which texts are made that reach the rules; any Unicode stands between them.
PIECES = (
    "Orlen", "Nordvik Power", "The startup", "it", "said", "will invest", "according to", "if regulators agree",
    "subject to approval", "$5 billion", "up to 5 GW", "about 300 people", "12%", "from 3% to 4%", "€1bn ($1.1bn)",
    "in total", "an additional", "by 2027", "last year", "Trainium chips", "must use", "“We will,” she said.",
    "did not", ".", ",", "\n", "\n\n", " ", "—", "’s",
)  # fmt: skip
SURROGATES = ("Cs",)
texts = st.one_of(
    st.text(st.characters(exclude_categories=SURROGATES), max_size=120),
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
    st.lists(
        st.one_of(st.sampled_from(PIECES), st.text(st.characters(exclude_categories=SURROGATES), max_size=6)),
        max_size=20,
    ).map("".join),
)
slow = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return default_pipeline()


def spans(value: object) -> Iterator[Span]:
    """Yield all spans of a record, wherever they stand in it."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


def json_spans(value: object) -> Iterator[dict[str, object]]:
    """Yield all spans of an annotation."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from json_spans(item)


@slow
@given(text=texts)
def test_every_span_of_every_record_is_the_articles_words(pipeline: Pipeline, text: str) -> None:
    article = Article.from_text(text)
    claims = pipeline.extract(article)
    findings = pipeline.check(article, claims)
    for record in (*claims, *findings):
        for span in spans(record):
            assert article.text[span.start : span.end] == span.text
    for claim in claims:
        assert claim.quote.start <= claim.mention.start <= claim.mention.end <= claim.quote.end
        assert claim.mention.text
    assert not [finding for finding in findings if finding.check in ("schema", "grounding")]


@slow
@given(text=texts)
def test_records_survive_json(pipeline: Pipeline, text: str) -> None:
    article = Article.from_text(text)
    claims = pipeline.extract(article)
    assert Article.from_json(article.to_json()).to_json() == article.to_json()
    for claim in claims:
        assert Claim.from_json(claim.to_json()) == claim
        assert Claim.from_json(claim.to_json()).to_json() == claim.to_json()
    for finding in pipeline.check(article, claims):
        assert Finding.from_json(finding.to_json()).to_json() == finding.to_json()


@slow
@given(text=texts)
def test_the_same_text_gives_the_same_bytes(pipeline: Pipeline, text: str) -> None:
    article = Article.from_text(text)

    def lines() -> list[str]:
        claims = pipeline.extract(article)
        return [record.to_json() for record in (*claims, *pipeline.check(article, claims))]

    assert lines() == lines()


@slow
@given(text=texts)
def test_ids_are_unique_and_claims_stand_in_the_order_of_the_text(pipeline: Pipeline, text: str) -> None:
    claims = pipeline.extract(Article.from_text(text))
    assert len({claim.id for claim in claims}) == len(claims)
    assert [claim.mention.start for claim in claims] == sorted(claim.mention.start for claim in claims)


@slow
@given(text=texts)
def test_annotations_point_into_the_text_as_it_is(pipeline: Pipeline, text: str) -> None:
    found = annotate(text, LAYERS, published="2024-05-03", parse=pipeline.nlp)
    assert tuple(found) == LAYERS
    for span in json_spans(found):
        assert text[span["start"] : span["end"]] == span["text"]


@slow
@given(text=texts)
def test_a_doc_of_any_text_has_claims_at_its_own_characters(pipeline: Pipeline, text: str) -> None:
    for claim in claims_of_doc(pipeline.nlp(text)):
        assert text[claim.mention.start : claim.mention.end] == claim.mention.text
