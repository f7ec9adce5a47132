"""Citing: whether a name stands where a source is cited, told by the words beside it, so that no parse is needed."""

from __future__ import annotations

import re
from functools import lru_cache

from claimtally.lexicons.known import known_names
from claimtally.lexicons.names import name_words
from claimtally.model import Span

CITED_BEHIND = re.compile(
    r"\b(?:according to|(?:data|figures|numbers|statistics|research|estimates?|analysis|survey|poll|study|index|report)"
    r"(?: (?:released|published|issued|prepared|obtained)(?: (?:on|in|last|this) [\w. ]{1,15}?)?)?"
    r" (?:from|by|at|with|compiled by)|(?:analysts?|economists?|strategists?)"
    r" (?:from|by|at|with|of|compiled by)"
    r"|(?:reported|compiled|estimated|surveyed|polled|tracked|cited) by|told|said|citing)"
    r"\s+(?:the |(?:(?!the )[a-z]+ )?(?:research firm|consultancy|investment bank|brokerage|trade group) )?$",
    re.IGNORECASE,
)
CITED_BEFORE = re.compile(
    r"(?:['’]s?)?\s+(?:estimates|estimated|surveyed|polled|data|figures show|statistics|analysts?|survey|poll|study"
    r"|first reported)\b",
    re.IGNORECASE,
)
# What a newspaper or a forecaster does of others, a company does of itself: "Orlen reported on Monday".
TELLS = re.compile(
    r"\s+(?:forecasts?|predicts?|reckons|reported(?= on | earlier| late| last| that | this | citing| \w+day|[,.\n]))\b",
    re.IGNORECASE,
)
REACH = 60  # characters before a name in which the words that cite it stand


def is_cited(text: str, mention: Span) -> bool:
    """Tell whether a name stands where a source is cited ("according to data from LSEG", "an analyst at Corran")."""
    before = CITED_BEHIND.search(text, max(0, mention.start - REACH), mention.start)
    if before is not None or CITED_BEFORE.match(text, mention.end) is not None:
        return True
    return TELLS.match(text, mention.end) is not None and _is_teller(mention.text)


@lru_cache(maxsize=4096)
def _is_teller(name: str) -> bool:
    """Tell whether a name is that of a newspaper, an agency or a forecaster, who tell of others."""
    plain = name.casefold().removeprefix("the ")
    known = known_names().organisation(name)
    return plain in name_words("agency", "estimator", "forecaster") or (known is not None and known.kind == "media")
