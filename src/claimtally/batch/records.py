"""Records read back from JSON lines: broken lines are told apart from records, nothing is held in memory."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

import orjson
from pydantic import ValidationError

from claimtally.ingest.packing import DAMAGED, packing_of, unpacked
from claimtally.model import Article, ClaimtallyError, Record

R = TypeVar("R", bound=Record)
SURROGATE = re.compile("[\ud800-\udfff]")
STDIN = "-"


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line that is no record; `sentence` names the place, what is wrong, and the remedy."""

    sentence: str


@contextmanager
def opened(path: str | Path) -> Iterator[BinaryIO]:
    """Open a file, a packed file (.gz, .zst) or standard input (-) for reading; raises ClaimtallyError if it cannot."""
    if str(path) == STDIN:
        yield sys.stdin.buffer
        return
    try:
        stream = open(path, "rb")  # noqa: SIM115 (closed below)
    except OSError as error:
        raise ClaimtallyError(f"{path}: this cannot be opened ({error.strerror}); check the path.") from error
    with stream, unpacked(stream, packing_of(str(path))) as read:
        yield read


def read_lines(path: str | Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a file as they come, numbered from 1; raises ClaimtallyError when reading breaks off."""
    with opened(path) as stream:
        try:
            yield from enumerate(stream, 1)
        except (EOFError, OSError, *DAMAGED) as error:
            raise ClaimtallyError(f"{path}: reading stopped ({error}); check the file and the disk.") from error


def read_object(line: bytes, place: str) -> dict[str, object] | BrokenLine:
    """Read the JSON object of a line; a lone surrogate becomes the replacement character, so that offsets stay."""
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as strict:
        try:
            # Other writers' habits that orjson refuses: NaN, and half an emoji as an escape.
            value = _without_surrogates(json.loads(line.decode("utf-8")))
        except UnicodeDecodeError as error:
            return BrokenLine(f"{place}: byte {error.start} of this line is not UTF-8; save it as UTF-8.")
        except (ValueError, RecursionError):
            return BrokenLine(
                f"{place}: this line is not JSON ({strict.msg}, column {strict.colno}); correct that line."
            )
    if not isinstance(value, dict):
        return BrokenLine(f"{place}: this line is no JSON object; each line is one object.")
    return value


def read_records(path: str | Path, kind: type[R]) -> Iterator[R | BrokenLine]:
    """Yield the records of a kind, or a broken line in their place; blank lines are passed over."""
    for number, line in read_lines(path):
        if line.strip():
            yield record_of(line, kind, f"{path}:{number}")


def record_of(line: bytes, kind: type[R], place: str) -> R | BrokenLine:
    """Make the record of a line, or say what is wrong with it and in which field."""
    value = read_object(line, place)
    if isinstance(value, BrokenLine):
        return value
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"])) or "record"
        name = kind.__name__.lower()
        return BrokenLine(f"{place}, {field}: this is no {name} ({first['msg']}); correct that field.")


class ArticleFile(Mapping[str, Article]):
    """The articles of a file of JSON lines by their ids; only where each stands is held in memory.

    `broken` are the lines that are no articles. The article that was asked for last is kept: asked for again, it is
    the same object.
    """

    def __init__(self, path: str | Path) -> None:
        """Read where the articles stand; raises ClaimtallyError when the file cannot be read."""
        self.broken: list[BrokenLine] = []
        self._path = path
        self._places: dict[str, int] = {}
        self._last: Article | None = None
        offset = 0
        for number, line in read_lines(path):
            if line.strip():
                self._note(line, offset, f"{path}:{number}")
            offset += len(line)

    def _note(self, line: bytes, offset: int, place: str) -> None:
        article = record_of(line, Article, place)
        if isinstance(article, BrokenLine):
            self.broken.append(article)
        else:
            self._places.setdefault(article.id, offset)

    def __getitem__(self, key: str) -> Article:
        """Give the article with an id, the first of several."""
        if self._last is None or self._last.id != key:
            offset = self._places[key]
            with opened(self._path) as stream:
                stream.seek(offset)
                self._last = Article.from_json(stream.readline())
        return self._last

    def __iter__(self) -> Iterator[str]:
        """Yield the ids in the order of the file."""
        return iter(self._places)

    def __len__(self) -> int:
        """Give the number of articles."""
        return len(self._places)


def _without_surrogates(value: object) -> object:
    if isinstance(value, str):
        return SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_surrogates(item) for key, item in value.items()}
    return value
