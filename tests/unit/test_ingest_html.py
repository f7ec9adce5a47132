"""Web pages: body, lists, tables, JSON-LD, OpenGraph, dates."""

from __future__ import annotations

import json
import logging

import pytest

from claimtally.ingest import article_from_html
from claimtally.model import IngestError

PARAGRAPHS = [
    "Northwind Grid said on Tuesday it would spend $2.4 billion on a battery plant near Tulsa, its largest so far.",
    "The plant will have a capacity of 1.5 gigawatts and employ about 420 people once it opens in 2027, it said.",
    "“We looked at eleven sites before we chose this one,” said Maria Oakes, the chief executive.",
    "Shares rose 3.1% after the announcement, while those of its competitor Helio Storage fell by less than 1%.",
]
NAVIGATION = '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>'
ADVERTISEMENT = '<div class="ad-slot"><p>Advertisement</p><a href="https://ads.example/x">Watches at 70% off</a></div>'
RELATED = (
    '<aside class="related"><h3>More on this</h3><ul><li><a href="/a1">Helio Storage cuts 900 jobs in Ohio</a></li>'
    '<li><a href="/a2">Lithium prices drop by 40%</a></li></ul></aside>'
)
COMMENTS = '<section id="comments" class="comments"><div class="comment"><p>It will cost 9 billion.</p></div></section>'
FOOTER = '<footer><p>© 2025 Daily Example. All rights reserved.</p><a href="/privacy">Privacy</a></footer>'


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>\n" for text in texts)


def page(
    head: str = "", body: str = paragraphs(*PARAGRAPHS), heading: str = "<h1>Northwind to build plant</h1>"
) -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{NAVIGATION}<main><article>{heading}{body}</article>"
        f"{ADVERTISEMENT}{RELATED}{COMMENTS}</main>{FOOTER}</body></html>"
    )


def linked(*documents: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(document)}</script>' for document in documents)


def meta(**properties: str) -> str:
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{text}">' for name, text in properties.items())


# Body


def test_the_body_is_the_article_without_what_stands_around_it() -> None:
    article = article_from_html(page(), source="a.html")
    assert article.text.split("\n\n") == ["Northwind to build plant", *PARAGRAPHS]
    assert (article.title, article.source) == ("Northwind to build plant", "a.html")


def test_list_items_are_lines_without_bullets() -> None:
    items = ["Opening: autumn 2027", "Jobs: 420, of which 60 are in research", "<b>Power</b>: 1.5 <i>GW</i>"]
    listed = "<h2>At a glance</h2><ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
    body = paragraphs(*PARAGRAPHS[:2]) + listed + paragraphs(*PARAGRAPHS[2:])
    assert article_from_html(page(body=body)).text.split("\n\n")[3:7] == [
        "At a glance",
        "Opening: autumn 2027",
        "Jobs: 420, of which 60 are in research",
        "Power: 1.5 GW",
    ]


def test_table_rows_are_lines_without_bars() -> None:
    table = (
        "<table><thead><tr><th>Site</th><th>Capacity</th><th>Opens</th></tr></thead><tbody><tr><td>Tulsa</td>"
        "<td>1.5 GW</td><td>2027</td></tr><tr><td>Akron:</td><td>0.4 GW</td><td></td></tr></tbody></table>"
    )
    body = paragraphs(*PARAGRAPHS[:2]) + table + paragraphs(*PARAGRAPHS[2:])
    text = article_from_html(page(body=body)).text
    assert text.split("\n\n")[3:6] == ["Site: Capacity; Opens", "Tulsa: 1.5 GW; 2027", "Akron: 0.4 GW"]
    assert "|" not in text


def test_a_table_that_lays_out_the_page_keeps_its_paragraphs() -> None:
    body = f"<table><tr><td>{paragraphs(*PARAGRAPHS)}</td></tr></table>"
    assert article_from_html(page(body=body)).text.split("\n\n")[1:] == PARAGRAPHS


def test_line_breaks_part_paragraphs() -> None:
    body = f"<div>{'<br><br>'.join(PARAGRAPHS)}</div>"
    assert article_from_html(page(body=body)).text.split("\n\n")[1:] == PARAGRAPHS


def test_pointers_to_other_articles_go() -> None:
    teaser = '<p><strong>Read more:</strong> <a href="/a1">Helio Storage cuts 900 jobs in Ohio</a></p>'
    body = paragraphs(*PARAGRAPHS[:2]) + teaser + paragraphs(*PARAGRAPHS[2:])
    assert article_from_html(page(body=body)).text.split("\n\n")[1:] == PARAGRAPHS


# The body that JSON-LD carries


def test_an_article_body_that_is_a_fifth_longer_replaces_the_page() -> None:
    node = {"@type": "NewsArticle", "headline": "Northwind to build plant", "articleBody": "\n".join(PARAGRAPHS)}
    short = page(linked(node), paragraphs(*PARAGRAPHS[:2]))
    assert article_from_html(short).text.split("\n\n")[1:] == PARAGRAPHS


@pytest.mark.parametrize(("share", "replaced"), [(1.19, False), (1.21, True)])
def test_the_fifth_is_measured(share: float, replaced: bool) -> None:
    shown = " ".join(PARAGRAPHS)
    carried = (shown + " It is what the company said on that day in June to all who asked it." * 3)[
        : int(len(shown) * share)
    ]
    node = {"@type": "NewsArticle", "headline": "Northwind to build plant", "articleBody": carried}
    text = article_from_html(page(linked(node), paragraphs(shown))).text
    assert ("on that day in June" in text) is replaced


def test_an_article_body_in_html_gives_its_paragraphs() -> None:
    node = {"@type": "NewsArticle", "headline": "X", "articleBody": paragraphs(*PARAGRAPHS).replace("$", "&#36;")}
    short = page(linked(node), paragraphs(PARAGRAPHS[0]))
    assert article_from_html(short).text.split("\n\n")[1:] == PARAGRAPHS


# Fields

GRAPH = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "@id": "https://news.example/1", "name": "Daily Example"},
        {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Helio cuts 900 jobs"}]},
        {
            "@type": ["NewsArticle", "ReportageNewsArticle"],
            "headline": "Northwind to build plant &amp; hire 420",
            "datePublished": "2025-05-03T08:15:30+02:00",
            "dateModified": "2025-05-04T08:15:30+02:00",
            "author": [{"@id": "#jane"}, {"@type": "Person", "name": "John Doe"}],
            "publisher": {"@id": "#org"},
        },
        {"@type": "Person", "@id": "#jane", "name": "Jane Roe"},
        {"@type": "NewsMediaOrganization", "@id": "#org", "name": "Daily Example"},
    ],
}


def test_a_graph_gives_the_fields() -> None:
    head = linked(GRAPH) + '<link rel="canonical" href="https://news.example/northwind">'
    article = article_from_html(page(head))
    assert article.title == "Northwind to build plant & hire 420"
    assert article.published == "2025-05-03T08:15:30+02:00"
    assert article.authors == ("Jane Roe", "John Doe")
    assert article.publisher == "Daily Example"
    assert article.url == "https://news.example/northwind"
    assert article.text.split("\n\n")[:2] == [article.title, PARAGRAPHS[0]]


def test_open_graph_gives_the_fields() -> None:
    head = meta(
        og__title="Northwind to build plant | Daily Example",
        og__site_name="Daily Example",
        og__url="https://news.example/n",
        article__published_time="2025-05-03T08:15:30-05:00",
        article__author="https://news.example/people/jane",
        author="By Jane Roe and John Doe",
    )
    article = article_from_html(page(head))
    assert (article.title, article.publisher) == ("Northwind to build plant", "Daily Example")
    assert (article.published, article.url) == ("2025-05-03T08:15:30-05:00", "https://news.example/n")
    assert article.authors == ("Jane Roe", "John Doe")
    assert article.text.count("Northwind to build plant") == 1


def test_of_several_articles_the_one_with_the_page_s_headline_counts() -> None:
    others = [{"@type": "NewsArticle", "headline": title, "datePublished": "2020-01-01"} for title in ("A", "B")]
    own = {"@type": "Article", "headline": "Northwind to Build Plant", "datePublished": "2025-05-03"}
    assert article_from_html(page(linked([*others, own]))).published == "2025-05-03"


@pytest.mark.parametrize(
    "script",
    [
        "{broken",
        "[" * 5000,
        '{"@type": "NewsArticle", "headline": 7, "author": 3, "publisher": [null], "datePublished": {}}',
        '{"@graph": "none", "@type": null}',
        "null",
    ],
)
def test_json_ld_that_is_broken_or_odd_is_passed_over(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>' + meta(og__site_name="Daily Example")
    article = article_from_html(page(head))
    assert article.text.split("\n\n")[1:] == PARAGRAPHS
    assert article.publisher == "Daily Example"


def test_json_ld_in_a_comment_or_with_line_ends_in_strings_is_read() -> None:
    script = (
        '\n<!--\n{"@type": "NewsArticle", "headline": "Northwind\nto build plant", "datePublished": "2025-05-03"};\n-->'
    )
    article = article_from_html(page(f'<script type="application/LD+JSON">{script}</script>'))
    assert (article.title, article.published) == ("Northwind to build plant", "2025-05-03")


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (meta(article__published_time="2025-05-03T22:30:00Z"), "", "2025-05-03T22:30:00+00:00"),
        ('<meta name="pubdate" content="Sat, 03 May 2025 10:00:00 EDT">', "", "2025-05-03T10:00:00-04:00"),
        ("", '<time datetime="2025-05-03T10:00+05:30">May 3</time>', "2025-05-03T10:00:00+05:30"),
        ('<meta name="date" content="soon">', '<time datetime="2025-05-03">May 3</time>', "2025-05-03"),
        ('<link rel="canonical" href="https://news.example/2025/05/03/northwind">', "", "2025-05-03"),
        ("", "", None),
    ],
)
def test_dates_keep_their_time_and_offset(head: str, body: str, published: str | None) -> None:
    assert article_from_html(page(head, body + paragraphs(*PARAGRAPHS))).published == published


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="/n">' + meta(og__url="https://news.example/other"), "https://news.example/n"),
        (
            '<link rel="canonical" href="//news.example/n">' + meta(og__url="https://news.example/o"),
            "https://news.example/n",
        ),
        ('<link rel="canonical" href="/n">', None),
        ('<link rel="canonical" href="javascript:void(0)">', None),
        ('<link rel="canonical" href="http://[bad">', None),
    ],
)
def test_links_become_whole_or_are_left_out(head: str, url: str | None) -> None:
    assert article_from_html(page(head)).url == url


# Refusals and manners


@pytest.mark.parametrize("markup", ["", "<html></html>", "<html><body><script>x()</script></body></html>", "no markup"])
def test_a_page_without_an_article_is_refused(markup: str) -> None:
    with pytest.raises(IngestError, match=r"^a\.html: .+; .+\.$"):
        article_from_html(markup, source="a.html")


def test_a_page_is_read_the_same_each_time_and_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    first = article_from_html(page(linked(GRAPH)).encode())
    assert article_from_html(page(linked(GRAPH)).encode()) == first
    with pytest.raises(IngestError):
        article_from_html("<html><body></body></html>")
    assert logging.getLogger("trafilatura").handlers
    assert capfd.readouterr() == ("", "")
