"""What a condition governs: a clause, a noun, or the subject of a verb."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from claimtally.extract.conditions.lexicon import limits
from claimtally.lexicons.words import words
from claimtally.syntax.clauses import Range, sentence, trimmed
from claimtally.syntax.tree import SUBJECTS, subject_of
from claimtally.syntax.word_classes import FINITE

OPENERS = frozenset(
    {"and", "but", "or", "so", "that", ",", '"', "“", "''", "``", "then", "however", "because", "only", "yet"}
)
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
NO_CLAUSE = frozenset(
    {
        "and",
        "but",
        "or",
        "who",
        "which",
        "while",
        "as",
        "said",
        "says",
        "although",
        "though",
        "because",
        "since",
        "whereas",
    }
)
CLOSERS = frozenset({'"', "”", "''", ";", "?", "!"})


def main_clause(doc: Doc, cue: int, antecedent: Range) -> Range | None:
    """Give the clause that a condition governs: what follows it where it opens its clause, else what comes before."""
    first, after = sentence(doc[cue])
    start = cue
    while start > first and doc[start - 1].lower_ in OPENERS:
        start -= 1
    opens = start < cue and _clause_follows(doc, antecedent[1], after)
    opens = opens or _goes_on_behind(doc, start, cue, antecedent, after)
    if start == first or opens or _clause_follows(doc, antecedent[1], after) or not _finite(doc, first, start):
        found = _clause(doc, antecedent[1], _clause_end(doc, antecedent[1], after))
        if found is not None:
            return found
    return _clause(doc, _clause_start(doc, first, cue), cue)


def governed_by_noun(doc: Doc, cue: Range, antecedent: Range) -> Range | None:
    """Give what "contingent on X" governs: the noun it stands behind, else the clause."""
    first, _ = sentence(doc[cue[0]])
    head = doc[cue[0]].head
    if doc[cue[0]].dep_ in ("acomp", "oprd") and (subject := subject_of(head)) is not None and subject.i < cue[0]:
        return _nonempty(doc, subject.left_edge.i, subject.right_edge.i + 1)  # "a further $15 billion is contingent on"
    while head.dep_ == "pobj" and head.head.dep_ == "prep" and head.head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head.head
    if cue[0] > first and head.pos_ in ("NOUN", "PROPN") and head.i < cue[0]:
        return _nonempty(doc, head.left_edge.i, cue[0])
    return main_clause(doc, cue[0], antecedent)


def governed_by_verb(verb: Token) -> Range | None:
    """Give what "depends on X" governs: the verb's subject; what stands before it where the tagger saw a plural."""
    if verb.pos_ == "NOUN":
        return _nonempty(verb.doc, sentence(verb)[0], verb.i)
    subject = deed_before(verb) or subject_of(verb)
    if subject is None:
        return None
    return _nonempty(verb.doc, subject.left_edge.i, min(subject.right_edge.i + 1, max(verb.i, subject.i + 1)))


def deed_before(verb: Token) -> Token | None:
    """Give the deed that is the subject of a verb without one, which the parser takes for an adverbial clause."""
    if any(t.dep_ in SUBJECTS for t in verb.children):
        return None
    return next((t for t in verb.lefts if t.dep_ == "advcl" and t.tag_ == "VBG"), None)


def _finite(doc: Doc, start: int, end: int) -> bool:
    return any(t.tag_ in FINITE for t in doc[start:end])


def _clause_follows(doc: Doc, start: int, after: int) -> bool:
    """Tell whether a clause of its own stands behind the condition: behind a comma, or a pronoun with a modal."""
    if start + 1 < after and doc[start].tag_ == "PRP" and doc[start + 1].tag_ == "MD":
        return True  # "said that if demand holds it will hire 700"
    if start + 1 >= after or doc[start].text != "," or doc[start + 1].lower_ in NO_CLAUSE:
        return False
    if _closes_with_source(doc, start, after):
        return False
    for token in doc[start + 1 : min(after, start + 12)]:
        if token.tag_ in RELATIVE:
            return False  # "for which it was fined", "a matter on which a ruling is due"
        if token.tag_ in FINITE:
            verb = token.head if token.dep_ in ("aux", "auxpass") else token  # "Sky News has reported"
            return token.i > start + 1 and verb.lemma_ not in words("reporting") | limits("tellers")
    return False


def _closes_with_source(doc: Doc, start: int, after: int) -> bool:
    """Tell whether what stands behind a comma only says who said it: "..., people briefed on the matter said"."""
    last = next((t for t in reversed(doc[start:after]) if t.is_alpha), doc[start])
    return last.lemma_ in words("reporting") and not any(t.text == "," for t in doc[start + 1 : last.i])


def _goes_on_behind(doc: Doc, start: int, cue: int, antecedent: Range, after: int) -> bool:
    """Tell whether a condition parts a verb from what stands before it: "and, unless they agree, will close 9"."""
    end = antecedent[1]
    if start == cue or cue == 0 or end + 1 >= after or doc[end].text != ",":
        return False
    before = doc[cue - 1] if doc[cue - 1].text != "," else doc[max(cue - 2, 0)]
    parted = before.tag_ in ("MD", "CC") or before.dep_ in ("aux", "auxpass")
    return parted and (doc[end + 1].tag_ in ("MD", "VB", "VBN", "VBP", "VBZ", "VBD"))


def _clause_start(doc: Doc, first: int, cue: int) -> int:
    """Give where the clause before a condition begins: behind the last "that", dash, semicolon or quotation mark."""
    for position in range(cue - 2, first, -1):
        token = doc[position]
        if token.text in (";", ":", "—", "--", "–", "“", "``") or (token.lower_ == "that" and token.dep_ == "mark"):
            return position + 1
    return first


def _clause_end(doc: Doc, start: int, after: int) -> int:
    """Give where the clause behind a condition ends: at a closing quotation mark or a semicolon."""
    return next((t.i for t in doc[start + 1 : after] if t.text in CLOSERS), after)


def _clause(doc: Doc, start: int, end: int) -> Range | None:
    first, last = trimmed(doc, start, end)
    while first < last and (doc[first].lower_ == "then" or doc[first].text in ('"', "“", "''", ",")):
        first += 1
    while last > first and doc[last - 1].text in ('"', "”", ","):
        last -= 1
    return (first, last) if any(t.is_alpha for t in doc[first:last]) else None


def _nonempty(doc: Doc, start: int, end: int) -> Range | None:
    first, last = trimmed(doc, start, end)
    return (first, last) if first < last else None
