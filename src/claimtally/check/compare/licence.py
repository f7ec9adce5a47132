"""Licence: where the words allow to calculate a number of the hypothesis from those of the premise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimtally.check.compare.affinity import agree
from claimtally.check.compare.calculation import Calculation, plain, products, sums, sums_of_two
from claimtally.check.compare.figure import Figure
from claimtally.check.compare.inclusion import Told, claimed_of
from claimtally.check.compare.lexicon import Kind, words
from claimtally.model.passage import Passage

PARTS = frozenset({"count", "bare"})
COUNTED = frozenset({"count", "quantity", "bare"})
MOST_TERMS = 5  # figures that may enter a calculation; with more, chance makes any number
GAP_REACH = 2  # words behind a number in which it is said to be a gap
SHORT = 2  # sentences of a premise that was written down for the hypothesis; in an article, chance makes many sums


@dataclass(frozen=True, slots=True)
class Setting:
    """The figures of a few sentences, the words said there and in the hypothesis, and whether that is all there is."""

    terms: Sequence[Figure]
    said: frozenset[str]
    asked: frozenset[str]
    short: bool


def told_of(figure: Figure) -> Told:
    """Give a figure as inclusion reads it."""
    return Told(figure.low, figure.high, figure.precision, figure.bound)


def calculated(figure: Figure, known: Sequence[Figure], premise: Passage, hypothesis: Passage) -> Calculation | None:
    """Give the first licensed calculation that makes the hypothesis's number; None for one that is only bounded.

    In a premise of one or two sentences a verb that gives or takes, or a rate, is enough to calculate. In a longer one
    the figures must stand in one sentence, count the same, and a word must ask for the sum or the rest.
    """
    if figure.kind not in COUNTED or figure.bound not in ("=", "~"):
        return None
    target = claimed_of(told_of(figure))
    if _is_gap(figure, hypothesis):
        terms = [term for term in known if term.kind in COUNTED and same_things(figure, [term])]
        for gap in sums_of_two(terms):
            if gap.name == "difference" and target.contains(gap.value):
                return gap
    for setting in _settings(known, premise, hypothesis):
        if len(setting.terms) <= MOST_TERMS:
            counted = [term for term in setting.terms if term.nouns & figure.nouns]
            for calculation in _licensed(figure, setting):
                if target.contains(calculation.value) and _tells_of(counted, calculation.figures):
                    return calculation
    return None


def _tells_of(counted: Sequence[Figure], terms: Sequence[Figure]) -> bool:
    """Tell whether a calculation takes in what the premise says of the thing counted, where it says anything."""
    return not counted or any(term in counted for term in terms)


def _is_gap(figure: Figure, hypothesis: Passage) -> bool:
    """Tell whether a number says how far two others lie apart: "$600 million more than", "$33m less"."""
    behind = [word for word in hypothesis.words if word.start >= figure.span.end][:GAP_REACH]
    inside = [word for word in hypothesis.words if figure.span.start < word.start < figure.span.end]
    return any(word.text.lower() in words("gap") for word in (*inside, *behind))


def _settings(known: Sequence[Figure], premise: Passage, hypothesis: Passage) -> Iterator[Setting]:
    asked = frozenset(word.text.lower() for word in hypothesis.words)
    terms = [term for term in known if term.kind in COUNTED and term.single]
    if not premise.words:
        return
    if premise.words[-1].sentence < SHORT:
        yield Setting(terms, frozenset(word.text.lower() for word in premise.words), asked, short=True)
        return
    for sentence in sorted({term.sentence for term in terms}):
        said = frozenset(word.text.lower() for word in premise.words if word.sentence == sentence)
        yield Setting([term for term in terms if term.sentence == sentence], said, asked, short=False)


def _licensed(figure: Figure, setting: Setting) -> Iterator[Calculation]:
    if setting.short:
        if setting.asked & _any("sum", "left") or setting.said & _any("gain", "loss", "left"):
            yield from (found for found in sums(setting.terms) if one_unit(figure, found.figures))
        else:
            yield from (found for found in sums(setting.terms) if same_things(figure, found.figures))
        if (setting.said | setting.asked) & words("each"):
            yield from products(setting.terms)
        return
    yield from _rest(figure, setting)
    pairs = list(sums_of_two(setting.terms))
    if (setting.said | setting.asked) & words("sum"):
        yield from (found for found in pairs if same_things(figure, found.figures))
    yield from (found for found in pairs if found.name == "sum" and listed(figure, found.figures))
    if setting.said & words("apiece"):
        yield from (
            found for found in products(setting.terms) if found.name == "product" and rated(figure, found.figures)
        )


def _rest(figure: Figure, setting: Setting) -> Iterator[Calculation]:
    """Give what a share leaves of the whole, where the hypothesis speaks of the others or the rest."""
    if figure.unit == "%" and setting.asked & words("rest"):
        for term in setting.terms:
            if term.unit == "%":
                yield Calculation((term,), "rest of", f"100 − {plain(term.low)}", 100 - term.low)


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
