"""The check of the headline: a number in the title must be the one that the body gives for the same slot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimtally.check.additive.tally import compared, one_but_other
from claimtally.check.identity.reachable import reachable, roughly_reachable
from claimtally.check.numbers.amount import brought, precision, stated
from claimtally.check.numbers.notation import printed
from claimtally.check.numbers.units import commensurable
from claimtally.check.ties.expression import of
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.place import in_headline
from claimtally.check.words.slot import (
    compatible_name,
    numbered,
    quantity,
    same_commitment,
    same_measure,
    same_name,
    same_parties,
)
from claimtally.model import Article, Claim

ID = "headline"
ROLES = ("value", "total")
SHARES = ("%", "percentage_point", "bp")
LEAST_TEXT = 400  # characters of a text that has room for what its headline tells
LEAST_COUNT = 20  # smaller counts of a headline are often counted by the desk
TIMES = 2  # how many times as large the number can be that stands in place of a count
PERCENT = re.compile(r"%|per ?cent", re.IGNORECASE)
LOOSE = ("duration", "count", "other")  # a party has many numbers of these frames


def check_headline(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Compare each number of the title with the body's number for the same slot.

    Fails only where the title's number can be had nowhere in the body, neither as a printed number nor as the sum, the
    difference or the quotient of some, and the body gives another one for the slot: one number for just that slot, or
    numbers of the same party and frame that are all not it.
    """
    numbers = numbered(claims)
    body = [claim for claim in numbers if not in_headline(article, claim)]
    told = [claim for claim in claims if claim.quantity is not None and not in_headline(article, claim)]
    for title in numbers:
        if not in_headline(article, title):
            continue
        alike = [claim for claim in body if commensurable(quantity(claim), quantity(title)) is not None]
        same = [claim for claim in alike if _one_slot(title, claim)]
        agreeing = [claim for claim in same if compared(claim, title) == "holds"]
        if agreeing:
            yield _finding(article, title, agreeing[0], holds=True)
        elif not reachable(article, title, told):
            if one_but_other(same, title):
                yield _finding(article, title, same[0], holds=False)
            elif rivals := [c for c in alike if _rival(title, c) and not _same_figure(title, told)] or _instead(
                article, title, alike, told
            ):
                yield _not_covered(article, title, rivals)


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


def _rival(title: Claim, claim: Claim) -> bool:
    """Tell whether a claim of the body says of the title's party, in its frame, what the title's number should be.

    Where a party has many numbers of a kind (shares, durations), the words of the measure decide too.
    """
    same_party = title.subject is not None and same_name(title.subject, claim.subject)
    told = same_party and title.frame == claim.frame and compatible_name(title.object, claim.object)
    moved = quantity(title).direction in (None, quantity(claim).direction)
    measured = (quantity(title).unit not in SHARES and title.frame not in LOOSE) or same_measure(title, claim)
    return told and moved and measured and claim.role in (*ROLES, "increment")


def _same_figure(title: Claim, told: Sequence[Claim]) -> bool:
    """Tell whether the text prints the title's figure in some other unit, which one of the two was read wrongly in."""
    return any(stated(claim) == stated(title) for claim in told)


def _instead(article: Article, title: Claim, alike: Sequence[Claim], told: Sequence[Claim]) -> list[Claim]:
    """Give the numbers of the body, of whatever slot, that stand where the title's should be found, or none.

    An amount, a share or a measure that a headline tells is told in the text. A count may be the desk's own, and small
    ones are everywhere, so that it needs a rival of nearly its size; a time span is reckoned from dates.
    """
    dimension = quantity(title).dimension
    if len(article.text) - len(article.title or "") < LEAST_TEXT:
        return []  # the summary of a feed, or the first lines of an article: the number may stand in the rest
    if dimension == "time" or _vague(title) or roughly_reachable(title, told):
        return []
    if dimension == "count":
        return [claim for claim in alike if claim.frame == title.frame and _of_one_size(title, claim)]
    return list(alike)


def _vague(title: Claim) -> bool:
    """Tell whether a share is told in words ("a third of", "one in 30"), which a text may tell in many ways."""
    return quantity(title).dimension == "share" and PERCENT.search(title.mention.text) is None


def _of_one_size(title: Claim, claim: Claim) -> bool:
    a, b = brought(stated(claim), claim, title).high, stated(title).high
    return a is not None and b is not None and b >= LEAST_COUNT and 0 < max(a, b) <= TIMES * min(a, b)


def _nearest(title: Claim, rivals: Sequence[Claim]) -> Claim:
    """Give the rival whose size is nearest to the title's, which is most likely the one that was meant."""

    def distance(claim: Claim) -> Fraction:
        a, b = brought(stated(claim), claim, title).high, stated(title).high
        if not a or not b or a < 0 or b < 0:
            return Fraction(10**12)
        return max(a / b, b / a)

    return min(rivals, key=lambda claim: (distance(claim), claim.mention.start))


def _finding(article: Article, title: Claim, claim: Claim, *, holds: bool) -> Tied:
    told = (
        f"The headline's {printed(title)} stands in the text as {printed(claim)}."
        if holds
        else f"The headline says {printed(title)}, the text {printed(claim)} for the same thing{_fault(title, claim)}."
    )
    return _tied(article, title, claim, told, holds=holds)


def _not_covered(article: Article, title: Claim, rivals: Sequence[Claim]) -> Tied:
    claim = _nearest(title, rivals)
    others = list(dict.fromkeys(printed(rival) for rival in rivals))
    given = others[0] if len(others) == 1 else f"{', '.join(others[:-1])} and {others[-1]}"
    told = f"The headline's {printed(title)} stands nowhere in the text, which gives {given}."
    return _tied(article, title, claim, told, holds=False)


def _tied(article: Article, title: Claim, claim: Claim, told: str, *, holds: bool) -> Tied:
    judgement = judge(Tie(ID, of(title, claim), "=", of(claim)))
    return tied(article, judgement, told, verdict="holds" if holds else "fails")


def _fault(title: Claim, claim: Claim) -> str:
    """Say what is wrong with a headline's number where more can be said than that it is another one."""
    gap = brought(stated(title), title, claim) - stated(claim)
    off = max(abs(gap.low or Fraction(0)), abs(gap.high or Fraction(0)))
    last = max(_precision_in_unit(title, claim), precision(claim))
    if last and off < last:
        return ": rounded the wrong way"
    return ": overstated" if gap.low is not None and gap.low > 0 else ""


def _precision_in_unit(title: Claim, claim: Claim) -> Fraction:
    factor = commensurable(quantity(title), quantity(claim))
    return precision(title) * abs(factor.factor) if factor is not None else Fraction(0)
