"""Sums: do printed parts make a printed whole, given what rounding and bounds leave open?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Literal

from claimtally.check.numbers.amount import brought, claimed, nominal, precision, stated
from claimtally.check.numbers.digits import UPPER, by_digits
from claimtally.check.numbers.interval import Interval
from claimtally.check.numbers.notation import figure
from claimtally.check.ties.expression import of, sum_of
from claimtally.check.ties.tie import Judgement, Tie, judge, refuted
from claimtally.check.words.slot import quantity
from claimtally.model import Claim
from claimtally.model.vocabulary import Frame

# Money that comes in several sums, of which an article may name only some.
IN_ROUNDS: frozenset[Frame] = frozenset(("investment", "financing"))


def tally_sum(check: str, parts: Sequence[Claim], whole: Claim) -> Judgement:
    """Judge whether the parts sum to the whole; units are commensurable, the sum is made in the unit of the whole.

    Things that are counted out one by one are not rounded: two, two and two factories are not five. Of a whole of "up
    to" so much, a part of "up to" so much bounds nothing else: their digits must agree.
    """
    bounded = quantity(whole).bound in UPPER and any(quantity(part).bound in UPPER for part in parts)
    terms = [by_digits(of(part, whole), UPPER) if bounded else of(part, whole) for part in parts]
    judgement = judge(Tie(check, sum_of(terms), "=", by_digits(of(whole), UPPER) if bounded else of(whole)))
    if judgement.by_rounding and all(map(_counted_out, (*parts, whole))):
        return replace(judgement, verdict="fails", equation=refuted(judgement.tie))
    return judgement


def _counted_out(claim: Claim) -> bool:
    number = quantity(claim)
    whole = all(value == value.to_integral_value() for value in number.stated)
    return number.dimension == "count" and number.bound == "=" and whole and precision(claim) == 1


def makes(judgement: Judgement, whole: Claim) -> str:
    """Write what the left side of a judged tie gives, as a reader's figure in the unit of a claim."""
    return span_of(judgement.left, whole)


def judged(fits: bool, fits_as_printed: bool) -> Literal["holds", "fails"] | None:
    """Give the verdict of the intervals; None where they fit by an open bound only, not by the printed digits."""
    if not fits:
        return "fails"
    return "holds" if fits_as_printed else None


def span_of(interval: Interval, like: Claim) -> str:
    """Write an interval as a figure, or as a range of two, in the unit of a claim."""
    unit, dimension = quantity(like).unit, quantity(like).dimension
    low, high = interval.low or Fraction(0), interval.high or Fraction(0)
    top = figure(high, unit, dimension)
    return top if low == high else f"{figure(low, unit, dimension)} to {top}"


def compared(a: Claim, b: Claim) -> Literal["holds", "fails"] | None:
    """Give the verdict on two claims that should be one number; None where they meet by an open bound only."""
    fits = brought(claimed(a), a, b).meets(claimed(b))
    return judged(fits, brought(nominal(a), a, b).meets(nominal(b)))


def one_but_other(claims: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether claims that should be one number with a claim are one among themselves, but not with it."""
    return (
        bool(claims)
        and all(compared(other, claim) == "fails" for other in claims)
        and all(compared(other, claims[0]) == "holds" for other in claims[1:])
    )


def same_number(a: Claim, b: Claim) -> bool:
    """Tell whether two claims print one number, in commensurable units."""
    return brought(stated(a), a, b) == stated(b)


def distinct(claims: Sequence[Claim]) -> list[Claim]:
    """Give the claims without those that print a number that an earlier one printed; units are commensurable."""
    kept: list[Claim] = []
    for claim in claims:
        if not any(same_number(claim, other) for other in kept):
            kept.append(claim)
    return kept
