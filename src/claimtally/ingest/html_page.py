"""Web pages: trafilatura finds the body; JSON-LD and OpenGraph say title, date, authors and publisher."""

from __future__ import annotations

import logging
import re
from typing import Any

from claimtally.ingest.article import make_article
from claimtally.ingest.dates import iso_date
from claimtally.ingest.decoding import decode
from claimtally.ingest.linked_data import letters, linked_article
from claimtally.ingest.markup import lines_of
from claimtally.ingest.page_fields import page_fields
from claimtally.ingest.record import names_of
from claimtally.ingest.refusal import refusal
from claimtally.model import Article, IngestError

# JSON-LD carries the whole article where the page shows a part of it: from a fifth more it replaces the page's own.
LONGER = 1.2
LEADING = 4
PAGE = re.compile(
    r"^\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
FRAGMENT = re.compile(
    r"^\s*(?:<!--.*?-->\s*)*<(?:article|section|main|div|p|h[1-6]|meta|title|table|ul|ol|span|a|b)\b", re.IGNORECASE
)
# Pointers to other articles between the paragraphs: their figures are none of this article's claims.
TEASER = re.compile(
    r"^\s*(?:read (?:more|also|next)|also read|see also|related(?: articles?| stor(?:y|ies))?)\s*[:|–—]", re.IGNORECASE
)
SPEAKERS = ("trafilatura", "htmldate", "courlan", "justext", "readability", "charset_normalizer")


def looks_like_html(head: bytes, *, whole_page: bool = False) -> bool:
    """Tell whether the first bytes open a web page, or (unless `whole_page`) a part of one."""
    text = head.decode("latin-1").removeprefix("ï»¿").replace("\0", "").removeprefix("ÿþ").removeprefix("þÿ")
    return bool(PAGE.match(text) or (not whole_page and FRAGMENT.match(text)))


def article_from_html(page: bytes | str, source: str | None = None) -> Article:
    """Make the article of a web page; raises IngestError when it holds none, is binary, or is not in English.

    The body is trafilatura's, or JSON-LD's articleBody where that is at least a fifth longer. Fields come from JSON-LD,
    then from OpenGraph and other meta elements, then from trafilatura.
    """
    _quiet()
    if isinstance(page, str):
        page = page.encode("utf-8", "replace")
        text = decode(page, source)
    else:
        text = decode(page, source, html=True)
    try:
        return _article(text, source)
    except IngestError:
        raise
    except Exception as error:  # markup that breaks a parser beneath is rare, and no reason to stop a run
        name = type(error).__name__
        raise refusal(source, f"its HTML cannot be read ({name})", "save the page again, or give its text") from error


def _article(text: str, source: str | None) -> Article:
    from trafilatura.utils import load_html

    tree = load_html(text)
    if tree is None:
        raise refusal(source, "this holds no HTML", "name it .txt when it is plain text")
    fields = page_fields(tree)
    linked = linked_article(tree, frozenset(letters(title) for title in fields.titles))
    titles = [title for title in (linked.headline, *fields.titles) if title]
    dates = [date for given in (linked.published, *fields.dates) if (date := iso_date(given))]
    publisher = linked.publisher or fields.publisher
    authors = linked.authors or fields.authors
    if not (titles and dates and publisher and authors):
        found = _metadata(tree)
        titles += [found.title] if found.title else []
        dates += [date] if (date := iso_date(found.date)) else []
        publisher = publisher or found.sitename
        authors = authors or tuple(names_of(found.author))
    body = _body(_cleaned(_shown_body(tree), titles), _cleaned(linked.body or "", titles))
    if not body.strip():
        remedy = "save the page as its reader sees it, or give its text"
        raise refusal(source, "this page holds no article text", remedy)
    return make_article(
        body,
        source=source,
        title=next(iter(titles), None),
        url=fields.url or linked.url,
        publisher=publisher,
        authors=authors,
        published=next(iter(dates), None),
    )


def _body(shown: str, carried: str) -> str:
    """Choose between the body that a page shows and the one that its JSON-LD carries."""
    return carried if carried and _length(carried) >= LONGER * _length(shown) else shown


def _length(text: str) -> int:
    return len(" ".join(text.split()))


def _metadata(tree: Any) -> Any:
    """Let trafilatura look for title, author, date and site: the last resort for pages without clear meta elements."""
    from trafilatura import extract_metadata

    # Its own default for the latest date is today: the same page would give another date tomorrow. A search through the
    # body for anything like a date ("extensive") finds the dates of events; no date is better than such a one.
    dates = {"original_date": True, "extensive_search": False, "max_date": "2200-01-01"}
    return extract_metadata(tree, date_config=dates, extensive=False)


def _shown_body(tree: Any) -> str:
    """Give the article that a page shows, by trafilatura in its balanced mode; the tree loses what shows no words."""
    from trafilatura import bare_extraction

    # From JSON-LD trafilatura would take the article too, but without its paragraphs.
    for silent in list(tree.iter("script", "style", "svg")):
        silent.drop_tree()
    document: Any = bare_extraction(tree, include_comments=False)
    return "" if document is None else lines_of(document.body)


def _cleaned(body: str, titles: list[str]) -> str:
    """Drop teasers, and prints of the title from the first lines: the article's text opens with the title as it is."""
    known = {letters(title) for title in titles}
    lines = [line for line in body.split("\n") if line.strip() and not TEASER.match(line)]
    return "\n".join([line for line in lines[:LEADING] if letters(line) not in known] + lines[LEADING:])


def _quiet() -> None:
    """Keep the libraries beneath from writing to standard error where the program has set up no logging."""
    for name in SPEAKERS:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
