"""Speakers: whether the source of a claim is a person or an organisation, as far as its name tells."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Literal

from claimtally.lexicons.known import known_names
from claimtally.lexicons.names import name_words

SpeakerKind = Literal["Person", "Organization"]
# Two to four words that begin with a capital: "Ines Okafor", "Al Sidra", never "two people" or "Officials".
PERSON = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3}")


def speaker_kind(name: str, parties: Set[str]) -> SpeakerKind | None:
    """Give the kind of a speaker, None for one without a name ("two people familiar with the matter").

    `parties` are the names that act in the article's claims; in the news of numbers these are organisations.
    """
    if not name or name[0].islower():
        return None
    if name in parties or _names_organisation(name) or known_names().organisation(name) is not None:
        return "Organization"
    return "Person" if PERSON.fullmatch(name) else None


def _names_organisation(name: str) -> bool:
    first, *rest = name.casefold().split()
    last = rest[-1] if rest else ""
    if last in name_words("designator") or last in name_words("org_ending"):
        return True
    return any(word in name_words("org_head") for word in (first, *rest))
