"""Licence: where the words allow to calculate a number of the hypothesis from those of the premise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from claimtally.check.compare.affinity import agree
from claimtally.check.compare.calculation import Calculation, products, sums
from claimtally.check.compare.figure import Figure
from claimtally.check.compare.inclusion import Told, claimed_of
from claimtally.check.compare.lexicon import words
from claimtally.model.passage import Passage

COUNTED = frozenset({"count", "quantity", "bare"})
MOST_TERMS = 6  # figures that may enter a calculation; with more, chance makes any number


def told_of(figure: Figure) -> Told:
    """Give a figure as inclusion reads it."""
    return Told(figure.low, figure.high, figure.precision, figure.bound)


def calculated(
    figure: Figure, known: Sequence[Figure], premise: Passage, hypothesis: Passage
) -> Calculation | None:
    """Give the first licensed calculation over the premise's figures that makes the hypothesis's number."""
    if figure.kind not in COUNTED:
        return None
    terms = [other for other in known if other.kind in COUNTED and other.single]
    if not 2 <= len(terms) <= MOST_TERMS:
        return None
    target = claimed_of(told_of(figure))
    said = frozenset(word.text.lower() for word in premise.words)
    asked = frozenset(word.text.lower() for word in hypothesis.words)
    for calculation in _licensed(figure, terms, said, asked):
        if target.contains(calculation.value):
            return calculation
    return None


def _licensed(
    figure: Figure, terms: Sequence[Figure], said: frozenset[str], asked: frozenset[str]
) -> Iterator[Calculation]:
    tied = asked & (words("sum") | words("left")) or said & (words("gain") | words("loss") | words("left"))
    if tied:
        yield from (c for c in sums(terms) if _alike(figure, c.figures))
    if (said | asked) & words("each"):
        yield from products(terms)


def _alike(figure: Figure, terms: Sequence[Figure]) -> bool:
    """Tell whether figures may be added: all of one unit; nouns may differ, apples and pears are fruit."""
    units = {term.unit for term in chain(terms, [figure]) if term.kind == "quantity"}
    return len(units) <= 1
