"""Finds speakers that are set beside their words without a verb: "NOWAK: ..." and '"..." - Jan Nowak'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc

from claimtally.extract.attributions.lexicon import Kind, nouns
from claimtally.extract.attributions.reading import Reading
from claimtally.lexicons.names import place_names
from claimtally.syntax.clauses import Range
from claimtally.syntax.word_classes import DASHES

Found = tuple[Kind, Range, Range, Range]
LONGEST_NAME = 5  # tokens
NAMES = ("PERSON", "ORG")


def speakers_before_colons(reading: Reading) -> Iterator[Found]:
    """Give the paragraphs that a speaker and a colon open: capitals in a transcript, a known name in the headline.

    A label in capitals must stand twice in the article: a transcript has turns, "UPDATE:" has not.
    """
    doc = reading.doc
    labels = [(number, *found) for number, range_ in enumerate(reading.paragraphs) if (found := _label(doc, *range_))]
    often = Counter(doc[start:colon].text for _, start, colon, _ in labels)
    for number, start, colon, end in labels:
        turn = _in_capitals(doc, start, colon) and often[doc[start:colon].text] > 1
        if turn or (number == 0 and _known(doc, start, colon)):
            yield "speech", (start, colon), (colon, colon + 1), (colon + 1, end)


def _label(doc: Doc, start: int, end: int) -> tuple[int, int, int] | None:
    """Give (first token, colon, end) of a paragraph that a short label opens."""
    first = start + 1 if doc[start].is_quote and start + 1 < end else start
    colon = next((i for i in range(first + 1, min(first + LONGEST_NAME + 1, end)) if doc[i].text == ":"), None)
    return (first, colon, end) if colon is not None and colon + 2 < end else None


def _in_capitals(doc: Doc, start: int, end: int) -> bool:
    words = [t for t in doc[start:end] if t.is_alpha]
    return (
        bool(words)
        and all(t.is_upper and len(t) > 1 for t in words)
        and all(t.pos_ in ("PROPN", "NOUN") for t in words)
    )


def _known(doc: Doc, start: int, end: int) -> bool:
    row = nouns().get(doc[end - 1].lemma_.lower())
    if doc[start:end].text.casefold() in place_names():
        return False  # "Abu Dhabi: The fund will ..." tells where, not who
    return doc[end - 1].ent_type_ in NAMES or (row is not None and row.document)


def speakers_behind_dashes(reading: Reading) -> Iterator[Found]:
    """Give the quotations that a dash and a name close: a credit line."""
    doc = reading.doc
    for quotation in reading.quotations:
        dash = reading.next_word(quotation.end)
        if dash + 1 >= len(doc) or doc[dash].text not in DASHES:
            continue
        end = dash + 1
        while end < len(doc) and end - dash <= LONGEST_NAME and doc[end].pos_ == "PROPN":
            end += 1
        closed = end >= len(doc) or doc[end].is_space or doc[end].is_punct
        if end > dash + 1 and closed and doc[quotation.start + 1].text[:1].isupper():
            yield "speech", (dash + 1, end), (dash, dash + 1), (quotation.start, quotation.end)
