"""Records: JSON objects and front matter, under the names that news data goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from claimtally.ingest.article import make_article
from claimtally.ingest.markup import lines_of_fragment
from claimtally.ingest.refusal import refusal
from claimtally.model import Article

TEXT = ("text", "body", "content")
TITLE = ("title", "headline")
URL = ("url", "link", "canonical_url")
PUBLISHED = ("published", "date", "date_published", "published_at", "publishedat", "datepublished", "pubdate")
PUBLISHER = ("publisher", "source", "site_name")
AUTHORS = ("authors", "author", "byline")
# What only an article that claimtally itself has written has: its `source` is a path, its `id` a hash of the content.
OWN = ("external_id", "paragraphs")
BY = re.compile(r"^by\s+", re.IGNORECASE)
LISTED = re.compile(r"\s*;\s*|,?\s+and\s+|\s+&\s+|,\s*")
NAME = re.compile(r"^[^\W\d_a-z][\w.'’-]*(?:\s+[\w.'’-]+){1,3}$")
LINK = re.compile(r"^https?://|^www\.", re.IGNORECASE)


def article_from_record(record: Mapping[str, Any], source: str | None = None) -> Article:
    """Make the article of a record; raises IngestError when it has no text, is not in English, or is no mapping.

    Text is read from text, body or content, title from title or headline, date from date or published, publisher from
    publisher or source, authors from authors or author, the external id from id; HTML in the text gives its lines.
    """
    if not isinstance(record, Mapping):
        raise refusal(source, "this is not a record", 'give an object such as {"title": ..., "text": ...}')
    if all(key in record for key in OWN):
        return _own_article(record, source)
    fields = {str(key).lower(): value for key, value in record.items()}
    body = next((text for key in TEXT if (text := _text(fields.get(key)))), None)
    if body is None:
        raise refusal(source, "this record has no text", "put the article into its field text, body or content")
    return article_from_fields(lines_of_fragment(body), fields, source=source)


def _own_article(record: Mapping[str, Any], source: str | None) -> Article:
    """Take over an article that claimtally has written, character for character: its claims' offsets point into it."""
    try:
        return Article.model_validate(dict(record))
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "the record"
        raise refusal(source, f"this article record has a wrong {field} ({first['msg']})", "write it anew") from error


def article_from_fields(body: str, fields: Mapping[str, Any], *, source: str | None) -> Article:
    """Make the article of a body and fields under any of their known names (in lower case); raises IngestError."""
    title = next(_strings(fields, TITLE), None)
    return make_article(
        body,
        source=source,
        title=lines_of_fragment(title) if title else None,
        external_id=_identifier(fields.get("id")),
        url=next(_strings(fields, URL), None),
        publisher=next(_strings(fields, PUBLISHER), None),
        authors=tuple(name for key in AUTHORS for name in names_of(fields.get(key))),
        published=next((fields[key] for key in PUBLISHED if fields.get(key)), None),
    )


def names_of(value: object) -> Iterator[str]:
    """Yield the names in a field: a string, an object with a name, or a list of them; links are no names."""
    if isinstance(value, str):
        name = BY.sub("", value.strip())
        parts = LISTED.split(name)
        # "Jane Roe, John Doe and Ann Poe" are three; "Reuters, London" and "Roe, Doe & Co" stay whole.
        listed = parts if len(parts) > 1 and all(NAME.match(part) for part in parts) else [name]
        yield from (part for part in listed if part and not LINK.match(part))
    elif isinstance(value, Mapping):
        yield from names_of(value.get("name") if isinstance(value.get("name"), str) else None)
    elif isinstance(value, list | tuple):
        for part in value:
            if not isinstance(part, list | tuple):
                yield from names_of(part)


def _strings(fields: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        value = fields.get(key)
        if isinstance(value, Mapping):
            value = value.get("name")
        if isinstance(value, str) and value.strip():
            yield value


def _text(value: object) -> str | None:
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        value = "\n".join(value)
    return value if isinstance(value, str) and value.strip() else None


def _identifier(value: object) -> str | None:
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None
