"""Ingest, bytes to articles: files, folders, patterns, standard input; text, Markdown, HTML, JSON, Parquet."""

from claimtally.ingest.html_page import article_from_html
from claimtally.ingest.raw import RawDocument, Segment, articles_of, raw_documents, segments
from claimtally.ingest.reading import read_article, read_articles
from claimtally.ingest.record import article_from_record

__all__ = [
    "RawDocument",
    "Segment",
    "article_from_html",
    "article_from_record",
    "articles_of",
    "raw_documents",
    "read_article",
    "read_articles",
    "segments",
]
