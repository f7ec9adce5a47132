"""Records of stories: slots with the figures that articles print, and the articles that share slots."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claimtally.check.stories.sources import Voice
from claimtally.check.stories.verdict import Outcome
from claimtally.model import PrintedFigure, Story, StorySlot
from claimtally.model.identity import short_hash


def slot_of(outcome: Outcome) -> StorySlot:
    """Give the record of a slot; what one article leaves open has the words of the first that says it."""
    told = [voice.placed.figure for voice in outcome.voices]
    first = told[0]
    return StorySlot(
        id=short_hash(*(figure.claim for figure in told)),
        subject=_longest(figure.subject for figure in told),
        object=_longest(figure.object for figure in told),
        frame=first.matter.frame,
        measure=next((figure.measure for figure in told if figure.measure), None),
        unit=first.quantity.unit,
        time=next((figure.details.time for figure in told if figure.details.time), None),
        verdict=outcome.verdict,
        figures=tuple(_printed(voice) for voice in outcome.voices),
        outliers=tuple(v.placed.figure.claim for v in outcome.others) if outcome.verdict == "outlier" else (),
    )


def stories_of(slots: Sequence[StorySlot], order: Mapping[str, tuple[str, str]]) -> tuple[Story, ...]:
    """Give the stories: articles that share slots, each with one or over others, belong to one story.

    `order` gives the place of each article in the order of publication. Nearly linear (a union of disjoint sets).
    """
    parent: dict[str, str] = {}

    def root(article: str) -> str:
        while (above := parent.setdefault(article, article)) != article:
            parent[article] = article = parent.setdefault(above, above)
        return article

    for slot in slots:
        first, *rest = slot.figures
        for figure in rest:
            a, b = sorted((root(first.article), root(figure.article)), key=order.__getitem__)
            parent[b] = a
    by_root: dict[str, list[StorySlot]] = defaultdict(list)
    for slot in slots:
        by_root[root(slot.figures[0].article)].append(slot)
    stories = (_story(own, order) for own in by_root.values())
    return tuple(sorted(stories, key=lambda story: order[story.articles[0]]))


def _story(slots: Sequence[StorySlot], order: Mapping[str, tuple[str, str]]) -> Story:
    articles = sorted({figure.article for slot in slots for figure in slot.figures}, key=order.__getitem__)
    return Story(id=short_hash(*(slot.id for slot in slots)), articles=tuple(articles), slots=tuple(slots))


def _printed(voice: Voice) -> PrintedFigure:
    figure = voice.placed.figure
    return PrintedFigure(
        article=figure.outlet.id,
        claim=figure.claim,
        publisher=figure.outlet.publisher,
        published=figure.outlet.published,
        quantity=figure.quantity,
        factuality=figure.factuality,
        copies=figure.copies,
    )


def _longest(names: Iterable[str | None]) -> str | None:
    return max((name for name in names if name), key=lambda name: (len(name), name), default=None)
