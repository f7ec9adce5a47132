"""Physical units: exact factors from one to another, by pint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from claimtally.check.numbers.interval import Interval
from claimtally.check.words.cues import words
from claimtally.lexicons.units import prefix_rows, unit_rows
from claimtally.model import Quantity
from claimtally.model.vocabulary import Dimension

PHYSICAL: frozenset[Dimension] = frozenset(
    (
        "power",
        "energy",
        "mass",
        "length",
        "area",
        "volume",
        "speed",
        "temperature",
        "data",
        "bandwidth",
        "frequency",
        "time",
    )
)


@dataclass(frozen=True, slots=True)
class Conversion:
    """How to bring a number to another unit: `factor * x + offset`, exact."""

    factor: Fraction
    offset: Fraction = Fraction(0)

    def apply(self, interval: Interval) -> Interval:
        """Give the interval in the other unit."""
        return interval.scaled(self.factor, self.offset)

    def undone(self, interval: Interval) -> Interval:
        """Give the interval of the other unit in the first one."""
        return interval.scaled(1 / self.factor, -self.offset / self.factor)


IDENTITY = Conversion(Fraction(1))


@cache
def conversion(unit: str, other: str) -> Conversion | None:
    """Give the exact conversion from a unit to another, None where there is none or a symbol is not known."""
    if unit == other:
        return IDENTITY
    source, target = _pint_name(unit), _pint_name(other)
    if source is None or target is None:
        return None
    try:
        zero, one = _convert()(0, source, target), _convert()(1, source, target)
    except Exception:
        # pint raises errors of many families for what it cannot read or convert (also from formatting its own message);
        # each of them means here that no relation is known, and a check without a relation stays silent.
        return None
    return Conversion(one - zero, zero) if one != zero else None


def commensurable(a: Quantity, b: Quantity) -> Conversion | None:
    """Give the conversion of the first quantity's unit to the second's where both measure one thing."""
    if a.unit == b.unit:
        return IDENTITY if a.dimension == b.dimension else None
    if a.dimension != b.dimension or a.dimension not in PHYSICAL:
        return None
    return conversion(a.unit, b.unit)


def _pint_name(unit: str) -> str | None:
    """Give pint's name for a unit; None for one that newsrooms mean in several ways (gallon, ton) or nobody lists."""
    return None if unit in words("unsure_unit") else _pint_names().get(unit)


@cache
def _pint_names() -> dict[str, str]:
    rows = [row for row in unit_rows() if row.pint is not None and row.factor == 1]
    prefixes = prefix_rows()
    names = {row.unit: row.pint or "" for row in rows}
    for row in rows:
        if row.unit in words("unsure_unit"):
            continue
        for prefix in prefixes:
            if prefix.symbol in row.prefixes:
                names.setdefault(f"{prefix.symbol}{row.unit}", f"{prefix.name}{row.pint}")
    for row in rows:
        for written in (*row.symbols, *row.names):
            names.setdefault(written, names[row.unit] if row.unit not in words("unsure_unit") else "")
    return {written: name for written, name in names.items() if name}


@cache
def _convert() -> Callable[[int, str, str], Fraction]:
    # pint takes half a second to load, and most articles print no unit twice over.
    import pint

    registry: Any = pint.UnitRegistry(non_int_type=Fraction)

    def convert(value: int, source: str, target: str) -> Fraction:
        quantity = registry.Quantity(Fraction(value), registry.Unit(source))
        return Fraction(quantity.to(registry.Unit(target)).magnitude)

    return convert
