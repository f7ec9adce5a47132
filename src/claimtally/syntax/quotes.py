"""Quotations: the stretches of a text between quotation marks, also where they run on over paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.attrs import IDX  # type: ignore[import-not-found]
from spacy.tokens import Doc

from claimtally.syntax.source_text import text_of

# Two apostrophes are how some wire feeds write a double mark.
MARK = re.compile(r"``|''|[\"“”„«»]|(?<![\w’‘'])[‘'](?=[\w“(])|(?<=[\w.,!?…])[’'](?![\w’'])")
SINGLE = frozenset("‘’'")
OPENING = frozenset({"“", "„", "«", "``", "‘"})
PARAGRAPH = re.compile(r"[^\n]+")
LONGEST_SINGLE = 400  # characters; beyond that a lone apostrophe is likelier than a quotation


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens [start, end) between quotation marks, the marks included; `closed` is false where no closing mark came."""

    start: int
    end: int
    closed: bool

    @property
    def words(self) -> int:
        """Give the number of tokens between the marks."""
        return self.end - self.start - 2


def quotations(doc: Doc) -> tuple[Quotation, ...]:
    """Give the quotations of a Doc in order, nested ones left out; a quotation that the next paragraph takes up is one.

    A paragraph without a closing mark, followed by one that begins with an opening mark, goes on there: that is how
    newspapers print long quotations.
    """
    found: list[tuple[int, int, bool]] = []
    text = text_of(doc)
    for line in PARAGRAPH.finditer(text):
        spans = _in_paragraph(text, line.start(), line.end())
        if found and spans and not found[-1][2] and spans[0][0] == _first_letter(text, line.start()):
            first = spans.pop(0)
            found[-1] = (found[-1][0], first[1], first[2])
        found += spans
    starts = doc.to_array(IDX).tolist()
    return tuple(
        Quotation(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end), closed)
        for start, end, closed in found
    )


def quoted(text: str) -> Iterator[tuple[int, int]]:
    """Yield the characters [start, end) between quotation marks, marks included, paragraph by paragraph."""
    for line in PARAGRAPH.finditer(text):
        for start, end, _ in _in_paragraph(text, line.start(), line.end()):
            yield start, end


def _first_letter(text: str, start: int) -> int:
    while text[start].isspace():
        start += 1
    return start


def _in_paragraph(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Give (start, end, closed) in characters for the quotations of one paragraph."""
    spans: list[tuple[int, int, bool]] = []
    opened: re.Match[str] | None = None
    for mark in MARK.finditer(text, start, end):
        if opened is None:
            if _opens(text, mark, start):
                opened = mark
        elif _closes(text, opened, mark):
            spans.append((opened.start(), mark.end(), True))
            opened = None
        elif opened.group() in SINGLE and (
            mark.group() not in SINGLE or mark.start() - opened.start() > LONGEST_SINGLE
        ):
            opened = mark if _opens(text, mark, start) else None
    if opened is not None and opened.group() not in SINGLE:
        spans.append((opened.start(), end, False))
    return spans


def _opens(text: str, mark: re.Match[str], start: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    if mark.group() in OPENING:
        return True
    after = text[mark.end() : mark.end() + 1]
    return (before.isspace() or before in "([—–-―") and bool(after) and not after.isspace()


def _closes(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    kind, close = opened.group(), mark.group()
    if kind in SINGLE:
        return close in SINGLE and close != "‘" and mark.start() - opened.start() <= LONGEST_SINGLE
    if close in SINGLE or close in OPENING:
        return False
    return close == {"“": "”", "«": "»"}.get(kind, close) or (kind == "“" and close == '"')
