"""Ties and their judgement: does the relation hold for some, or for the printed, values of its numbers?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from claimtally.check.numbers.amount import claimed, nominal, stated
from claimtally.check.numbers.interval import EVERYTHING, Interval
from claimtally.check.numbers.notation import figure
from claimtally.check.ties.expression import Expression, Read, Unknown, Variable, evaluated, numbers_of, written
from claimtally.check.words.slot import quantity
from claimtally.model import Claim

Relation = Literal["=", "≈", "≤", "<", "≥", ">"]
OPPOSITE: dict[Relation, str] = {"=": "≠", "≈": "≠", "≤": ">", "<": "≥", "≥": "<", ">": "≤"}


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two expressions that the words of an article state; `check` names who read it there."""

    check: str
    left: Expression
    relation: Relation
    right: Expression

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of the tie, from left to right, each once."""
        found = (*numbers_of(self.left), *numbers_of(self.right))
        return tuple({number.key: number.claim for number in found if isinstance(number, Variable)}.values())


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome for a tie: `verdict` is None where an open bound lets it hold without saying anything.

    `exact` tells whether the printed numbers come out even, `left` and `right` are the sides as printed, `tolerance`
    is by how much rounding lets the sides of an equation differ, in words; None where it leaves nothing open.
    """

    tie: Tie
    verdict: Literal["holds", "fails"] | None
    exact: bool
    left: Interval
    right: Interval
    equation: str
    tolerance: str | None

    @property
    def by_rounding(self) -> bool:
        """Whether the relation holds only thanks to what rounding leaves open."""
        return self.verdict == "holds" and not self.exact

    @property
    def rounding(self) -> str:
        """The words that say so, empty where the numbers come out even."""
        return "" if self.exact else ", within what rounding leaves open"


def judge(tie: Tie, slack: Fraction = Fraction(0)) -> Judgement:
    """Judge a tie by the intervals of its numbers; `slack` widens the right side, as a share of it.

    It fails where no reading of the printed numbers makes it true, and holds where the printed digits alone do.
    """
    open_ended = _sides(tie, _reader(claimed))
    digits = _sides(tie, _reader(nominal))
    figures = _sides(tie, _reader(stated))
    fits = possible(tie.relation, open_ended[0], _widened(open_ended[1], slack))
    fits_as_printed = possible(tie.relation, digits[0], _widened(digits[1], slack))
    return Judgement(
        tie=tie,
        verdict="fails" if not fits else "holds" if fits_as_printed else None,
        exact=figures[0] == figures[1] if tie.relation in ("=", "≈") else possible(tie.relation, *figures),
        left=figures[0],
        right=figures[1],
        equation=f"{written(tie.left)} {tie.relation} {written(tie.right)}" if fits else refuted(tie),
        tolerance=_tolerance(tie, digits) if tie.relation in ("=", "≈") else None,
    )


def refuted(tie: Tie) -> str:
    """Write the relation with the sign that says it does not hold."""
    return f"{written(tie.left)} {OPPOSITE[tie.relation]} {written(tie.right)}"


def possible(relation: Relation, left: Interval, right: Interval) -> bool:
    """Tell whether a number of the left and one of the right stand in the relation."""
    match relation:
        case "=" | "≈":
            return left.meets(right)
        case "≤":
            return not right.below(left)
        case "≥":
            return not left.below(right)
        case "<":
            return left.low is None or right.high is None or left.low < right.high
        case ">":
            return left.high is None or right.low is None or left.high > right.low


def _sides(tie: Tie, read: Read) -> tuple[Interval, Interval]:
    return evaluated(tie.left, read), evaluated(tie.right, read)


def _reader(reading: Callable[[Claim], Interval]) -> Read:
    def read(number: Variable | Unknown) -> Interval:
        return reading(number.claim) if isinstance(number, Variable) else EVERYTHING

    return read


def _widened(interval: Interval, slack: Fraction) -> Interval:
    """Widen an interval of numbers above zero by a share at both ends."""
    if not slack or interval.low is None or interval.low < 0:
        return interval
    high = None if interval.high is None else interval.high * (1 + slack)
    return Interval(interval.low * (1 - slack), high, interval.low_closed, interval.high_closed)


def _tolerance(tie: Tie, sides: tuple[Interval, Interval]) -> str | None:
    """Write half the width of what the digits leave open between the sides, in the unit of the right side."""
    gap = sides[0] - sides[1]
    if gap.low is None or gap.high is None or gap.low == gap.high:
        return None
    like = next((number for number in numbers_of(tie.right) if isinstance(number, Variable)), None)
    half = (gap.high - gap.low) / 2
    if like is None:
        return f"± {float(half):.2g}"
    number = quantity(like.claim)
    return f"± {figure(half / abs(like.conversion.factor), number.unit, number.dimension)}"
