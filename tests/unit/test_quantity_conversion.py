from __future__ import annotations

from decimal import Decimal

import pytest

from claimtally.model import ClaimtallyError, Quantity
from claimtally.model.vocabulary import Bound, Dimension


def quantity(value: str, unit: str, dimension: Dimension, bound: Bound = "=") -> Quantity:
    number = Decimal(value)
    return Quantity.printed(number, number, precision=Decimal(1), bound=bound, unit=unit, dimension=dimension)


CONVERSIONS: list[tuple[str, str, Dimension, str, str]] = [
    ("5", "GW", "power", "MW", "5000"),
    ("3", "km", "length", "m", "3000"),
    ("212", "°F", "temperature", "°C", "100"),
    ("90", "km/h", "speed", "m/s", "25"),
    ("8", "Gb/s", "bandwidth", "GB/s", "1"),
    ("2", "m2", "area", "cm2", "20000"),
    ("6", "kWh", "energy", "MJ", "21.6"),
    ("2", "EFLOPS", "compute", "PFLOPS", "2000"),
    ("4", "bbl/day", "rate", "bbl/year", "1461"),
    ("40", "kW/rack", "rate", "MW/rack", "0.04"),
    ("60", "USD/MWh", "rate", "USD/kWh", "0.06"),
    ("7", "MW", "power", "MW", "7"),
]


@pytest.mark.parametrize(("value", "unit", "dimension", "other", "expected"), CONVERSIONS)
def test_measures_and_rates_convert_exactly(
    value: str, unit: str, dimension: Dimension, other: str, expected: str
) -> None:
    told = quantity(value, unit, dimension).to(other)
    assert told.stated == (Decimal(expected), Decimal(expected))
    assert (told.unit, told.dimension) == (other, dimension)


def test_the_interval_and_the_bound_go_with_it() -> None:
    told = quantity("5", "GW", "power", "<=").to("MW")
    assert (told.low, told.high, told.high_closed, told.bound) == (0, 5000, True, "<=")
    above = quantity("5", "GW", "power", ">").to("MW")
    assert (above.low, above.high) == (5000, None)


REFUSED: list[tuple[str, Dimension, str]] = [
    ("USD", "money", "EUR"),
    ("USD/kWh", "rate", "EUR/kWh"),
    ("%", "share", "bp"),
    ("chip", "count", "gpu"),
    ("rod", "count", "m"),
    ("GW", "power", "GWh"),
    ("GW", "power", "wug"),
    ("ton", "mass", "t"),
]


@pytest.mark.parametrize(("unit", "dimension", "other"), REFUSED)
def test_money_counts_and_other_kinds_never_convert(unit: str, dimension: Dimension, other: str) -> None:
    with pytest.raises(ClaimtallyError, match="cannot be told in"):
        quantity("5", unit, dimension).to(other)
