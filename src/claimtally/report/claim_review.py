"""ClaimReview: what the checks say of single claims, in schema.org's terms (https://schema.org/ClaimReview).

Search engines require `claimReviewed`, `url` and `reviewRating.alternateName`; the other properties written here are
those that they recommend (Google's "Fact check structured data", as compared by Full Fact's markup investigation).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from claimtally.model import Article, ClaimtallyError, Finding
from claimtally.model.vocabulary import FactVerdict, Verdict
from claimtally.report.claim_view import ClaimView
from claimtally.report.finding_view import WEB_LINK
from claimtally.report.page import Page, Records, build_page
from claimtally.report.passages import passages
from claimtally.report.speakers import speaker_kind

BEST, WORST = 5, 1
DAY_FIRST = re.compile(r"\d{4}-\d{2}-\d{2}")  # schema.org has no other forms of ISO 8601
# Checks of the records themselves; what they find says nothing of the claim that was printed.
OF_RECORDS = frozenset({"schema", "grounding"})
# In an HTML page a script element ends at "</script", whatever JSON says; these never stand in JSON outside strings.
UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"}


@dataclass(frozen=True, slots=True)
class Publication:
    """By whom, where and when the reviews are published; `url` is the address of the HTML report.

    Without an address a review leads to a place in the page that it is put into. Raises ClaimtallyError for an address
    that is none of the web and for a date that is not ISO 8601.
    """

    reviewer: str = "claimtally"
    url: str | None = None
    published: str | None = None

    def __post_init__(self) -> None:
        """Refuse what search engines would."""
        if self.url is not None and (not WEB_LINK.fullmatch(self.url) or "#" in self.url):
            raise ClaimtallyError(
                f"{self.url}: this is no address of a page; give one that begins with https:// and has no #."
            )
        if self.published is not None and not _is_date(self.published):
            raise ClaimtallyError(f"{self.published}: this is no date; write it as 2031-03-04.")


@dataclass(frozen=True, slots=True)
class Rating:
    """A value from 1 (worst) to 5 and its name for people."""

    value: int
    name: str


@dataclass(frozen=True, slots=True)
class Rated:
    """A finding and the rating that it gives the claims it rests on."""

    finding: Finding
    rating: Rating

    def as_schema_org(self) -> dict[str, Any]:
        """Give the rating with the scale it belongs to and the reason for it."""
        return {
            "@type": "Rating",
            "ratingValue": self.rating.value,
            "bestRating": BEST,
            "worstRating": WORST,
            "alternateName": self.rating.name,
            "ratingExplanation": self.finding.explanation,
        }


BY_FACT: Mapping[FactVerdict, Rating] = MappingProxyType(
    {
        "refuted": Rating(1, "Refuted by a reference figure"),
        "out of date": Rating(3, "Out of date"),
        "supported": Rating(5, "Supported by a reference figure"),
    }
)
# That numbers tally does not make them true, so it is not the best rating; nor is the worst for those that do not.
BY_VERDICT: Mapping[Verdict, Rating] = MappingProxyType(
    {"fails": Rating(2, "Does not tally"), "unclear": Rating(3, "Unclear"), "holds": Rating(4, "Tallies")}
)
WITHIN_ROUNDING = Rating(4, "Tallies within rounding")
UNSETTLED = 3  # up to this value the worst finding decides, above it the best


def render_claim_review(records: Records, publication: Publication = Publication()) -> str:
    """Give a JSON array: a ClaimReview for each claim that a finding says something about, in the order of the text.

    It can stand as it is in `<script type="application/ld+json">`. The same records give the same bytes: the only dates
    are those of the articles and of the publication. A review's `url` is the claim's row in the HTML report on the same
    records.
    """
    page = build_page(records, {})
    reviews = list(_reviews(page, publication))
    return json.dumps(reviews, indent=2, ensure_ascii=False).translate(UNSAFE) + "\n"


def _reviews(page: Page, publication: Publication) -> Iterator[dict[str, Any]]:
    for shown in page.articles:
        parties = _parties(shown.claims)
        rated = [(view, ratings) for view in shown.claims if (ratings := _ratings(page, view))]
        sentences = Counter((view.claim.quote.start, view.claim.quote.end) for view, _ in rated)
        for view, ratings in rated:
            sentence = passages([view])[0].text
            alone = sentences[view.claim.quote.start, view.claim.quote.end] == 1
            claimed = sentence if alone else f"{view.claim.mention.text}: {sentence}"
            yield {
                "@context": "https://schema.org",
                "@type": "ClaimReview",
                "url": f"{publication.url or ''}#row-{view.key}",
                "claimReviewed": claimed,
                "itemReviewed": _claim(view, parties),
                "reviewRating": _deciding(ratings).as_schema_org(),
                "author": {"@type": "Organization", "name": publication.reviewer},
                **({"datePublished": publication.published} if publication.published else {}),
            }


def _ratings(page: Page, view: ClaimView) -> list[Rated]:
    findings = [about.finding for about in page.about.get(view.claim.id, ()) if about.finding.check not in OF_RECORDS]
    rated = ((finding, _rating(finding)) for finding in findings)
    return [Rated(finding, rating) for finding, rating in rated if rating is not None]


def _rating(finding: Finding) -> Rating | None:
    """Give the rating of a finding, None where a reference does not cover the claim."""
    if finding.reference is not None:
        return BY_FACT.get(finding.reference.verdict)
    if finding.verdict == "holds" and finding.by_rounding:
        return WITHIN_ROUNDING
    return BY_VERDICT[finding.verdict]


def _deciding(rated: Sequence[Rated]) -> Rated:
    """Give the worst of several, the first of equals; the best where none of them leaves anything unsettled."""
    worst = min(rated, key=lambda one: one.rating.value)
    return worst if worst.rating.value <= UNSETTLED else max(rated, key=lambda one: one.rating.value)


def _claim(view: ClaimView, parties: frozenset[str]) -> dict[str, Any]:
    article = view.article
    published = article.published if _is_date(article.published or "") else None
    return _filled(
        {
            "@type": "Claim",
            "author": _author(view, parties),
            "datePublished": published,
            "appearance": _appearance(article, published),
        }
    )


def _appearance(article: Article, published: str | None) -> dict[str, Any] | None:
    told = _filled(
        {
            "url": article.url if WEB_LINK.fullmatch(article.url or "") else None,
            "headline": article.title,
            "datePublished": published,
            "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
        }
    )
    return {"@type": "NewsArticle", **told} if told else None


def _author(view: ClaimView, parties: frozenset[str]) -> dict[str, Any] | None:
    """Give who made the claim: its source where that has a name, else who printed it."""
    name = view.claim.attribution.source.name if view.claim.attribution else ""
    if kind := speaker_kind(name, parties):
        return {"@type": kind, "name": name}
    return {"@type": "Organization", "name": view.article.publisher} if view.article.publisher else None


def _parties(views: Sequence[ClaimView]) -> frozenset[str]:
    """Give the names that act in the claims of an article."""
    return frozenset(slot.name for view in views for slot in (view.claim.subject, view.claim.object) if slot)


def _filled(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value is not None}


def _is_date(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return DAY_FIRST.match(value) is not None
