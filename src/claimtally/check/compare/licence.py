"""Licence: which calculations the words allow for a number of the hypothesis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimtally.check.compare.affinity import agree
from claimtally.check.compare.calculation import Calculation
from claimtally.check.compare.figure import Figure
from claimtally.check.compare.lexicon import Kind, words

PARTS = frozenset({"count", "bare"})
PAIR = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """Figures that may enter a calculation, the words said around them and in the hypothesis.

    `short` tells that these are all the figures of a premise of one or two sentences.
    """

    terms: Sequence[Figure]
    said: frozenset[str]
    asked: frozenset[str]
    short: bool


def licensed(figure: Figure, calculation: Calculation, setting: Setting) -> bool:
    """Tell whether the words allow a calculation for a figure of the hypothesis.

    It must take in what the premise says of the thing counted, where it says anything of it.
    """
    counted = [term for term in setting.terms if term.nouns & figure.nouns]
    if counted and not any(term in counted for term in calculation.figures):
        return False
    rule = _in_short if setting.short else _in_long
    return rule(figure, calculation, setting)


def _in_short(figure: Figure, calculation: Calculation, setting: Setting) -> bool:
    """Verbs that give or take, words of sums and rests allow sums; rates allow products."""
    if not calculation.adds:
        return bool((setting.said | setting.asked) & words("each"))
    if setting.asked & _any("sum", "left") or setting.said & _any("gain", "loss", "left"):
        return one_unit(figure, calculation.figures)
    return same_things(figure, calculation.figures)


def _in_long(figure: Figure, calculation: Calculation, setting: Setting) -> bool:
    """Two terms that count the same make a sum in a list or where a word asks for it; a price for each a product."""
    if calculation.name == "rest of":
        return figure.unit == "%" and bool(setting.asked & words("rest"))
    if len(calculation.figures) != PAIR:
        return False
    if calculation.name == "product":
        return bool(setting.said & words("apiece")) and rated(figure, calculation.figures)
    if not calculation.adds:
        return False
    asked = bool((setting.said | setting.asked) & words("sum")) and same_things(figure, calculation.figures)
    return asked or (calculation.name == "sum" and listed(figure, calculation.figures))


def _any(*kinds: Kind) -> frozenset[str]:
    return frozenset().union(*(words(kind) for kind in kinds))


def one_unit(figure: Figure, terms: Iterable[Figure]) -> bool:
    """Tell whether figures have no two units; what they count may differ, since boys and girls are children."""
    units = {term.unit for term in (*terms, figure) if term.kind == "quantity"}
    return len(units) <= 1


def listed(figure: Figure, terms: Sequence[Figure]) -> bool:
    """Tell whether figures of a sentence count parts of what another counts: "two men and three women" are 5 people.

    One of the nouns may be missing: "two men were killed at home and three at work".
    """
    if any(term.kind not in PARTS for term in (figure, *terms)):
        return False
    nouns = [each.nouns for each in (figure, *terms) if each.nouns]
    return all(agree(some, others) for some, others in pairwise(nouns))


def rated(figure: Figure, terms: Sequence[Figure]) -> bool:
    """Tell whether one figure has the unit of another, and the other counts how often it comes: four at $5 each."""
    units = [term.unit for term in terms]
    return figure.kind == "quantity" and units.count(figure.unit) == 1 and units.count("") == 1


def same_things(figure: Figure, terms: Iterable[Figure]) -> bool:
    """Tell whether figures have one unit or count one thing, word for word or by synonyms."""
    for term in terms:
        if "quantity" in (figure.kind, term.kind):
            if figure.unit != term.unit:
                return False
        elif not (figure.nouns and term.nouns and agree(figure.nouns, term.nouns)):
            return False
    return True
