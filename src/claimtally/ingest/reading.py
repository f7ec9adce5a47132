"""Reads all inputs one after the other; what cannot be read becomes an error record and the reading goes on."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from claimtally.ingest.locate import Place, locate, suffix_of
from claimtally.ingest.opening import opened, sniffed
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
            yield from _guarded(place, stdin)


def read_article(path: str | Path) -> Article:
    """Read the one article of a file; raises IngestError when it cannot be read or holds several."""
    name = shown(path)
    with closing(_guarded(Place(str(path), name), None)) as results:
        article = next(results)
        if isinstance(article, ErrorRecord):
            raise IngestError(article.error)
        if next(results, None) is not None:
            raise refusal(name, "this holds several articles", "read it with read_articles")
    return article


def _guarded(place: Place, stdin: BinaryIO | None) -> Generator[Article | ErrorRecord, None, None]:
    try:
        yield from _read(place, stdin)
    except IngestError as error:
        yield record_of(place.shown, error)
    except EOFError:
        yield _failed(place, "this gzip file is cut off", "fetch it again")
    except (zlib.error, gzip.BadGzipFile):
        yield _failed(place, "this gzip file is damaged", "fetch it again")
    except OSError as error:
        yield _failed(place, f"reading stopped ({error.strerror or error})", "check the file and the disk")
    except Exception as error:  # a run over a million articles must not end at a defect that one of them shows
        yield _failed(place, f"reading failed ({type(error).__name__}: {error})", "leave it out and report this defect")


def _failed(place: Place, reason: str, remedy: str) -> ErrorRecord:
    return record_of(place.shown, refusal(place.shown, " ".join(reason.split()), remedy))


def _read(place: Place, stdin: BinaryIO | None) -> Iterator[Article | ErrorRecord]:
    if place.path is None:
        head, stream = sniffed(stdin or sys.stdin.buffer)
        yield from reader_for(head)(stream, place.shown)
        return
    suffix, gzipped = suffix_of(place.path)
    with opened(place.path, place.shown, gzipped=gzipped) as stream:
        if suffix in READERS:
            yield from READERS[suffix](stream, place.shown)
        else:
            head, whole = sniffed(stream)
            yield from reader_for(head)(whole, place.shown)
