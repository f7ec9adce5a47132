"""Stories and passages in a browser: what stands where, what a keyboard reaches, and what a phone has room for."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest

from claimtally.model import Article, Claim, Finding, PrintedFigure, Span, Story, StorySlot
from claimtally.report import Records, render_claim_review, render_html

Show = Callable[..., Any]


@pytest.fixture(scope="session")
def page_of_outlets(outlets: SimpleNamespace) -> str:
    return render_html(outlets.ARTICLES, outlets.CLAIMS, outlets.FINDINGS, stories=[outlets.STORY])


def unfold(page: Any) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")


def test_the_page_is_silent_and_asks_the_network_for_nothing(show: Show, page_of_outlets: str) -> None:
    opened = show(page_of_outlets)
    unfold(opened.page)
    opened.page.click(".figures .what a >> nth=0")
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("width", [360, 390, 800, 1280])
def test_nothing_is_wider_than_the_window(show: Show, page_of_outlets: str, width: int) -> None:
    page = show(page_of_outlets, width=width).page
    unfold(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_rows_of_a_slot_are_a_table_of_what_each_outlet_prints(
    show: Show, page_of_outlets: str, outlets: SimpleNamespace
) -> None:
    page = show(page_of_outlets).page
    slot = next(made for made in outlets.STORY.slots if made.id == "drawn")
    table = page.get_by_role("table", name="Corvane · capacity: plant")
    heads = table.get_by_role("columnheader").all_text_contents()
    assert heads == ["Published", "Outlet", "Figure", "What rounding leaves open"]
    rows = table.get_by_role("row").all()[1:]
    told = [" ".join(row.inner_text().split()) for row in rows]
    assert len(told) == len(slot.figures)
    assert told[0].startswith("4 March 2031 Ystrad Courier 2–3 GW")
    assert "also in Tarn Gazette, Leith Echo" in told[1]
    assert "outlier" in told[2]
    assert table.get_by_role("img", name="25.5 GW to under 26.5 GW").count() == 1


PLACES = """(table) => [...table.querySelectorAll("tbody tr")].map((row) => {
  const box = (selector) => row.querySelector(selector).getBoundingClientRect();
  const middle = (selector) => (box(selector).left + box(selector).right) / 2;
  return { dot: middle(".dot"), left: box(".where").left, right: box(".where").right, height: box(".where").height };
})"""


@pytest.mark.parametrize("width", [390, 1280])
def test_all_rows_of_a_slot_have_one_scale(show: Show, page_of_outlets: str, width: int) -> None:
    page = show(page_of_outlets, width=width).page
    table = page.get_by_role("table", name="Corvane · capacity: plant")
    rows = table.evaluate(PLACES)
    assert len({(round(row["left"]), round(row["right"])) for row in rows}) == 1
    assert all(row["left"] <= row["dot"] <= row["right"] for row in rows)
    assert rows[0]["dot"] < rows[2]["dot"]  # 2 GW before 26 GW
    assert all(row["height"] >= 30 for row in rows)
    scale = table.locator(".scale").bounding_box()
    assert scale
    assert round(scale["x"]) == round(rows[0]["left"])


def test_hollow_dots_are_not_firm(show: Show, page_of_outlets: str) -> None:
    page = show(page_of_outlets, color_scheme="light").page
    fill = "(dot) => getComputedStyle(dot).fill"
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert page.locator("tr.figure.f-contingent .dot").first.evaluate(fill) == paper
    assert page.locator("tr.figure.f-possible .dot").first.evaluate(fill) == paper
    assert page.locator("tr.figure.f-actual .dot").first.evaluate(fill) != paper


def test_a_figure_leads_into_its_folded_article(show: Show, page_of_outlets: str) -> None:
    page = show(page_of_outlets).page
    link = page.locator('.figures .what a:text-is("26 GW")')
    link.click()
    target = page.locator("a.hl:target")
    assert target.text_content() == "26 gigawatts"
    assert target.is_visible()


def test_the_keyboard_reaches_outlets_figures_and_the_fold(show: Show, page_of_outlets: str) -> None:
    page = show(page_of_outlets).page
    page.locator(".figures a").first.focus()
    reached = [page.evaluate("document.activeElement.textContent")]
    for _ in range(3):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent"))
    assert [words.replace("\N{NO-BREAK SPACE}", " ") for words in reached] == [
        "Ystrad Courier",
        "$31 billion",
        "Harrow Wire",
        "$44 billion",
    ]
    fold = page.locator(".fold-slots > summary")
    fold.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("table", name="Corvane → Pellworth Labs · investment").is_visible()


def test_without_scripts_the_story_is_all_there(show: Show, page_of_outlets: str) -> None:
    page = show(page_of_outlets, java_script_enabled=False).page
    assert page.locator(".figures").first.is_visible()
    page.click(".fold-slots > summary")
    assert page.get_by_role("table", name="Corvane → Pellworth Labs · investment").is_visible()


def test_print_opens_what_is_folded(show: Show, page_of_outlets: str) -> None:
    page = show(page_of_outlets).page
    page.pdf()
    assert page.locator("details.fold-slots[open]").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_of_stories_and_passages_has_contrast(
    show: Show, page_of_outlets: str, scheme: str, contrast: str
) -> None:
    page = show(page_of_outlets, color_scheme=scheme).page
    unfold(page)
    for selector in (
        ".story-verdict", ".said", "h4", ".figures td", ".figures small", ".figures .badge", ".scale text",
        ".chart-note", ".severity", ".tolerance", ".badge.rounding", ".reference", ".reference a",
        ".passage figcaption", ".alarms p", ".alarms a",
        ".passage blockquote", ".cited", ".fold-slots > summary",
    ):  # fmt: skip
        measured = page.evaluate(contrast, selector)
        assert measured, f"no {selector} in the page"
        ratio, where = min(measured)
        assert ratio >= 4.5, f"{selector} has {ratio:.2f} in the {scheme}: {where}"


def test_headings_are_in_order(show: Show, page_of_outlets: str) -> None:
    page = show(page_of_outlets).page
    levels = page.evaluate('[...document.querySelectorAll("h1, h2, h3, h4")].map((h) => +h.tagName[1])')
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


# Passages


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (390, False)])
def test_two_passages_stand_side_by_side_and_on_a_phone_one_below_the_other(
    show: Show, page_of_outlets: str, width: int, beside: bool
) -> None:
    page = show(page_of_outlets, width=width).page
    first, second = (one.bounding_box() for one in page.locator("#x-f1 .passage").all())
    assert first
    assert second
    assert (first["y"] == second["y"]) is beside
    assert (first["x"] + first["width"] <= second["x"]) is beside


def test_a_mention_in_a_passage_leads_to_its_place_in_the_article(show: Show, page_of_outlets: str) -> None:
    page = show(page_of_outlets).page
    page.focus("#x-f1 .cited >> nth=1")
    page.keyboard.press("Enter")
    target = page.locator("a.hl:target")
    assert target.text_content() == "$44 billion"
    assert target.is_visible()


def test_folded_findings_open_where_a_link_leads_to_them(show: Show, story: SimpleNamespace) -> None:
    premises = (story.TOTAL.id, story.INCREMENT.id)
    many = [Finding.of(story.ARTICLE.id, "totals", "fails", premises, f"Told {number}.") for number in range(40)]
    page = show(render_html([story.ARTICLE], story.CLAIMS, many)).page
    assert page.locator("#a1-f40").is_hidden()
    page.locator("#row-a1-c3 details").evaluate("(fold) => { fold.open = true; }")
    page.click('#row-a1-c3 a[href="#a1-f40"]')
    assert page.locator("#a1-f40").is_visible()


# What came from the articles stays text


def test_injected_scripts_do_not_run(show: Show, story: SimpleNamespace) -> None:
    image = '<img src="https://x.example/p" onerror="alert(2)">'
    nasty = f"""'"></svg></script><script>alert(1)</script>{image}"""
    article = Article.from_text(f"{nasty} cost $5.", title=nasty, publisher=nasty, published=nasty)
    start = article.text.rindex("$5")
    span = Span.of(article.text, start, start + 2)
    quantity = story.amount("5", "1")
    claim = Claim(
        id=nasty,
        article=article.id,
        quote=Span.of(article.text, 0, len(article.text)),
        mention=span,
        quantity=quantity,
    )
    figure = PrintedFigure(
        article=article.id,
        claim=nasty,
        publisher=nasty,
        published=nasty,
        quantity=quantity,
        factuality="actual",
        copies=(nasty,),
    )
    slot = StorySlot(
        id=nasty, subject=nasty, object=nasty, frame="price", measure=nasty, unit=nasty, time=nasty,
        verdict="outlier", figures=(figure,), outliers=(nasty,),
    )  # fmt: skip
    finding = Finding.of(None, nasty, "fails", (nasty,), nasty, tolerance=nasty, by_rounding=True)
    opened = show(
        render_html([article, article], [claim], [finding], stories=[Story(id=nasty, articles=(nasty,), slots=(slot,))])
    )
    unfold(opened.page)
    opened.page.wait_for_timeout(200)
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith(("file:", "data:"))] == []
    assert opened.page.locator("main img, main script").count() == 0


def test_reviews_in_a_page_are_read_as_they_are(show: Show, story: SimpleNamespace) -> None:
    nasty = "</script><script>document.title = 'taken'</script><!--"
    article = Article.from_text(f"{nasty} cost $5.", title=nasty)
    start = article.text.rindex("$5")
    span = Span.of(article.text, start, start + 2)
    claim = Claim(id="c", article=article.id, quote=Span.of(article.text, 0, len(article.text)), mention=span)
    records = Records([article], [claim], [Finding.of(article.id, "parts", "fails", ("c",), nasty)])
    reviews = render_claim_review(records)
    html = f'<!doctype html><title>own</title><script type="application/ld+json">{reviews}</script>'
    page = show(html).page
    read = page.evaluate("JSON.parse(document.querySelector('script').textContent)")
    assert read == json.loads(reviews)
    assert page.title() == "own"
    assert page.locator("script").count() == 1
