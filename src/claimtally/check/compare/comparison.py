"""Comparing: the numbers of a hypothesis against a premise, then its words, then one label."""

from __future__ import annotations

from claimtally.check.compare.coverage import coverage
from claimtally.check.compare.inclusion import Told, outcome
from claimtally.check.compare.pairing import pair_of
from claimtally.check.compare.reading import figures_of
from claimtally.check.compare.skeleton import NumberSlot, Skeleton, skeleton_of
from claimtally.model.comparison import Comparison, Label, NumberPair
from claimtally.model.passage import Passage

ALIKE = 0.9
NAMES = 0
COVERED = 0.6


def compare_passages(premise: Passage, hypothesis: Passage) -> Comparison:
    """Tell whether a premise supports, refutes or leaves open a hypothesis."""
    ours, theirs = skeleton_of(premise.text), skeleton_of(hypothesis.text)
    if ours.slots and ours.words == theirs.words:
        return _by_inclusion(ours, theirs)
    known = figures_of(premise, pronouns=True)
    pairs = tuple(pair_of(figure, known, premise, hypothesis) for figure in figures_of(hypothesis))
    return _labelled(premise, hypothesis, pairs)


def _by_inclusion(premise: Skeleton, hypothesis: Skeleton) -> Comparison:
    pairs = []
    for known, claimed in zip(premise.slots, hypothesis.slots, strict=True):
        result = outcome(_told(known), _told(claimed))
        pairs.append(
            NumberPair(
                hypothesis=claimed.span, premise=(known.span,), verdict=result.verdict, relation=result.relation
            )
        )
    verdicts = {pair.verdict for pair in pairs}
    label: Label = "contradiction" if "refuted" in verdicts else "neutral" if "open" in verdicts else "entailment"
    worst = next((p for p in pairs if p.verdict != "supported"), None)
    if worst is None:
        reason = "Both texts have the same words, and all numbers tally."
    else:
        reason = f"Both texts have the same words, but {worst.hypothesis.text} against {worst.premise[0].text} is {worst.relation}."
    return Comparison(label=label, reason=reason, pairs=tuple(pairs))


def _told(slot: NumberSlot) -> Told:
    return Told(slot.value, slot.value, slot.precision, slot.bound)


def _labelled(premise: Passage, hypothesis: Passage, pairs: tuple[NumberPair, ...]) -> Comparison:
    verdicts = {pair.verdict for pair in pairs}
    words_ = coverage(premise, hypothesis)
    if "refuted" in verdicts and words_.share >= ALIKE and not words_.names:
        return Comparison(label="contradiction", reason="A number differs.", pairs=pairs)
    if verdicts & {"open", "refuted"}:
        return Comparison(label="neutral", reason="A number is not in the premise.", pairs=pairs)
    calculated = any(pair.equation for pair in pairs)
    if calculated or (words_.share >= COVERED and not words_.negated and len(words_.names) <= NAMES):
        return Comparison(label="entailment", reason="All numbers tally.", pairs=pairs)
    return Comparison(label="neutral", reason=f"The premise does not tell of {', '.join(words_.missing)}.", pairs=pairs)
