"""Slots: what a number is about – whose, towards whom, in which frame, of what, in which unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from claimtally.check.numbers.units import commensurable
from claimtally.check.words.cues import words
from claimtally.model import Claim, NamedSpan, Quantity
from claimtally.model.vocabulary import Factuality

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")
Firmness = Literal[0, 1, 2]
FIRMNESS: dict[Factuality, Firmness] = {"actual": 0, "announced": 0, "expected": 1, "possible": 2, "contingent": 2}


def firmness(claim: Claim) -> Firmness:
    """Give 0 for what is told as a fact or as agreed, 1 for what is expected, 2 for what is possible or conditional."""
    return FIRMNESS[claim.factuality]


def quantity(claim: Claim) -> Quantity:
    """Give the quantity of a claim that has one; checks call it on claims that `numbered` let through."""
    assert claim.quantity is not None
    return claim.quantity


def numbered(claims: Sequence[Claim]) -> list[Claim]:
    """Give the claims that assert a number, in the order of the text; a denied number is no premise."""
    kept = [claim for claim in claims if claim.quantity is not None and claim.polarity == "positive"]
    return sorted(kept, key=lambda claim: (claim.mention.start, claim.mention.end, claim.id))


@lru_cache(maxsize=4096)
def normal_name(name: str) -> str:
    """Give a name for comparison: case, a leading article, a possessive and the legal form of a company left out."""
    tokens = [POSSESSIVE.sub("", token) for token in re.split(r"[\s,.]+", name.casefold()) if token]
    while len(tokens) > 1 and tokens[-1] in words("legal_form"):
        tokens.pop()
    if len(tokens) > 1 and tokens[0] == "the":
        tokens = tokens[1:]
    return " ".join(tokens)


def same_name(a: NamedSpan | None, b: NamedSpan | None) -> bool:
    """Tell whether two slots name one party, or both name none."""
    if a is None or b is None:
        return a is b
    return normal_name(a.name) == normal_name(b.name)


def compatible_name(a: NamedSpan | None, b: NamedSpan | None) -> bool:
    """Tell whether two slots may name one party: the same, or one of them unknown."""
    return a is None or b is None or same_name(a, b)


def same_parties(a: Claim, b: Claim) -> bool:
    """Tell whether two claims name one subject and one object; a subject that is not known is not the same."""
    return a.subject is not None and same_name(a.subject, b.subject) and same_name(a.object, b.object)


def compatible_parties(a: Claim, b: Claim) -> bool:
    """Tell whether nothing in subject or object speaks against the two claims having the same parties."""
    return compatible_name(a.subject, b.subject) and compatible_name(a.object, b.object)


def commensurate(a: Claim, b: Claim) -> bool:
    """Tell whether the numbers of two claims measure one thing, so that one has a value in the unit of the other."""
    return commensurable(quantity(a), quantity(b)) is not None


def same_kind(a: Claim, b: Claim) -> bool:
    """Tell whether two claims have one frame and units that convert into each other."""
    return a.frame == b.frame and commensurate(a, b)


@lru_cache(maxsize=4096)
def measure_words(text: str) -> tuple[str, ...]:
    """Give the words of a measure that tell it from others, lower case and singular, the head last.

    The head is the noun before the first preposition ("production capacity of the plant" -> capacity).
    """
    head: list[str] = []
    rest: list[str] = []
    part = head
    for token in WORD.findall(text.casefold()):
        word = POSSESSIVE.sub("", token)
        if part == head and head and word in words("preposition"):
            part = rest
        if word not in words("small") and word not in words("preposition"):
            part.append(_singular(word))
    return (*rest, *head)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def measure_head(claim: Claim) -> str | None:
    """Give the noun that the claim's number measures, None where the measure has no telling word."""
    found = measure_words(claim.measure.text) if claim.measure else ()
    return found[-1] if found else None


def same_measure(a: Claim, b: Claim) -> bool:
    """Tell whether two claims measure the same, word by word; two without a measure do not count as the same."""
    if a.measure is None or b.measure is None:
        return False
    one, other = measure_words(a.measure.text), measure_words(b.measure.text)
    return bool(one) and sorted(one) == sorted(other)


def same_commitment(a: Claim, b: Claim) -> bool:
    """Tell whether two claims between two named parties are both about the money that one puts into the other."""
    heads = {measure_head(a), measure_head(b)} - {None}
    kinds = words("commitment")
    return a.frame == "investment" and a.object is not None and all(head in kinds for head in heads)


def same_time(a: Claim, b: Claim) -> bool:
    """Tell whether two claims give the same time, or neither gives any."""
    if a.time is None or b.time is None:
        return a.time is b.time
    if a.time.value is not None and b.time.value is not None:
        return a.time.value == b.time.value
    return a.time.text.casefold() == b.time.text.casefold()


def same_source(a: Claim, b: Claim) -> bool:
    """Tell whether two claims are told by the same source, or both by the article itself."""
    if a.attribution is None or b.attribution is None:
        return a.attribution is b.attribution
    return same_name(a.attribution.source, b.attribution.source)


def same_matter(a: Claim, b: Claim) -> bool:
    """Tell whether two numbers are about one thing, whatever their roles: parties, frame, unit and measure agree.

    An increment and a total rarely share their noun ("investment", "commitment"), so that between two named parties the
    nouns need not agree where both mean money put in; without an object the noun alone says what is counted.
    """
    return same_parties(a, b) and same_kind(a, b) and (same_measure(a, b) or same_commitment(a, b))


def same_slot(a: Claim, b: Claim) -> bool:
    """Tell whether two numbers claim the value of one slot: the matter, the role, the time, direction and products."""
    return (
        same_matter(a, b)
        and a.role == b.role
        and same_time(a, b)
        and quantity(a).direction == quantity(b).direction
        and _products(a) == _products(b)
    )


def _products(claim: Claim) -> set[str]:
    return {product.name.casefold() for product in claim.products}
