"""Parties across articles: one key for the names that one party goes by in several newsrooms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claimtally.check.words.cues import words
from claimtally.check.words.slot import WORD, normal_name
from claimtally.lexicons.forms import alternatives
from claimtally.lexicons.known import Known
from claimtally.lexicons.names import name_words
from claimtally.lexicons.nationalities import country_of
from claimtally.model import NamedSpan

# Nouns that begin a sentence with a capital and name nobody.
COMMON = ("public_body", "actor_noun", "org_noun", "source_noun", "person_noun", "party_noun", "not_name")
LINKS = frozenset({"of", "the", "and", "for", "de", "du", "la", "van", "von", "der", "al", "bin", "in", "on", "&"})


@dataclass(frozen=True, slots=True)
class Party:
    """A party's name for comparison: `full` without legal form and case, `stem` also without "Group", "Systems" …"""

    stem: str
    full: str


def party(name: str, known: Known) -> Party:
    """Give the key of a name; a listed organisation has one key for all its forms, and so has a listed country."""
    name = _description().sub("", name)
    organisation = known.organisation(name)
    if organisation is not None:
        listed = f"{organisation.name.casefold()} ({organisation.kind})"
        return Party(listed, listed)
    country = country_of(name)
    if country is not None:
        return Party(country, country)
    full = normal_name(name)
    tokens = full.split()
    while len(tokens) > 1 and tokens[-1] in name_words("designator"):
        tokens.pop()
    return Party(" ".join(tokens), full)


@cache
def _description() -> re.Pattern[str]:
    """Give the words before a name that describe its bearer: "Chipmaker Orlen", "the lender Lotos"."""
    nouns = alternatives(form for noun in words("described_as") for form in (noun, noun.capitalize()))
    return re.compile(rf"^(?:[Tt]he\s+)?(?:\w+maker|{nouns})\s+(?=[A-Z])")


def is_name(slot: NamedSpan, text: str, known: Known) -> bool:
    """Tell whether a slot names a party that a reader of another article would know: no "police", no "the company"."""
    if known.organisation(slot.name) is not None:
        return True
    tokens = [token for token in WORD.findall(slot.name) if token.casefold() not in LINKS]
    if not tokens or not all(any(char.isupper() for char in token) for token in tokens):
        return False
    if tokens[0].casefold() in words("plain"):
        return False
    return len(tokens) > 1 or not _is_common(tokens[0], text)


def _is_common(word: str, text: str) -> bool:
    """Tell whether a single capitalised word is a common noun: listed as one, or in lower case in the article."""
    plain = word.casefold()
    if plain in _common_nouns() or plain.removesuffix("s") in _common_nouns():
        return True
    return word[1:].islower() and re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", text) is not None


@cache
def _common_nouns() -> frozenset[str]:
    return frozenset(word for use in COMMON for word in name_words(use))
