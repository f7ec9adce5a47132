"""Properties of products and quotients: rounding their numbers never refutes a relation that holds."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from claimtally.check.change.derivations import Derivation, derived
from claimtally.check.multiplicative.multiplied import Product
from claimtally.check.ties.expression import Constant, Expression, Variable
from claimtally.check.ties.tie import Tie, judge
from claimtally.model import Article, Claim, Quantity, Span
from claimtally.model.vocabulary import Bound

ARTICLE = Article.from_text("So many things of so much each make so much.")
exact = st.integers(1, 10**9).map(Decimal)
digits = st.integers(1, 9)
bounds: st.SearchStrategy[Bound] = st.sampled_from(["=", "~"])


def rounded(value: Decimal, kept: int) -> tuple[Decimal, Decimal]:
    """Round half up to so many digits; give the number and the size of its last digit."""
    last = Decimal(1).scaleb(max(value.adjusted() - kept + 1, -9))
    return (value / last).to_integral_value(ROUND_HALF_UP) * last, last


def printed(value: Decimal, kept: int, name: str, bound: Bound = "=", unit: str = "thing") -> Claim:
    """Make the claim of a number that is printed with so many digits."""
    shown, last = rounded(value, kept)
    return Claim(
        id=name,
        article=ARTICLE.id,
        quote=Span.of(ARTICLE.text, 0, len(ARTICLE.text)),
        mention=Span.of(ARTICLE.text, 0, 7),
        quantity=Quantity.printed(shown, shown, precision=last, bound=bound, unit=unit, dimension="count"),
    )


@given(exact, exact, st.tuples(digits, digits, digits), bounds)
def test_a_true_product_is_never_refuted_by_rounding(
    count: Decimal, each: Decimal, kept: tuple[int, int, int], bound: Bound
) -> None:
    numbers = (printed(count, kept[0], "a"), printed(each, kept[1], "b", bound), printed(count * each, kept[2], "c"))
    factors, amount = (Variable(numbers[0]), Variable(numbers[1])), Variable(numbers[2])
    assert judge(Product("each", factors, amount).tie).verdict == "holds"


@given(st.integers(3, 10**9).map(Decimal), st.integers(3, 10**9).map(Decimal))
def test_a_product_that_is_three_times_off_is_refuted_where_all_digits_are_printed(
    count: Decimal, each: Decimal
) -> None:
    numbers = (printed(count, 10, "a"), printed(each, 10, "b"), printed(count * each * 3, 20, "c"))
    factors, amount = (Variable(numbers[0]), Variable(numbers[1])), Variable(numbers[2])
    assert judge(Product("each", factors, amount).tie).verdict == "fails"


@given(exact, exact, st.tuples(digits, digits))
def test_a_true_comparison_is_never_refuted_by_rounding(a: Decimal, b: Decimal, kept: tuple[int, int]) -> None:
    one, two = printed(a, kept[0], "a"), printed(b, kept[1], "b")
    left: Expression = Variable(one)
    if a > b:
        assert judge(Tie("comparisons", left, ">", Variable(two))).verdict != "fails"
    if a < b:
        assert judge(Tie("comparisons", left, "<", Variable(two))).verdict != "fails"


@given(exact, st.integers(0, 10**9).map(Decimal), st.tuples(digits, digits))
def test_a_comparison_fails_just_where_no_value_of_the_digits_makes_it_true(
    a: Decimal, b: Decimal, kept: tuple[int, int]
) -> None:
    one, two = printed(a, kept[0], "a"), printed(b + 1, kept[1], "b")
    assert one.quantity is not None
    assert two.quantity is not None
    assert one.quantity.high is not None
    assert two.quantity.low is not None
    verdict = judge(Tie("comparisons", Variable(one), ">", Variable(two))).verdict
    assert (verdict == "fails") == (one.quantity.high <= two.quantity.low)


@given(exact, st.integers(2, 10**4).map(Decimal), st.tuples(digits, digits))
def test_what_is_derived_contains_the_true_quotient(whole: Decimal, count: Decimal, kept: tuple[int, int]) -> None:
    value, things = printed(whole, kept[0], "a"), printed(count, kept[1], "b")
    found = derived(
        ARTICLE,
        Derivation("unit_prices", Variable(value), Variable(things), "USD/thing", "rate", "price", "rate", "for"),
    )
    if found is None or found.finding is None or found.finding.derived is None:
        return
    quantity = found.finding.derived.quantity
    quotient, slack = Fraction(whole) / Fraction(count), Fraction(1, 10**12)
    assert quantity.low is None or Fraction(quantity.low) * (1 - slack) <= quotient
    assert quantity.high is None or quotient <= Fraction(quantity.high) * (1 + slack)


@given(st.integers(1, 80), st.integers(-1, 1))
def test_a_span_may_count_one_year_more_or_less(years: int, off: int) -> None:
    told = printed(Decimal(years + off), 9, "a", unit="year")
    length = Constant(Fraction(years), str(years))
    assert judge(Tie("dates", Variable(told), "=", length), slack=Fraction(1) / years).verdict == "holds"
