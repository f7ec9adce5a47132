"""The report as Markdown, for a terminal, a pull request or a chat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtally.model import Reference
from claimtally.report.equation import Step
from claimtally.report.finding_view import WORST_FIRST, FindingView
from claimtally.report.markdown_text import at_line_start, bold, escaped, heading, table
from claimtally.report.page import ArticleView, Page, Records, build_page
from claimtally.report.passages import Passage
from claimtally.report.story_view import SlotView, StoryView

MARKS = {"fails": "✗", "unclear": "?", "holds": "✓", "differ": "✗", "outlier": "!", "updated": "↻", "agree": "✓"}
COUNTED = {
    "fails": ("finding fails", "findings fail"),
    "unclear": ("finding unclear", "findings unclear"),
    "holds": ("finding holds", "findings hold"),
}


def render_markdown(records: Records) -> str:
    """Give the report as Markdown (CommonMark with tables): the same bytes for the same records.

    Findings stand worst first, those that fail or are unclear with their passages, those that hold in a line each.
    """
    page = build_page(records, {})
    if len(page.articles) == 1:
        blocks = [*_article(page, page.articles[0]), *_stories(page), *_across(page)]
    else:
        blocks = [
            heading(1, f"{len(page.articles)} articles"),
            _counts(page.claim_count, page),
            *_stories(page),
            *_across(page),
        ]
        blocks += _all_findings(page)
        blocks += _all_claims(page)
    if page.strays:
        blocks.append(f"Claims of articles that are not in this report: {page.strays}.")
    return "\n\n".join(block for block in blocks if block) + "\n"


def _article(page: Page, view: ArticleView) -> Iterator[str]:
    yield heading(1, escaped(view.title))
    yield _byline(view)
    yield _counts(len(view.claims), view)
    if view.findings:
        yield "## Do the numbers tally?"
        yield from _findings(view.findings, 3)
    if view.claims:
        yield "## The claims"
        yield _claims(page, view)


def _all_findings(page: Page) -> Iterator[str]:
    """Give the findings of several articles, the article with the worst first, before all the claims."""
    shown = [view for view in page.articles if view.findings]
    for view in sorted(shown, key=lambda view: view.findings[0].rank):
        yield heading(2, escaped(view.title))
        yield _byline(view)
        yield _counts(len(view.claims), view)
        yield from _findings(view.findings, 3)


def _all_claims(page: Page) -> Iterator[str]:
    if page.articles:
        yield "## The claims"
    for view in page.articles:
        yield heading(3, escaped(view.title))
        yield _byline(view)
        yield _claims(page, view) if view.claims else _counts(0, view)


def _byline(view: ArticleView) -> str:
    facts = [view.article.publisher, *view.article.authors, view.day]
    link = f"<{view.link}>" if view.link and not set(view.link) & set("<>") else escaped(view.article.url or "")
    return at_line_start(" · ".join(part for part in (*(escaped(fact) for fact in facts if fact), link) if part))


def _counts(claims: int, view: ArticleView | Page) -> str:
    told = [f"{claims} {'claim' if claims == 1 else 'claims'}"]
    told += [f"{MARKS[verdict]} {number} {COUNTED[verdict][number != 1]}" for verdict, number in view.verdicts]
    return " · ".join(told if len(told) > 1 else [*told, "no findings"])


def _across(page: Page) -> Iterator[str]:
    if page.across:
        yield "## Across articles"
        yield from _findings(page.across, 3)


def _findings(views: Sequence[FindingView], level: int) -> Iterator[str]:
    for view in views:
        if view.finding.verdict != "holds":
            yield from _finding(view, level)
    holding = [view for view in views if view.finding.verdict == "holds"]
    if holding:
        yield "\n".join(_holding(view) for view in holding)


def _finding(view: FindingView, level: int) -> Iterator[str]:
    found = view.finding
    yield heading(level, f"{MARKS[found.verdict]} {found.verdict}: {escaped(found.check)} ({found.severity})")
    equation = _equation(view)
    if equation:
        yield f"**{equation}**"
    yield at_line_start(escaped(found.explanation))
    yield from _terms(view)
    for passage in view.passages:
        yield _passage(passage, named=view.articles > 1 or found.article is None)
    if view.missing:
        yield f"It also rests on claims that are not in this report: {view.missing}."


def _holding(view: FindingView) -> str:
    told = ". ".join(part.rstrip(".") for part in (escaped(view.finding.explanation), *_terms(view))) + "."
    equation = _equation(view)
    return f"- ✓ {escaped(view.finding.check)}: {f'**{equation}** – ' if equation else ''}{told}"


def _terms(view: FindingView) -> Iterator[str]:
    found = view.finding
    if found.tolerance:
        yield f"What rounding leaves open: {escaped(found.tolerance)}"
    if found.by_rounding:
        yield "≈ holds only thanks to rounding"
    if found.reference:
        yield _reference(found.reference)


def _reference(fact: Reference) -> str:
    as_of = f", as of {escaped(fact.as_of)}" if fact.as_of else ""
    return f"Reference ({fact.verdict}): {escaped(fact.value)}{as_of} – {escaped(fact.source)}"


def _equation(view: FindingView) -> str:
    if not view.equation:
        return escaped(view.finding.equation or "")
    return " ".join(_step(step) for step in view.equation)


def _step(step: Step) -> str:
    derived = " (derived)" if step.term.derived else ""
    return f"{step.sign} {step.opening}{escaped(step.term.shown)}{derived}{step.closing}".strip()


def _passage(passage: Passage, *, named: bool) -> str:
    texts = [segment.text for segment in passage.segments]
    words = []
    for i, segment in enumerate(passage.segments):
        if segment.claims:
            words.append(bold(segment.text, "".join(texts[:i]), "".join(texts[i + 1 :])))
        else:
            words.append(_between(segment.text))
    place = f"{passage.place}, characters {passage.start} to {passage.end}"
    where = f"{escaped(passage.outlet)}, {place}" if named else place
    return f"> {at_line_start(''.join(words).strip())}\n>\n> – {where}"


def _between(text: str) -> str:
    """Escape words between two marked ones; the blanks at their ends stay."""
    inner = escaped(text)
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if text[-1:].isspace() and inner else ''}"


def _claims(page: Page, view: ArticleView) -> str:
    rows = []
    for item in view.claims:
        claim = item.claim
        about = claim.frame if claim.role == "value" else f"{claim.frame}, {claim.role}"
        firm = claim.factuality if claim.polarity == "positive" else f"{claim.factuality}, not the case"
        verdicts = [finding.finding.verdict for finding in page.about.get(claim.id, ())]
        verdict = next((MARKS[verdict] for verdict in WORST_FIRST if verdict in verdicts), "")
        where = f"{claim.mention.start}–{claim.mention.end}"
        cells = (claim.mention.text, item.value, about, item.parties, firm)
        rows.append([f"{item.number}", *map(escaped, cells), where, verdict])
    return table(["#", "Claim", "Value", "About", "Who", "How firm", "Characters", "Tallies"], rows)


def _stories(page: Page) -> Iterator[str]:
    for view in page.stories:
        yield heading(2, f"Story: {escaped(view.title)}")
        yield _story_line(view)
        for slot in view.slots:
            yield heading(3, f"{MARKS[slot.slot.verdict]} {slot.slot.verdict}: {escaped(slot.title)}")
            yield at_line_start(escaped(slot.said))
            yield _figures(slot)
            if slot.more:
                yield f"Figures that are not shown: {slot.more}."
        if view.more:
            yield f"Slots that are not shown: {view.more}."


def _story_line(view: StoryView) -> str:
    missing = f"{view.missing} not in this report" if view.missing else ""
    articles = f"{view.articles} {'article' if view.articles == 1 else 'articles'}"
    return " · ".join(part for part in (articles, view.period, missing) if part)


def _figures(slot: SlotView) -> str:
    rows = []
    for item in slot.figures:
        outlet = f"{item.outlet}, also in {', '.join(item.also_in)}" if item.also_in else item.outlet
        firm = f"{item.figure.factuality}, outlier" if item.outlier else item.figure.factuality
        rows.append([escaped(cell) for cell in (item.day or "no date", outlet, item.value, item.interval, firm)])
    return table(["Published", "Outlet", "Figure", "What rounding leaves open", "How firm"], rows)
