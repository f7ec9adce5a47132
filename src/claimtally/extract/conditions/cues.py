"""Finds the words that open a condition."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from claimtally.extract.conditions.lexicon import CueRow, cues
from claimtally.syntax.positions import lower_in


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens [start, end) that open a condition, and their row of the lexicon."""

    start: int
    end: int
    row: CueRow


@cache
def _by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], CueRow], ...]]:
    """Give for each first word the cues that begin with it, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], CueRow]]] = {}
    for words, row in sorted(cues().items(), key=lambda item: -len(item[0])):
        found.setdefault(words[0], []).append((words, row))
    return {first: tuple(rows) for first, rows in found.items()}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_by_first_word())


def cues_of(doc: Doc) -> tuple[Cue, ...]:
    """Give the cues of a Doc in order, the longest match at each place."""
    index = _by_first_word()
    found: list[Cue] = []
    for token in lower_in(doc, _first_words()):
        if found and token.i < found[-1].end:
            continue
        for words, row in index[token.lower_]:
            end = token.i + len(words)
            if row.before and doc[min(end, len(doc) - 1)].lower_ not in row.before:
                continue
            if tuple(t.lower_ for t in doc[token.i : end]) == words:
                found.append(Cue(token.i, token.i + len(words), row))
                break
    return tuple(found)
