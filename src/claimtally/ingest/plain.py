"""Plain text: .txt files, and whatever has no suffix that says more."""

from __future__ import annotations

import re

from claimtally.ingest.article import make_article
from claimtally.ingest.dates import iso_date
from claimtally.ingest.decoding import decode
from claimtally.ingest.html_page import article_from_html, looks_like_html
from claimtally.ingest.refusal import refusal
from claimtally.ingest.wrapping import unwrapped
from claimtally.model import Article

MAX_HEADLINE_WORDS = 20
LINE_END = re.compile(r"\r\n?")
FULL_STOP = re.compile(r"\.[\"'”’)\]]*$")
BYLINE = re.compile(r"^(?:by|from)\s+[A-Z]|^(?:published|updated|posted)\b", re.IGNORECASE)
FEED = re.compile(r"^\s*<(?:\?xml|rss|feed|sitemapindex|urlset)\b", re.IGNORECASE)


def article_from_plain(data: bytes, source: str) -> Article:
    """Make the article of a text file; a saved web page under another name is read as HTML; raises IngestError."""
    if looks_like_html(data[:4096], whole_page=True):
        return article_from_html(data, source=source)
    text = LINE_END.sub("\n", decode(data, source))
    if FEED.match(text):
        raise refusal(source, "this is XML, not the text of an article", "give the article as text, HTML or JSON")
    text = unwrapped(text)
    return make_article(text, source=source, title=headline(text))


def headline(text: str) -> str | None:
    """Give the first paragraph where it is a headline, else None.

    It is one when it has 2 to 20 words, no full stop at its end, is no byline or date, and a longer paragraph follows
    (a byline or a date may stand between).
    """
    first, *rest = [line.strip() for line in text.split("\n") if line.strip()][:4] or [""]
    if not 2 <= len(first.split()) <= MAX_HEADLINE_WORDS or FULL_STOP.search(first) or _is_dateline(first):
        return None
    following = next((line for line in rest if not _is_dateline(line)), "")
    return first if len(following) > len(first) else None


def _is_dateline(line: str) -> bool:
    return (bool(BYLINE.match(line)) and len(line.split()) <= 12) or iso_date(line) is not None
