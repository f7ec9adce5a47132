"""Pairs of texts to compare: JSON lines with an id, a premise and a hypothesis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimtally.batch.records import BrokenLine, read_lines, read_object


@dataclass(frozen=True, slots=True)
class TextPair:
    """A premise and a hypothesis as they were given, the id that their record has, and the place it came from."""

    id: object
    premise: str
    hypothesis: str
    place: str


def read_pairs(path: str) -> Iterator[TextPair | BrokenLine]:
    """Yield the pairs of a file, a packed file or standard input (-), line by line; blank lines are passed over."""
    for number, line in read_lines(path):
        if line.strip():
            yield _pair(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, f"{path}:{number}")


def _pair(line: bytes, place: str) -> TextPair | BrokenLine:
    record = read_object(line, place)
    if isinstance(record, BrokenLine):
        return record
    premise, hypothesis = record.get("premise"), record.get("hypothesis")
    if not isinstance(premise, str):
        return BrokenLine(f'{place}: this record has no premise; give it a text under "premise".')
    if not isinstance(hypothesis, str):
        return BrokenLine(f'{place}: this record has no hypothesis; give it a text under "hypothesis".')
    return TextPair(record.get("id"), premise, hypothesis, place)
