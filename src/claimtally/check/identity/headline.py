"""The check of the headline: a number in the title must be the one that the body gives for the same slot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimtally.check.additive.tally import compared, one_but_other
from claimtally.check.identity.reachable import reachable
from claimtally.check.identity.uncovered import (
    cuts_off,
    instead_of,
    is_vague,
    may_count_others,
    stands_elsewhere,
    told_otherwise,
)
from claimtally.check.numbers.amount import brought, precision, stated
from claimtally.check.numbers.notation import printed
from claimtally.check.numbers.units import commensurable
from claimtally.check.ties.expression import of
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.place import in_headline, same_sentence
from claimtally.check.words.rates_per import akin, counted_as
from claimtally.check.words.slot import (
    commensurate,
    compatible_name,
    numbered,
    quantity,
    same_commitment,
    same_measure,
    same_name,
    same_parties,
)
from claimtally.check.words.unread import has_unread, span_of
from claimtally.model import Article, Claim

ID = "headline"
TONNES = re.compile(r"\btonnes?\b|\bmetric tons?\b", re.IGNORECASE)
TONS = re.compile(r"(?<!metric )\btons?\b", re.IGNORECASE)
ROLES = ("value", "total")
TOLD = ("value", "total", "increment", "part", "cap")  # roles of numbers that a text repeats
SHARES = ("%", "percentage_point", "bp")
LOOSE = ("duration", "count", "other")  # a party has many numbers of these frames


def check_headline(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Compare each number of the title with the body's number for the same slot.

    Fails only where the title's number can be had nowhere in the body, neither as a printed number nor as the sum, the
    difference or the quotient of some, and the body gives another one for the slot: one number for just that slot, or
    numbers of the same party and frame that are all not it, or, for what no text leaves out (see `instead_of`), others
    of its unit.
    """
    numbers = numbered(claims)
    body = [claim for claim in numbers if not in_headline(article, claim)]
    told = [claim for claim in claims if claim.quantity is not None and not in_headline(article, claim)]
    for title in numbers:
        if not in_headline(article, title) or title.role not in TOLD:
            continue
        if title.role == "part" and quantity(title).unit != "%":
            continue  # "300 of its 900 workers" may be a third in the text
        alike = [claim for claim in (counted_as(claim, title) for claim in body) if commensurate(claim, title)]
        same = [claim for claim in alike if _one_slot(title, claim)]
        agreeing = [claim for claim in same if compared(claim, title) == "holds"]
        if agreeing:
            yield _finding(article, title, agreeing[0], holds=True)
        elif not reachable(article, title, [counted_as(claim, title) for claim in told]):
            other = {c.id for c in body if _counts_otherwise(article, body, title, c) or _of_other_tons(title, c)}
            alike = [claim for claim in alike if claim.id not in other]
            same = [claim for claim in same if claim.id not in other]
            if one_but_other(same, title) and not _may_differ(title, same[0]):
                yield _finding(article, title, same[0], holds=False)
            elif rivals := _rivals(article, title, alike, told):
                yield _not_covered(article, title, rivals)


def _counts_otherwise(article: Article, body: Sequence[Claim], title: Claim, claim: Claim) -> bool:
    """Tell whether a text may count what the title does in several nouns: "25 aircraft and 15 planes" are 40 jets.

    A noun that is only akin to the title's refutes it where its sentence has no other count and no number unread.
    """
    if quantity(claim).dimension != "count" or quantity(claim).unit == quantity(title).unit:
        return False
    counts = [c for c in body if same_sentence(c, claim) and c.id != claim.id and quantity(c).dimension == "count"]
    units = {quantity(claim).unit, quantity(title).unit}
    others = [c for c in counts if c.frame == claim.frame or any(akin(quantity(c).unit, unit) for unit in units)]
    apart = any(quantity(counted_as(other, title)).unit != quantity(title).unit for other in others)
    together = sum(quantity(c).stated[0] for c in (claim, *others)) == quantity(title).stated[0]
    return apart or (bool(others) and together) or has_unread(article, body, *span_of((claim,)))


def _of_other_tons(title: Claim, claim: Claim) -> bool:
    """Tell whether one number is in tonnes and the other in tons, which may be shorter ones."""
    tonnes = [bool(TONNES.search(c.mention.text)) for c in (title, claim)]
    tons = [bool(TONS.search(c.mention.text)) for c in (title, claim)]
    return any(tonnes) and any(tons)


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
    return told and moved and measured and _of_such_role(title, claim) and not is_vague(claim)


def _may_differ(title: Claim, claim: Claim) -> bool:
    """Tell whether a headline may print another figure than the text for one thing: it counts or rounds otherwise."""
    return may_count_others(title, claim) or cuts_off(title, claim)


def _of_such_role(title: Claim, claim: Claim) -> bool:
    """Tell whether the role of a number lets it be the title's: parts, caps and rates have their like."""
    plain = (*ROLES, "increment")
    return claim.role in plain if title.role in plain else claim.role == title.role


def _rivals(article: Article, title: Claim, alike: Sequence[Claim], told: Sequence[Claim]) -> list[Claim]:
    """Give the numbers of the body that stand where the title's should: of its party and frame, or of any slot."""
    if stands_elsewhere(article, title, told):
        return []
    rivals = [claim for claim in alike if _rival(title, claim) and not _may_differ(title, claim)]
    return rivals or ([] if told_otherwise(article, title, told) else instead_of(article, title, alike))


def _meant(title: Claim, rivals: Sequence[Claim]) -> Claim:
    """Give the rival that most likely tells what the title does: of its slot, of its frame, or the first of the text.

    News repeats its headline in its first sentences.
    """
    return min(
        rivals,
        key=lambda claim: (not _one_slot(title, claim), claim.frame != title.frame, claim.mention.start),
    )


def _finding(article: Article, title: Claim, claim: Claim, *, holds: bool) -> Tied:
    told = (
        f"The headline's {printed(title)} stands in the text as {printed(claim)}."
        if holds
        else f"The headline says {printed(title)}, the text {printed(claim)} for the same thing{_fault(title, claim)}."
    )
    return _tied(article, title, claim, told, holds=holds)


def _not_covered(article: Article, title: Claim, rivals: Sequence[Claim]) -> Tied:
    claim = _meant(title, rivals)
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
