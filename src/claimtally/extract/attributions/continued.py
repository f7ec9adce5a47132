"""Finds quotations whose speaker stands in a neighbouring sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtally.extract.attributions.reading import Reading
from claimtally.model import AttributionMention
from claimtally.syntax.clauses import span_of, trimmed
from claimtally.syntax.quotes import Quotation

SHORTEST = 4  # words; a shorter quotation is a borrowed word, not speech
FARTHEST = 1  # paragraph breaks between a quotation and the words of its speaker


def continued(reading: Reading, told: Sequence[AttributionMention], rule: str) -> Iterator[AttributionMention]:
    """Give the quotations that no rule has attributed, with the speaker of the direct quotation before them."""
    doc = reading.doc
    known = sorted(
        (m for m in told if m.content.text[:1] in QUOTES or m.content.text[-1:] in QUOTES),
        key=lambda m: m.content.start,
    )
    for quotation in reading.quotations:
        start, end = doc[quotation.start].idx, doc[quotation.end - 1].idx + len(doc[quotation.end - 1].text)
        if quotation.words < SHORTEST or not _is_a_sentence(reading, quotation):
            continue
        if any(m.content.start < end and start < m.content.end for m in told):
            continue
        before = [m for m in known if m.content.end <= start or m.cue.end <= start]
        if before and _near(reading, max(before[-1].content.end, before[-1].cue.end), start):
            last = before[-1]
            content = span_of(doc, *trimmed(doc, quotation.start, quotation.end))
            mention = AttributionMention(source=last.source, cue=last.cue, content=content, rule=rule)
            known.append(mention)
            known.sort(key=lambda m: m.content.start)
            yield mention


QUOTES = frozenset("\"“”'‘’«»`")


def _is_a_sentence(reading: Reading, quotation: Quotation) -> bool:
    before = reading.doc[quotation.start - 1] if quotation.start else None
    begins = before is None or before.is_space or before.text[-1:] in ".!?”\"'"
    return begins and reading.doc[quotation.start + 1].text[:1].isupper()


def _near(reading: Reading, end: int, start: int) -> bool:
    return reading.doc.text.count("\n\n", end, start) <= FARTHEST
