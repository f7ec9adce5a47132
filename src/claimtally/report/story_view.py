"""Stories as the reports show them: for each slot, what each outlet prints, on one scale and in the order of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimtally.model import Article, PrintedFigure, Story, StorySlot
from claimtally.model.vocabulary import SlotVerdict
from claimtally.report.amounts import spoken, spoken_interval
from claimtally.report.axis import Axis, Mark, Tick, base_unit
from claimtally.report.claim_view import ClaimView
from claimtally.report.dates import told_day, told_period

WORST_FIRST: tuple[SlotVerdict, ...] = ("differ", "outlier", "updated", "agree")
MOST_FIGURES = 30  # rows of one slot; more than a screen or two nobody compares
MOST_COPIES = 6  # outlets named as having the same wire text
MOST_SLOTS = 60  # of one story, the worst of them; a page must open in a browser


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure of an outlet; `key` and `anchor` name its article and its words in the page, where they are there."""

    figure: PrintedFigure
    outlet: str
    key: str | None
    anchor: str | None
    day: str
    value: str
    interval: str
    also_in: tuple[str, ...]
    outlier: bool
    mark: Mark


@dataclass(frozen=True, slots=True)
class SlotView:
    """A slot with its figures on one scale; `more` is the number of figures that are left out.

    `common` is what all figures but the outliers leave open together, in percent of the width, where there is such.
    """

    key: str
    slot: StorySlot
    title: str
    said: str
    figures: tuple[FigureView, ...]
    more: int
    ticks: tuple[Tick, ...]
    factor: str | None
    common: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story with its slots, the worst first; `more` is the number of slots that are left out.

    `missing` is the number of its articles that are not in the report.
    """

    key: str
    title: str
    period: str
    articles: int
    slots: tuple[SlotView, ...]
    more: int
    missing: int


def story_views(
    stories: Sequence[Story], articles: Sequence[Article], claims: Mapping[str, ClaimView]
) -> tuple[StoryView, ...]:
    """Give stories in the order given; `articles` are those of the report, in its order."""
    # A page on one article has no sections to lead to.
    keys = {a.id: f"a{n}" for n, a in enumerate(articles, 1)} if len(articles) > 1 else {}
    shelf = _Shelf({article.id: article for article in articles}, keys, claims)
    return tuple(_story(f"s{number}", story, shelf) for number, story in enumerate(stories, 1))


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The articles of the report, their names in the page, and its claims, each by id."""

    articles: Mapping[str, Article]
    keys: Mapping[str, str]
    claims: Mapping[str, ClaimView]

    def outlet(self, article: str, publisher: str | None = None) -> str:
        known = self.articles.get(article)
        if publisher or known is None:
            return publisher or article
        return known.publisher or known.title or known.source or known.id


def _story(key: str, story: Story, shelf: _Shelf) -> StoryView:
    known = [shelf.articles[article] for article in story.articles if article in shelf.articles]
    ordered = sorted(story.slots, key=lambda slot: WORST_FIRST.index(slot.verdict))
    return StoryView(
        key=key,
        title=next((article.title for article in known if article.title), "") or f"Story {story.id}",
        period=told_period(article.published for article in known),
        articles=len(story.articles),
        slots=tuple(_slot(f"{key}-{number}", slot, shelf) for number, slot in enumerate(ordered[:MOST_SLOTS], 1)),
        more=len(ordered[MOST_SLOTS:]),
        missing=len(story.articles) - len(known),
    )


def _slot(key: str, slot: StorySlot, shelf: _Shelf) -> SlotView:
    shown = _kept(slot)
    axis = Axis.close_to([figure.quantity for figure in shown]) if shown else Axis(0.0, 1.0, False)
    figures = tuple(_figure(figure, slot, axis, shelf) for figure in shown)
    return SlotView(
        key=key,
        slot=slot,
        title=_title(slot),
        said=_said(slot, shelf),
        figures=figures,
        more=len(slot.figures) - len(shown),
        ticks=axis.ticks(base_unit(slot.unit)[0]),
        factor=axis.factor,
        common=_common(figures),
    )


def _kept(slot: StorySlot) -> list[PrintedFigure]:
    """Leave out figures beyond what a page has room for: outliers stay, then the earliest."""
    ranked = sorted(range(len(slot.figures)), key=lambda i: (slot.figures[i].claim not in slot.outliers, i))
    return [slot.figures[i] for i in sorted(ranked[:MOST_FIGURES])]


def _figure(figure: PrintedFigure, slot: StorySlot, axis: Axis, shelf: _Shelf) -> FigureView:
    claim = shelf.claims.get(figure.claim)
    return FigureView(
        figure=figure,
        outlet=shelf.outlet(figure.article, figure.publisher),
        key=shelf.keys.get(figure.article),
        anchor=claim.anchor if claim else None,
        day=told_day(figure.published),
        value=spoken(figure.quantity),
        interval=spoken_interval(figure.quantity),
        also_in=_named([shelf.outlet(copy) for copy in figure.copies]),
        outlier=figure.claim in slot.outliers,
        mark=axis.mark(figure.quantity),
    )


def _named(outlets: Sequence[str]) -> tuple[str, ...]:
    """Name a few outlets and count the rest."""
    rest = len(outlets) - MOST_COPIES
    return (*outlets[:MOST_COPIES], f"{rest} others") if rest > 1 else tuple(outlets)


def _title(slot: StorySlot) -> str:
    parties = " → ".join(name for name in (slot.subject, slot.object) if name)
    what = slot.frame if slot.measure is None or slot.measure == slot.frame else f"{slot.frame}: {slot.measure}"
    return " · ".join(part for part in (parties, what, slot.time) if part)


def _said(slot: StorySlot, shelf: _Shelf) -> str:
    """Tell the verdict in a sentence; copies of one text are one source."""
    number = len(slot.figures)
    if slot.verdict == "agree":
        return f"{number} sources print figures that can be the same number." if number > 1 else "One source prints it."
    if slot.verdict == "updated":
        return "A later article prints a later figure."
    if slot.verdict == "outlier":
        odd = dict.fromkeys(shelf.outlet(f.article, f.publisher) for f in slot.figures if f.claim in slot.outliers)
        return f"{' and '.join(odd) or 'One source'} differs from the others, which agree."
    return "The sources print figures that cannot be the same number."


def _common(figures: Sequence[FigureView]) -> tuple[float, float] | None:
    agreeing = [figure.mark for figure in figures if not figure.outlier]
    if len(agreeing) < 2:
        return None
    start, end = max(mark.start for mark in agreeing), min(mark.end for mark in agreeing)
    return (start, end) if start <= end else None
