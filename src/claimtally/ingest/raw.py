"""Reading in two halves: what there is to read, which costs next to nothing, and making articles of it, which costs.

The first half stays with the one who hands out work; the second goes to whoever does it, another process maybe.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from claimtally.ingest.json_stream import json_lines, read_json_line, read_json_lines
from claimtally.ingest.locate import Place, locate, suffix_of
from claimtally.ingest.opening import opened, sniffed
from claimtally.ingest.reading import failure_of, read_place
from claimtally.ingest.registry import READERS, reader_for
from claimtally.model import Article, ErrorRecord

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class RawDocument:
    """Something to read: a file by its path, a line of JSON lines, or all bytes of standard input.

    `shown` names it for people; `path` is None where the bytes came with it.
    """

    shown: str
    path: str | None = None
    data: bytes = b""
    line: bool = False

    @property
    def size(self) -> int:
        """Give the number of bytes; 0 for a file that cannot be asked."""
        if self.path is None:
            return len(self.data)
        try:
            return os.stat(self.path).st_size
        except OSError:
            return 0

    def digest(self) -> str:
        """Give a digest of name and bytes: equal only where the same articles would be read again."""
        digest = hashlib.blake2b(self.shown.encode("utf-8", "surrogatepass") + b"\0", digest_size=16)
        if self.path is None:
            digest.update(self.data)
        else:
            try:
                with open(self.path, "rb") as stream:
                    while chunk := stream.read(CHUNK):
                        digest.update(chunk)
            except OSError as error:
                digest.update(f"cannot be read: {error.errno}".encode())
        return digest.hexdigest()


def raw_documents(
    inputs: Sequence[str | Path], *, stdin: BinaryIO | None = None
) -> Iterator[RawDocument | ErrorRecord]:
    """Yield what there is to read in the inputs, in the order of `read_articles`; JSON lines come line by line."""
    given = [inputs] if isinstance(inputs, str | Path) else inputs
    for place in locate(given, READERS):
        if isinstance(place, ErrorRecord):
            yield place
            continue
        try:
            yield from _raw(place, stdin)
        except Exception as error:
            yield failure_of(place, error)


def articles_of(raw: RawDocument) -> Iterator[Article | ErrorRecord]:
    """Yield the articles of a raw document; what cannot be read comes as an error record, nothing is raised."""
    if raw.line:
        yield read_json_line(raw.data, raw.shown)
    elif raw.path is not None:
        yield from read_place(Place(raw.path, raw.shown), None)
    else:
        yield from read_place(Place(None, raw.shown), io.BytesIO(raw.data))


def _raw(place: Place, stdin: BinaryIO | None) -> Iterator[RawDocument]:
    if place.path is None:
        head, stream = sniffed(stdin or _standard_input())
        if reader_for(head) is read_json_lines:
            yield from _lines(stream, place.shown)
        else:
            yield RawDocument(place.shown, data=stream.read())
        return
    suffix, gzipped = suffix_of(place.path)
    if suffix in READERS and READERS[suffix] is not read_json_lines:
        yield RawDocument(place.shown, place.path)
        return
    with opened(place.path, place.shown, gzipped=gzipped) as stream:
        if suffix in READERS:
            yield from _lines(stream, place.shown)
            return
        head, whole = sniffed(stream)
        if reader_for(head) is read_json_lines:
            yield from _lines(whole, place.shown)
        else:
            yield RawDocument(place.shown, place.path)


def _lines(stream: io.BufferedReader, source: str) -> Iterator[RawDocument]:
    return (RawDocument(place, data=line, line=True) for place, line in json_lines(stream, source))


def _standard_input() -> BinaryIO:
    import sys

    return sys.stdin.buffer
