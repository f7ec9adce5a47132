"""What a quantity measures, as words of the text: read from the syntax where there is a parse, else the counted noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.tokens import Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
LEFT_OUT = frozenset({"DET", "PRON", "PUNCT", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "SPACE", "NUM", "VERB", "ADV"})
NOUNS = frozenset({"NOUN", "PROPN"})
UPWARD = frozenset({"nummod", "quantmod", "compound", "amod", "nmod", "npadvmod", "appos", "advmod", "det", "poss"})
MOST_WORDS = 8
MOST_STEPS = 12  # up the tree; a guard for odd parses


def concept(tokens: Tokens, amount: Amount, doc: Doc | None) -> tuple[str, ...]:
    """Give the words that name what an amount measures; without a parse the counted noun, or nothing."""
    if doc is None:
        return (tokens.raw(amount.noun[0]),) if amount.noun is not None else ()
    start, end = tokens.starts[amount.first], tokens.ends[amount.last - 1]
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return ()
    return _of_what(span.root, start, end) or _measured(span.root, start, end) or _subject(span.root, start, end)


def _inside(token: Token, start: int, end: int) -> bool:
    return start <= token.idx < end


def _phrase(head: Token, start: int, end: int) -> tuple[str, ...]:
    """Give the content words of a noun's phrase, the amount's own words left out."""
    words = []
    for token in head.subtree:
        if _inside(token, start, end) or (token.pos_ in LEFT_OUT and not (token.pos_ == "NUM" and token.dep_ in ("nummod", "appos", "compound") and token.head.pos_ == "PROPN")):
            continue
        if any(ancestor.dep_ in ("relcl", "acl", "advcl") for ancestor in (token, *token.ancestors) if head.is_ancestor(ancestor)):
            continue
        words.append(token.text)
    return tuple(words[:MOST_WORDS])


def _of_what(root: Token, start: int, end: int) -> tuple[str, ...]:
    """Read "13 percent of the global economy", "$340 million from the company's value", "64GB of storage"."""
    for child in root.children:
        if child.dep_ == "prep" and child.text.lower() in ("of", "in") and child.idx >= end:
            for thing in child.children:
                if thing.dep_ == "pobj" and thing.pos_ in NOUNS and not thing.like_num and thing.ent_type_ != "DATE":
                    return _phrase(thing, start, end)
    return ()


def _measured(root: Token, start: int, end: int) -> tuple[str, ...]:
    """Read the noun that the amount modifies: "an 8.5 kW system", "a 25% tax on imported vehicles"."""
    token = root
    for _ in range(MOST_STEPS):
        if token.dep_ in UPWARD and token.head.pos_ in NOUNS and token.head != token:
            token = token.head
            if not _inside(token, start, end):
                return _phrase(token, start, end)
        elif token.dep_ in UPWARD and _inside(token.head, start, end) and token.head != token:
            token = token.head
        else:
            break
    return ()


def _subject(root: Token, start: int, end: int) -> tuple[str, ...]:
    """Give the subject of the nearest verb above the amount, or that verb's object where it has no subject."""
    token = root
    for _ in range(MOST_STEPS):
        if token.head == token:
            break
        token = token.head
        if token.pos_ not in ("VERB", "AUX"):
            if token.dep_ == "pobj" or token.pos_ not in NOUNS or _inside(token, start, end):
                continue
            if token.dep_ in ("dobj", "attr", "nsubj", "nsubjpass"):
                return _phrase(token, start, end)
            continue
        for child in token.children:
            if child.dep_ in SUBJECTS and child.pos_ in NOUNS and not _inside(child, start, end):
                return _phrase(child, start, end)
        for child in token.children:
            if child.dep_ == "dobj" and child.pos_ in NOUNS and not _inside(child, start, end):
                return _phrase(child, start, end)
    return ()
