"""Figures of articles: what a story keeps of a claim, and of the article that prints it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from claimtally.check.numbers.interval import Interval
from claimtally.check.stories.keys import Details, Matter
from claimtally.model import Quantity
from claimtally.model.vocabulary import Factuality, Frame

if TYPE_CHECKING:
    from datasketch import LeanMinHash

Rows = Mapping[tuple[str, Frame | None], Sequence[Fraction | int]]


@dataclass(slots=True)
class Outlet:
    """An article as its story knows it: who published it when, all its numbers, and the sketch of its words.

    `numbers` are sorted rows by unit, and by unit and frame, of the numbers that it prints anywhere, as they stand.
    `copy_of` is the id of the earliest article with nearly the same words, its own where there is none.
    """

    id: str
    label: str
    publisher: str | None
    published: str | None
    day: date | None
    numbers: Rows = field(default_factory=dict)
    sketch: LeanMinHash | None = None
    copy_of: str = ""

    @property
    def source(self) -> str:
        """Give what counts as one source: the publisher, or the article where it has none."""
        return self.publisher.casefold() if self.publisher else self.id

    @property
    def order(self) -> tuple[str, str]:
        """Give the place in the order of publication; articles without a date come last."""
        return (self.day.isoformat() if self.day else "9999", self.id)


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim's number as a story keeps it; the words are those that a sentence about it needs.

    `copies` are the ids of articles with the same words and the same number. The quantity is kept as JSON, a fifth of
    its size, since few figures ever meet another one.
    """

    outlet: Outlet
    claim: str
    start: int
    matter: Matter
    details: Details
    packed: str
    printed: str
    subject: str
    object: str | None
    measure: str | None
    time: str | None
    factuality: Factuality
    condition: str | None
    told_by: str | None
    revises: bool
    context: tuple[str, ...] = field(repr=False)
    copies: tuple[str, ...] = ()

    @property
    def quantity(self) -> Quantity:
        """Give the quantity."""
        return unpacked(self.packed)

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Give the place in the order of publication, then of the text."""
        return (*self.outlet.order, self.start, self.claim)


@lru_cache(maxsize=4096)
def unpacked(packed: str) -> Quantity:
    """Give the quantity of a JSON text."""
    return Quantity.from_json(packed)


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure in the unit of its slot: `claimed` with its bound, `nominal` by its digits, `stated` as it stands."""

    figure: Figure
    claimed: Interval
    nominal: Interval
    stated: Interval

    @property
    def width(self) -> Fraction | None:
        """Give the size of the last digit as an interval's width, None where it is open."""
        low, high = self.nominal.low, self.nominal.high
        return None if low is None or high is None else high - low


def nominal(number: Quantity) -> Interval:
    """Give the interval of the printed digits alone, as if no bound stood before them; "~" keeps its tolerance."""
    if number.bound in ("=", "~"):
        return Interval.of(number)
    half = Fraction(number.precision or 0) / 2
    low, high = (Fraction(value) for value in number.stated)
    return Interval(low - half, high + half, True, high != low or half == 0)


def stated(number: Quantity) -> Interval:
    """Give the printed number as it stands, a range from end to end."""
    return Interval(Fraction(number.stated[0]), Fraction(number.stated[1]))
