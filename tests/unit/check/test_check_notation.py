from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from claimtally.check.numbers.notation import figure, printed


@pytest.mark.parametrize(
    ("mention", "value", "unit", "shown"),
    [
        ("an additional $5 billion", "5e9", "USD", "$5 billion"),
        ("$20 billion more", "20e9", "USD", "$20 billion"),
        ("up to 90 MW of additional", "90", "MW", "90 MW"),
        ("the first 35 MW", "35", "MW", "35 MW"),
        ("at least 7 billion Hong Kong dollars", "7e9", "HKD", "7 billion Hong Kong dollars"),
        ("well over 60%", "60", "%", "60%"),
        ("as much as €15M in total", "15e6", "EUR", "€15M"),
        ("the same volume", "3.7", "GW", "3.7 GW"),
        ("30 of the maker's widebody jets", "30", "jet", "30 jets"),
        ("five gigawatts", "5", "GW", "five gigawatts"),
    ],
)
def test_a_mention_loses_its_modifiers(
    tell: Callable[..., Any], mention: str, value: str, unit: str, shown: str
) -> None:
    assert printed(tell(f"They count {mention}.").add(mention, value, unit)) == shown


@pytest.mark.parametrize(
    ("value", "unit", "dimension", "shown"),
    [
        (Fraction(8 * 10**9), "USD", "money", "$8 billion"),
        (Fraction(-3 * 10**6), "EUR", "money", "−€3 million"),
        (Fraction(1500), "CHF", "money", "CHF 1,500"),
        (Fraction(25, 2), "USD/share", "rate", "$12.5 per share"),
        (Fraction(52_000), "", "count", "52,000"),
        (Fraction("1.93"), "GW", "power", "1.93 GW"),
        (Fraction(1, 3), "GW", "power", "0.3333 GW"),
        (Fraction(13), "%", "share", "13%"),
        (Fraction(1), "percentage_point", "share", "1 percentage point"),
        (Fraction(1), "jet", "count", "1 jet"),
        (Fraction(351), "aircraft", "count", "351 aircraft"),
        (Fraction(4000), "person", "count", "4,000 people"),
        (Fraction(2), "country", "count", "2 countries"),
        (Fraction(2), "box", "count", "2 boxes"),
        (Fraction(0), "USD", "money", "$0"),
        (Fraction(10**12), "JPY", "money", "¥1 trillion"),
        (Fraction(1500 * 10**6), "home", "count", "1.5 billion homes"),
    ],
)
def test_a_figure_nobody_printed(value: Fraction, unit: str, dimension: Any, shown: str) -> None:
    assert figure(value, unit, dimension) == shown
