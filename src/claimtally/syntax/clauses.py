"""Clauses and noun phrases as token ranges: pure functions over a parsed Doc.

A token range is a half-open pair (first, after) of token positions in the Doc.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from claimtally.model import Span
from claimtally.syntax.tree import RELATIVE_PRONOUNS

Range = tuple[int, int]

EDGE_MARKS = frozenset({",", ";", ":", "-", "–", "—", "--", "―", "..."})
BREAKS_A_NAME = frozenset({",", "(", "[", "—", "–", "--", "―", ";", ":", '"', "“", "”"})


def subtree(token: Token) -> Range:
    """Give the range from the leftmost to the rightmost token below `token`."""
    return token.left_edge.i, token.right_edge.i + 1


def sentence(token: Token) -> Range:
    """Give the range of the token's sentence without the white space (paragraph break) at its ends."""
    sent = token.sent
    start, end = sent.start, sent.end
    while end > start and token.doc[end - 1].is_space:
        end -= 1
    while start < end and token.doc[start].is_space:
        start += 1
    return start, end


def paragraph_break(token: Token) -> bool:
    """Tell whether a token is the break between two paragraphs."""
    return token.is_space and "\n" in token.text


def trimmed(doc: Doc, start: int, end: int, *, full_stop: bool = True) -> Range:
    """Take white space, commas, dashes and (unless kept) the full stop off both ends of a range."""
    while start < end and (doc[start].is_space or doc[start].text in EDGE_MARKS):
        start += 1
    while end > start and _falls_off(doc[end - 1], full_stop):
        end -= 1
    return start, end


def _falls_off(token: Token, full_stop: bool) -> bool:
    return token.is_space or token.text in EDGE_MARKS or (full_stop and token.text == ".")


def span_of(doc: Doc, start: int, end: int) -> Span:
    """Give the characters of a token range (never empty) as a Span of the Doc's text."""
    words = doc[start:end]  # not Span.of: spaCy builds doc.text anew at each call
    return Span(text=words.text, start=words.start_char, end=words.end_char)


def noun_phrase_range(head: Token) -> Range:
    """Give the core of a noun phrase: from its first word to the comma, bracket or relative clause behind its head."""
    doc, (start, end) = head.doc, subtree(head)
    while start < head.i and (doc[start].is_punct or doc[start].is_space or doc[start].dep_ in ("cc", "punct")):
        start += 1
    for position in range(head.i - 1, start, -1):
        if doc[position].is_space or (doc[position].text in BREAKS_A_NAME and doc[position].text != ","):
            start = position + 1
            break
    if end - 1 > head.i and doc[end - 1].tag_ == "POS":
        end -= 1
    for position in range(head.i + 1, end):
        token = doc[position]
        relative = token.lower_ in RELATIVE_PRONOUNS and token.dep_ != "det" and token.tag_ != "IN"
        if token.is_space or token.text in BREAKS_A_NAME or relative:
            return start, position
    return start, end
