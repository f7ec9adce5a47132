from __future__ import annotations

import re
import runpy
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtally.model import Article, PrintedFigure, Quantity, Story, StorySlot
from claimtally.report import Records, render_html, render_markdown
from claimtally.report.axis import LEFT_EDGE, RIGHT_EDGE
from claimtally.report.story_view import MOST_FIGURES, MOST_SLOTS, SlotView, StoryView, story_views

OUTLETS = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "browser" / "outlets.py")))


def figure(number: int, value: str, **more: Any) -> PrintedFigure:
    stated = Decimal(value)
    quantity = {"precision": Decimal(1), "bound": "=", "unit": "USD", "dimension": "money"} | more
    return PrintedFigure(
        article=f"article {number}",
        claim=f"c{number}",
        publisher=f"Outlet {number}",
        published=f"2031-03-{number % 28 + 1:02}",
        quantity=Quantity.printed(stated, stated, **quantity),
        factuality="actual",
    )


def slot(*figures: PrintedFigure, **more: Any) -> StorySlot:
    settings = {"subject": "Corvane", "object": None, "frame": "investment", "measure": None, "time": None} | more
    return StorySlot(id="s", unit="USD", figures=figures, **({"verdict": "agree"} | settings))


def view(*slots: StorySlot, articles: tuple[Article, ...] = ()) -> StoryView:
    story = Story(id="s", articles=tuple(article.id for article in articles), slots=slots)
    return story_views([story], articles, {})[0]


def only(made: StorySlot) -> SlotView:
    return view(made).slots[0]


def test_slots_stand_worst_first() -> None:
    made = [slot(figure(1, "5"), verdict=verdict) for verdict in ("agree", "updated", "outlier", "differ")]
    shown = view(*made)
    assert [item.slot.verdict for item in shown.slots] == ["differ", "outlier", "updated", "agree"]


@pytest.mark.parametrize(
    ("settings", "title"),
    [
        ({}, "Corvane · investment"),
        ({"object": "Pellworth", "measure": "stake", "time": "2031"}, "Corvane → Pellworth · investment: stake · 2031"),
        ({"subject": None, "measure": "investment"}, "investment"),
    ],
)
def test_a_slot_is_titled_by_what_it_is_about(settings: dict[str, Any], title: str) -> None:
    assert only(slot(figure(1, "5"), **settings)).title == title


def test_one_source_is_named_as_the_outlier() -> None:
    shown = only(slot(figure(1, "5"), figure(2, "5"), figure(3, "9"), verdict="outlier", outliers=("c3",)))
    assert shown.said == "Outlet 3 differs from the others, which agree."
    assert [item.outlier for item in shown.figures] == [False, False, True]


def test_the_scale_leaves_out_the_way_to_zero_so_that_intervals_can_be_told_apart() -> None:
    near = only(slot(figure(1, "1000"), figure(2, "1003")))
    (first,), (second,) = (item.mark.dots for item in near.figures)
    assert second - first > (RIGHT_EDGE - LEFT_EDGE) / 3
    marks = [end for item in near.figures for end in (item.mark.start, item.mark.end)]
    assert all(LEFT_EDGE < end < RIGHT_EDGE for end in marks)


@pytest.mark.parametrize(
    ("values", "outliers", "there"),
    [(("10", "10"), (), True), (("10", "20"), (), False), (("10", "10", "20"), ("c3",), True), (("10",), (), False)],
)
def test_a_band_shows_what_all_but_the_outliers_leave_open(
    values: tuple[str, ...], outliers: tuple[str, ...], there: bool
) -> None:
    figures = [figure(number, value) for number, value in enumerate(values, 1)]
    shown = only(slot(*figures, outliers=outliers))
    assert (shown.common is not None) is there
    if shown.common:
        first = shown.figures[0].mark
        assert shown.common == (first.start, first.end)


def test_a_slot_of_a_thousand_figures_shows_its_outliers_and_counts_the_rest() -> None:
    figures = [figure(number, "5") for number in range(1000)]
    shown = only(slot(*figures, verdict="outlier", outliers=("c999", "c500")))
    assert len(shown.figures) == MOST_FIGURES
    assert shown.more == 1000 - MOST_FIGURES
    assert [item.figure.claim for item in shown.figures[-2:]] == ["c500", "c999"]


def test_a_story_of_many_slots_shows_the_worst_and_counts_the_rest() -> None:
    many = [slot(figure(1, "5"), verdict="agree") for _ in range(MOST_SLOTS)]
    shown = view(*many, slot(figure(1, "5"), verdict="differ"))
    assert (len(shown.slots), shown.more, shown.slots[0].slot.verdict) == (MOST_SLOTS, 1, "differ")
    story = Story(id="s", articles=(), slots=(*many, slot(figure(1, "5"))))
    assert "1 more slot is not shown" in render_html([], [], [], stories=[story])
    assert "Slots that are not shown: 1." in render_markdown(Records([], [], [], [story]))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(-5, 10**12), st.sampled_from(["=", "<=", ">", "~"])), min_size=1, max_size=6))
def test_whatever_is_printed_stands_inside_the_scale(printed: list[tuple[int, str]]) -> None:
    shown = only(slot(*(figure(n, str(value), bound=bound) for n, (value, bound) in enumerate(printed))))
    for item in shown.figures:
        assert LEFT_EDGE <= item.mark.start <= min(item.mark.dots)
        assert max(item.mark.dots) <= item.mark.end <= RIGHT_EDGE
    assert all(LEFT_EDGE <= tick.x <= RIGHT_EDGE for tick in shown.ticks)
    assert len(shown.ticks) <= 7


def test_a_slot_without_figures_makes_a_page() -> None:
    assert only(slot()).figures == ()
    story = Story(id="s", articles=(), slots=(slot(),))
    assert "The story" in render_html([], [], [], stories=[story])


def test_figures_of_articles_that_are_not_in_the_report_are_told_without_links() -> None:
    shown = only(slot(figure(1, "5")))
    assert (shown.figures[0].key, shown.figures[0].anchor, shown.figures[0].outlet) == (None, None, "Outlet 1")
    html = render_html([], [], [], stories=[Story(id="s", articles=("gone",), slots=(slot(figure(1, "5")),))])
    assert "1 not in this report" in html


@pytest.fixture(scope="module")
def page() -> str:
    return render_html(OUTLETS.ARTICLES, OUTLETS.CLAIMS, OUTLETS.FINDINGS, stories=[OUTLETS.STORY])


def test_copies_of_a_wire_text_are_named_once(page: str) -> None:
    section = page[page.index('class="stories"') : page.index('id="across"')]
    rows = re.findall(r'<tr role="row" class="figure.*?</tr>', section, re.DOTALL)
    assert len(rows) == sum(len(made.figures) for made in OUTLETS.STORY.slots)
    copied = [row for row in rows if "Tarn Gazette" in row or "Leith Echo" in row]
    assert all("also in Tarn Gazette, Leith Echo" in row and "Harrow Wire" in row for row in copied)
    assert len(copied) == 3  # the wire's figures: invested, drawn, valued


@pytest.mark.parametrize(("copies", "last"), [(6, "Paper 5"), (7, "Paper 6"), (100, "94 others")])
def test_of_many_copies_a_few_are_named(copies: int, last: str) -> None:
    articles = tuple(Article.from_text(f"Copy {n}.", publisher=f"Paper {n}") for n in range(copies))
    copied = figure(1, "5").model_copy(update={"copies": tuple(article.id for article in articles)})
    (shown,) = view(slot(copied), articles=articles).slots[0].figures
    assert shown.also_in[-1] == last
    assert len(shown.also_in) <= 7


def test_every_figure_has_its_interval_in_words(page: str) -> None:
    labels = re.findall(r'<td role="cell" class="where"><svg role="img" aria-label="([^"]+)"', page)
    told = [label.replace("\N{NO-BREAK SPACE}", " ") for label in labels]
    assert "$30.5 billion to under $31.5 billion" in told
    assert "more than $8.5 billion" in told
    assert "2 GW to 3 GW" in told
    assert len(told) == sum(len(made.figures) for made in OUTLETS.STORY.slots)


def test_every_link_of_a_story_has_its_target(page: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert {name for group in re.findall(r'aria-labelledby="([^"]+)"', page) for name in group.split()} <= set(ids)


def test_a_story_with_a_report_on_one_article_leads_nowhere_it_cannot() -> None:
    article = OUTLETS.ARTICLES[0]
    claims = [claim for claim in OUTLETS.CLAIMS if claim.article == article.id]
    html = render_html([article], claims, [], stories=[OUTLETS.STORY])
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'\sid="([^"]+)"', html))
