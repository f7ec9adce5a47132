"""Finds quotations whose speaker stands in a neighbouring sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtally.extract.attributions.reading import Reading
from claimtally.model import AttributionMention
from claimtally.syntax.clauses import span_of, trimmed
from claimtally.syntax.quotes import Quotation
from claimtally.syntax.source_text import text_of

SHORTEST = 4  # words; a shorter quotation is a borrowed word, not speech
FARTHEST = 1  # paragraph breaks between two quotations of one speaker


def continued(reading: Reading, told: Sequence[AttributionMention], rule: str) -> Iterator[AttributionMention]:
    """Give the quotations that no rule has attributed, with the speaker before them.

    That is whoever spoke last in the same paragraph, else the speaker of a direct quotation in the paragraph before.
    """
    doc, text = reading.doc, text_of(reading.doc)
    known = [m for m in told if m.rule.startswith("attribution.speech")]
    for quotation in reading.quotations:
        start, end = doc[quotation.start].idx, doc[quotation.end - 1].idx + len(doc[quotation.end - 1].text)
        if quotation.words < SHORTEST or not _is_a_sentence(reading, quotation):
            continue
        if any(m.content.start < end and start < m.content.end for m in told):
            continue
        before = [m for m in known if _end(m) <= start and _speaks_on(text, m, start)]
        if before:
            last = max(before, key=_end)
            content = span_of(doc, *trimmed(doc, quotation.start, quotation.end))
            mention = AttributionMention(source=last.source, cue=last.cue, content=content, rule=rule)
            known.append(mention)
            yield mention


def _end(mention: AttributionMention) -> int:
    return max(mention.content.end, mention.cue.end)


def _speaks_on(text: str, mention: AttributionMention, start: int) -> bool:
    """Tell whether a mention's speaker may go on at `start`: in the same paragraph, or a direct quotation before it."""
    breaks = text.count("\n\n", _end(mention), start)
    direct = mention.content.text[:1] in QUOTES or mention.content.text[-1:] in QUOTES
    return breaks == 0 or (breaks == FARTHEST and direct)


QUOTES = frozenset("\"“”'‘’«»`")


def _is_a_sentence(reading: Reading, quotation: Quotation) -> bool:
    before = reading.doc[quotation.start - 1] if quotation.start else None
    begins = before is None or before.is_space or before.text[-1:] in ".!?”\"'"
    return begins and reading.doc[quotation.start + 1].text[:1].isupper()
