"""Meta elements: what a page's head says of its article, in OpenGraph and its older kin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from claimtally.ingest.record import names_of

# Ordered: the first that has a value counts. Names as in `property`, `name` or `itemprop`, in lower case.
TITLES = ("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title", "sailthru.title")
DATES = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "date",
)
AUTHORS = (
    "author",
    "parsely-author",
    "citation_author",
    "dc.creator",
    "sailthru.author",
    "article:author",
    "og:article:author",
)
PUBLISHERS = ("og:site_name", "citation_publisher", "dc.publisher", "application-name")
TIMES = (
    '//time[@datetime][@itemprop="datePublished" or @pubdate]/@datetime',
    '//*[@itemprop="datePublished"]/@datetime',
    "(//article//time[@datetime])[1]/@datetime",
    "(//time[@datetime])[1]/@datetime",
)
WEB = re.compile(r"^https?://[^\s/]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageFields:
    """The fields of a page's head; `titles` and `dates` are candidates, best first."""

    titles: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None


def page_fields(tree: Any) -> PageFields:
    """Read the head of a page (lxml tree): canonical URL, title, dates, authors, name of the site."""
    meta = _meta(tree)
    publisher = next((value for name in PUBLISHERS for value in meta.get(name, ())), None)
    named = [_without_site(title, publisher) for name in TITLES for title in meta.get(name, ())]
    headings = [" ".join(h1.text_content().split()) for h1 in tree.iterfind(".//h1")]
    # Several first-level headings: a logo, a teaser list; none of them is the title for certain.
    shown = headings if len(headings) == 1 else []
    window = [
        _without_site(" ".join(title.text_content().split()), publisher) for title in tree.xpath("//head/title")[:1]
    ]
    return PageFields(
        titles=tuple(dict.fromkeys(title for title in (*named, *shown, *window) if title)),
        dates=(
            *(date for name in DATES for date in meta.get(name, ())),
            *(str(d) for path in TIMES for d in tree.xpath(path)),
        ),
        authors=next((found for name in AUTHORS if (found := _names(meta.get(name, ())))), ()),
        publisher=publisher,
        url=_url(tree, meta),
    )


def _meta(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _names(values: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for value in values for name in names_of(value))


def _url(tree: Any, meta: dict[str, list[str]]) -> str | None:
    bases = [*meta.get("og:url", ()), *tree.xpath("//base/@href")]
    base = next((str(base) for base in bases if WEB.match(base)), "")
    candidates = _links(tree)
    return next((url for link in (*candidates, *bases) if WEB.match(url := _joined(base, str(link)))), None)


def _links(tree: Any) -> Iterator[str]:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            yield link.get("href").strip()


def _joined(base: str, link: str) -> str:
    try:
        joined = urljoin(base, link)
        return joined if urlsplit(joined).hostname else ""
    except ValueError:
        return ""


def _without_site(title: str, site: str | None) -> str:
    """Cut the name of the site off a title ("Acme buys Bolt | Daily Example")."""
    if not site:
        return title
    name = re.escape(site.strip())
    return re.sub(rf"\s+[|–—·»-]\s+{name}$|^{name}\s+[|–—·»-]\s+", "", title, flags=re.IGNORECASE).strip()
