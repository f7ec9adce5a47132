"""The report's content, sorted and worded, as the templates show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from claimtally.model import Article, Claim, Finding, Story
from claimtally.model.vocabulary import FACTUALITY_ORDER, Verdict
from claimtally.report.chart import Chart, charts
from claimtally.report.claim_view import ClaimView, claim_views
from claimtally.report.dates import told_day
from claimtally.report.finding_view import WEB_LINK, FindingView, count_verdicts, finding_views
from claimtally.report.highlight import Segment, segment_paragraphs
from claimtally.report.story_view import StoryView, story_views

COLLAPSE_OVER = 3
OPENING = 80  # characters, about a headline


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
class Alarm:
    """A finding that does not hold, with the article it stands in."""

    article: ArticleView
    finding: FindingView


@dataclass(frozen=True, slots=True)
class Page:
    """The whole report; `claims` and `about`, the findings that rest on a claim, go by the claim's id.

    `across` are findings that belong to no article of it, `strays` is the number of claims of other articles.
    """

    articles: tuple[ArticleView, ...]
    stories: tuple[StoryView, ...]
    across: tuple[FindingView, ...]
    claims: Mapping[str, ClaimView]
    about: Mapping[str, Sequence[FindingView]]
    strays: int

    @property
    def collapsible(self) -> bool:
        """Tell whether there are so many articles that each is folded."""
        return len(self.articles) > COLLAPSE_OVER

    @property
    def verdicts(self) -> tuple[tuple[Verdict, int], ...]:
        """Give how many findings of the report have each verdict, the worst first."""
        return count_verdicts(self.findings)

    @property
    def findings(self) -> tuple[FindingView, ...]:
        """Give all findings: those across articles, then those of each article."""
        return (*self.across, *(finding for view in self.articles for finding in view.findings))

    @property
    def alarms(self) -> tuple[Alarm, ...]:
        """Give the findings of articles that fail or are unclear, the worst first."""
        found = [Alarm(view, finding) for view in self.articles for finding in view.findings]
        loud = [alarm for alarm in found if alarm.finding.finding.verdict != "holds"]
        return tuple(sorted(loud, key=lambda alarm: alarm.finding.rank))

    @property
    def claim_count(self) -> int:
        """Give the number of claims shown."""
        return sum(len(view.claims) for view in self.articles)


@dataclass(frozen=True, slots=True)
class Records:
    """What a report is on."""

    articles: Sequence[Article]
    claims: Sequence[Claim]
    findings: Sequence[Finding] = ()
    stories: Sequence[Story] = ()


def build_page(records: Records, rules: Mapping[str, str]) -> Page:
    """Sort claims by where they stand and findings by verdict, worst first, under their articles.

    `rules` maps a rule's id to its promise.
    """
    articles = records.articles
    known = {article.id for article in articles}
    own: dict[str, list[Claim]] = {article.id: [] for article in articles}
    for claim in records.claims:
        own.setdefault(claim.article, []).append(claim)
    views = [claim_views(f"a{place}", article, own[article.id], rules) for place, article in enumerate(articles, 1)]
    by_id = {view.claim.id: view for group in views for view in group}
    findings = _by_article(records.findings, known)
    failing = frozenset(claim for f in records.findings if f.verdict == "fails" for claim in f.claims)
    shown = []
    for place, (article, group) in enumerate(zip(articles, views, strict=True), 1):
        told = finding_views(f"a{place}", findings.get(article.id, ()), by_id)
        shown.append(_article_view(f"a{place}", article, group, told, failing))
    across = finding_views("x", findings.get(None, ()), by_id)
    return Page(
        articles=tuple(shown),
        stories=story_views(records.stories, articles, by_id),
        across=across,
        claims=by_id,
        about=_by_claim((*across, *(finding for view in shown for finding in view.findings))),
        strays=sum(len(mine) for article, mine in own.items() if article not in known),
    )


def _by_article(findings: Sequence[Finding], known: Set[str]) -> dict[str | None, list[Finding]]:
    """Sort findings under their articles; those across articles, or of one that is not in the report, under None."""
    sorted_out: dict[str | None, list[Finding]] = {}
    for finding in findings:
        sorted_out.setdefault(finding.article if finding.article in known else None, []).append(finding)
    return sorted_out


def _by_claim(findings: Sequence[FindingView]) -> dict[str, list[FindingView]]:
    sorted_out: dict[str, list[FindingView]] = {}
    for view in findings:
        for claim in dict.fromkeys(view.finding.claims):
            sorted_out.setdefault(claim, []).append(view)
    return sorted_out


def _article_view(
    key: str,
    article: Article,
    claims: tuple[ClaimView, ...],
    findings: tuple[FindingView, ...],
    failing: frozenset[str],
) -> ArticleView:
    own = [view.claim for view in claims]
    paragraphs = segment_paragraphs(article, own)
    first = "".join(segment.text for segment in paragraphs[0]) if paragraphs else ""
    titled = bool(article.title) and first.casefold() == (article.title or "").casefold()
    return ArticleView(
        key=key,
        article=article,
        title=article.title or opening(first) or article.source or article.id,
        day=told_day(article.published),
        link=article.url if article.url and WEB_LINK.fullmatch(article.url) else None,
        headline=paragraphs[0] if titled else (),
        paragraphs=paragraphs[1:] if titled else paragraphs,
        claims=claims,
        findings=findings,
        charts=charts(own, [view.finding for view in findings]),
        failing=failing.intersection(claim.id for claim in own),
    )


def opening(text: str) -> str:
    """Give the first words of a text that has no title, cut at a word where they are more than a headline's length."""
    if len(text) <= OPENING:
        return text
    return text[:OPENING].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"
