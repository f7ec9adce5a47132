"""Dates and lengths, from the text to the finding."""

from __future__ import annotations

import pytest

from claimtally.check import check_article
from claimtally.model import Article
from claimtally.pipeline import default_pipeline

FAMILIES = ("dates", "lengths")


def told(text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    """Give verdict and equation of what the families of this file find in a text."""
    article = Article.from_text(text, published=published)
    findings = check_article(article, default_pipeline().extract(article))
    return [(f.verdict, f.equation) for f in findings if f.check in FAMILIES]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The line will run from 2027 to 2031, and cost $4 billion.", []),
        ("The line will run from 2031 to 2027, and cost $4 billion.", [("fails", "2031 > 2027")]),
        ("The lease of 12 years, from 2027 to 2039, costs $4 million.", [("holds", "12 years = 2039 − 2027")]),
        ("The lease of 13 years, from 2027 to 2039, costs $4 million.", [("holds", "13 years = 2039 − 2027")]),
        ("The lease of 22 years, from 2027 to 2039, costs $4 million.", [("fails", "22 years ≠ 2039 − 2027")]),
        ("Output fell from 2031 to 2027 units in the year.", []),
    ],
    ids=[
        "forwards",
        "backwards",
        "its length",
        "first and last year counted",
        "not its length",
        "no years but numbers",
    ],
)
def test_spans_of_years(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            "The plant opened six years ago, in 2020, and employs 300 people.",
            "2026-03-01", [("holds", "2026 − 2020 = 6 years")],
        ),
        (
            "The plant opened six years ago, in 2014, and employs 300 people.",
            "2026-03-01", [("fails", "2026 − 2014 ≠ 6 years")],
        ),
        ("The plant opened six years ago, in 2014, and employs 300 people.", None, []),
        ("The plant will employ 300 people by 2022.", "2026-03-01", [("fails", "2022 < 2026")]),
        ("The plant will employ 300 people by 2026.", "2026-03-01", []),
        ("The plant will employ 300 people by 2022.", "0000-99-99", []),
        ("The plant will employ 300 people by 2022.", "in spring", []),
        ("Orlen had promised that the plant will employ 300 people by 2022.", "2026-03-01", []),
        ('"The plant will employ 300 people by 2022," Orlen said then.', "2026-03-01", []),
    ],
)  # fmt: skip
def test_what_depends_on_the_date_of_the_article(
    text: str, published: str | None, expected: list[tuple[str, str]]
) -> None:
    assert told(text, published) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Corvane has signed a 30-year lease for a mill. As lessor for the next three decades, Corvane "
            "will pay repairs.",
            [("holds", "30-year = three decades")],
        ),
        (
            "Corvane plc has signed a 30-year lease for a mill in Lund. Corvane will rent the mill for the next "
            "two decades.",
            [("fails", "30-year ≠ two decades")],
        ),
        (
            "Corvane has signed a 30-year lease for a mill. Corvane will lease it for another 10 years.",
            [],
        ),
        (
            "Corvane has signed a 30-year lease for a mill and a 5-year lease for a barn. Corvane will rent "
            "the mill for "
            "the next two decades.",
            [],
        ),
    ],
    ids=["one length", "two lengths", "an extension", "two leases"],
)
def test_one_contract_has_one_length(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected
