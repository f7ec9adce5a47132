"""The topic: whom an article is about, where a sentence does not say."""

from __future__ import annotations

import re
from collections import Counter

from claimtally.assemble.reference.citing import is_cited
from claimtally.model import Span
from claimtally.model.entity import Entity, EntityIndex, EntityKind

BODIES: tuple[EntityKind, ...] = ("organisation", "place")
PARENT = re.compile(r"(?:['’]s?)?[ -](?:parent|owner)\b", re.IGNORECASE)  # "Lotos parent Orlen"
LONGEST_OPENING = 500  # characters of the first paragraph, of a text that has no others
OPENING_WEIGHT = 3  # a name in the first two paragraphs, headline included, tells more than one further down


def topic_of(entities: EntityIndex, text: str) -> Entity | None:
    """Give the organisation or place the article is about: the one with most mentions; places count half.

    Mentions that only cite a source do not count; None where nobody is mentioned otherwise.
    """
    weight: Counter[str] = Counter()
    opening = end_of_opening(text)
    for entity in entities.entities:
        if entity.kind in BODIES:
            for mention in entity.mentions:
                if not is_cited(text, mention) and not _stands_aside(text, mention):
                    weight[entity.name] += OPENING_WEIGHT if mention.start < opening else 1
                    weight[entity.name] += _opens_paragraph(text, mention)
            if entity.kind == "place":
                weight[entity.name] //= 2
    best = max(weight.values(), default=0)
    if not best:
        return None
    return next(e for e in entities.entities if weight[e.name] == best and e.kind in BODIES)


def _opens_paragraph(text: str, mention: Span) -> bool:
    """Tell whether a paragraph or the headline begins with a mention: it is likely about it."""
    return mention.start == 0 or text[max(0, mention.start - 2) : mention.start] == "\n\n"


def end_of_opening(text: str) -> int:
    """Give the character at which the headline and the first paragraph end."""
    body = text.find("\n\n") + 2
    end = text.find("\n\n", body)
    return min(end if end >= 0 else len(text), body + LONGEST_OPENING)


def _stands_aside(text: str, mention: Span) -> bool:
    """Tell whether a mention adds nothing: an acronym explained in brackets, the child that a parent is named by."""
    return text[mention.start - 1 : mention.start] == "(" or PARENT.match(text, mention.end) is not None
