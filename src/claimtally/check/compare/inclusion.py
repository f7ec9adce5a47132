"""Inclusion: whether one interval supports, refutes or leaves open another, when both tell of one thing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from claimtally.check.interval import Interval
from claimtally.model.comparison import PairVerdict
from claimtally.model.quantity import APPROXIMATION
from claimtally.model.vocabulary import Bound


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
    """Compare what a premise tells of a number with what a hypothesis tells of the same one.

    The premise's number is taken as printed, the hypothesis's with what its own rounding leaves: "12.4" supports "12",
    "12" leaves "12.4" open.
    """
    same = (premise.low, premise.high) == (hypothesis.low, hypothesis.high)
    if same and premise.bound == hypothesis.bound:
        return Outcome("supported", "same value")
    known = known_of(premise)
    claimed = claimed_of(hypothesis)
    if inside(known, claimed):
        return Outcome("supported", _relation(premise, hypothesis, same))
    if same and hypothesis.bound == "=":
        return Outcome("supported", "same value, its bound left out")
    if not known.meets(claimed):
        return Outcome("refuted", "outside the bound" if hypothesis.bound != "=" else "another value")
    return Outcome(
        "open", "not settled by the premise's bound" if premise.bound != "=" else "more exact than the premise"
    )


def _relation(premise: Told, hypothesis: Told, same: bool) -> str:
    if hypothesis.bound in ("<", "<=", ">", ">="):
        return "within the bound"
    if same:
        return "same value"
    return "about the same" if "~" in (premise.bound, hypothesis.bound) else "rounded"


def known_of(told: Told) -> Interval:
    """Give what a premise makes known: its printed number as a point, or what its bound leaves."""
    if told.bound == "=":
        return Interval(told.low, told.high)
    return _bounded(told)


def claimed_of(told: Told) -> Interval:
    """Give what a hypothesis claims: the numbers that round to the one it prints, or what its bound leaves."""
    if told.bound != "=" or told.low != told.high:
        return _bounded(told) if told.bound != "=" else Interval(told.low, told.high)
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
