"""Finds the quotation that belongs to a reporting clause: before it, behind it, or on both its sides."""

from __future__ import annotations

from collections.abc import Iterator

from claimtally.extract.attributions.lexicon import Kind, verb_forms
from claimtally.extract.attributions.reading import Reading, ReportingClause
from claimtally.extract.attributions.verbs import clause_right
from claimtally.syntax.clauses import Range, paragraph_break, sentence
from claimtally.syntax.tree import is_passive

FARTHEST_QUOTE = 30  # tokens from the verb to the quotation that it opens
FARTHEST_SECOND = 60  # tokens from the speaker to the second half of the quotation ("said X, who ... since 1995. 'B'")
OPENERS = frozenset({",", ":", "that", "―", "—", "--"})


def quoted(clause: ReportingClause, reading: Reading) -> Iterator[tuple[Kind, Range]]:
    """Give the direct quotation of a clause, with its second half where the speaker stands in its middle."""
    kind = clause.forms.get("quote")
    if kind is None or is_passive(clause.verb) or reading.quotation_around(clause.verb.i) is not None:
        return
    content = _quotation_before(clause, reading) or _quotation_after(clause, reading)
    if content is not None:
        yield kind, content


def _quotation_before(clause: ReportingClause, reading: Reading) -> Range | None:
    before = reading.quotation_before(clause.start)
    if before is None or not _ends_as_speech(reading, before.end):
        return None
    own = any(t.dep_ == "prep" and t.lower_ == "for" and t.i < clause.verb.i + 2 for t in clause.verb.rights)
    if own and any(t.lower_ == "had" for t in clause.verb.lefts):
        return None  # '"... build-out." Advocates had asked for 9%': they ask for something else
    start, end = _with_lead(before.start, reading), before.end
    if start < before.start and reading.doc[before.end - 2].text == "." and clause_right(clause.verb) is not None:
        return None  # 'It is a "gift." Orlen said that ...': a word borrowed by the sentence before
    # '"A," he said. "B."': the second quotation opens right behind the speaker's sentence.
    after = _first_quote_from(clause.end, reading, FARTHEST_SECOND)
    if after is not None and _no_verb_between(clause, after, reading):
        second = next(q for q in reading.quotations if q.start == after)
        end = second.end if _stands_alone(reading, second.end) else end
    return start, end


def _with_lead(quote: int, reading: Reading) -> int:
    """Give where the content begins: its first words may stand before the quotation ("The tax 'hurts,' he said")."""
    doc = reading.doc
    first, _ = sentence(doc[quote + 1] if quote + 1 < len(doc) else doc[quote])
    lead = [t for t in doc[first:quote] if not t.is_punct and not t.is_space]
    opens = doc[quote + 1].text[:1] if quote + 1 < len(doc) else ""
    return first if lead and first < quote and opens.islower() and doc[quote - 1].text not in (":", ".") else quote


def _ends_as_speech(reading: Reading, end: int) -> bool:
    """Tell whether a comma or a sentence mark stands before or behind the closing quotation mark."""
    marks = (",", "?", "!", ".", "…", "-", "--", "—", "–", "―", "...")
    before = reading.doc[end - 2].text if end >= 2 else ""
    behind = reading.doc[end].text if end < len(reading.doc) else ""
    return before in marks or before[-1:] in marks or behind in marks


def _first_quote_from(position: int, reading: Reading, farthest: int = FARTHEST_QUOTE) -> int | None:
    for token in reading.doc[position : position + farthest]:
        if paragraph_break(token):
            return None
        if reading.quotation_at(token.i) is not None:
            return token.i
    return None


def _no_verb_between(clause: ReportingClause, quote: int, reading: Reading) -> bool:
    """Tell whether the quotation at `quote` goes on where the one before the clause stopped."""
    doc = reading.doc
    before = doc[quote - 1]
    if before.text not in (".", ",", ":", "and", "—", "-", "--", ";") and not before.is_space:
        return False
    if any(
        t.pos_ == "VERB" and t.lemma_.lower() in verb_forms() and t.dep_ != "relcl" for t in doc[clause.end : quote]
    ):
        return False
    stops = [t.i for t in doc[clause.end : quote] if t.text in (".", "!", "?")]
    return not stops or stops[0] >= quote - 2


def _quotation_after(clause: ReportingClause, reading: Reading) -> Range | None:
    doc = reading.doc
    quote = _first_quote_from(clause.verb.i + 1, reading) or _quote_of_next_paragraph(clause, reading)
    if quote is None:
        return None
    before = next((t for t in reversed(doc[clause.verb.i : quote]) if not t.is_space), clause.verb)
    if before.i != clause.verb.i and before.lower_ not in OPENERS and before.i >= clause.end:
        return None
    if any(t.text in (".", "!", "?") for t in doc[clause.verb.i : quote]):
        return None
    if before.text == "," and any(t.dep_ == "nsubj" and t.head.i < quote for t in doc[clause.end : quote]):
        return None  # 'Orlen says, although, as she puts it, "..."'
    inner = clause_right(clause.verb)
    if before.text != ":" and inner is not None and inner.left_edge.i < quote - 1:
        return None
    found = reading.quotation_at(quote)
    if found is None or (before.text == "," and found.words < 3) or (found.words < 2 and before.text != ":"):
        return None
    if not _stands_alone(reading, found.end):
        return None
    return found.start, found.end


def _stands_alone(reading: Reading, end: int) -> bool:
    """Tell whether the sentence stops or pauses where the quotation ends: it is no part of a longer clause."""
    behind = reading.next_word(end)
    if behind >= len(reading.doc) or behind > end:
        return True
    inside = reading.doc[end - 2].text[-1:]
    return inside in ".!?,…" or reading.doc[end].text in (".", ",", ";", "!", "?", "—", "--", ")")


def _quote_of_next_paragraph(clause: ReportingClause, reading: Reading) -> int | None:
    _, end = sentence(clause.verb)
    if end == 0 or reading.doc[end - 1].text != ":":
        return None
    following = reading.next_word(end)
    return following if reading.quotation_at(following) is not None else None
