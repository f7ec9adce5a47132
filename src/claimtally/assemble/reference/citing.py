"""Citing: whether a name stands where a source is cited, told by the words beside it, so that no parse is needed."""

from __future__ import annotations

import re

from claimtally.model import Span

CITED_BEHIND = re.compile(
    r"\b(?:according to|(?:data|figures|numbers|statistics|research|estimates?|analysis|survey|poll|study|index|report)"
    r" (?:from|by|at|with|compiled by)|(?:analysts?|economists?|strategists?)"
    r" (?:from|by|at|with|compiled by)"
    r"|(?:reported|compiled|estimated|surveyed|polled|tracked|cited) by|told|said|citing)"
    r"\s+(?:the |research firm |consultancy )?$",
    re.IGNORECASE,
)
CITED_BEFORE = re.compile(
    r"(?:['’]s?)?\s+(?:estimates|estimated|surveyed|polled|forecasts|predicts|reckons|data|figures show|statistics"
    r"|analysts?|survey|poll|study"
    r"|(?:first )?reported(?= on | earlier| late| last| that | this | citing| \w+day|[,.\n]))\b",
    re.IGNORECASE,
)
REACH = 60  # characters before a name in which the words that cite it stand


def is_cited(text: str, mention: Span) -> bool:
    """Tell whether a name stands where a source is cited ("according to data from LSEG", "an analyst at Corran")."""
    before = CITED_BEHIND.search(text, max(0, mention.start - REACH), mention.start)
    return before is not None or CITED_BEFORE.match(text, mention.end) is not None
