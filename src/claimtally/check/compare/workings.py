"""Workings: all calculations over a premise's figures that words may license, made once and found by their value."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from claimtally.check.compare.calculation import Calculation, difference, products, rests, sums
from claimtally.check.compare.figure import Figure
from claimtally.check.compare.inclusion import claimed_of
from claimtally.check.compare.lexicon import words
from claimtally.check.compare.licence import Setting, licensed, same_things
from claimtally.check.numbers.interval import Interval
from claimtally.model.passage import Passage

COUNTED = frozenset({"count", "quantity", "bare"})
MOST_TERMS = 5  # figures that may enter a calculation; with more, chance makes any number
SHORT = 2  # sentences of a premise that was written down for the hypothesis; in an article, chance makes many sums
GAP_REACH = 2  # words behind a number in which it is said to be a gap


@dataclass(frozen=True, slots=True)
class Working:
    """A calculation, the setting that may license it, and its place in the order of trying, the simplest first."""

    calculation: Calculation
    setting: Setting
    place: int


class Workings:
    """The calculations over the figures of a premise, for the numbers of one hypothesis."""

    def __init__(self, known: Sequence[Figure], premise: Passage, hypothesis: Passage) -> None:
        """Make the calculations of a short premise as a whole, of a longer one sentence by sentence."""
        self._terms = sorted((t for t in known if t.kind in COUNTED and t.single), key=lambda term: term.low)
        self._hypothesis = hypothesis
        made: list[Working] = []
        for setting in _settings(known, premise, hypothesis):
            for calculation in (*rests(setting.terms), *sums(setting.terms), *products(setting.terms)):
                made.append(Working(calculation, setting, len(made)))
        self._made = sorted(made, key=lambda working: working.calculation.value)

    def for_figure(self, figure: Figure) -> Calculation | None:
        """Give the first licensed calculation that makes a number; None for one that is only bounded."""
        if figure.kind not in COUNTED or figure.bound not in ("=", "~"):
            return None
        target = claimed_of(figure.told)
        gap = self._gap(figure, target) if _is_gap(figure, self._hypothesis) else None
        if gap is not None:
            return gap
        found = sorted((w for w in self._making(target) if _is_whole(figure, w)), key=lambda working: working.place)
        return next((w.calculation for w in found if licensed(figure, w.calculation, w.setting)), None)

    def _making(self, target: Interval) -> Iterator[Working]:
        low = target.low if target.low is not None else Fraction(0)
        place = bisect_left(self._made, low, key=lambda working: working.calculation.value)
        while place < len(self._made) and target.contains(self._made[place].calculation.value):
            yield self._made[place]
            place += 1

    def _gap(self, figure: Figure, target: Interval) -> Calculation | None:
        """Give two figures of what is told that lie as far apart as a gap says, wherever they stand."""
        terms = [term for term in self._terms if same_things(figure, [term])]
        for small in terms:
            place = bisect_left(terms, small.low + (target.low or 0), key=lambda term: term.low)
            while place < len(terms) and target.contains(terms[place].low - small.low):
                if terms[place] != small:
                    return difference(terms[place], small)
                place += 1
        return None


def _settings(known: Sequence[Figure], premise: Passage, hypothesis: Passage) -> Iterator[Setting]:
    asked = frozenset(word.text.lower() for word in hypothesis.words)
    terms: dict[int, list[Figure]] = {}
    said: dict[int, set[str]] = {}
    short = not premise.words or premise.words[-1].sentence < SHORT
    for term in known:
        if term.kind in COUNTED and term.single:
            terms.setdefault(0 if short else term.sentence, []).append(term)
    for word in premise.words:
        said.setdefault(0 if short else word.sentence, set()).add(word.text.lower())
    for sentence, some in sorted(terms.items()):
        if len(some) <= MOST_TERMS:
            yield Setting(some, frozenset(said.get(sentence, ())), asked, short)


def _is_whole(figure: Figure, working: Working) -> bool:
    """Tell whether exact counts make a count exactly: 22 things for 5 people are no "four" each."""
    whole = figure.kind == "count" and figure.low.denominator == 1
    exact = whole and all(term.precision <= 1 for term in (figure, *working.calculation.figures))
    return not exact or working.calculation.value == figure.low


def _is_gap(figure: Figure, hypothesis: Passage) -> bool:
    """Tell whether a number says how far two others lie apart: "$600 million more than", "$33m less"."""
    first = bisect_left(hypothesis.words, figure.span.start, key=lambda word: word.start)
    behind = bisect_left(hypothesis.words, figure.span.end, key=lambda word: word.start)
    near = hypothesis.words[first + 1 : behind + GAP_REACH]
    return any(word.text.lower() in words("gap") for word in near)
