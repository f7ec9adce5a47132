"""Licence: where the words allow to calculate a number of the hypothesis from those of the premise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimtally.check.compare.affinity import agree
from claimtally.check.compare.calculation import Calculation, products, sums
from claimtally.check.compare.figure import Figure
from claimtally.check.compare.inclusion import Told, claimed_of
from claimtally.check.compare.lexicon import Kind, words
from claimtally.model.passage import Passage

COUNTED = frozenset({"count", "quantity", "bare"})
MOST_TERMS = 5  # figures of one sentence that may enter a calculation; with more, chance makes any number


def told_of(figure: Figure) -> Told:
    """Give a figure as inclusion reads it."""
    return Told(figure.low, figure.high, figure.precision, figure.bound)


def calculated(
    figure: Figure, known: Sequence[Figure], premise: Passage, hypothesis: Passage
) -> Calculation | None:
    """Give the first licensed calculation, over the figures of one sentence, that makes the hypothesis's number."""
    if figure.kind not in COUNTED:
        return None
    target = claimed_of(told_of(figure))
    asked = frozenset(word.text.lower() for word in hypothesis.words)
    for sentence in sorted({other.sentence for other in known}):
        terms = [t for t in known if t.sentence == sentence and t.kind in COUNTED and t.single]
        if not 2 <= len(terms) <= MOST_TERMS:
            continue
        said = frozenset(word.text.lower() for word in premise.words if word.sentence == sentence)
        for calculation in _licensed(figure, terms, said, asked):
            if target.contains(calculation.value):
                return calculation
    return None


def _licensed(
    figure: Figure, terms: Sequence[Figure], said: frozenset[str], asked: frozenset[str]
) -> Iterator[Calculation]:
    if asked & _any("sum", "left") or said & _any("gain", "loss", "left"):
        yield from (found for found in sums(terms) if addable(figure, found.figures))
    if (said | asked) & words("each"):
        yield from (found for found in products(terms) if multipliable(figure, found.figures))


def _any(*kinds: Kind) -> frozenset[str]:
    return frozenset().union(*(words(kind) for kind in kinds))


def addable(figure: Figure, terms: Iterable[Figure]) -> bool:
    """Tell whether figures may make another by sum and difference: all have its unit, or count what it counts."""
    return all(_one_kind(figure, term) for term in terms)


def _one_kind(figure: Figure, term: Figure) -> bool:
    if "quantity" in (figure.kind, term.kind):
        return figure.unit == term.unit or "bare" in (figure.kind, term.kind)
    return not figure.nouns or not term.nouns or agree(figure.nouns, term.nouns)


def multipliable(figure: Figure, terms: Iterable[Figure]) -> bool:
    """Tell whether figures may make another by product and quotient: one of them has its unit, or counts the same."""
    return any(_one_kind(figure, term) for term in terms)
