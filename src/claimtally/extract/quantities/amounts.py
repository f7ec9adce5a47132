"""An amount: a number of the text with the unit, the bound and the direction that were found for it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claimtally.extract.quantities.numeral import ONE, Numeral
from claimtally.model.vocabulary import Bound, Dimension, Direction


@dataclass(slots=True)
class Amount:
    """The tokens [first, last) of an amount, and what the rules found; `unit` None is not yet known.

    `prefixed` says that a currency stands before the number, `per` is the rate's denominator (`per_apart`: with other
    words between), `noun` the tokens of the counted noun, `takes_up` the other amount whose noun is meant, `prior` the
    level that a new level moved from, `converts` the amount that this one tells again in a bracket behind it. `wide`
    marks what is a number but seldom a claim (an age, a bare number, "one area"). `printed` is the unit as the text
    names it where `unit` is another one, and `factor` what turned the number into `unit` ("63 cents").
    """

    numeral: Numeral
    first: int
    last: int
    low: Decimal
    high: Decimal
    precision: Decimal
    unit: str | None = None
    dimension: Dimension = "count"
    rule: str = "count.bare"
    bound: Bound = "="
    direction: Direction | None = None
    noun: tuple[int, int] | None = None
    per: str | None = None
    prefixed: bool = False
    hyphenated: bool = False
    wide: bool = False
    shared: bool = False
    factor: Decimal = ONE
    printed: str | None = None
    per_apart: bool = False
    takes_up: Amount | None = None
    prior: Amount | None = None
    converts: Amount | None = None

    @classmethod
    def of(cls, numeral: Numeral) -> Amount:
        """Start an amount from its number."""
        return cls(numeral, numeral.first, numeral.last, numeral.value, numeral.value, numeral.precision)

    def unit_of(self, other: Amount) -> None:
        """Take over another amount's unit with its factor, and its rate."""
        self.unit, self.dimension, self.per = other.unit, other.dimension, other.per
        self.factor, self.printed = other.factor, other.printed
        self.scale(other.factor)

    def scale(self, factor: Decimal) -> None:
        """Multiply the number, its printed precision too."""
        if factor != 1:
            self.low, self.high, self.precision = self.low * factor, self.high * factor, self.precision * factor
