"""Digits: a bounded number read as if it were printed without its bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claimtally.check.numbers.amount import precision
from claimtally.check.ties.expression import Variable
from claimtally.check.words.slot import quantity
from claimtally.model import Quantity
from claimtally.model.vocabulary import Bound

UPPER: tuple[Bound, ...] = ("<", "<=")
SIDED: tuple[Bound, ...] = (*UPPER, ">", ">=")


def by_digits(variable: Variable, bounds: Sequence[Bound] = SIDED) -> Variable:
    """Give the variable of a number without its bound, where it has one of these; rounding stays."""
    number = quantity(variable.claim)
    if number.bound not in bounds:
        return variable
    size = precision(variable.claim)
    plain = Quantity.printed(
        *number.stated,
        precision=Decimal(size.numerator) / Decimal(size.denominator),
        bound="=",
        unit=number.unit,
        dimension=number.dimension,
        direction=number.direction,
    )
    return replace(variable, claim=variable.claim.model_copy(update={"quantity": plain}))
