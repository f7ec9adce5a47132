"""The check of the headline: a number in the title must be the one that the body gives for the same slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from claimtally.check.amount import brought, claimed, stated
from claimtally.check.notation import printed
from claimtally.check.place import in_headline
from claimtally.check.slot import (
    compatible_name,
    numbered,
    quantity,
    same_commitment,
    same_measure,
    same_name,
    same_parties,
)
from claimtally.check.tally import compared, one_but_other
from claimtally.check.ties.expression import of
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.units import commensurable
from claimtally.model import Article, Claim

ID = "headline"
ROLES = ("value", "total")


def check_headline(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Compare each number of the title with the body's number for the same slot.

    Fails only where the body gives one other number for the slot and the title's number can be had nowhere in the body,
    neither as a printed number nor as the sum or the difference of two.
    """
    numbers = numbered(claims)
    body = [claim for claim in numbers if not in_headline(article, claim)]
    for title in numbers:
        if not in_headline(article, title) or title.role not in (*ROLES, "increment"):
            continue
        alike = [claim for claim in body if commensurable(quantity(claim), quantity(title)) is not None]
        same = [claim for claim in alike if _one_slot(title, claim)]
        agreeing = [claim for claim in same if compared(claim, title) == "holds"]
        if agreeing:
            yield _finding(article, title, agreeing[0], holds=True)
        elif one_but_other(same, title) and not _reachable(title, alike):
            yield _finding(article, title, same[0], holds=False)


def _one_slot(title: Claim, claim: Claim) -> bool:
    """Tell whether a claim of the body is about what the title's number is about; a title may leave out the object."""
    if title.frame != claim.frame or quantity(title).direction != quantity(claim).direction:
        return False
    if title.time is not None and claim.time is not None and title.time.text.casefold() != claim.time.text.casefold():
        return False
    roles = {title.role, claim.role}
    if len(roles) > 1 and not roles <= set(ROLES):
        return False
    if title.subject is None or not same_name(title.subject, claim.subject):
        return False
    if same_parties(title, claim) and same_commitment(title, claim):
        return True
    return compatible_name(title.object, claim.object) and same_measure(title, claim)


def _reachable(title: Claim, alike: Sequence[Claim]) -> bool:
    """Tell whether the title's number is a printed number of the body, or the sum or difference of two.

    The body's numbers count as they stand, without bound and rounding, since "more than 385 million" reaches anything
    and "$1 billion" all that lies between 0.5 and 1.5; the title may have rounded them.
    """
    wanted = claimed(title)
    printed_numbers = [brought(stated(claim), claim, title) for claim in alike]
    if any(number.meets(wanted) for number in printed_numbers):
        return True
    pairs = combinations(printed_numbers, 2)
    return any((a + b).meets(wanted) or (a - b).meets(wanted) or (b - a).meets(wanted) for a, b in pairs)


def _finding(article: Article, title: Claim, claim: Claim, *, holds: bool) -> Tied:
    told = (
        f"The headline's {printed(title)} stands in the text as {printed(claim)}."
        if holds
        else f"The headline says {printed(title)}, the text {printed(claim)} for the same thing."
    )
    return tied(article, judge(Tie(ID, of(title, claim), "=", of(claim))), told, verdict="holds" if holds else "fails")
