"""The words between two amounts that stand close together."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.tokens import Tokens

DASHES = frozenset("-‐‑–—")
LIST_LINKS = frozenset({",", "and", "or", "to"})


def connector(tokens: Tokens, left: Amount, right: Amount) -> str:
    """Give the lower-case tokens between two amounts, "" where they are not one to three of one line."""
    start, end = left.last, right.first
    if end <= start or end - start > 3 or tokens.breaks(end):
        return ""
    return tokens.joined(start, end)
