"""Comparisons: whether the numbers and words of one text support, refute or leave open those of another."""

from __future__ import annotations

from typing import Literal

from claimtally.model.base import Record
from claimtally.model.span import Span

Label = Literal["entailment", "contradiction", "neutral"]
PairVerdict = Literal["supported", "refuted", "open"]


class NumberPair(Record):
    """A number of the hypothesis and what the premise has for it.

    `hypothesis` lies in the hypothesis, `premise` in the premise: no span where nothing was found, several where
    arithmetic made the number of them. `relation` says how they stand to each other ("same value", "rounded", "sum of
    3 and 4"), `equation` writes it with the printed numbers, null where there is nothing to calculate.
    """

    hypothesis: Span
    premise: tuple[Span, ...]
    verdict: PairVerdict
    relation: str
    equation: str | None = None


class Comparison(Record):
    """Whether a premise supports a hypothesis, one sentence that says why, and a pair for each of its numbers."""

    label: Label
    reason: str
    pairs: tuple[NumberPair, ...]
