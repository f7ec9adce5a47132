"""Pairing: what the premise has for one number of the hypothesis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimtally.check.compare.affinity import affinity, comparable
from claimtally.check.compare.calculation import Calculation, plain
from claimtally.check.compare.figure import Figure
from claimtally.check.compare.inclusion import known_of, near_enough
from claimtally.check.compare.workings import Workings
from claimtally.check.compare.years import by_years, same_year
from claimtally.check.numbers.units import conversion
from claimtally.model.comparison import NumberPair
from claimtally.model.passage import Passage

ENOUGH = -2  # points that make an equal number of the same kind the same one
AHEAD = 5  # points by which a number of another value must tell more of the same thing
SURE = 3  # points that make another number a contradiction


FEW = 4  # things that a text may name one by one without counting them


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure of the premise that may tell of the same thing, with its points, and the relation where it tallies."""

    figure: Figure
    points: int
    relation: str | None


def pair_of(figure: Figure, known: Sequence[Figure], premise: Passage, workings: Workings) -> NumberPair:
    """Give the pair for a figure of the hypothesis."""
    candidates = sorted(
        (_candidate(figure, other) for other in known if comparable(figure, other)), key=lambda found: -found.points
    )
    tallying = next((found for found in candidates if found.relation is not None), None)
    rival = next((found for found in candidates if found.relation is None), None)
    if tallying is not None and _holds(figure, tallying, rival):
        return NumberPair(
            hypothesis=figure.span,
            premise=(tallying.figure.span,),
            verdict="supported",
            relation=tallying.relation or "",
        )
    calculation = by_years(figure, known, premise) or workings.for_figure(figure)
    if calculation is not None:
        return _calculated(figure, calculation)
    if rival is not None and rival.points >= SURE:
        return NumberPair(
            hypothesis=figure.span, premise=(rival.figure.span,), verdict="refuted", relation="another value"
        )
    return NumberPair(hypothesis=figure.span, premise=(), verdict="open", relation="not in the premise")


def is_uncounted(figure: Figure, pair: NumberPair) -> bool:
    """Tell whether a number counts so few things that a premise which gives no number may have named them instead."""
    few = figure.kind in ("count", "bare") and figure.single and figure.low <= FEW
    return few and pair.verdict == "open" and not pair.premise


def _candidate(figure: Figure, other: Figure) -> Candidate:
    if same_year(figure, other):
        return Candidate(other, affinity(figure, other), "same year")
    brought = _brought(other, figure)
    relation = near_enough(brought.told, figure.told)
    if relation is None and other.unit != brought.unit and known_of(brought.told).contains(figure.low):
        relation = "about the same"
    return Candidate(other, affinity(figure, other), relation)


def _brought(other: Figure, figure: Figure) -> Figure:
    """Give a figure of the premise in the unit of the hypothesis where units convert."""
    if "" in (other.unit, figure.unit) or other.unit == figure.unit:
        return other
    way = conversion(other.unit, figure.unit)
    if way is None:
        return other
    low, high = other.low * way.factor + way.offset, other.high * way.factor + way.offset
    return replace(other, unit=figure.unit, low=low, high=high, precision=other.precision * abs(way.factor))


def _holds(figure: Figure, tallying: Candidate, rival: Candidate | None) -> bool:
    points = tallying.points + _surprise(figure)
    return points >= ENOUGH and (rival is None or points + AHEAD > rival.points)


def _surprise(figure: Figure) -> int:
    """Give the points for a number that hardly stands in a text twice by chance."""
    if figure.low.denominator != 1 or figure.low >= 100:
        return 2
    return 1 if figure.low > 12 else 0


def _calculated(figure: Figure, calculation: Calculation) -> NumberPair:
    return NumberPair(
        hypothesis=figure.span,
        premise=tuple(term.span for term in calculation.figures),
        verdict="supported",
        relation=calculation.relation,
        equation=f"{calculation.equation} = {plain(calculation.value)}",
    )
