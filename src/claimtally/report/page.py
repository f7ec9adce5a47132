"""The report's content, sorted and worded, as the templates show it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claimtally.model import Article, Claim, Finding
from claimtally.model.vocabulary import FACTUALITY_ORDER, Verdict
from claimtally.report.amounts import exact, spoken
from claimtally.report.chart import Chart, charts
from claimtally.report.equation import Step, draw
from claimtally.report.highlight import Segment, grounded, segment_paragraphs
from claimtally.report.slots import Slot, conditions, slots

WORST_FIRST: tuple[Verdict, ...] = ("fails", "unclear", "holds")
WEB_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
COLLAPSE_OVER = 3
OPENING = 80  # characters, about a headline
# Not calendar.month_name, which speaks the language of the machine.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim as the page shows it; `key` is its name in the page, unique and safe in an attribute."""

    key: str
    claim: Claim
    number: int
    value: str
    full: str
    kind: str
    highlighted: bool
    parties: str
    conditions: tuple[str, ...]
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its equation drawn and the claims it rests on; `missing` counts those not in the report."""

    key: str
    finding: Finding
    equation: tuple[Step, ...]
    premises: tuple[ClaimView, ...]
    missing: int
    derived: str | None


@dataclass(frozen=True, slots=True)
class ArticleView:
    """A section of the report; `headline` is the title's paragraph, empty where the text does not open with it."""

    key: str
    article: Article
    title: str
    day: str
    link: str | None
    headline: tuple[Segment, ...]
    paragraphs: tuple[tuple[Segment, ...], ...]
    claims: tuple[ClaimView, ...]
    findings: tuple[FindingView, ...]
    charts: tuple[Chart, ...]
    failing: frozenset[str]

    @property
    def verdicts(self) -> tuple[tuple[Verdict, int], ...]:
        """Give how many findings have each verdict, the worst first, without those that have none."""
        return count_verdicts(self.findings)

    @property
    def frames(self) -> tuple[str, ...]:
        """Give the frames that occur, by name."""
        return tuple(sorted({view.claim.frame for view in self.claims}))

    @property
    def factualities(self) -> tuple[str, ...]:
        """Give the factualities that occur, the firmest first."""
        return tuple(f for f in FACTUALITY_ORDER if any(view.claim.factuality == f for view in self.claims))


@dataclass(frozen=True, slots=True)
class Page:
    """The whole report.

    `across` are findings that belong to no article of it, `strays` is the number of claims of other articles.
    """

    articles: tuple[ArticleView, ...]
    across: tuple[FindingView, ...]
    claims: Mapping[str, ClaimView]
    strays: int

    @property
    def collapsible(self) -> bool:
        """Tell whether there are so many articles that each is folded."""
        return len(self.articles) > COLLAPSE_OVER

    @property
    def verdicts(self) -> tuple[tuple[Verdict, int], ...]:
        """Give how many findings of the report have each verdict, the worst first."""
        return count_verdicts([*self.across, *(f for view in self.articles for f in view.findings)])

    @property
    def claim_count(self) -> int:
        """Give the number of claims shown."""
        return sum(len(view.claims) for view in self.articles)


def build_page(
    articles: Sequence[Article], claims: Sequence[Claim], findings: Sequence[Finding], rules: Mapping[str, str]
) -> Page:
    """Sort claims by where they stand and findings by verdict, worst first, under their articles."""
    own: dict[str, list[Claim]] = {article.id: [] for article in articles}
    for claim in claims:
        own.setdefault(claim.article, []).append(claim)
    ordered = [sorted(own[article.id], key=lambda c: (c.mention.start, c.mention.end, c.id)) for article in articles]
    views = [
        tuple(_claim_view(f"a{place}-c{number}", number, claim, article, rules) for number, claim in enumerate(mine, 1))
        for place, (article, mine) in enumerate(zip(articles, ordered, strict=True), 1)
    ]
    by_id = {view.claim.id: view for group in views for view in group}
    shown = tuple(
        _article_view(place, article, group, [f for f in findings if f.article == article.id], by_id)
        for place, (article, group) in enumerate(zip(articles, views, strict=True), 1)
    )
    known = {article.id for article in articles}
    across = _finding_views("x", [f for f in findings if f.article not in known], by_id)
    return Page(shown, across, by_id, sum(len(mine) for article, mine in own.items() if article not in known))


def count_verdicts(findings: Sequence[FindingView]) -> tuple[tuple[Verdict, int], ...]:
    """Give the verdicts that occur with their numbers, the worst first."""
    counts = [(verdict, sum(f.finding.verdict == verdict for f in findings)) for verdict in WORST_FIRST]
    return tuple((verdict, number) for verdict, number in counts if number)


def _claim_view(key: str, number: int, claim: Claim, article: Article, rules: Mapping[str, str]) -> ClaimView:
    quantity = claim.quantity
    names = [slot.name for slot in (claim.subject, claim.object) if slot]
    return ClaimView(
        key=key,
        claim=claim,
        number=number,
        value=spoken(quantity) if quantity else ", ".join(product.name for product in claim.products),
        full=exact(quantity) if quantity else "",
        kind="quantity" if quantity else "hardware",
        highlighted=grounded(claim, article.text),
        parties=" → ".join(names),
        conditions=conditions(claim),
        slots=slots(claim, rules),
    )


def _finding_views(prefix: str, findings: Sequence[Finding], by_id: Mapping[str, ClaimView]) -> tuple[FindingView, ...]:
    ordered = sorted(findings, key=lambda f: WORST_FIRST.index(f.verdict))
    views = []
    for number, finding in enumerate(ordered, 1):
        premises = tuple(by_id[claim] for claim in finding.claims if claim in by_id)
        equation = draw(finding, [view.claim for view in premises])
        derived = spoken(finding.derived.quantity) if finding.derived else None
        missing = len(finding.claims) - len(premises)
        views.append(FindingView(f"{prefix}-f{number}", finding, equation, premises, missing, derived))
    return tuple(views)


def _day(published: str) -> str:
    """Give an ISO date, or a date with its time, as "4 March 2031"; anything else as it stands."""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _article_view(
    place: int,
    article: Article,
    claims: tuple[ClaimView, ...],
    findings: Sequence[Finding],
    by_id: Mapping[str, ClaimView],
) -> ArticleView:
    own = [view.claim for view in claims]
    paragraphs = segment_paragraphs(article, own)
    first = "".join(segment.text for segment in paragraphs[0]) if paragraphs else ""
    titled = bool(article.title) and first.casefold() == (article.title or "").casefold()
    return ArticleView(
        key=f"a{place}",
        article=article,
        title=article.title or opening(first) or article.source or article.id,
        day=_day(article.published or ""),
        link=article.url if article.url and WEB_LINK.fullmatch(article.url) else None,
        headline=paragraphs[0] if titled else (),
        paragraphs=paragraphs[1:] if titled else paragraphs,
        claims=claims,
        findings=_finding_views(f"a{place}", findings, by_id),
        charts=charts(own, findings),
        failing=frozenset(claim for f in findings if f.verdict == "fails" for claim in f.claims),
    )


def opening(text: str) -> str:
    """Give the first words of a text that has no title, cut at a word where they are more than a headline's length."""
    if len(text) <= OPENING:
        return text
    return text[:OPENING].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"
