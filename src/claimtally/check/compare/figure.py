"""Figures: the numbers of a passage, each with what it counts and the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from claimtally.check.compare.inclusion import Told
from claimtally.model import Span
from claimtally.model.vocabulary import Bound, Dimension

# quantity: has a unit; count: counts something; year, date: point in time, also a clock's; rank: an ordinal; age: of
# somebody; name: letters are glued to it (F-15, G20); bare: none of these.
Kind = Literal["quantity", "count", "year", "date", "rank", "age", "name", "bare"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at `span`, as printed.

    `low` and `high` are the printed number twice, or the ends of a range; `precision` is the size of its last digit.
    `nouns` are the stems of what is counted, `near` those of the content words around it, `name` is the
    lower-case word or letters that it follows as a name. `short` marks a year of two digits.
    """

    span: Span
    kind: Kind
    low: Fraction
    high: Fraction
    bound: Bound = "="
    unit: str = ""
    dimension: Dimension = "count"
    precision: Fraction = Fraction(1)
    nouns: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    sentence: int = 0
    name: str = ""
    short: bool = False

    @property
    def told(self) -> Told:
        """Give the figure as inclusion reads it."""
        return Told(self.low, self.high, self.precision, self.bound)

    @property
    def single(self) -> bool:
        """Tell whether the figure is one number, no range."""
        return self.low == self.high
