"""The words between two amounts that stand close together."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.tokens import Tokens

DASHES = frozenset("-‐‑–—")
REACH_OF_EARLIER = 70  # tokens back to the amount whose unit or noun a bare number takes up
LIST_LINKS = frozenset({",", "and", "or", "to"})


def connector(tokens: Tokens, left: Amount, right: Amount) -> str:
    """Give the lower-case tokens between two amounts, "" where they are not one to three of one line."""
    start, end = left.last, right.first
    if end <= start or end - start > 3 or tokens.breaks(end):
        return ""
    return tokens.joined(start, end)


def sentences_between(tokens: Tokens, first: int, last: int) -> int:
    """Give the number of sentences that end between two tokens."""
    return sum(ends_sentence(tokens, place) for place in range(first, last))


def ends_sentence(tokens: Tokens, place: int) -> bool:
    """Tell whether a token is the mark that ends a sentence, and no stop of an abbreviation of one letter."""
    return tokens.lower[place] in (".", "?", "!") and not tokens.glued(place + 1) and len(tokens.at(place - 1)) > 1
