from __future__ import annotations

from fractions import Fraction

import pytest

from claimtally.check.numbers.interval import Interval
from claimtally.check.numbers.units import conversion
from claimtally.check.words.slot import measure_words, normal_name


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Corvane Holdings Inc.", "Corvane Holdings", True),
        ("the Varn Ministry", "Varn Ministry", True),
        ("Pellworth's", "Pellworth", True),
        ("CORVANE", "Corvane", True),
        ("Corvane", "Corvane Labs", False),
        ("Company", "Corporation", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert (normal_name(one) == normal_name(other)) is same


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("total direct exposure", ("direct", "exposure")),
        ("production capacity of the plant", ("plant", "production", "capacity")),
        ("orders", ("order",)),
        ("deliveries", ("delivery",)),
        ("the", ()),
    ],
)
def test_measures_keep_their_telling_words_head_last(text: str, words: tuple[str, ...]) -> None:
    assert measure_words(text) == words


@pytest.mark.parametrize(
    ("unit", "other", "factor"),
    [
        ("GW", "MW", Fraction(1000)),
        ("mi", "km", Fraction("1.609344")),
        ("mile", "km", Fraction("1.609344")),
        ("GWh", "MWh", Fraction(1000)),
        ("ft2", "m2", Fraction("0.09290304")),
        ("year", "month", Fraction(12)),
        ("MW", "MW", Fraction(1)),
        ("GW", "GWh", None),
        ("ton", "t", None),
        ("MWp", "MW", None),
        ("wug", "MW", None),
    ],
)
def test_units_convert_exactly_or_not_at_all(unit: str, other: str, factor: Fraction | None) -> None:
    found = conversion(unit, other)
    assert (found and found.factor) == factor


def test_an_interval_without_bound_and_a_divisor_around_zero() -> None:
    above = Interval(Fraction(2), None, False, False)
    assert (above * Interval.point(3)).low == 6
    assert (Interval.point(1) / above) == Interval(Fraction(0), Fraction(1, 2), False, False)
    assert (Interval.point(1) / Interval(Fraction(-1), Fraction(1))).contains(Fraction(10**9))
    assert not Interval(Fraction(1), Fraction(2), True, False).meets(Interval.point(2))
