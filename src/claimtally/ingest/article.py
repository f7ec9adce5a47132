"""The last step of every reader: clean the fields, refuse what is no English text, make the record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from claimtally.ingest.dates import iso_date
from claimtally.ingest.language import other_language
from claimtally.ingest.refusal import refusal
from claimtally.model import Article

BLANKS = re.compile(r"[\s\x00-\x1f\x7f\u200b\ufeff]+")


def one_line(value: str | None) -> str | None:
    """Give a field as one clean line of valid Unicode (NFC), None where nothing is left."""
    if value is None:
        return None
    valid = value.encode("utf-8", "replace").decode("utf-8")
    return BLANKS.sub(" ", unicodedata.normalize("NFC", valid)).strip() or None


def make_article(
    body: str,
    *,
    source: str | None,
    title: str | None = None,
    external_id: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    authors: Iterable[str] = (),
    published: object = None,
) -> Article:
    """Make the article of a body and its fields; raises IngestError when it has no words or is not in English."""
    article = Article.from_text(
        body,
        title=one_line(title),
        external_id=one_line(external_id),
        source=source,
        url=one_line(url),
        publisher=one_line(publisher),
        authors=tuple(dict.fromkeys(name for given in authors if (name := one_line(given)))),
        published=iso_date(published),
    )
    if not any(c.isalnum() for c in article.text):
        raise refusal(source, "this holds no text", "give it the text of an article or leave it out")
    if language := other_language(article.text):
        raise refusal(source, f"this is not in English (it looks like {language})", "leave it out or translate it")
    return article
