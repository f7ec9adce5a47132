"""Numbers that are no claims: a list among which one stands may be longer than was understood."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimtally.check.words.cues import holds_cue
from claimtally.model import Article, Claim

# Digits that are no amounts: years, days, and what is called by a number ("Chapter 11", "Route 9", "10-for-one").
NAMED = re.compile(
    r"\b(?:19|20)\d\d\b|\b[A-Z][\w.]*\s+\d{1,4}(?!\w)|\b\d+-for-\w+"
    r"|\b[A-Z]+[a-z]*\d+\w*|\b\d+G\b|,\s\d{2},|\b\d{1,2}(?::\d\d)?\s*[ap]\.?m\b"  # "Q1", "A320", "5G", ages, "5pm"
    r"|\b\d+\s+(?:weeks?|months?|days?|hours?|minutes?|years?)\b"
)


def has_unread(article: Article, numbers: Iterable[Claim], start: int, end: int) -> bool:
    """Tell whether a number that is none of the claims stands in the characters [start, end), in digits or in words.

    Words are "twice as much", "half as many", "a dozen": amounts that the others do not show.
    """
    masked = list(article.text[start:end])
    for claim in numbers:
        for place in range(max(claim.mention.start, start) - start, min(claim.mention.end, end) - start):
            masked[place] = " "
    rest = NAMED.sub(" ", "".join(masked))
    return any(char.isdigit() for char in rest) or holds_cue("unread", rest)


def span_of(claims: Iterable[Claim]) -> tuple[int, int]:
    """Give the characters [start, end) of the sentences in which claims stand."""
    quotes = [claim.quote for claim in claims]
    return min(quote.start for quote in quotes), max(quote.end for quote in quotes)
