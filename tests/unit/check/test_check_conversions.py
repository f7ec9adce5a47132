from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


def told(story: Any, check: str) -> list[tuple[str, str | None]]:
    return [(f.verdict, f.equation) for f in story.check() if f.check == check]


def bracketed(tell: Callable[..., Any], first: tuple[str, ...], second: tuple[str, ...], between: str = " (") -> Any:
    story = tell(f"The site takes {first[0]}{between}{second[0]}) of what there is.")
    for words, value, unit, *bound in (first, second):
        story.add(words, value, unit, bound=bound[0] if bound else "=", frame="capacity")
    return story


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        (("5 GW", "5", "GW"), ("5,000 MW", "5000", "MW"), "holds"),
        (("5 GW", "5", "GW"), ("500 MW", "500", "MW"), "fails"),
        (("570 MW", "570", "MW"), ("0.57 GW", "0.57", "GW"), "holds"),
        (("7 miles", "7", "mi"), ("11 km", "11", "km"), "holds"),
        (("7 miles", "7", "mi"), ("15 km", "15", "km"), "fails"),
        (("30 miles", "30", "mi"), ("50 km", "50", "km"), "holds"),
        (("30 miles", "30", "mi"), ("60 km", "60", "km"), "fails"),
        (("up to 5.5 miles", "5.5", "mi", "<="), ("8.9 km", "8.9", "km", "<="), "holds"),
        (("up to 5.5 miles", "5.5", "mi", "<="), ("9.9 km", "9.9", "km", "<="), "fails"),
        (("more than 100 miles", "100", "mi", ">"), ("160 km", "160", "km", ">"), "holds"),
        (("38 °C", "38", "°C"), ("100 °F", "100", "°F"), "holds"),
        (("1.5 °C", "1.5", "°C"), ("2.7 °F", "2.7", "°F"), "holds"),  # a difference of temperatures
        (("38 °C", "38", "°C"), ("120 °F", "120", "°F"), "fails"),
    ],
)
def test_physical_units_convert(
    tell: Callable[..., Any], first: tuple[str, ...], second: tuple[str, ...], verdict: str
) -> None:
    assert [found for found, _ in told(bracketed(tell, first, second), "conversions")] == [verdict]


def test_what_is_right_is_said(tell: Callable[..., Any]) -> None:
    finding = bracketed(tell, ("5 GW", "5", "GW"), ("500 MW", "500", "MW")).check()[0]
    assert finding.equation == "5 GW ≠ 500 MW"
    assert "5 GW is 5,000 MW, not the 500 MW" in finding.explanation


@pytest.mark.parametrize(
    ("first", "second", "between"),
    [
        (("200 MW", "200", "MW"), ("800 GWh", "800", "GWh"), " ("),  # power and energy of a battery
        (("500 MW", "500", "MW"), ("650 MWp", "650", "MWp"), " ("),  # two conventions
        (("10 tons", "10", "ton"), ("9 t", "9", "t"), " ("),  # which ton?
        (("5 GW", "5", "GW"), ("3 GW", "3", "GW"), " ("),  # the figure of the year before
        (("5 GW", "5", "GW"), ("300 MW", "300", "MW"), " (and in Varn "),
        (("5 GW", "5", "GW"), ("300 MW", "300", "MW"), ". (Varn has "),
    ],
)
def test_silent_where_brackets_hold_no_conversion(
    tell: Callable[..., Any], first: tuple[str, ...], second: tuple[str, ...], between: str
) -> None:
    assert bracketed(tell, first, second, between).told() == []


def test_silent_where_brackets_hold_more_than_the_number(tell: Callable[..., Any]) -> None:
    story = tell("The site takes 5 GW (300 MW in its first phase) of what there is.")
    story.add("5 GW", "5", "GW", frame="capacity")
    story.add("300 MW", "300", "MW", frame="capacity")
    assert story.told() == []


def exchanged(tell: Callable[..., Any], *pairs: tuple[str, str, str, str]) -> Any:
    story = tell(" ".join(f"It cost €{a} million (about ${b} million)." for a, b, _, _ in pairs))
    for euros, dollars, bound, digit in pairs:
        story.add(f"€{euros} million", f"{euros}e6", "EUR", bound=bound, digit=digit, frame="spending")
        story.add(f"${dollars} million", f"{dollars}e6", "USD", bound=bound, digit="1e5", frame="spending")
    return story


RIGHT, MORE, ROUGH = ("15", "16.3", "=", "1e6"), ("385", "417.1", ">", "1e6"), ("1800", "2000.0", "~", "1e8")


def test_rates_that_agree(tell: Callable[..., Any]) -> None:
    assert told(exchanged(tell, RIGHT, MORE, ROUGH), "rates") == [
        ("holds", "$16.3 million / €15 million ≈ $417.1 million / €385 million ≈ $2000.0 million / €1800 million")
    ]


def test_the_odd_one_of_three_is_named(tell: Callable[..., Any]) -> None:
    finding = exchanged(tell, RIGHT, ("90", "198.0", "=", "1e6"), MORE).check()[0]
    assert finding.verdict == "fails"
    assert "€90 million given as $198.0 million means 2.2 USD" in finding.explanation
    assert set(finding.claims) >= {"c2", "c3"}


def test_one_conversion_proves_nothing(tell: Callable[..., Any]) -> None:
    assert told(exchanged(tell, RIGHT), "rates") == []


@pytest.mark.parametrize(
    ("published", "dollars", "fails"),
    [
        (None, "16.3", False),
        (None, "26.5", True),
        (None, "8.1", True),
        ("2008-07-01", "23.4", False),
        ("2024-03-01", "23.4", True),
        ("not a date", "23.4", False),
    ],
)
def test_one_conversion_must_be_possible_in_its_time(
    tell: Callable[..., Any], published: str | None, dollars: str, fails: bool
) -> None:
    story = exchanged(tell, ("15.0", dollars, "=", "1e5"))
    story.article = story.article.model_copy(update={"published": published})
    assert [verdict for verdict, _ in told(story, "rates")] == ["fails"] * fails


def test_a_ring_of_three_currencies_must_close(tell: Callable[..., Any]) -> None:
    def ring(shares: str) -> list[tuple[str, str | None]]:
        story = tell(f"It raised up to $12.9bn (£10.0bn). A share was {shares} Hong Kong dollars (£17.43).")
        story.add("up to $12.9bn", "12.9e9", "USD", bound="<=", digit="1e8", frame="financing")
        story.add("£10.0bn", "10e9", "GBP", bound="<=", digit="1e8", frame="financing")
        story.add(f"{shares} Hong Kong dollars", shares, "HKD", digit="1", frame="price")
        story.add("£17.43", "17.43", "GBP", digit="0.01", frame="price")
        return told(story, "rates")

    assert ring("176") == []
    assert ring("264") == [("fails", "£10.0bn / $12.9bn ≠ £17.43 / 264 Hong Kong dollars")]


def test_a_rate_of_another_day_is_no_fault(tell: Callable[..., Any]) -> None:
    assert [verdict for verdict, _ in told(exchanged(tell, RIGHT, ("200", "222.0", "=", "1e6")), "rates")] != ["fails"]


@pytest.mark.parametrize(("when", "fails"), [("a year ago", False), ("in March", False), ("on Friday", True)])
def test_only_a_rate_of_another_time_may_differ(tell: Callable[..., Any], when: str, fails: bool) -> None:
    story = tell(f"It cost €15 million ($16.3 million). The pier cost €90 million ($135.0 million) {when}.")
    story.add("€15 million", "15e6", "EUR", digit="1e6", frame="spending")
    story.add("$16.3 million", "16.3e6", "USD", digit="1e5", frame="spending")
    story.add("€90 million", "90e6", "EUR", digit="1e6", frame="spending", time=when)
    story.add("$135.0 million", "135e6", "USD", digit="1e5", frame="spending", time=when)
    assert bool(told(story, "rates")) is fails


@pytest.mark.parametrize(("first", "second"), [("1,850 francs", "$296"), ("10 billion ringgit", "$2.1 billion")])
def test_a_currency_that_is_a_guess_refutes_nothing(tell: Callable[..., Any], first: str, second: str) -> None:
    story = tell(f"It cost {first} ({second}).")
    story.add(first, first.split()[0].replace(",", ""), "CHF" if "franc" in first else "MYR", frame="spending")
    story.add(second, second.split()[0].lstrip("$"), "USD" if "franc" in first else "SGD", frame="spending")
    assert told(story, "rates") == []


def test_rates_that_only_rough_figures_reconcile_prove_nothing(tell: Callable[..., Any]) -> None:
    far, close = ("1", "1.5", "=", "1e6"), ("1", "1.1", "=", "1e6")
    assert told(exchanged(tell, RIGHT, far), "rates") == []
    assert [verdict for verdict, _ in told(exchanged(tell, RIGHT, close), "rates")] == ["holds"]
