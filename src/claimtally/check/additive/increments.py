"""Increments and totals: which increments the words say are already in a total."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtally.check.words.cues import holds_cue, pattern
from claimtally.check.words.place import before, between, follows, in_headline, same_sentence
from claimtally.check.words.slot import (
    commensurate,
    compatible_parties,
    firmness,
    quantity,
    same_kind,
    same_name,
    same_parties,
)
from claimtally.model import Article, Claim

REACH_OF_VERB = 40  # characters before a number in which the verb that takes it away may stand
UP_TO = re.compile(r"\b(?:to|at|total|all|altogether)\b", re.IGNORECASE)


def summable(claim: Claim) -> bool:
    """Tell whether the claim's number may stand in a sum; a percentage may only where it is a share of something.

    "Raised by 5% to 20%" leaves open whether 5 points or a twentieth were added.
    """
    return quantity(claim).unit != "%" or claim.frame == "share"


def included_increments(article: Article, numbers: Sequence[Claim], whole: Claim) -> list[Claim]:
    """Give the increments that the words put inside a total ("an additional $5bn, bringing the total to $13bn").

    They stand in its sentence or in the one before. Empty where increments differ in certainty, since then the words do
    not say which of them the total counts, and where another amount of the same unit stands between.
    """
    found = [claim for claim in numbers if claim.role == "increment" and _counted_in(article, claim, whole)]
    if not found:
        found = [claim for claim in numbers if claim.role == "value" and _brings_up(article, claim, whole)]
    local = [claim for claim in found if same_sentence(claim, whole)] or found
    if len({firmness(claim) for claim in local}) > 1 or _interrupted(article, numbers, local, whole):
        return []
    return local


def _counted_in(article: Article, increment: Claim, whole: Claim) -> bool:
    if not (same_kind(increment, whole) and compatible_parties(increment, whole) and summable(whole)):
        return False
    if _taken_away(article, increment, whole):
        return False
    if quantity(increment).direction == "down" or in_headline(article, increment) != in_headline(article, whole):
        return False
    if same_sentence(increment, whole):
        if increment.mention.end <= whole.mention.start:
            return firmness(increment) <= firmness(whole) and _drawn_up(between(article, increment, whole))
        return (
            firmness(increment) == firmness(whole)
            and _drawn_up(before(article, whole))
            and pattern("after_total").search(between(article, whole, increment)) is not None
        )
    return (
        follows(article, increment, whole)
        and same_parties(increment, whole)
        and firmness(increment) == firmness(whole)
        and _drawn_up(before(article, whole))
    )


def _taken_away(article: Article, increment: Claim, whole: Claim) -> bool:
    """Tell whether a number is said to leave the whole: "will close 60 branches, bringing the network to 340"."""
    verb = before(article, increment)[-REACH_OF_VERB:]
    return holds_cue("removing", verb) or holds_cue("downwards", between(article, increment, whole))


def _brings_up(article: Article, claim: Claim, whole: Claim) -> bool:
    """Tell whether a plain number is said to bring up a total ("has raised $60 million, bringing the total to …")."""
    return (
        same_sentence(claim, whole)
        and same_name(claim.subject, whole.subject)
        and claim.subject is not None
        and firmness(claim) == firmness(whole)
        and pattern("bringing").search(between(article, claim, whole)) is not None
        and _counted_in(article, claim, whole)
    )


def _drawn_up(text: str) -> bool:
    """Tell whether words lead up to a total: "bringing … to", "for a total of"."""
    raised = pattern("raising").search(text)
    return holds_cue("reaching", text) or (raised is not None and UP_TO.search(text, raised.end()) is not None)


def _interrupted(article: Article, numbers: Sequence[Claim], increments: Sequence[Claim], whole: Claim) -> bool:
    """Tell whether an amount of the same unit that plays no part in the sum stands between increment and total."""
    if not increments:
        return False
    start = min(claim.mention.end for claim in (*increments, whole))
    end = max(claim.mention.start for claim in (*increments, whole))
    return any(
        start <= claim.mention.start < end
        and claim not in increments
        and claim is not whole
        and claim.role != "prior"
        and commensurate(claim, whole)
        for claim in numbers
    )
