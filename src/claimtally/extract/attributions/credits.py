"""Finds credit lines: paragraphs that say only whose reporting an article rests on ("With reporting from X.")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from claimtally.extract.attributions.lexicon import Kind, credit_phrases
from claimtally.extract.attributions.reading import Reading
from claimtally.syntax.clauses import Range

BEFORE = frozenset({"(", "[", "*", "-", "–", "—", '"'})
ENDS = frozenset({".", ";", ")", "]", "|"})  # "Reporting by A; editing by B" credits A
IN_NAMES = frozenset({"PROPN", "CCONJ", "ADP", "DET", "PUNCT", "PART"})
LONGEST = 30  # tokens of a paragraph that is a credit line


def credit_lines(reading: Reading) -> Iterator[tuple[Kind, Range, Range, Range]]:
    """Give kind, source, cue and content of each credit line; the content is the line, for it tells of no claim."""
    doc = reading.doc
    for first, last in reading.paragraphs:
        start = first
        while start < last and (doc[start].text in BEFORE or doc[start].is_space):
            start += 1
        if last - start > LONGEST or (cue := _cue(doc, start, last)) is None:
            continue
        end = next((i for i in range(cue, last) if doc[i].text in ENDS or doc[i].is_space), last)
        kinds = {token.pos_ for token in doc[cue:end]}
        if "PROPN" in kinds and kinds <= IN_NAMES:
            yield "speech", (cue, end), (start, cue), (start, end)


def _cue(doc: Doc, start: int, last: int) -> int | None:
    """Give the token behind the phrase of credit that opens a paragraph, None where none does."""
    for words in credit_phrases():
        end = start + len(words)
        if end < last and tuple(token.lower_ for token in doc[start:end]) == words:
            return end
    return None
