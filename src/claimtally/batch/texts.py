"""Texts to annotate: one plain text, or JSON lines of which each has a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from claimtally.batch.records import STDIN, BrokenLine, read_lines, read_object
from claimtally.ingest.packing import packing_of

DATES = ("dct", "published", "date")  # the keys under which a record gives its date, the first one counts
LINED = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it was given, the id that its record has, the place it came from, and its date."""

    id: object
    text: str
    place: str
    published: object = None


def read_texts(path: str) -> Iterator[Text | BrokenLine]:
    """Yield the texts of a file, a packed file or standard input (-), nothing of them changed.

    JSON lines are known by the name (.jsonl, .ndjson), on standard input and under other names by an object in the
    first line; they are read line by line, and other keys than id, text and the date are left alone. Anything else is
    one text in UTF-8, whose id is the file's name.
    """
    lines = read_lines(path)
    blank: list[tuple[int, bytes]] = []
    for number, line in lines:
        if line.strip():
            head = (number, line)
            if _lined(path, line):
                yield from _records(chain([head], lines), path)
            else:
                yield _plain(b"".join(part for _, part in chain(blank, [head], lines)), path)
            return
        blank.append((number, line))
    if not _named(path):
        yield _plain(b"".join(part for _, part in blank), path)


def _named(path: str) -> bool:
    packing = packing_of(path)
    return path.lower().removesuffix(packing.suffix if packing is not None else "").endswith(LINED)


def _lined(path: str, line: bytes) -> bool:
    if _named(path):
        return True
    if not line.lstrip().startswith(b"{"):
        return False
    # On standard input a broken first line is told as one; a text in a file may begin with a bracket by chance.
    return path == STDIN or not isinstance(read_object(line, path), BrokenLine)


def _records(lines: Iterator[tuple[int, bytes]], path: str) -> Iterator[Text | BrokenLine]:
    for number, line in lines:
        if not line.strip():
            continue
        place = f"{path}:{number}"
        record = read_object(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, place)
        if isinstance(record, BrokenLine):
            yield record
            continue
        text = record.get("text")
        if not isinstance(text, str):
            yield BrokenLine(f'{place}: this record has no text; give it one under "text".')
            continue
        published = next((record[key] for key in DATES if record.get(key)), None)
        yield Text(record.get("id"), text, place, published)


def _plain(data: bytes, path: str) -> Text | BrokenLine:
    try:
        return Text(Path(path).name, data.decode("utf-8"), path)
    except UnicodeDecodeError as error:
        return BrokenLine(f"{path}: byte {error.start} is not UTF-8; save it as UTF-8.")
