"""The check of repeated figures: one slot stated twice must be one number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimtally.check.amount import brought, claimed
from claimtally.check.cues import pattern
from claimtally.check.notation import printed
from claimtally.check.place import after, in_headline
from claimtally.check.slot import (
    compatible_name,
    firmness,
    numbered,
    quantity,
    same_kind,
    same_measure,
    same_name,
    same_slot,
    same_source,
)
from claimtally.check.tally import compared, one_but_other
from claimtally.check.ties.expression import of
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.units import commensurable
from claimtally.model import Article, Claim

ID = "repeated"
CLAUSE_END = re.compile(r"\s*(?:[.,;:!?)]|$)")


def check_repeated(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Report a slot of the body that is stated again with another number.

    Only totals, and numbers that take up an earlier one by a definite word ("the $5 billion investment"), are sure to
    be meant as the same number; two sums that are merely alike in all slots may be two sums. "The $5 billion project."
    at the end of a clause takes up the number of the headline.
    """
    numbers = [claim for claim in numbered(claims) if not in_headline(article, claim)]
    for index, later in enumerate(numbers):
        if not (later.role == "total" or _takes_up(article, later)):
            continue
        earlier = [claim for claim in numbers[:index] if _one_slot(claim, later)]
        if not earlier and _names_the_topic(article, later):
            earlier = [claim for claim in numbers[:index] if _is_topic(article, claims, claim, later)]
        if not earlier:
            continue
        agreeing = [claim for claim in earlier if compared(claim, later) == "holds"]
        if agreeing:
            yield _finding(article, agreeing[0], later, holds=True)
        elif (
            one_but_other(earlier, later)
            and not _stated_elsewhere(numbers, later)
            and not _grown(numbers, earlier, later)
        ):
            yield _finding(article, earlier[0], later, holds=False)


def _one_slot(a: Claim, b: Claim) -> bool:
    return (
        not a.quote.overlaps(b.quote)
        and a.role in ("value", "total")
        and same_slot(a, b)
        and (a.role == "total" or same_measure(a, b))
        and firmness(a) == firmness(b)
        and same_source(a, b)
    )


def _names_the_topic(article: Article, claim: Claim) -> bool:
    """Tell whether only "project", "deal" or the like follows the number: the words describe nothing but the topic."""
    found = pattern("topic").match(after(article, claim).lstrip())
    return found is not None and CLAUSE_END.match(after(article, claim).lstrip(), found.end()) is not None


def _is_topic(article: Article, claims: Sequence[Claim], claim: Claim, later: Claim) -> bool:
    """Tell whether a claim of the body states the headline's number, in the frame and on the subject of the later."""
    return (
        same_kind(claim, later)
        and claim.role == later.role == "value"
        and max(firmness(claim), firmness(later)) < 2  # "the $5 billion project" names it, planned or begun
        and claim.subject is not None
        and same_name(claim.subject, later.subject)
        and compatible_name(claim.object, later.object)
        and any(
            in_headline(article, title) and same_kind(title, claim) and compared(title, claim) == "holds"
            for title in numbered(claims)
        )
    )


def _stated_elsewhere(numbers: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether another claim, whatever it is about, states the same number: then that is what is taken up."""
    return any(
        other.id != claim.id
        and commensurable(quantity(other), quantity(claim)) is not None
        and compared(other, claim) != "fails"
        for other in numbers
    )


def _grown(numbers: Sequence[Claim], earlier: Sequence[Claim], later: Claim) -> bool:
    """Tell whether an increment of the article leads from one of the numbers to the other: then both may be right."""
    steps = [claim for claim in numbers if claim.role == "increment" and same_kind(claim, later)]
    return any(
        (brought(claimed(claim), claim, later) + brought(claimed(step), step, later)).meets(claimed(later))
        or (claimed(later) + brought(claimed(step), step, later)).meets(brought(claimed(claim), claim, later))
        for claim in earlier
        for step in steps
    )


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern('definite').pattern}|\w['’]s?)\s+$", re.IGNORECASE)


def _takes_up(article: Article, claim: Claim) -> bool:
    """Tell whether a definite word or a possessive stands before the number, or begins its mention."""
    lead = article.text[claim.quote.start : claim.mention.start]
    return _definite().search(lead) is not None or pattern("definite").match(claim.mention.text) is not None


def _finding(article: Article, first: Claim, later: Claim, *, holds: bool) -> Tied:
    told = (
        f"{printed(first)} is stated again as {printed(later)}."
        if holds
        else f"The article first gives {printed(first)} and later {printed(later)} for the same thing."
    )
    return tied(article, judge(Tie(ID, of(first, later), "=", of(later))), told, verdict="holds" if holds else "fails")
