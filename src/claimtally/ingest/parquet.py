"""Parquet: a row an article, the columns under the names that fields of records have; read with pyarrow."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

import orjson

from claimtally.ingest.json_stream import read_json_line
from claimtally.ingest.refusal import refusal
from claimtally.model import Article, ErrorRecord

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

ROWS = 256  # of a batch; a batch of rows is held in memory at once


def read_parquet(stream: io.BufferedReader, source: str) -> Iterator[Article | ErrorRecord]:
    """Yield an article or an error record for each row."""
    return (read_json_line(line, place) for place, line in parquet_lines(stream, source))


def parquet_lines(stream: io.BufferedReader, source: str) -> Iterator[tuple[str, bytes]]:
    """Yield (place, record as JSON) for each row, numbered from 1; raises IngestError where there is none."""
    number = 0
    for row in _rows(stream, source):
        number += 1
        yield f"{source}:{number}", orjson.dumps(row, default=_shown)
    if not number:
        raise refusal(source, "this table has no rows", "give it one article a row or leave it out")


def _rows(stream: io.BufferedReader, source: str) -> Iterator[dict[str, object]]:
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise refusal(source, "reading Parquet needs pyarrow", "install claimtally[parquet]") from error
    # A table's index stands at its end: what cannot be sought in is held whole.
    seekable = stream if stream.seekable() else io.BytesIO(stream.read())
    try:
        table: ParquetFile = ParquetFile(seekable)
        for batch in table.iter_batches(batch_size=ROWS):
            yield from batch.to_pylist()
    except (pyarrow.ArrowException, OSError) as error:
        reason = f"this is not a sound Parquet file ({str(error).splitlines()[0].rstrip('. ')})"
        raise refusal(source, reason, "write it again") from error


def _shown(value: object) -> str:
    """Give a value that JSON has no form for as text: bytes as the UTF-8 they mostly are, decimals as printed."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
