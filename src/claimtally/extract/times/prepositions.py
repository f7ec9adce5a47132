"""Widens a time expression to the form in which a claim names it: "2027" to "by 2027"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from claimtally.extract.times.grammar import alternation
from claimtally.extract.times.words import cues
from claimtally.model import Span, TimeMention

REACH = 24  # characters: longer than the longest preposition of the lexicon
BEFORE = re.compile(
    rf"(?<![\w-]){alternation(cues('preposition'))}(?:\s(?:the|its|this|about|around|nearly))?\s$", re.IGNORECASE
)


def with_preposition(text: str, mention: TimeMention) -> Span:
    """Give the mention with the preposition before it ("by 2027", "as of Q1 2024"), or as it is where there is none.

    "Now" and its like take none: the preposition before them belongs to a verb.
    """
    start = mention.span.start
    if mention.value == "PRESENT_REF":
        return mention.span
    window = max(0, start - REACH)
    found = BEFORE.search(text[window:start])
    return Span.of(text, window + found.start(), mention.span.end) if found else mention.span


def claim_forms(text: str, mentions: Iterable[TimeMention]) -> list[TimeMention]:
    """Give the mentions with the spans that a claim names them by; none is widened into the one before it."""
    forms: list[TimeMention] = []
    for mention in mentions:
        span = with_preposition(text, mention)
        apart = not forms or forms[-1].span.end <= span.start
        forms.append(replace(mention, span=span) if apart else mention)
    return forms
