"""Skeletons: a sentence with its numbers and their bounds taken out, to see that two differ in nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimtally.check.compare.inclusion import Told
from claimtally.check.compare.lexicon import bounds_before
from claimtally.check.compare.numerals import Numeral, numerals
from claimtally.model import Span
from claimtally.model.vocabulary import Bound

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[%$€£]")
LONGEST_BOUND = 6  # words


@dataclass(frozen=True, slots=True)
class NumberSlot:
    """A number as it stands in a skeleton, told with the bound in the words before it."""

    span: Span
    told: Told


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The lower-case words of a text, "#" for each number, and those numbers."""

    words: tuple[str, ...]
    slots: tuple[NumberSlot, ...]


def skeleton_of(text: str) -> Skeleton:
    """Give the skeleton of a text; signs of punctuation do not belong to it."""
    words: list[str] = []
    slots: list[NumberSlot] = []
    place = 0
    for numeral in numerals(text):
        if numeral.start < place:
            continue
        words += [match[0].lower() for match in WORD.finditer(text, place, numeral.start)]
        slots.append(_slot(text, numeral, words))
        words.append("#")
        place = numeral.end
    words += [match[0].lower() for match in WORD.finditer(text, place)]
    return Skeleton(tuple(words), tuple(slots))


def _slot(text: str, numeral: Numeral, words: list[str]) -> NumberSlot:
    """Make the slot of a numeral, and take the bound before it off the words."""
    span = Span.of(text, numeral.start, numeral.end)
    for length in range(min(LONGEST_BOUND, len(words)), 0, -1):
        bound = bounds_before().get(tuple(words[-length:]))
        if bound is not None and bound != "=":
            del words[-length:]
            return NumberSlot(span, _told(numeral, bound))
    return NumberSlot(span, _told(numeral, "="))


def _told(numeral: Numeral, bound: Bound) -> Told:
    return Told(numeral.value, numeral.value, numeral.precision, bound)
