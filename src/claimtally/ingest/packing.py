"""Packed bytes, gzip and Zstandard: known by a suffix or by their first bytes, read and written as streams."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, BinaryIO, cast

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# What reading packed data raises where it is damaged; cut data raise EOFError.
DAMAGED = (zlib.error, gzip.BadGzipFile, zstd.ZstdError)


@dataclass(frozen=True, slots=True)
class Packing:
    """A way of packing bytes: its name for people, suffix and first bytes, and how its streams are made."""

    name: str
    suffix: str
    magic: bytes
    reading: Callable[[BinaryIO], IO[bytes]]
    writing: Callable[[BinaryIO], IO[bytes]]


def _read_gzip(stream: BinaryIO) -> IO[bytes]:
    return cast(IO[bytes], gzip.GzipFile(fileobj=stream))


def _write_gzip(stream: BinaryIO) -> IO[bytes]:
    # Without name and time, so that equal records are equal bytes.
    return cast(IO[bytes], gzip.GzipFile("", "wb", 6, stream, mtime=0))


def _read_zstd(stream: BinaryIO) -> IO[bytes]:
    return cast(IO[bytes], zstd.ZstdFile(stream))


def _write_zstd(stream: BinaryIO) -> IO[bytes]:
    return cast(IO[bytes], zstd.ZstdFile(stream, "wb", level=6))


PACKINGS: dict[str, Packing] = {
    "gzip": Packing("gzip", ".gz", b"\x1f\x8b", _read_gzip, _write_gzip),
    "zstd": Packing("zstd", ".zst", b"\x28\xb5\x2f\xfd", _read_zstd, _write_zstd),
}
LONGEST_MAGIC = max(len(packing.magic) for packing in PACKINGS.values())


def packing_of(path: str) -> Packing | None:
    """Give the packing that the last suffix of a path names."""
    suffix = os.path.splitext(path.lower())[1]
    return next((packing for packing in PACKINGS.values() if packing.suffix == suffix), None)


def suffix_of(path: str) -> tuple[str, Packing | None]:
    """Give the suffix that names the format, in lower case, and how it is packed ("a.txt.gz": ".txt", gzip)."""
    packing = packing_of(path)
    stem = path[: -len(packing.suffix)] if packing is not None else path
    return os.path.splitext(stem.lower())[1], packing


def packing_by(head: bytes) -> Packing | None:
    """Give the packing that the first bytes of a stream tell."""
    return next((packing for packing in PACKINGS.values() if head.startswith(packing.magic)), None)


def unpacked(stream: BinaryIO, packing: Packing | None) -> BinaryIO:
    """Give a stream of the unpacked bytes; where nothing is packed, the stream itself."""
    return stream if packing is None else io.BufferedReader(cast(io.RawIOBase, packing.reading(stream)))


@contextmanager
def packed(stream: BinaryIO, packing: Packing | None) -> Iterator[IO[bytes]]:
    """Give a stream that packs what is written into another one, which stays open."""
    if packing is None:
        yield stream
        return
    with packing.writing(stream) as packer:
        packer.write(b"")  # without it nothing at all is written for no records, which is no packed data
        yield packer
