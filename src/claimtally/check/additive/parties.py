"""Parties of totals: a total that names no counterparty has that of the increments the words count into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimtally.check.additive.increments import included_increments
from claimtally.check.words.cues import words
from claimtally.check.words.slot import WORD, compatible_name, measure_words, normal_name, same_name
from claimtally.model import Article, Claim, NamedSpan


def shares_condition(step: Claim, goal: Claim) -> bool:
    """Tell whether the goal's condition takes up the step's ("those milestones") or repeats it."""
    return any(
        (later.same_as is not None and later.same_as.overlaps(earlier))
        or later.text.casefold() == earlier.text.casefold()
        for later in goal.conditions
        for earlier in step.conditions
    )


def with_objects(article: Article, numbers: Sequence[Claim]) -> list[Claim]:
    """Give the claims, each total that names no object with the one object of the increments tied to it, if it has one.

    "An additional $5 billion in Pellworth, bringing its total commitment to $13 billion" is a total commitment to
    Pellworth, "bringing its total AI spending to $13 billion" is not: the measure must name nothing but money put in.
    """
    return [_with_object(article, numbers, claim) for claim in numbers]


def _with_object(article: Article, numbers: Sequence[Claim], claim: Claim) -> Claim:
    if claim.role != "total" or claim.object is not None or not _measures_money_put_in(claim):
        return claim
    tied = included_increments(article, numbers, claim) + [
        other for other in numbers if other.role == "increment" and _promised(other, claim)
    ]
    found = _one_object(other.object for other in tied)
    return claim if found is None else claim.model_copy(update={"object": found})


def _promised(step: Claim, goal: Claim) -> bool:
    return (
        step.frame == goal.frame
        and step.mention.end <= goal.mention.start
        and compatible_name(step.subject, goal.subject)
        and shares_condition(step, goal)
    )


def _measures_money_put_in(claim: Claim) -> bool:
    if claim.frame != "investment" or claim.measure is None:
        return False
    name = normal_name(claim.subject.name) if claim.subject else ""
    own = set(WORD.findall(name))
    return set(measure_words(claim.measure.text)) - own <= words("commitment")


def _one_object(objects: Iterable[NamedSpan | None]) -> NamedSpan | None:
    known = [found for found in objects if found is not None]
    return known[0] if known and all(same_name(found, known[0]) for found in known) else None
