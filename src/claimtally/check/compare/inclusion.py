"""Inclusion: whether one number supports, refutes or leaves open another, when both tell of one thing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from claimtally.check.numbers.interval import Interval
from claimtally.model.comparison import PairVerdict
from claimtally.model.quantity import APPROXIMATION
from claimtally.model.vocabulary import Bound

BOUND = Fraction(1, 4)  # how far from its number a bound still tells of it: "more than 20" for 24
ABOUT = Fraction(1, 20)
HUNDRED = 100
COARSE = Fraction(35, 1000)  # how far newsrooms go when they round to a number that ends in zeros: 20,667 to 20K


@dataclass(frozen=True, slots=True)
class Told:
    """A number as a text tells it: printed value (twice, or a range), size of its last digit, bound."""

    low: Fraction
    high: Fraction
    precision: Fraction
    bound: Bound


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict on a number with the relation that gave it."""

    verdict: PairVerdict
    relation: str


def outcome(premise: Told, hypothesis: Told) -> Outcome:
    """Compare what a premise tells of a number with what a hypothesis tells of the same one, by inclusion.

    The premise's number is taken as printed, the hypothesis's with what its own rounding leaves: "12.4" supports "12",
    "12" leaves "12.4" open. A number that the premise bounds ("at least 12") supports the same number without bound.
    """
    same = (premise.low, premise.high) == (hypothesis.low, hypothesis.high)
    if same and premise.bound == hypothesis.bound:
        return Outcome("supported", "same value")
    known, claimed = known_of(premise), claimed_of(hypothesis)
    if inside(known, claimed):
        return Outcome("supported", _relation(premise, hypothesis))
    if same and hypothesis.bound == "=":
        return Outcome("supported", "same value, its bound left out")
    if not known.meets(claimed) and not (finer(hypothesis, premise) and claimed_of(premise).meets(claimed)):
        return Outcome("refuted", "outside the bound" if hypothesis.bound != "=" else "another value")
    return Outcome("open", "left open by the bound" if premise.bound != "=" else "more exact than the premise")


def near_enough(premise: Told, hypothesis: Told) -> str | None:
    """Give the relation by which texts in different words may print one number, None where they do not.

    Newsrooms round once more than the digits show ("20K" for 20,667), and give a bound where their source has none.
    """
    if (premise.low, premise.high) == (hypothesis.low, hypothesis.high):
        return "same value" if premise.bound == hypothesis.bound else "same value, another bound"
    if hypothesis.bound == "=" and abs(premise.low - hypothesis.low) > max(
        hypothesis.precision, abs(hypothesis.low) / 10
    ):
        return None  # farther than any rounding goes, and most figures are
    if hypothesis.bound == "=" or premise.bound == "~":
        premise = replace(premise, bound="=")
    result = outcome(premise, hypothesis)
    if hypothesis.bound == "=":
        if result.verdict == "supported":
            return result.relation
        if _cut_off(premise, hypothesis):
            return "rounded down"
        return "rounded" if _coarse(premise, hypothesis) else None
    nearest = premise.high if hypothesis.bound in ("<", "<=") else premise.low
    far = abs(nearest - hypothesis.low) / abs(hypothesis.low) if hypothesis.low else Fraction(0)
    close = far <= (ABOUT if hypothesis.bound == "~" else BOUND)
    return result.relation if result.verdict == "supported" and close else None


def finer(told: Told, other: Told) -> bool:
    """Tell whether a plain number is printed with more digits than another."""
    return told.bound == other.bound == "=" and told.precision < other.precision


def _cut_off(premise: Told, hypothesis: Told) -> bool:
    """Tell whether a number is the other one without its last digits: "25" for 25.5."""
    finer = premise.precision < hypothesis.precision and premise.low == premise.high
    return finer and hypothesis.low <= premise.low < hypothesis.low + hypothesis.precision


def _coarse(premise: Told, hypothesis: Told) -> bool:
    """Tell whether a number that ends in zeros is the other one rounded to its digits before them."""
    value = hypothesis.low
    if not value or premise.precision >= hypothesis.precision * 10 or premise.low != premise.high:
        return False
    digits = value / hypothesis.precision
    if value < HUNDRED or digits.denominator != 1 or digits.numerator % 10:
        return False
    return abs(premise.low - value) <= COARSE * abs(value)


def _relation(premise: Told, hypothesis: Told) -> str:
    if hypothesis.bound in ("<", "<=", ">", ">="):
        return "within the bound"
    if (premise.low, premise.high) == (hypothesis.low, hypothesis.high):
        return "same value"
    return "about the same" if "~" in (premise.bound, hypothesis.bound) else "rounded"


def known_of(told: Told) -> Interval:
    """Give what a premise makes known: its printed number as a point, or what its bound leaves."""
    if told.bound == "=":
        return Interval(told.low, told.high)
    return _bounded(told)


def claimed_of(told: Told) -> Interval:
    """Give what a hypothesis claims: the numbers that round to the one it prints, or what its bound leaves."""
    if told.bound != "=":
        return _bounded(told)
    if told.low != told.high:
        return Interval(told.low, told.high)
    half = told.precision / 2
    return Interval(told.low - half, told.high + half)


def _bounded(told: Told) -> Interval:
    if told.bound in ("<", "<="):
        return Interval(None, told.high, False, told.bound == "<=")
    if told.bound in (">", ">="):
        return Interval(told.low, None, told.bound == ">=", False)
    slack = max(Fraction(APPROXIMATION) * max(abs(told.low), abs(told.high)), told.precision / 2)
    return Interval(told.low - slack, told.high + slack)


def inside(inner: Interval, outer: Interval) -> bool:
    """Tell whether all numbers of an interval lie in another."""
    if outer.low is not None:
        if inner.low is None or inner.low < outer.low:
            return False
        if inner.low == outer.low and inner.low_closed and not outer.low_closed:
            return False
    if outer.high is not None:
        if inner.high is None or inner.high > outer.high:
            return False
        if inner.high == outer.high and inner.high_closed and not outer.high_closed:
            return False
    return True
