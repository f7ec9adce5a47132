"""Units of measure into one another: exact factors, by pint; money, counts and shares stay what they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from claimtally.model.errors import ClaimtallyError

# Where pint reads a symbol otherwise than newsrooms print it (b is a barn to it), or does not know it.
PINT_NAMES = {
    "°C": "degC",
    "°F": "degF",
    "t CO2e": "metric_ton",
    "Mt CO2e": "megametric_ton",
    "bbl": "oil_barrel",
    "bcf": "gas_bcf",
    "Mcf": "gas_Mcf",
    "bcm": "gas_bcm",
    "kt": "kilometric_ton",
    "Nm": "newton * meter",
    "BTU": "Btu",
    "lb ft": "foot_pound",
    "nmi": "nautical_mile",
    "light year": "light_year",
    "acre foot": "acre_foot",
    "MMBtu": "gas_MMBtu",
    "EH": "exahash",
    "TH": "terahash",
}
DEFINITIONS = (
    "FLOPS = [computation]",
    "hash = [hashing]",
    "gas_bcf = 1000000000 * foot**3",
    "gas_Mcf = 1000 * foot**3",
    "gas_bcm = 1000000000 * meter**3",
    "gas_MMBtu = 1000000 * Btu",
)
# Newsrooms mean several units by these names: a ton, a gallon or a horsepower is another one here and there.
UNSURE = frozenset({"ton", "oz", "gal", "pint", "quart", "cup", "fl oz", "bushel", "tablespoon", "teaspoon", "hp"})
UNSURE |= {"calorie", "mpg", "Wp", "kWp", "MWp", "GWp", "VA", "kVA", "MVA", "stone", "carat"}
WORDS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "knot", "acre", "degree", "therm"})
WORDS |= {"mph", "psi", "bar", "rad", "bit", "kcal", "km", "cm", "mm", "nm", "kg", "mg", "kt"}
POWERS = re.compile(r"(mm|cm|m|km|in|ft|yd|mi)([23])")
BITS = re.compile(r"([kMGT]?)b")
FLOPS = re.compile(r"([GTPE]?)FLOPS")


class ConversionError(ClaimtallyError):
    """A quantity that cannot be told in the unit that was asked for."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """How to bring a number to another unit: `factor * x + offset`, both exact."""

    factor: Fraction
    offset: Fraction = Fraction(0)

    def apply(self, value: Decimal) -> Decimal:
        """Give the number in the other unit."""
        return _decimal(Fraction(value) * self.factor + self.offset)

    def scale(self, size: Decimal) -> Decimal:
        """Give a size or a difference in the other unit, which an offset does not shift."""
        return _decimal(Fraction(size) * abs(self.factor))


def _decimal(exact: Fraction) -> Decimal:
    return Decimal(exact.numerator) / Decimal(exact.denominator)


@cache
def conversion(unit: str, other: str) -> Conversion:
    """Give the conversion from a unit to another ("GW" to "MW", "USD/kWh" to "USD/MWh").

    What is no unit of measure (a currency, a counted noun) may stand in a rate where both have it. Raises
    ConversionError where the two do not measure the same, or where a unit is not known or not sure.
    """
    if unit == other:
        return Conversion(Fraction(1))
    whole, target = _pint_name(unit), _pint_name(other)
    if whole is not None and target is not None:
        return _by_pint(unit, other, whole, target)
    parts, others = unit.split("/"), other.split("/")
    if len(parts) != len(others):
        raise _no_way(unit, other)
    factor = Fraction(1)
    for place, (part, counterpart) in enumerate(zip(parts, others, strict=True)):
        if part == counterpart:
            continue
        named, wanted = _pint_name(part), _pint_name(counterpart)
        if named is None or wanted is None:
            raise _no_way(unit, other)
        step = _by_pint(unit, other, named, wanted)
        factor = factor * step.factor if place == 0 else factor / step.factor
    return Conversion(factor)


def _no_way(unit: str, other: str) -> ConversionError:
    return ConversionError(
        f"{unit or 'a bare number'} cannot be told in {other}: choose a unit of measure of the same kind."
    )


def _by_pint(unit: str, other: str, source: str, target: str) -> Conversion:
    try:
        zero, one = _convert()(0, source, target), _convert()(1, source, target)
    except Exception as error:  # pint's errors are of many families, and each says that there is no conversion
        raise _no_way(unit, other) from error
    if one == zero:
        raise _no_way(unit, other)
    return Conversion(one - zero, zero)


@cache
def _pint_name(unit: str) -> str | None:
    """Give pint's name for a unit or a rate of units of measure, None where a part is none."""
    parts = [_part_name(part) for part in unit.split("/")]
    if any(part is None for part in parts):
        return None
    return " / ".join(f"({part})" for part in parts)


def _part_name(unit: str) -> str | None:
    if unit in UNSURE or (len(unit) == 3 and unit.isupper() and unit.isalpha() and unit not in PINT_NAMES):
        return None  # a currency's code, which pint would read as a unit (MDL, say) or as none
    if unit in PINT_NAMES:
        return PINT_NAMES[unit]
    if power := POWERS.fullmatch(unit):
        return f"{power[1]}**{power[2]}"
    if bits := BITS.fullmatch(unit):
        return f"{bits[1]}bit"
    if flops := FLOPS.fullmatch(unit):
        return f"{flops[1]}FLOPS"
    if len(unit) > 2 and unit.isalpha() and unit.islower() and unit not in WORDS:
        return None  # a counted noun, be it one of pint's units as well (a rod, a hand, a point)
    return unit if unit.isalnum() and _known(unit) else None


@cache
def _known(unit: str) -> bool:
    return unit in _registry()


@cache
def _registry() -> Any:
    # pint takes half a second to load, and most quantities are never converted.
    import pint

    registry: Any = pint.UnitRegistry(non_int_type=Fraction)
    for definition in DEFINITIONS:
        registry.define(definition)
    return registry


@cache
def _convert() -> Callable[[int, str, str], Fraction]:
    registry = _registry()

    def convert(value: int, source: str, target: str) -> Fraction:
        quantity = registry.Quantity(Fraction(value), registry.parse_units(source))
        return Fraction(quantity.to(registry.parse_units(target)).magnitude)

    return convert
