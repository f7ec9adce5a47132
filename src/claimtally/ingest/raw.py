"""Reading in two halves: what there is to read, which costs next to nothing, and making articles of it, which costs.

The first half stays with the one who hands out work; the second goes to whoever does it, another process maybe.
"""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from claimtally.ingest.json_stream import read_json_line
from claimtally.ingest.locate import Place, locate
from claimtally.ingest.opening import opened, read_all, sniffed
from claimtally.ingest.packing import suffix_of
from claimtally.ingest.reading import failure_of, read_place
from claimtally.ingest.registry import READERS, SPLITTERS, STREAMED, reader_for
from claimtally.ingest.remote import is_remote
from claimtally.model import Article, ErrorRecord

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class RawDocument:
    """Something to read: a file by its path, a record of many as a line of JSON, or all bytes of standard input.

    `shown` names it for people; `path` is None where the bytes came with it.
    """

    shown: str
    path: str | None = None
    data: bytes = b""
    line: bool = False

    @property
    def size(self) -> int:
        """Give the number of bytes; 0 for a file that cannot be asked, or only by a call over the network."""
        if self.path is None or is_remote(self.path):
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
                with opened(self.path, self.shown, None) as stream:
                    while chunk := stream.read(CHUNK):
                        digest.update(chunk)
            except Exception as error:  # each store has errors of its own
                digest.update(f"cannot be read: {error}".encode())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Segment:
    """What there is to read in one place: its records from `first` up to, and not including, `last` (None: all)."""

    place: Place | ErrorRecord
    first: int = 0
    last: int | None = None

    @property
    def many(self) -> bool:
        """Tell whether the place may hold many records, by its name."""
        if isinstance(self.place, ErrorRecord) or self.place.path is None:
            return False
        suffix, _ = suffix_of(self.place.path)
        return suffix not in READERS or READERS[suffix] in STREAMED

    def documents(self, stdin: BinaryIO | None = None) -> Iterator[RawDocument | ErrorRecord]:
        """Yield the raw documents of the place; where reading breaks off, an error record, the last."""
        return islice(_documents(self.place, stdin), self.first, self.last)


def segments(inputs: Sequence[str | Path]) -> Iterator[Segment]:
    """Yield the places of the inputs in the order of `read_articles`."""
    given = [inputs] if isinstance(inputs, str | Path) else inputs
    return (Segment(place) for place in locate(given, READERS))


def raw_documents(
    inputs: Sequence[str | Path], *, stdin: BinaryIO | None = None
) -> Iterator[RawDocument | ErrorRecord]:
    """Yield what there is to read in the inputs, in the order of `read_articles`; of many records each by itself."""
    for segment in segments(inputs):
        yield from segment.documents(stdin)


def articles_of(raw: RawDocument) -> Iterator[Article | ErrorRecord]:
    """Yield the articles of a raw document; what cannot be read comes as an error record, nothing is raised."""
    if raw.line:
        yield read_json_line(raw.data, raw.shown)
    elif raw.path is not None:
        yield from read_place(Place(raw.path, raw.shown), None)
    else:
        yield from read_place(Place(None, raw.shown), io.BytesIO(raw.data))


def _documents(place: Place | ErrorRecord, stdin: BinaryIO | None) -> Iterator[RawDocument | ErrorRecord]:
    if isinstance(place, ErrorRecord):
        yield place
        return
    try:
        yield from _raw(place, stdin)
    except Exception as error:
        yield failure_of(place, error)


def _raw(place: Place, stdin: BinaryIO | None) -> Iterator[RawDocument | ErrorRecord]:
    if place.path is None:
        head, stream = sniffed(stdin or _standard_input())
        if (split := SPLITTERS.get(reader_for(head))) is not None:
            yield from _records(split(stream, place.shown))
        else:
            yield RawDocument(place.shown, data=read_all(stream, place.shown))
        return
    suffix, packing = suffix_of(place.path)
    again = is_remote(place.path) or os.path.isfile(place.path)  # a pipe can be read only once
    if again and suffix in READERS and READERS[suffix] not in SPLITTERS:
        yield RawDocument(place.shown, place.path)
        return
    with opened(place.path, place.shown, packing) as stream:
        if suffix in READERS and READERS[suffix] in SPLITTERS:
            yield from _records(SPLITTERS[READERS[suffix]](stream, place.shown))
            return
        head, whole = sniffed(stream)
        if suffix not in READERS and (split := SPLITTERS.get(reader_for(head))) is not None:
            yield from _records(split(whole, place.shown))
        elif again:
            yield RawDocument(place.shown, place.path)
        else:
            yield RawDocument(place.shown, data=read_all(whole, place.shown))


def _records(lines: Iterator[tuple[str, bytes] | ErrorRecord]) -> Iterator[RawDocument | ErrorRecord]:
    for given in lines:
        yield given if isinstance(given, ErrorRecord) else RawDocument(given[0], data=given[1], line=True)


def _standard_input() -> BinaryIO:
    import sys

    return sys.stdin.buffer
