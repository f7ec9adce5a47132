"""Reads all inputs one after the other; what cannot be read becomes an error record and the reading goes on."""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from claimtally.ingest.locate import Place, locate
from claimtally.ingest.opening import opened, sniffed
from claimtally.ingest.packing import DAMAGED, suffix_of
from claimtally.ingest.refusal import record_of, refusal, shown
from claimtally.ingest.registry import READERS, reader_for
from claimtally.model import Article, ErrorRecord, IngestError


def read_articles(inputs: Sequence[str | Path], *, stdin: BinaryIO | None = None) -> Iterator[Article | ErrorRecord]:
    """Yield the articles of files, folders, glob patterns and "-" (standard input) in order, as they are read.

    Each file is read once, however many inputs name it. What cannot be read comes as one ErrorRecord (stage "ingest")
    in its place; no exception leaves this function for bad data. JSON lines are read line by line.
    """
    given = [inputs] if isinstance(inputs, str | Path) else inputs
    for place in locate(given, READERS):
        if isinstance(place, ErrorRecord):
            yield place
        else:
            yield from read_place(place, stdin)


def read_article(path: str | Path) -> Article:
    """Read the one article of a file; raises IngestError when it cannot be read or holds several."""
    name = shown(path)
    with closing(read_place(Place(str(path), name), None)) as results:
        article = next(results)
        if isinstance(article, ErrorRecord):
            raise IngestError(article.error)
        if next(results, None) is not None:
            raise refusal(name, "this holds several articles", "read it with read_articles")
    return article


def read_place(place: Place, stdin: BinaryIO | None) -> Generator[Article | ErrorRecord, None, None]:
    """Yield the articles of one input; whatever goes wrong comes as an error record, the last."""
    try:
        yield from _read(place, stdin)
    except Exception as error:  # a run over a million articles must not end at a defect that one of them shows
        yield failure_of(place, error)


def failure_of(place: Place, error: Exception) -> ErrorRecord:
    """Give the error record of an input at which reading broke off."""
    match error:
        case IngestError():
            return record_of(place.shown, error)
        case EOFError():
            return _failed(place, "this packed file is cut off", "fetch it again")
        case _ if isinstance(error, DAMAGED):
            return _failed(place, "this packed file is damaged", "fetch it again")
        case OSError():
            return _failed(place, f"reading stopped ({error.strerror or error})", "check the file and the disk")
        case _:
            reason = f"reading failed ({type(error).__name__}: {error})"
            return _failed(place, reason, "leave it out and report this defect")


def _failed(place: Place, reason: str, remedy: str) -> ErrorRecord:
    return record_of(place.shown, refusal(place.shown, " ".join(reason.split()), remedy))


def _read(place: Place, stdin: BinaryIO | None) -> Iterator[Article | ErrorRecord]:
    if place.path is None:
        head, stream = sniffed(stdin or sys.stdin.buffer)
        yield from reader_for(head)(stream, place.shown)
        return
    suffix, packing = suffix_of(place.path)
    with opened(place.path, place.shown, packing) as stream:
        if suffix in READERS:
            yield from READERS[suffix](stream, place.shown)
        else:
            head, whole = sniffed(stream)
            yield from reader_for(head)(whole, place.shown)
