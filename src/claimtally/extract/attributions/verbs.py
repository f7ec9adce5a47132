"""Finds the content of reporting clauses: quotations, that-clauses, clauses in front, objects, infinitives."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimtally.extract.attributions.lexicon import Kind, verb_forms
from claimtally.extract.attributions.reading import Reading, ReportingClause
from claimtally.syntax.clauses import Range, paragraph_break, sentence, subtree
from claimtally.syntax.tree import children, is_passive

FARTHEST_QUOTE = 30  # tokens from the verb to the quotation that it opens
FARTHEST_THAT = 8  # tokens from the verb to a "that" that the parser hung elsewhere
FRONT_MARKS = frozenset({",", "―", "—", "--", "–", '"', "”", "''"})
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
    start, end = _with_lead(before.start, reading), before.end
    # '"A," he said. "B."': the second quotation opens right behind the speaker's sentence.
    after = _first_quote_from(clause.end, reading)
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


def _first_quote_from(position: int, reading: Reading) -> int | None:
    for token in reading.doc[position : position + FARTHEST_QUOTE]:
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
    clause_right = _clause_right(clause.verb)
    if before.text != ":" and clause_right is not None and clause_right.left_edge.i < quote - 1:
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


def _clause_right(verb: Token) -> Token | None:
    """Give the head of the content clause behind a verb."""
    for child in verb.rights:
        if child.dep_ in ("ccomp", "csubj") or (child.dep_ == "xcomp" and children(child, "nsubj", "mark")):
            return child
        if child.dep_ in ("advcl", "dep", "conj", "parataxis") and any(
            t.lower_ == "that" and t.dep_ == "mark" for t in child.lefts
        ):
            return child
    return None


def clause_behind(clause: ReportingClause, reading: Reading) -> Iterator[tuple[Kind, Range]]:
    """Give the that-clause, or bare clause, behind the verb ("said it would spend 3 billion")."""
    kind = clause.forms.get("clause")
    if kind is None:
        return
    head = _clause_right(clause.verb)
    if head is not None:
        start, end = subtree(head)
        yield kind, (max(start, clause.verb.i + 1), end)
        return
    that = _that_behind(clause, reading)
    if that is not None:
        yield kind, (that, sentence(clause.verb)[1])


def _that_behind(clause: ReportingClause, reading: Reading) -> int | None:
    """Give a conjunction "that" close behind the verb, where the parser hung its clause elsewhere."""
    _, after = sentence(clause.verb)
    for token in reading.doc[clause.verb.i + 1 : min(after, clause.verb.i + FARTHEST_THAT)]:
        if token.lower_ == "that" and token.tag_ == "IN":
            return token.i
        if token.pos_ in ("VERB", "AUX") or token.text in (".", ";", '"', "“"):
            return None
    return None


def clause_in_front(clause: ReportingClause, reading: Reading) -> Iterator[tuple[Kind, Range]]:
    """Give the clause that the source follows ("The plant will cost 3 billion, Orlen said").

    The verb must be left without a content of its own, and its group must end where a comma, a full stop or an
    adverbial of time or place follows.
    """
    kind = clause.forms.get("front")
    verb = clause.verb
    if kind is None or is_passive(verb) or _has_content_of_its_own(verb):
        return
    doc, (first, after) = reading.doc, sentence(verb)
    around = reading.quotation_around(verb.i)
    first = max(first, around.start + 1) if around is not None else first
    if _as_opens(clause, reading):
        start = next((t.i + 1 for t in doc[clause.end : after] if t.text == ","), None)
        if start is not None and clause.start - 1 <= first + 1:
            yield kind, (start, after)
            return
    position = clause.start - 1 - _as_opens(clause, reading)
    if position <= first or doc[position].text not in FRONT_MARKS or verb.dep_ in ("relcl", "amod"):
        return
    left = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    inside = left is None and any(t.pos_ in ("VERB", "AUX") and t.dep_ == "ROOT" for t in doc[clause.end : after])
    if not inside and not any(t.pos_ in ("VERB", "AUX") for t in doc[first:position]):
        return
    yield kind, ((first, after) if inside else (first, position))


def _as_opens(clause: ReportingClause, reading: Reading) -> bool:
    """Tell whether the clause is one of comparison: "as X said"."""
    return clause.start > 0 and reading.doc[clause.start - 1].lower_ == "as"


def _has_content_of_its_own(verb: Token) -> bool:
    """Tell whether a verb has a clause, an object (other than a hearer) or an infinitive behind it."""
    if _clause_right(verb) is not None:
        return True
    for child in verb.rights:
        if child.dep_ in ("xcomp", "oprd", "attr", "acomp"):
            return True
        if child.dep_ in ("dobj", "npadvmod") and verb.lemma_ != "tell" and child.ent_type_ not in ("DATE", "TIME"):
            return (child.left_edge.i > verb.i and child.i != verb.i + 1) or child.pos_ != "PROPN"
    return False


def object_behind(clause: ReportingClause, reading: Reading) -> Iterator[tuple[Kind, Range]]:
    """Give the noun phrase that the verb has for its content ("announced a $5 billion investment")."""
    if is_passive(clause.verb):
        yield from _passive_object(clause)
        return
    kind = clause.forms.get("object")
    if kind is None or _clause_right(clause.verb) is not None:
        return
    noun = next((c for c in clause.verb.rights if c.dep_ == "dobj"), None)
    if noun is not None and noun.lower_ not in ("itself", "himself", "herself", "themselves"):
        start, end = subtree(noun)
        named = next((c for c in clause.verb.rights if c.dep_ in ("oprd", "acomp") and c.i >= end), None)
        yield kind, (start, subtree(named)[1] if named is not None else end)


def _passive_object(clause: ReportingClause) -> Iterator[tuple[Kind, Range]]:
    kind = clause.forms.get("object")
    verb = clause.verb
    if kind is None or _clause_right(verb) is not None:
        return
    subject = children(verb, "nsubjpass")
    if subject:
        yield kind, subtree(subject[0])
        return
    first = verb
    while first.dep_ == "conj" and first.head.pos_ == "VERB":
        first = first.head
    if first.dep_ == "acl" and first.head.i < first.i:
        yield kind, (first.head.left_edge.i, verb.i)


def infinitive_behind(clause: ReportingClause, reading: Reading) -> Iterator[tuple[Kind, Range]]:
    """Give the infinitive that the verb has for its content ("pledged to build two plants")."""
    kind = clause.forms.get("infinitive")
    if kind is None or is_passive(clause.verb):
        return
    for child in clause.verb.rights:
        if child.dep_ in ("xcomp", "ccomp") and any(t.tag_ == "TO" for t in child.lefts):
            yield kind, (clause.verb.i + 1, subtree(child)[1])
            return


def phrase_behind(clause: ReportingClause, reading: Reading) -> Iterator[tuple[Kind, Range]]:
    """Give what follows the verb's own preposition ("called for a ban", "described it as a mistake")."""
    if is_passive(clause.verb):
        return
    for child in clause.verb.rights:
        kind = clause.forms.get(child.lower_)
        if kind is None or child.dep_ not in ("prep", "prt", "advmod"):
            continue
        start, end = subtree(child)
        if child.lower_ == "as":
            noun = next((c for c in clause.verb.rights if c.dep_ == "dobj" and c.i < child.i), None)
            start = noun.left_edge.i if noun is not None else start + 1
        elif child.dep_ == "prep":
            start += 1
        else:
            noun = next((c for c in clause.verb.rights if c.dep_ in ("dobj", "ccomp") and c.i > child.i), None)
            if noun is None:
                continue
            start, end = subtree(noun)
        yield kind, (start, end)
        return
