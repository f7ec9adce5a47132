"""Anchors of hardware: where in a text a mention of hardware may stand, by its words alone."""

from __future__ import annotations

import re
from functools import cache

from claimtally.lexicons.hardware import hardware_words
from claimtally.lexicons.known import Known, known_names

BETWEEN = r"\W[\w ]{0,30}?"  # what may stand between "AI" and "systems"


def hardware_anchors(text: str, known: Known | None = None) -> list[int]:
    """Give the characters at which words and names of hardware begin: at least those of `find_hardware`."""
    names = (known or known_names()).products.find(text)
    return [*(match.start() for match in _words().finditer(text)), *(start for start, _, _ in names)]


@cache
def _words() -> re.Pattern[str]:
    heads, marks, parts = (
        "|".join(re.escape(word) for word in sorted(hardware_words(use), key=len, reverse=True))
        for use in ("head", "part_marker", "part")
    )
    return re.compile(rf"\b(?:(?:{heads})s?|(?:{marks}){BETWEEN}(?:{parts})s?)\b", re.IGNORECASE)
