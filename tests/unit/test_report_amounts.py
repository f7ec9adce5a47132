from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from claimtally.model import Quantity
from claimtally.report.amounts import digits, exact, interval, scaled, short, spoken, unit_words


def quantity(low: str, unit: str = "USD", high: str | None = None, precision: str = "0", **more: Any) -> Quantity:
    settings = {"bound": "=", "dimension": "money"} | more
    return Quantity.printed(Decimal(low), Decimal(high or low), precision=Decimal(precision), unit=unit, **settings)


POWER, COUNT, SHARE = {"dimension": "power"}, {"dimension": "count"}, {"dimension": "share"}


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (quantity("5e9"), "$5 billion"),
        (quantity("1234567"), "$1,234,567"),
        (quantity("1.25e12", "EUR"), "€1.25 trillion"),
        (quantity("-3e6", "GBP"), "−£3 million"),
        (quantity("3e9", high="4e9"), "$3–4 billion"),
        (quantity("9e8", high="1.2e9"), "$900 million to $1.2 billion"),
        (quantity("2e9", "SEK"), "SEK 2 billion"),
        (quantity("41.2", "USD/share"), "$41.20 per share"),
        (quantity("41.25", "USD/share"), "$41.25 per share"),
        (quantity("5", "GW", **POWER), "5 GW"),
        (quantity("5", "GW", bound="<=", **POWER), "≤ 5 GW"),
        (quantity("5000", "MW", bound="<", **POWER), "< 5,000 MW"),
        (quantity("1e10", bound=">"), "> $10 billion"),
        (quantity("300", "chip", bound="~", **COUNT), "about 300 chips"),
        (quantity("1", "chip", **COUNT), "1 chip"),
        (quantity("2", "person", **COUNT), "2 people"),
        (quantity("2", "company", **COUNT), "2 companies"),
        (quantity("2", "box", **COUNT), "2 boxes"),
        (quantity("10", "year", dimension="time"), "10 years"),
        (quantity("4", "ms", dimension="time"), "4 ms"),
        (quantity("4", "light year", dimension="length"), "4 light year"),
        (quantity("3.38", "%", direction="down", **SHARE), "down 3.38%"),
        (quantity("1", "percentage_point", **SHARE), "1 percentage point"),
        (quantity("2", "percentage_point", direction="up", **SHARE), "up 2 percentage points"),
        (quantity("1e5", "bbl/day", dimension="rate"), "100,000 bbl per day"),
        (quantity("5.3", "TB/s", dimension="bandwidth"), "5.3 TB/s"),
        (quantity("0"), "$0"),
    ],
)
def test_a_quantity_is_said_as_a_reader_says_it(made: Quantity, words: str) -> None:
    assert spoken(made).replace("\N{NO-BREAK SPACE}", " ") == words


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (quantity("13e9", precision="1e9"), "from 12,500,000,000 to under 13,500,000,000 USD"),
        (quantity("3", "GW", high="4", **POWER), "from 3 to 4 GW"),
        (quantity("5", "GW", bound="<=", **POWER), "above 0 to 5 GW"),
        (quantity("5", "GW", bound=">", **POWER), "more than 5 GW"),
        (quantity("5", "GW", bound=">=", **POWER), "at least 5 GW"),
        (quantity("7", "chip", **COUNT), "exactly 7 chip"),
        (quantity("-5", "USD", bound="<="), "up to −5 USD"),
        (quantity("-5", "USD", bound="<"), "under −5 USD"),
    ],
)
def test_the_interval_is_told_with_its_open_and_closed_ends(made: Quantity, words: str) -> None:
    assert interval(made) == words


def test_the_exact_value_has_every_digit() -> None:
    assert exact(quantity("5e9")) == "5,000,000,000 USD"
    assert exact(quantity("3e9", high="4e9")) == "3,000,000,000 to 4,000,000,000 USD"
    assert digits(Decimal("1.50")) == "1.5"
    assert digits(Decimal("100")) == "100"


def test_a_scale_is_used_only_where_it_reads_better_than_the_digits() -> None:
    assert scaled(Decimal("1.235e9")) == ("1.235", "billion")
    assert scaled(Decimal("1234567890")) == ("1,234,567,890", "")
    assert scaled(Decimal(999_999)) == ("999,999", "")


def test_a_scale_of_a_chart_has_short_words() -> None:
    assert short(Decimal("1e8"), "USD") == "$100m"
    assert short(Decimal("-5e9"), "EUR/year") == "−€5bn"
    assert short(Decimal("1200"), "person") == "1,200"


@pytest.mark.parametrize(
    ("unit", "dimension", "words"),
    [("chip", "count", "chips"), ("GW", "power", "GW"), ("USD/share", "money", "USD per share"), ("%", "share", "%")],
)
def test_a_heading_names_the_unit(unit: str, dimension: str, words: str) -> None:
    assert unit_words(unit, dimension) == words
