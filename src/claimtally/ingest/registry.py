"""The readers: one a format, known by the suffix; a new format is one file and one line here."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from claimtally.ingest.html_page import article_from_html, looks_like_html
from claimtally.ingest.json_stream import json_lines, json_records, read_json, read_json_lines
from claimtally.ingest.markdown import article_from_markdown
from claimtally.ingest.opening import read_all
from claimtally.ingest.parquet import parquet_lines, read_parquet
from claimtally.ingest.plain import article_from_plain
from claimtally.model import Article, ErrorRecord

Reader = Callable[[io.BufferedReader, str], Iterator[Article | ErrorRecord]]


def _whole(make: Callable[[bytes, str], Article]) -> Reader:
    """Make the reader of a format that holds one article a file."""

    def read(stream: io.BufferedReader, source: str) -> Iterator[Article | ErrorRecord]:
        yield make(read_all(stream, source), source)

    return read


read_plain = _whole(article_from_plain)
read_html = _whole(article_from_html)
READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".md": _whole(article_from_markdown),
    ".html": read_html,
    ".htm": read_html,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".parquet": read_parquet,
}


# The readers of many records, by what splits their bytes into (place, record as one line of JSON).
SPLITTERS: dict[Reader, Callable[[io.BufferedReader, str], Iterator[tuple[str, bytes] | ErrorRecord]]] = {
    read_json: json_records,
    read_json_lines: json_lines,
    read_parquet: parquet_lines,
}


STREAMED = (read_json_lines, read_parquet)  # a file of these may be long; one of JSON is mostly one record


def reader_for(head: bytes) -> Reader:
    """Choose the reader by the first bytes that are not blank: JSON lines, JSON, Parquet, a web page, or plain text."""
    if head.startswith(b"PAR1"):
        return read_parquet
    if head.startswith(b"{"):
        # An object that begins with a line of its own is printed over many lines: one document, not one a line.
        return read_json if head.split(b"\n", 1)[0].strip() == b"{" else read_json_lines
    if head.startswith(b"[") and head[1:].lstrip().startswith(b"{"):
        return read_json
    return read_html if looks_like_html(head) else read_plain
