"""Streams of bytes: files, packed files and standard input, with limits that keep memory bounded."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, cast

from claimtally.ingest.packing import LONGEST_MAGIC, Packing, packing_by
from claimtally.ingest.refusal import refusal
from claimtally.ingest.remote import is_remote, open_remote

MAX_DOCUMENT = 256 << 20  # bytes of one document, unpacked
CHUNK = 1 << 16


class Rejoined(io.RawIOBase):
    """The bytes read ahead to tell the format, followed by the rest of their stream, which stays open."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
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
def opened(path: str, source: str, packing: Packing | None) -> Iterator[io.BufferedReader]:
    """Open a file for reading, unpacked where it is packed; raises IngestError when it cannot be opened."""
    with _raw(path, source) as stream:
        if packing is None:
            yield stream
            return
        head = stream.peek(LONGEST_MAGIC)
        if head and not head.startswith(packing.magic):
            reason = f"this is named {packing.suffix} but is not {packing.name} data"
            raise refusal(source, reason, "rename it or pack it again")
        with packing.reading(stream) as unpacked:
            # Piece by piece, so that what was unpacked before a cut is read before the cut is reported.
            yield io.BufferedReader(Rejoined(b"", unpacked), CHUNK)


def _raw(path: str, source: str) -> io.BufferedReader:
    if is_remote(path):
        return io.BufferedReader(cast(io.RawIOBase, open_remote(path)), CHUNK)
    try:
        return open(path, "rb")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise refusal(source, f"this cannot be opened ({reason})", "check the path and its permissions") from error


def read_all(stream: BinaryIO, source: str) -> bytes:
    """Read a whole document; raises IngestError when it is longer than MAX_DOCUMENT bytes."""
    data = stream.read(MAX_DOCUMENT + 1)
    if len(data) > MAX_DOCUMENT:
        remedy = "split it, or give many articles as JSON lines (.jsonl), which are read one by one"
        raise refusal(source, f"this is longer than {MAX_DOCUMENT >> 20} MiB", remedy)
    return data


def sniffed(stream: BinaryIO) -> tuple[bytes, io.BufferedReader]:
    """Give the first bytes that are not blank, unpacked if packed, and the stream as if nothing had been read."""
    head = b""
    first = stream.read(LONGEST_MAGIC)
    stream = io.BufferedReader(Rejoined(first, stream), CHUNK)
    if (packing := packing_by(first)) is not None:  # what comes down a pipe has no suffix to tell it
        stream = io.BufferedReader(Rejoined(b"", packing.reading(stream)), CHUNK)
    while line := stream.readline(CHUNK):
        head += line
        if line.strip() or len(head) > CHUNK:
            break
    if head.lstrip()[:1] in (b"<", b"[") or (head.strip() == b"{"):
        # Markup and pretty-printed JSON tell themselves apart only after their first line.
        head += stream.read(CHUNK)
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(), io.BufferedReader(Rejoined(head, stream), CHUNK)
