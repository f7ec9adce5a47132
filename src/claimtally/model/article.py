"""Articles: text that is set once, at ingest, and never altered."""

from __future__ import annotations

from claimtally.model.base import Record
from claimtally.model.identity import short_hash
from claimtally.model.text import normalize


class Article(Record):
    """A news article; every offset of every record points into `text` (characters, half-open).

    `text` is NFC, its paragraphs are parted by one empty line, and its first paragraph is the title where there is one.
    `published` is ISO 8601, a date or a date with its time. `paragraphs` are the spans of the paragraphs in `text`.
    """

    id: str
    external_id: str | None = None
    source: str | None = None
    title: str | None = None
    text: str
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str = "en"
    paragraphs: tuple[tuple[int, int], ...] = ()

    @classmethod
    def from_text(
        cls,
        body: str,
        *,
        title: str | None = None,
        external_id: str | None = None,
        source: str | None = None,
        url: str | None = None,
        publisher: str | None = None,
        authors: tuple[str, ...] = (),
        published: str | None = None,
    ) -> Article:
        """Make an article of a body and, where known, a title, which becomes the first paragraph unless it is."""
        text, paragraphs = normalize(body, title)
        shown = normalize(title)[0].replace("\n\n", " ") or None if title else None
        return cls(
            id=short_hash(text, url or "", publisher or "", published or "", external_id or ""),
            external_id=external_id,
            source=source,
            title=shown,
            text=text,
            url=url,
            publisher=publisher,
            authors=authors,
            published=published,
            paragraphs=paragraphs,
        )
