"""The report in a browser: what it shows, how it is worked, and what it must never do."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest

from claimtally.model import Article, Claim, Finding, Span
from claimtally.report import render_html

Show = Callable[..., Any]
TWELVE = "$12 billion"
HIGHLIGHT = f'a.hl:text-is("{TWELVE}")'


def test_the_page_is_silent_and_asks_the_network_for_nothing(show: Show) -> None:
    opened = show()
    opened.page.click(HIGHLIGHT)
    opened.page.fill('input[name="text"]', "plant")
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith(("file:", "data:"))] == []


MENTIONS = """() => {
  const highlighted = (key) => [...document.querySelectorAll(`a.hl[data-claims~="${key}"]`)];
  const rows = [...document.querySelectorAll("tr[data-claim]")];
  const mention = (row) => highlighted(row.id.slice("row-".length)).map((a) => a.textContent).join("");
  return Object.fromEntries(rows.map((row) => [row.dataset.claim, mention(row)]));
}"""


def test_every_highlight_is_its_mention(show: Show, story: SimpleNamespace) -> None:
    shown: dict[str, str] = show().page.evaluate(MENTIONS)
    assert shown == {claim.id: claim.mention.text for claim in story.CLAIMS}


def test_the_article_stands_there_letter_for_letter(show: Show, story: SimpleNamespace) -> None:
    page = show().page
    paragraphs = [page.locator("h1").text_content(), *page.locator(".text p").all_text_contents()]
    assert "\n\n".join(paragraphs) == story.ARTICLE.text


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_window(show: Show, width: int) -> None:
    page = show(width=width).page
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.click(HIGHLIGHT)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_long_words_and_addresses_do_not_widen_the_phone(show: Show) -> None:
    word = "incomprehensibilities" * 8
    article = Article.from_text(f"{word} cost $5.", title=word, url=f"https://x.example/{word}", publisher=word)
    start = article.text.rindex("$5")
    span = Span.of(article.text, start, start + 2)
    claim = Claim(id="c", article=article.id, quote=span, mention=span, measure=Span.of(article.text, 0, len(word)))
    finding = Finding.of(article.id, word, "fails", ("c",), word, equation=f"{word} = {word}")
    page = show(render_html([article], [claim], [finding]), width=360).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


# The card


def test_hover_shows_the_slots_and_the_rules_and_leaving_hides_them(show: Show) -> None:
    page = show().page
    card = page.locator("#card")
    page.hover(HIGHLIGHT)
    text = card.inner_text()
    for words in (
        TWELVE,
        "contingent",
        "12,000,000,000 USD",
        "Pellworth meets its shipping goals",
        "condition.only-if",
    ):
        assert words in text
    card.hover()  # the pointer may move onto the card without losing it
    page.wait_for_timeout(400)
    assert card.is_visible()
    page.mouse.move(5, 5)
    card.wait_for(state="hidden")


def test_a_click_pins_the_card_until_escape(show: Show) -> None:
    page = show().page
    page.click(HIGHLIGHT)
    page.mouse.move(5, 5)
    page.wait_for_timeout(400)
    assert page.locator("#card").is_visible()
    assert page.locator(HIGHLIGHT).get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert page.locator("#card").is_hidden()
    assert page.locator(HIGHLIGHT).get_attribute("aria-expanded") == "false"
    assert page.evaluate("document.activeElement.textContent") == TWELVE


def test_a_tap_shows_the_card_and_leaves_the_highlight_in_sight(show: Show) -> None:
    page = show(width=360, has_touch=True, is_mobile=True).page
    page.tap(HIGHLIGHT)
    card, highlight = page.locator("#card").bounding_box(), page.locator(HIGHLIGHT).bounding_box()
    assert card
    assert highlight
    assert highlight["y"] + highlight["height"] <= card["y"]
    page.tap("#card .close")
    assert page.locator("#card").is_hidden()


def test_the_keyboard_reaches_every_claim_once(show: Show, story: SimpleNamespace) -> None:
    page = show().page
    stops = page.evaluate('[...document.querySelectorAll("a.hl")].filter((a) => a.tabIndex === 0).length')
    starts = {claim.mention.start for claim in story.CLAIMS}
    assert stops == len(starts)
    page.locator("a.hl").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a')")


def test_tab_enter_and_escape_work_the_card(show: Show) -> None:
    page = show().page
    page.locator('.text a.hl:text-is("$9 billion")').focus()
    page.keyboard.press("Tab")  # by keyboard, so that the focus is visible
    card = page.locator("#card")
    assert "$2.5 billion" in card.inner_text()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "card"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "close"
    page.keyboard.press("Escape")
    assert card.is_hidden()
    assert page.evaluate("document.activeElement.textContent") == "$2.5 billion"


def test_tab_past_the_end_of_the_card_goes_back_to_its_highlight(show: Show) -> None:
    page = show().page
    page.click(HIGHLIGHT)
    page.locator("#card a").last.focus()
    page.keyboard.press("Tab")
    assert page.locator("#card").is_hidden()
    assert page.evaluate("document.activeElement.textContent") == TWELVE


def test_the_card_of_an_overlap_shows_both_claims(show: Show) -> None:
    page = show().page
    page.click('a.hl:text-is("Kestrel 2 racks")')
    assert page.locator("#card h3").all_text_contents() == [
        "about 300 Kestrel 2 racks",
        "Kestrel 2 racks for the plant",
    ]


def test_the_card_stays_inside_the_window_on_a_desktop(show: Show) -> None:
    page = show().page
    for highlight in page.locator("a.hl").all():
        highlight.click()
        box = page.locator("#card").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1280
        page.keyboard.press("Escape")


# From highlight to table and back


def test_a_card_leads_to_the_row_and_the_row_back_to_the_highlight(show: Show) -> None:
    page = show().page
    page.select_option('select[name="factuality"]', "actual")  # hides the row we go to
    page.click(HIGHLIGHT)
    page.click("#card >> text=Row in the table")
    assert page.locator("#card").is_hidden()
    row = page.locator("tr:target")
    assert row.is_visible()
    row.locator("a").first.click()
    assert page.locator("a.hl:target").text_content() == TWELVE


def test_a_term_of_an_equation_leads_to_its_highlight(show: Show) -> None:
    page = show().page
    page.click(".v-fails a.term >> nth=3")
    assert page.locator("a.hl:target").text_content() == "$6 billion"


def test_a_link_into_a_folded_article_opens_it(show: Show, story: SimpleNamespace) -> None:
    made = [story.plain_article(number) for number in range(4)]
    html = render_html([article for article, _ in made], [claim for _, claim in made], [])
    page = show(html).page
    assert page.locator("#m-a3-c1").is_hidden()
    page.click('.contents a[href="#a3"]')
    assert page.locator("#m-a3-c1").is_visible()
    page = show(html, fragment="#m-a2-c1").page
    assert page.locator("#m-a2-c1").is_visible()


# The filter


def rows(page: Any) -> int:
    return int(page.locator("tr[data-claim]:visible").count())


def test_the_table_filters_by_frame_firmness_and_text(show: Show, story: SimpleNamespace) -> None:
    page = show().page
    page.select_option('select[name="frame"]', "investment")
    investments = [claim for claim in story.CLAIMS if claim.frame == "investment"]
    assert rows(page) == len(investments)
    page.select_option('select[name="factuality"]', "contingent")
    assert rows(page) == 2
    assert page.locator("output").text_content() == f"2 of {len(story.CLAIMS)}"
    page.fill('input[name="text"]', "ARRANGEMENT")
    assert rows(page) == 1
    page.fill('input[name="text"]', "no such words")
    assert rows(page) == 0
    assert page.locator("text=No claim fits this filter.").is_visible()


# Without scripts, in print, in the dark


def test_without_scripts_the_highlights_lead_to_the_table(show: Show) -> None:
    page = show(java_script_enabled=False).page
    assert page.locator(".filter").is_hidden()
    assert page.locator(".theme").is_hidden()
    page.click(HIGHLIGHT)
    assert page.locator("tr:target .c-claim").inner_text() == TWELVE


def test_print_hides_the_controls_and_keeps_the_highlights_underlined(show: Show) -> None:
    page = show().page
    page.click(HIGHLIGHT)
    page.emulate_media(media="print", color_scheme="dark")
    for control in (".theme", ".filter", "#card", ".c-more >> nth=0"):
        assert page.locator(control).is_hidden()
    assert page.locator(HIGHLIGHT).evaluate("(a) => getComputedStyle(a).textDecorationLine") == "underline"
    assert page.locator(".source a").inner_text().startswith("https://news.example/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_print_opens_folded_articles(show: Show, story: SimpleNamespace) -> None:
    made = [story.plain_article(number) for number in range(4)]
    page = show(render_html([article for article, _ in made], [], [])).page
    page.pdf()
    assert page.locator("details.fold[open]").count() == 4


def test_the_toggle_turns_the_page_dark_and_light(show: Show) -> None:
    page = show(color_scheme="light").page
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click(".theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.click(".theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == light


TEXTS = (
    "h1", "h2", ".byline", ".source a", ".tally li", ".text p", "a.hl", ".legend dd", ".legend .hl", ".term b",
    ".term small", ".verdict strong", ".check", ".severity", ".passage a", ".passage blockquote", "thead th", "td",
    "td a", ".badge", "q", ".kicker", ".theme", ".filter label", "output", "summary", ".chart text", ".chart tspan",
    "footer p", "#card dt", "#card dd", "#card .rule", "#card a", "a.hl.on",
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_contrast(show: Show, scheme: str, contrast: str) -> None:
    page = show(color_scheme=scheme).page
    page.click(HIGHLIGHT)
    for selector in TEXTS:
        measured = page.evaluate(contrast, selector)
        assert measured, f"no {selector} in the page"
        ratio, where = min(measured)
        assert ratio >= 4.5, f"{selector} has {ratio:.2f} in the {scheme}: {where}"


# What came from the article stays text


def test_injected_scripts_do_not_run(show: Show) -> None:
    image = '<img src="https://x.example/p" onerror="alert(2)">'
    nasty = f"""'"><script>alert(1)</script>{image}<a href="javascript:alert(3)">x</a>"""
    article = Article.from_text(f"{nasty} cost $5.", title=nasty, url="javascript:alert(4)", publisher=nasty)
    start = article.text.rindex("$5")
    span = Span.of(article.text, start, start + 2)
    quote = Span.of(article.text, 0, len(article.text))
    claim = Claim(id=nasty, article=article.id, quote=quote, mention=span, rules={nasty: nasty})
    finding = Finding.of(article.id, nasty, "fails", (nasty,), nasty, equation=f"{nasty} = 2")
    opened = show(render_html([article], [claim], [finding], rules={nasty: nasty}))
    opened.page.click("a.hl")  # the card is built by the script from the same texts
    opened.page.wait_for_timeout(200)
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith(("file:", "data:"))] == []
    assert opened.page.locator('a[href^="javascript"], img').count() == 0
    assert opened.page.locator("h1").text_content() == nasty


def test_the_policy_stops_a_script_that_would_slip_in(show: Show) -> None:
    opened = show()
    opened.page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.slipped = 1";
          document.body.append(script);
        }"""
    )
    assert opened.page.evaluate("window.slipped") is None


# Read by a screen reader


def test_the_charts_have_a_name_and_the_same_values_as_text(show: Show) -> None:
    page = show().page
    charts = page.locator("figure.chart")
    assert charts.count() == 2
    for chart in charts.all():
        assert chart.locator("svg[role=img] > title").text_content()
        marks = chart.locator("svg g.row").count()
        assert marks == chart.locator(".as-text li").count() > 0


def test_headings_and_roles_are_in_order(show: Show) -> None:
    page = show().page
    levels = page.evaluate('[...document.querySelectorAll("h1, h2, h3")].map((h) => +h.tagName[1])')
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.get_by_role("table", name="The claims").count() == 1
    page.click(HIGHLIGHT)
    assert page.get_by_role("dialog").count() == 1
