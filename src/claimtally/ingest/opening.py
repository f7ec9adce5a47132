"""Streams of bytes: files, gzipped files and standard input, with limits that keep memory bounded."""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from claimtally.ingest.refusal import refusal

MAX_DOCUMENT = 256 << 20  # bytes of one document, unpacked
GZIP_MAGIC = b"\x1f\x8b"
CHUNK = 1 << 16


class Rejoined(io.RawIOBase):
    """The bytes read ahead to tell the format, followed by the rest of their stream, which stays open."""

    def __init__(self, head: bytes, rest: BinaryIO | gzip.GzipFile) -> None:
        """Put `head` before `rest`."""
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        """Tell that this stream can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer with what is left of the head, then from the rest."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data, self._head = self._head[: len(view)], self._head[len(view) :]
        if not data:
            # read1 hands over what a pipe has: a slow producer's lines are not held back.
            data = getattr(self._rest, "read1", self._rest.read)(len(view))
        view[: len(data)] = data
        return len(data)


@contextmanager
def opened(path: str, source: str, *, gzipped: bool) -> Iterator[io.BufferedReader]:
    """Open a file for reading, unpacked where it is gzipped; raises IngestError when it cannot be opened."""
    try:
        stream = open(path, "rb")  # noqa: SIM115 (closed below)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise refusal(source, f"this cannot be opened ({reason})", "check the path and its permissions") from error
    with stream:
        if gzipped:
            if os.fstat(stream.fileno()).st_size and stream.peek(2)[:2] != GZIP_MAGIC:
                raise refusal(source, "this is named .gz but is not gzip data", "rename it or pack it again")
            with gzip.GzipFile(fileobj=stream) as unpacked:
                # Piece by piece, so that what was unpacked before a cut is read before the cut is reported.
                yield io.BufferedReader(Rejoined(b"", unpacked), CHUNK)
        else:
            yield stream


def read_all(stream: BinaryIO, source: str) -> bytes:
    """Read a whole document; raises IngestError when it is longer than MAX_DOCUMENT bytes."""
    data = stream.read(MAX_DOCUMENT + 1)
    if len(data) > MAX_DOCUMENT:
        remedy = "split it, or give many articles as JSON lines (.jsonl), which are read one by one"
        raise refusal(source, f"this is longer than {MAX_DOCUMENT >> 20} MiB", remedy)
    return data


def sniffed(stream: BinaryIO) -> tuple[bytes, io.BufferedReader]:
    """Give the first bytes that are not blank, unpacked if gzipped, and the stream as if nothing had been read."""
    head = b""
    first = stream.read(len(GZIP_MAGIC))
    stream = io.BufferedReader(Rejoined(first, stream), CHUNK)
    if first == GZIP_MAGIC:  # what comes down a pipe has no suffix to tell it
        stream = io.BufferedReader(Rejoined(b"", gzip.GzipFile(fileobj=stream)), CHUNK)
    while line := stream.readline(CHUNK):
        head += line
        if line.strip() or len(head) > CHUNK:
            break
    if head.lstrip()[:1] in (b"<", b"[") or (head.strip() == b"{"):
        # Markup and pretty-printed JSON tell themselves apart only after their first line.
        head += stream.read(CHUNK)
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(), io.BufferedReader(Rejoined(head, stream), CHUNK)
