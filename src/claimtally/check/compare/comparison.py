"""Comparing: the numbers of a hypothesis against a premise, then its words, then one label."""

from __future__ import annotations

from collections.abc import Sequence

from claimtally.check.compare.affinity import affinity, comparable
from claimtally.check.compare.arithmetic import Licence, calculate, plain, told_of
from claimtally.check.compare.coverage import coverage
from claimtally.check.compare.figure import Figure
from claimtally.check.compare.inclusion import Told, outcome
from claimtally.check.compare.lexicon import words
from claimtally.check.compare.reading import figures_of
from claimtally.check.compare.skeleton import NumberSlot, Skeleton, skeleton_of
from claimtally.model.comparison import Comparison, NumberPair
from claimtally.model.passage import Passage

ENOUGH = 3  # affinity and surprise that make an equal number the same one
SURE = 4  # affinity that makes another number a contradiction
COVERED = 0.6


def compare_passages(premise: Passage, hypothesis: Passage) -> Comparison:
    """Tell whether a premise supports, refutes or leaves open a hypothesis."""
    ours, theirs = skeleton_of(premise.text), skeleton_of(hypothesis.text)
    if ours.slots and ours.words == theirs.words:
        return _by_inclusion(ours, theirs)
    known = figures_of(premise)
    claimed = figures_of(hypothesis)
    licence = licence_of(premise, hypothesis)
    pairs = tuple(_pair(figure, known, licence) for figure in claimed)
    return _labelled(premise, hypothesis, pairs)


def _by_inclusion(premise: Skeleton, hypothesis: Skeleton) -> Comparison:
    pairs = []
    for known, claimed in zip(premise.slots, hypothesis.slots, strict=True):
        result = outcome(_told(known), _told(claimed))
        pairs.append(
            NumberPair(hypothesis=claimed.span, premise=(known.span,), verdict=result.verdict, relation=result.relation)
        )
    verdicts = {pair.verdict for pair in pairs}
    label = "contradiction" if "refuted" in verdicts else "neutral" if "open" in verdicts else "entailment"
    worst = next((p for p in pairs if p.verdict != "supported"), None)
    reason = (
        f"Both texts have the same words, and all numbers tally."
        if worst is None
        else f"Both texts have the same words, but {worst.hypothesis.text} is {worst.relation}: {worst.premise[0].text}."
    )
    return Comparison(label=label, reason=reason, pairs=tuple(pairs))


def _told(slot: NumberSlot) -> Told:
    return Told(slot.value, slot.value, slot.precision, slot.bound)


def licence_of(premise: Passage, hypothesis: Passage) -> Licence:
    """Give what the words allow to calculate."""
    said = {word.text.lower() for word in premise.words} | {word.text.lower() for word in hypothesis.words}
    return Licence(sums=True, products=bool(said & words("each")))


def _surprise(figure: Figure) -> int:
    points = 0
    if figure.low.denominator != 1 or figure.low >= 100:
        points += 2
    elif figure.low > 12:
        points += 1
    return points


def _pair(figure: Figure, known: Sequence[Figure], licence: Licence) -> NumberPair:
    ranked = sorted(
        ((affinity(figure, other), other) for other in known if comparable(figure, other)), key=lambda item: -item[0]
    )
    for points, other in ranked:
        result = outcome(told_of(other), told_of(figure))
        if _short_year(figure, other) or (result.verdict == "supported" and points + _surprise(figure) >= ENOUGH):
            return NumberPair(
                hypothesis=figure.span,
                premise=(other.span,),
                verdict="supported",
                relation=result.relation if result.verdict == "supported" else "same year",
            )
    calculation = calculate(figure, known, licence) if licence and len(known) < 8 else None
    if calculation is not None:
        return NumberPair(
            hypothesis=figure.span,
            premise=tuple(f.span for f in calculation.figures),
            verdict="supported",
            relation=calculation.relation,
            equation=f"{calculation.equation} = {plain(calculation.value)}",
        )
    if ranked and ranked[0][0] >= SURE:
        return NumberPair(
            hypothesis=figure.span, premise=(ranked[0][1].span,), verdict="refuted", relation="another value"
        )
    return NumberPair(hypothesis=figure.span, premise=(), verdict="open", relation="not in the premise")


def _short_year(figure: Figure, other: Figure) -> bool:
    if not (figure.kind == other.kind == "year" and (figure.short or other.short)):
        return False
    return figure.low % 100 == other.low % 100


def _labelled(premise: Passage, hypothesis: Passage, pairs: tuple[NumberPair, ...]) -> Comparison:
    verdicts = {pair.verdict for pair in pairs}
    words_ = coverage(premise, hypothesis)
    if "refuted" in verdicts:
        return Comparison(label="contradiction", reason="A number differs.", pairs=pairs)
    if "open" in verdicts:
        return Comparison(label="neutral", reason="A number is not in the premise.", pairs=pairs)
    calculated = any(pair.equation for pair in pairs)
    if calculated or (words_.share >= COVERED and not words_.negated):
        return Comparison(label="entailment", reason="All numbers tally.", pairs=pairs)
    return Comparison(label="neutral", reason=f"The premise does not tell of {', '.join(words_.missing)}.", pairs=pairs)
