"""The topic: whom an article is about, where a sentence does not say."""

from __future__ import annotations

import re
from collections import Counter

from claimtally.model import Span
from claimtally.model.entity import Entity, EntityIndex, EntityKind

BODIES: tuple[EntityKind, ...] = ("organisation", "place")
# Whom an article cites it is seldom about; told by the words beside the name, so that no parse is needed.
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
    r"|analysts?|survey|poll|study)\b",
    re.IGNORECASE,
)
REACH = 60  # characters before a name in which the words that cite it stand
OPENING_WEIGHT = 3  # a name in the first two paragraphs, headline included, tells more than one further down


def topic_of(entities: EntityIndex, text: str) -> Entity | None:
    """Give the organisation or place the article is about: the one with most mentions; places count half.

    Mentions that only cite a source do not count; None where nobody is mentioned otherwise.
    """
    weight: Counter[str] = Counter()
    opening = text.find("\n\n", text.find("\n\n") + 2)
    for entity in entities.entities:
        if entity.kind in BODIES:
            for mention in entity.mentions:
                if not _is_cited(text, mention):
                    weight[entity.name] += OPENING_WEIGHT if mention.start < opening else 1
            if entity.kind == "place":
                weight[entity.name] //= 2
    best = max(weight.values(), default=0)
    if not best:
        return None
    return next(e for e in entities.entities if weight[e.name] == best and e.kind in BODIES)


def _is_cited(text: str, mention: Span) -> bool:
    """Tell whether a name stands where a source is cited ("according to data from LSEG")."""
    before = CITED_BEHIND.search(text, max(0, mention.start - REACH), mention.start)
    return before is not None or CITED_BEFORE.match(text, mention.end) is not None
