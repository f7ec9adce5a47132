"""What all rules of attribution read: the Doc, its quotations, and its reporting clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from spacy.tokens import Doc, Token

from claimtally.extract.attributions.lexicon import Kind, reporting_verbs, verb_forms
from claimtally.extract.attributions.source import source_of, speaker_before_noun
from claimtally.model import AttributionMention
from claimtally.syntax.clauses import Range, paragraph_break, span_of, trimmed
from claimtally.syntax.positions import lemma_in
from claimtally.syntax.quotes import Quotation, quotations
from claimtally.syntax.tree import is_predicate


@dataclass(frozen=True, slots=True)
class ReportingClause:
    """A verb of the lexicon with its source; tokens [start, end) hold the source, the verb and what stands between."""

    verb: Token
    forms: dict[str, Kind]
    source: Range
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A Doc with its quotations and reporting clauses, worked out once for all rules."""

    doc: Doc
    quotations: tuple[Quotation, ...]
    clauses: tuple[ReportingClause, ...]
    paragraphs: tuple[Range, ...]

    @classmethod
    def of(cls, doc: Doc) -> Self:
        """Read a parsed Doc."""
        quoted = quotations(doc)
        return cls(doc, quoted, _clauses(doc), tuple(_paragraphs(doc)))

    def quotation_at(self, position: int) -> Quotation | None:
        """Give the quotation that begins at a token."""
        return next((q for q in self.quotations if q.start == position), None)

    def quotation_before(self, position: int) -> Quotation | None:
        """Give the quotation that ends right before a token, a comma or a dash between them put aside."""
        while position > 0 and (self.doc[position - 1].text in (",", "-", "–", "—", "--", "―")):
            if any(q.end == position for q in self.quotations):
                break
            position -= 1
        return next((q for q in self.quotations if q.end == position), None)

    def quotation_around(self, position: int) -> Quotation | None:
        """Give the quotation that holds a token."""
        return next((q for q in self.quotations if q.start <= position < q.end), None)

    def next_word(self, position: int) -> int:
        """Give the first position from `position` on that is no white space (the Doc's length where none is left)."""
        while position < len(self.doc) and self.doc[position].is_space:
            position += 1
        return position

    def mention(self, source: Range, cue: Range, content: Range, rule: str) -> AttributionMention | None:
        """Make a mention of token ranges; None where the content is empty after its edges are trimmed."""
        start, end = trimmed(self.doc, *content)
        source = _behind_dateline(self.doc, *source)
        if start >= end:
            return None
        return AttributionMention(
            source=span_of(self.doc, *source),
            cue=span_of(self.doc, *cue),
            content=span_of(self.doc, start, end),
            rule=rule,
        )


def _paragraphs(doc: Doc) -> Iterator[Range]:
    """Yield the token ranges of the paragraphs, without the breaks between them."""
    start = 0
    for token in doc:
        if paragraph_break(token):
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if start < len(doc):
        yield start, len(doc)


def _behind_dateline(doc: Doc, start: int, end: int) -> Range:
    """Give a source's range without what the parser took of a dateline: "Newswire) - Cloud provider Veridane"."""
    closed = next((i for i in range(start, end) if doc[i].text == ")"), None)
    if closed is None or any(doc[i].text == "(" for i in range(start, closed)):
        return start, end
    first = next((i for i in range(closed + 1, end) if not doc[i].is_punct), end)
    return (first, end) if first < end else (start, end)


def _clauses(doc: Doc) -> tuple[ReportingClause, ...]:
    found = []
    lexicon = verb_forms()
    for token in lemma_in(doc, reporting_verbs()):
        forms = lexicon[token.lemma_.lower()]
        if token.pos_ in ("VERB", "AUX") and is_predicate(token):
            source = source_of(token)
        else:
            source = speaker_before_noun(token)
        if source is not None:
            start, end = _extent(token, source)
            found.append(ReportingClause(token, forms, source, start, end))
    return tuple(found)


def _extent(verb: Token, source: Range) -> Range:
    """Give the range of verb and source together where they stand side by side, else of the verb with auxiliaries."""
    doc = verb.doc
    first = verb.i
    while first > 0 and (doc[first - 1].head == verb and doc[first - 1].dep_ in ("aux", "auxpass", "neg", "advmod")):
        first -= 1
    last = verb.i + 1
    if source[1] <= first and not any(paragraph_break(t) or t.is_sent_start for t in doc[source[0] + 1 : first + 1]):
        # An apposition or a relative clause may stand between the name and the verb.
        between = first - source[1]
        if between <= LONGEST_INSERTION:
            first = source[0]
    elif source[0] >= last and source[0] - last <= 1:
        last = source[1]
    return first, last


LONGEST_INSERTION = 40  # tokens between a speaker's name and the verb ("X, who has run the plant since 2010, said")
