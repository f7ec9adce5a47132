"""The check of grounding: each span's words must be the article's characters at its offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from claimtally.check.records.schema import shown
from claimtally.model import Article, Claim, Finding, Span

ID = "grounding"


def check_grounding(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Report each span that does not stand in the article, with what stands there and where its words are if once."""
    seen: set[str] = set()
    for claim in claims:
        for fault in faults(article, claim):
            yield Finding.of(article.id, ID, "fails", (claim.id,), f"{fault}.")
        if claim.id in seen:
            told = f'id: "{claim.id}" is used for more than one claim of the article.'
            yield Finding.of(article.id, ID, "fails", (claim.id,), told)
        seen.add(claim.id)


def grounded(article: Article, claim: Claim) -> bool:
    """Tell whether a claim stands in the article with all its spans."""
    return not faults(article, claim)


def faults(article: Article, claim: Claim) -> list[str]:
    """Give what is wrong with a claim's spans, one phrase a fault, in the order of the fields."""
    found = []
    if claim.article != article.id:
        found.append(f"article: the claim belongs to {shown(claim.article)}, not to {shown(article.id)}")
    for path, span in spans(claim):
        if article.text[span.start : span.end] != span.text or span.end > len(article.text):
            found.append(f"{path}: {_instead(article.text, span)}")
    if not found and not (claim.quote.start <= claim.mention.start and claim.mention.end <= claim.quote.end):
        found.append("mention: it does not stand inside the quote")
    return found


def spans(record: BaseModel, path: str = "") -> Iterator[tuple[str, Span]]:
    """Give all spans of a record with the path of their field ("conditions.0.cue"), in the order of the model."""
    for name in type(record).model_fields:
        yield from _spans_in(getattr(record, name), f"{path}.{name}" if path else name)


def _spans_in(value: object, path: str) -> Iterator[tuple[str, Span]]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _spans_in(item, f"{path}.{index}")
    elif isinstance(value, BaseModel):
        if isinstance(value, Span):
            yield path, value
        yield from spans(value, path)


def _instead(text: str, span: Span) -> str:
    place = f"characters {span.start} to {span.end}"
    if span.end > len(text):
        wrong = f"expected {shown(span.text)} at {place}, but the article ends at {len(text)}"
    else:
        wrong = f"expected {shown(span.text)} at {place}, found {shown(text[span.start : span.end])}"
    if not span.text:
        return wrong
    first = text.find(span.text)
    if first < 0:
        return f"{wrong}; the words stand nowhere in the article"
    if text.find(span.text, first + 1) < 0:
        return f"{wrong}; the words stand at {first} to {first + len(span.text)}"
    return wrong
