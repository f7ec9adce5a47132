from __future__ import annotations

import json
import re
import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jsonschema
import pytest

from claimtally.model import Article, Attribution, Claim, ClaimtallyError, Finding, NamedSpan, Reference, Span
from claimtally.model.vocabulary import FactVerdict, Verdict
from claimtally.report import Publication, Records, render_claim_review, render_html
from claimtally.report.speakers import speaker_kind

BROWSER = Path(__file__).parents[1] / "browser"
STORY = SimpleNamespace(**runpy.run_path(str(BROWSER / "story.py")))
OUTLETS = SimpleNamespace(**runpy.run_path(str(BROWSER / "outlets.py")))
NAMED = {
    "type": "object",
    "required": ["@type", "name"],
    "properties": {"@type": {"enum": ["Person", "Organization"]}, "name": {"type": "string", "minLength": 1}},
    "additionalProperties": False,
}
DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}"}
TEXT = {"type": "string", "minLength": 1}
# What search engines require of a ClaimReview, and the forms of what they recommend.
CLAIM_REVIEW = {
    "type": "object",
    "required": ["@context", "@type", "url", "claimReviewed", "reviewRating", "author", "itemReviewed"],
    "additionalProperties": False,
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "ClaimReview"},
        "url": {"type": "string", "pattern": r"^(https?://[^#\s]+)?#[\w-]+$"},
        "claimReviewed": TEXT,
        "author": NAMED,
        "datePublished": DAY,
        "reviewRating": {
            "type": "object",
            "required": ["@type", "alternateName", "ratingValue", "bestRating", "worstRating"],
            "additionalProperties": False,
            "properties": {
                "@type": {"const": "Rating"},
                "alternateName": TEXT,
                "ratingExplanation": TEXT,
                "ratingValue": {"type": "integer", "minimum": 1, "maximum": 5},
                "bestRating": {"const": 5},
                "worstRating": {"const": 1},
            },
        },
        "itemReviewed": {
            "type": "object",
            "required": ["@type"],
            "additionalProperties": False,
            "properties": {
                "@type": {"const": "Claim"},
                "author": NAMED,
                "datePublished": DAY,
                "appearance": {
                    "type": "object",
                    "required": ["@type"],
                    "minProperties": 2,
                    "additionalProperties": False,
                    "properties": {
                        "@type": {"const": "NewsArticle"},
                        "url": {"type": "string", "pattern": "^https?://"},
                        "headline": TEXT,
                        "datePublished": DAY,
                        "publisher": NAMED,
                    },
                },
            },
        },
    },
}


def reviews(records: Records, **publication: Any) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = json.loads(render_claim_review(records, Publication(**publication)))
    for review in made:
        jsonschema.validate(review, CLAIM_REVIEW)
    return made


def story(*findings: Finding, claims: tuple[Claim, ...] = STORY.CLAIMS) -> Records:
    return Records([STORY.ARTICLE], claims, findings)


def found(verdict: Verdict, *claims: Claim, **more: Any) -> Finding:
    check = more.pop("check", "totals")
    ids = tuple(claim.id for claim in claims or (STORY.TOTAL,))
    return Finding.of(STORY.ARTICLE.id, check, verdict, ids, f"Told as {verdict}.", **more)


def fact(verdict: FactVerdict, found_as: Verdict = "holds") -> Finding:
    return found(
        found_as, check="reference", reference=Reference(verdict=verdict, source="Yearbook", value="$9 billion")
    )


def test_each_claim_that_a_finding_rests_on_has_a_review_in_the_order_of_the_text() -> None:
    made = reviews(Records([STORY.ARTICLE], STORY.CLAIMS[::-1], STORY.FINDINGS))
    rested = {claim for finding in STORY.FINDINGS for claim in finding.claims}
    assert len(made) == len(rested)
    numbers = [int(review["url"].rpartition("c")[2]) for review in made]
    assert numbers == sorted(numbers)


def test_a_review_names_claim_source_article_and_rating() -> None:
    (review,) = reviews(
        story(found("fails", STORY.SITE)),
        reviewer="The Tarn Fact Desk",
        url="https://desk.example/corvane.html",
        published="2031-03-06",
    )
    assert review == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": "https://desk.example/corvane.html#row-a1-c14",
        "claimReviewed": STORY.SITE.quote.text,
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Person", "name": "Ines Okafor"},
            "datePublished": "2031-03-04",
            "appearance": {
                "@type": "NewsArticle",
                "url": STORY.ARTICLE.url,
                "headline": STORY.TITLE,
                "datePublished": "2031-03-04",
                "publisher": {"@type": "Organization", "name": "The Ystrad Courier"},
            },
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 2,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "Does not tally",
            "ratingExplanation": "Told as fails.",
        },
        "author": {"@type": "Organization", "name": "The Tarn Fact Desk"},
        "datePublished": "2031-03-06",
    }


@pytest.mark.parametrize(
    ("findings", "value", "name"),
    [
        ([found("fails")], 2, "Does not tally"),
        ([found("unclear")], 3, "Unclear"),
        ([found("holds")], 4, "Tallies"),
        ([found("holds", by_rounding=True)], 4, "Tallies within rounding"),
        ([fact("refuted", "fails")], 1, "Refuted by a reference figure"),
        ([fact("out of date", "unclear")], 3, "Out of date"),
        ([fact("supported")], 5, "Supported by a reference figure"),
        ([found("holds"), found("fails", check="parts"), found("unclear", check="changes")], 2, "Does not tally"),
        ([found("holds"), fact("supported")], 5, "Supported by a reference figure"),
        ([fact("supported"), found("fails")], 2, "Does not tally"),
        ([found("holds"), fact("not covered", "unclear")], 4, "Tallies"),
    ],
)
def test_the_worst_finding_decides_and_the_best_where_nothing_is_open(
    findings: list[Finding], value: int, name: str
) -> None:
    (review,) = reviews(story(*findings))
    assert (review["reviewRating"]["ratingValue"], review["reviewRating"]["alternateName"]) == (value, name)


@pytest.mark.parametrize(
    "finding", [fact("not covered", "unclear"), found("fails", check="grounding"), found("fails", check="schema")]
)
def test_a_finding_that_says_nothing_of_the_claim_gives_no_review(finding: Finding) -> None:
    assert reviews(story(finding)) == []


def test_claims_of_one_sentence_are_told_apart() -> None:
    made = reviews(story(found("fails", STORY.INCREMENT, STORY.TOTAL)))
    sentence = STORY.TOTAL.quote.text
    assert [review["claimReviewed"] for review in made] == [
        f"a further $4 billion: {sentence}",
        f"$9 billion: {sentence}",
    ]


def test_reviews_lead_to_rows_of_the_page_on_the_same_records() -> None:
    records = Records(OUTLETS.ARTICLES, OUTLETS.CLAIMS, OUTLETS.FINDINGS)
    page = render_html(records.articles, records.claims, records.findings)
    urls = [review["url"] for review in reviews(records)]
    assert len(urls) == 5
    assert len(set(urls)) == len(urls)
    assert {url.removeprefix("#") for url in urls} <= set(re.findall(r'\sid="([^"]+)"', page))


def test_without_a_date_in_the_records_there_is_none_in_the_reviews() -> None:
    article, claim = STORY.plain_article(1)
    bare = article.model_copy(update={"published": "last week", "url": "javascript:alert(1)", "publisher": None})
    finding = Finding.of(article.id, "parts", "holds", (claim.id,), "Told.")
    (review,) = reviews(Records([bare], [claim], [finding]))
    assert "datePublished" not in review
    assert review["itemReviewed"] == {
        "@type": "Claim",
        "appearance": {"@type": "NewsArticle", "headline": article.title},
    }


@pytest.mark.parametrize(
    ("name", "parties", "kind"),
    [
        ("Ines Okafor", (), "Person"),
        ("Jean-Luc d'Arbois", (), None),
        ("Baek Seung-woo", (), "Person"),
        ("Amber Reach", ("Amber Reach",), "Organization"),
        ("Tarn Energy", (), "Organization"),
        ("Silvania Foundry AG", (), "Organization"),
        ("Ministry of Trade and Industry", (), "Organization"),
        ("Nvidia", (), "Organization"),
        ("two people familiar with the matter", (), None),
        ("Officials", (), None),
        ("", (), None),
    ],
)
def test_speakers_are_persons_or_organisations_or_have_no_name(
    name: str, parties: tuple[str, ...], kind: str | None
) -> None:
    assert speaker_kind(name, set(parties)) == kind


def test_a_claim_of_a_nameless_source_is_the_publishers() -> None:
    source = NamedSpan(text="a spokesman", start=0, end=11, name="a spokesman")
    claim = STORY.TOTAL.model_copy(update={"attribution": Attribution(source=source)})
    (review,) = reviews(story(found("holds"), claims=(claim,)))
    assert review["itemReviewed"]["author"] == {"@type": "Organization", "name": "The Ystrad Courier"}


def test_nothing_in_it_ends_a_script_element() -> None:
    nasty = "</script><!--<script>\N{LINE SEPARATOR}& cost"
    article = Article.from_text(f"{nasty} $5.", title=nasty)
    start = article.text.rindex("$5")
    mention = Span.of(article.text, start, start + 2)
    quote = Span.of(article.text, *article.paragraphs[-1])
    claim = Claim(id="c", article=article.id, quote=quote, mention=mention)
    text = render_claim_review(Records([article], [claim], [Finding.of(article.id, "parts", "fails", ("c",), nasty)]))
    assert not set(text) & set("<>&\N{LINE SEPARATOR}")
    (review,) = json.loads(text)
    assert review["claimReviewed"] == quote.text
    assert review["reviewRating"]["ratingExplanation"] == nasty


@pytest.mark.parametrize("url", ["desk.example", "javascript:alert(1)", "https://desk.example/#a", "https://a b"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ClaimtallyError, match="no address"):
        Publication(url=url)


@pytest.mark.parametrize("day", ["today", "4 March 2031", "2031-13-01", "20310304", "2031-03-04 or so", ""])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(ClaimtallyError, match="no date"):
        Publication(published=day)
