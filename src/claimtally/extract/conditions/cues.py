"""Finds the words that open a condition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from claimtally.extract.conditions.lexicon import CueRow, cues


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens [start, end) that open a condition, and their row of the lexicon."""

    start: int
    end: int
    row: CueRow


def cues_of(doc: Doc) -> Iterator[Cue]:
    """Give the cues of a Doc in order, the longest match at each place."""
    lexicon = cues()
    longest = max(map(len, lexicon))
    position = 0
    while position < len(doc):
        for length in range(min(longest, len(doc) - position), 0, -1):
            row = lexicon.get(tuple(t.lower_ for t in doc[position : position + length]))
            if row is not None:
                yield Cue(position, position + length, row)
                position += length - 1
                break
        position += 1
