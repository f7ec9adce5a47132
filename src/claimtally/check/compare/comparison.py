"""Comparing: the numbers of a hypothesis against a premise, then its words, then one label."""

from __future__ import annotations

from claimtally.check.compare.coverage import coverage
from claimtally.check.compare.inclusion import outcome
from claimtally.check.compare.label import SAME_WORDS, Wording, labelled
from claimtally.check.compare.pairing import is_uncounted, pair_of
from claimtally.check.compare.polarity import clash
from claimtally.check.compare.reading import figures_of
from claimtally.check.compare.skeleton import NumberSlot, skeleton_of
from claimtally.check.compare.workings import Workings
from claimtally.model.comparison import Comparison, NumberPair
from claimtally.model.passage import Passage


def compare_passages(premise: Passage, hypothesis: Passage) -> Comparison:
    """Tell whether a premise supports, refutes or leaves open a hypothesis.

    A number that only counts what the premise may name ("2 candidates") leaves the label open, but is no pair.

    Texts that differ in numbers and bounds alone are decided by the inclusion of intervals, number by number in their
    order. Otherwise each number of the hypothesis looks for the figure of the premise that tells of the same thing.
    The work grows with the product of the numbers of the texts; calculations are made once and found by their value.
    """
    ours, theirs = skeleton_of(premise.text), skeleton_of(hypothesis.text)
    if ours.slots and ours.words == theirs.words:
        pairs = [_included(known, claimed) for known, claimed in zip(ours.slots, theirs.slots, strict=True)]
        return labelled(pairs, SAME_WORDS)
    known = figures_of(premise, pronouns=True)
    workings = Workings(known, premise, hypothesis)
    figures = figures_of(hypothesis)
    found = [pair_of(figure, known, premise, workings) for figure in figures]
    label = labelled(found, Wording(coverage(premise, hypothesis), clash(premise, hypothesis)))
    checkable = (p for figure, p in zip(figures, found, strict=True) if not is_uncounted(figure, p))
    return label.model_copy(update={"pairs": tuple(checkable)})


def _included(known: NumberSlot, claimed: NumberSlot) -> NumberPair:
    result = outcome(known.told, claimed.told)
    return NumberPair(hypothesis=claimed.span, premise=(known.span,), verdict=result.verdict, relation=result.relation)
