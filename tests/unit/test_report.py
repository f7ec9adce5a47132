from __future__ import annotations

import base64
import hashlib
import re
import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from claimtally.model import Article, Claim, Finding, Span
from claimtally.report import render_html

STORY = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "browser" / "story.py")))


@pytest.fixture(scope="module")
def page() -> str:
    return render_html([STORY.ARTICLE], STORY.CLAIMS, STORY.FINDINGS, rules=STORY.RULES)


def test_same_records_same_bytes(page: str) -> None:
    assert page == render_html([STORY.ARTICLE], STORY.CLAIMS[::-1], STORY.FINDINGS, rules=STORY.RULES)


def test_the_policy_allows_these_two_texts_and_nothing_else(page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy[1].replace("&#39;", "'").split("; "))
    assert rules["default-src"] == "'none'"
    for name in ("style", "script"):
        text = re.search(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        assert text
        digest = base64.b64encode(hashlib.sha256(text[1].encode()).digest()).decode()
        assert rules[f"{name}-src"] == f"'sha256-{digest}'"
    assert " style=" not in page
    assert " onclick=" not in page


def test_nothing_is_fetched(page: str) -> None:
    assert re.findall(r'\s(?:src|srcset|action|poster)="', page) == []
    assert set(re.findall(r'<link [^>]*href="([^"]*)"', page)) == {"data:,"}
    assert "@import" not in page
    assert "url(" not in page


def test_every_link_in_the_page_has_its_target(page: str) -> None:
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    referred = set(re.findall(r'href="#([^"]+)"', page)) | set(re.findall(r'aria-(?:describedby)="([^"]+)"', page))
    labels = {name for group in re.findall(r'aria-labelledby="([^"]+)"', page) for name in group.split()}
    assert referred | labels <= set(ids)


def test_rules_are_shown_with_their_promises(page: str) -> None:
    assert "<code>role.further</code> “A further” before an amount makes it an increment." in page


def test_what_fails_comes_before_the_article_and_what_holds_after_it(page: str) -> None:
    assert page.index('class="findings"') < page.index('class="reading"')
    holding = [finding for finding in STORY.FINDINGS if finding.verdict == "holds"]
    calm = render_html([STORY.ARTICLE], STORY.CLAIMS, holding)
    assert calm.index('class="findings"') > calm.index('class="reading"')


def test_the_worst_finding_is_first(page: str) -> None:
    assert re.findall(r'class="finding v-(\w+)"', page) == ["fails", "unclear", "holds", "holds"]


def test_counts_stand_in_the_header(page: str) -> None:
    header = page[page.index('<header class="masthead">') : page.index('<section class="findings"')]
    words = " ".join(re.sub(r"<[^>]+>", " ", header).split())
    assert words.startswith("The Ystrad Courier Mair Llewellyn 4 March 2031")
    assert words.endswith("19 claims ✗ 1 finding fails ? 1 finding unclear ✓ 2 findings hold")


NASTY = '"><script>alert(1)</script><img src=x onerror=alert(2)>'


def test_everything_from_the_article_is_escaped() -> None:
    article = Article.from_text(
        f"{NASTY} cost $5.", title=f"Title {NASTY}", url=f"https://x.example/{NASTY}", publisher=NASTY, published=NASTY
    )
    start = article.text.rindex("$5")
    span = Span.of(article.text, start, start + 2)
    claim = Claim(
        id=NASTY, article=article.id, quote=Span(text=NASTY, start=0, end=0), mention=span, rules={NASTY: NASTY}
    )
    finding = Finding.of(article.id, NASTY, "fails", (NASTY,), NASTY, equation=f"{NASTY} = {NASTY}")
    page = render_html([article, article], [claim], [finding], rules={NASTY: NASTY})
    assert "<img" not in page
    assert page.count("<script>") == 1
    assert "alert(1)" in page


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://news.example/a?b=1", True),
        ("HTTP://news.example", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)//https://x", False),
        ("data:text/html,hi", False),
        ("//news.example/a", False),
        ("https://news.example/a\njavascript:x", False),
    ],
)
def test_only_web_addresses_become_links(url: str, linked: bool) -> None:
    page = render_html([Article.from_text("A text.", url=url)], [], [])
    assert ('rel="noopener' in page) is linked
    assert "news.example" not in url or "news.example" in page


def test_a_claim_that_is_not_in_the_text_is_listed_but_not_highlighted() -> None:
    article = Article.from_text("It cost $5.")
    quote = Span.of(article.text, 0, 11)
    claim = Claim(id="c", article=article.id, quote=quote, mention=Span(text="$6", start=8, end=10))
    page = render_html([article], [claim], [])
    assert "not found at its characters" in page
    assert 'class="hl f-actual k-hardware"' not in page
    assert 'href="#m-' not in page


def test_claims_and_findings_of_other_articles_are_told_of() -> None:
    article, claim = STORY.plain_article(1)
    _, other = STORY.plain_article(2)
    across = Finding.of("elsewhere", "across", "fails", (claim.id, other.id), "Two papers differ.")
    page = render_html([article], [claim, other], [across])
    assert "1 claim names an article that is not in this report" in page
    assert "and 1 claim not in this report" in " ".join(page.split())
    assert "Across articles" in page


@pytest.mark.parametrize(("number", "folded"), [(1, 0), (2, 0), (3, 0), (4, 4)])
def test_more_than_three_articles_are_folded_under_a_list(number: int, folded: int) -> None:
    made = [STORY.plain_article(i) for i in range(number)]
    page = render_html([article for article, _ in made], [claim for _, claim in made], [])
    assert page.count('<details class="fold"') == folded
    assert ('<nav class="contents"' in page) is (number > 1)
    assert page.count("<h1") == 1


def test_no_articles_and_an_empty_article_make_a_page() -> None:
    assert "0 articles" in render_html([], [], [])
    assert "no findings" in render_html([Article.from_text("")], [], [])


def test_the_script_is_small() -> None:
    script = Path(__file__).parents[2] / "src/claimtally/report/templates/report.js"
    assert len(script.read_text("utf-8").splitlines()) < 200


def test_an_article_without_a_title_is_headed_by_its_first_words_only() -> None:
    article = Article.from_text(
        "The bakery chain said on Monday that it would spend " + "a good deal of money and " * 12 + "$5."
    )
    page = render_html([article], [], [])
    heading = page[page.index('<h1 id="a1-title">') : page.index("</h1>")]
    assert "The bakery chain said on Monday" in heading
    assert heading.endswith(" …")
    assert len(heading) < 120
