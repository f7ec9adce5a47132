from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from claimtally.model import Claim, DerivedClaim, Finding, Quantity, Span
from claimtally.report.axis import LEFT_EDGE, RIGHT_EDGE
from claimtally.report.chart import Chart, charts


def claim(low: str, unit: str = "USD", high: str | None = None, precision: str = "0", **more: Any) -> Claim:
    settings = {"bound": "=", "dimension": "money"} | more
    made = Quantity.printed(Decimal(low), Decimal(high or low), precision=Decimal(precision), unit=unit, **settings)
    span = Span(text=low, start=0, end=len(low))
    return Claim(id=f"{low}{unit}", article="a", quote=span, mention=span, quantity=made)


def only(*claims: Claim) -> Chart:
    (chart,) = charts(claims, [])
    return chart


def test_money_is_charted_alone_and_other_units_from_two_claims_on() -> None:
    power = {"dimension": "power"}
    found = charts(
        [claim("5", "GW", **power), claim("1e9"), claim("800", "MW", **power), claim("3", "km", dimension="length")], []
    )
    assert [chart.title for chart in found] == ["Amounts of money, USD", "Power"]
    assert [chart.title for chart in charts([claim("5", "GW", **power), claim("12", "USD/share")], [])] == []


def test_units_that_differ_by_a_prefix_share_a_scale() -> None:
    rows = only(claim("1", "GW", dimension="power"), claim("500", "MW", dimension="power")).rows
    assert rows[0].mark.dots == (RIGHT_EDGE,)
    assert rows[1].mark.dots[0] == pytest.approx((LEFT_EDGE + RIGHT_EDGE) / 2)


def test_whiskers_are_the_rounding_interval() -> None:
    (row,) = only(claim("4e9", precision="1e9")).rows
    assert row.mark.end == RIGHT_EDGE  # 4.5 billion is the largest value
    assert row.mark.start == pytest.approx(LEFT_EDGE + 3.5 / 4.5 * (RIGHT_EDGE - LEFT_EDGE), abs=0.01)
    assert (row.mark.open_start, row.mark.open_end) == (False, False)


@pytest.mark.parametrize(
    ("bound", "opened"), [(">", (False, True)), (">=", (False, True)), ("<", (True, False)), ("<=", (True, False))]
)
def test_open_ends_have_arrows(bound: str, opened: tuple[bool, bool]) -> None:
    row = only(claim("5e9", bound=bound), claim("9e9")).rows[0]
    assert (row.mark.open_start, row.mark.open_end) == opened
    assert (row.mark.start == LEFT_EDGE, row.mark.end == RIGHT_EDGE) == opened


@pytest.mark.parametrize("bound", [">", "<="])
@pytest.mark.parametrize("other", ["6e9", "6e5"])
def test_the_arrow_of_the_outermost_number_shows(bound: str, other: str) -> None:
    row = only(claim("1e10" if bound == ">" else "1e5", bound=bound), claim(other)).rows[0]
    assert row.mark.end - row.mark.start > 3


@pytest.mark.parametrize(("smallest", "factor"), [("1e7", None), ("9e6", "10"), ("1", "1,000")])
def test_the_scale_is_logarithmic_over_a_hundredfold(smallest: str, factor: str | None) -> None:
    chart = only(claim(smallest), claim("1e9"))
    assert chart.factor == factor
    assert 3 <= len(chart.ticks) <= 6


def test_each_line_of_a_prefixed_unit_takes_its_own_prefix() -> None:
    chart = only(claim("80", "GB", dimension="data"), claim("9", "PB", dimension="data"))
    assert [tick.label for tick in chart.ticks] == ["10 GB", "1 TB", "100 TB", "10 PB"]


def test_a_range_has_a_dot_at_either_end() -> None:
    assert len(only(claim("3e9", high="4e9")).rows[0].mark.dots) == 2


def test_a_denied_amount_says_so() -> None:
    denied = claim("7e8").model_copy(update={"polarity": "negative"})
    assert only(denied).rows[0].point.label == "not the case · other"


def test_losses_stand_left_of_zero() -> None:
    chart = only(claim("-2e9"), claim("2e9"))
    assert [row.mark.dots for row in chart.rows] == [(LEFT_EDGE,), (RIGHT_EDGE,)]
    assert "$0" in [tick.label for tick in chart.ticks]


@pytest.mark.parametrize("value", ["0", "1e-9", "1e30"])
def test_extreme_values_stay_inside(value: str) -> None:
    chart = only(claim(value), claim("7", bound="<="))
    places = [x for row in chart.rows for x in (*row.mark.dots, row.mark.start, row.mark.end)] + [
        tick.x for tick in chart.ticks
    ]
    assert all(LEFT_EDGE <= x <= RIGHT_EDGE for x in places)


def test_a_derived_value_has_a_row_without_a_claim() -> None:
    quantity = claim("8e9").quantity
    assert quantity is not None
    derived = DerivedClaim(quantity=quantity, frame="investment", role="prior")
    finding = Finding.of("a", "totals", "holds", (), "Told.", derived=derived)
    (chart,) = charts([claim("13e9")], [finding])
    assert [(row.point.claim, row.point.firmness) for row in chart.rows] == [("13e9USD", "actual"), (None, "derived")]
