"""A tie that holds stays so under any rounding of its numbers: what is true is never told to be wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from claimtally.check.change.changes import check_changes
from claimtally.check.change.multiples import check_multiples
from claimtally.check.change.steps import check_steps
from claimtally.check.proportion.shares import check_shares
from claimtally.check.ties.tied import Tied
from claimtally.model import Article, Claim, Finding, Quantity, Span
from claimtally.model.vocabulary import Dimension, Direction

digits = st.integers(0, 3)
levels = st.integers(1_000, 9_999_999).map(lambda count: Fraction(count, 1000))
DIMENSIONS: dict[str, Dimension] = {"USD": "money", "%": "share", "times": "multiple"}
Check = Callable[[Article, Sequence[Claim]], Iterable[Finding | Tied]]


def rounded(value: Fraction, places: int) -> Decimal:
    """Round a number as a newspaper prints it, to so many places."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)


@dataclass(frozen=True, slots=True)
class Printed:
    """A number of a story: its words, its value and unit, and which way it moves."""

    words: str
    value: Decimal
    unit: str
    way: Direction | None = None


def dollars(value: Fraction, places: int, way: Direction | None = None) -> Printed:
    number = rounded(value, places)
    return Printed(f"${number}", number, "USD", way)


def percent(value: Fraction, places: int, way: Direction | None = None) -> Printed:
    number = rounded(value * 100, places)
    return Printed(f"{number}%", number, "%", way)


def verdicts(check: Check, text: str, numbers: Sequence[Printed]) -> list[str]:
    """Print numbers into the places of a text, make their claims, and give the verdicts of a check on them."""
    article = Article.from_text(text.format(*(number.words for number in numbers)))
    claims, at = [], 0
    for number in numbers:
        at = article.text.index(number.words, at)
        claims.append(_claim(article, number, at))
        at += len(number.words)
    outcomes = [outcome.finding if isinstance(outcome, Tied) else outcome for outcome in check(article, claims)]
    return [finding.verdict for finding in outcomes if finding is not None]


def _claim(article: Article, number: Printed, at: int) -> Claim:
    return Claim(
        id=f"k{at}",
        article=article.id,
        quote=Span.of(article.text, 0, len(article.text)),
        mention=Span.of(article.text, at, at + len(number.words)),
        quantity=Quantity.printed(
            number.value,
            number.value,
            precision=Decimal((0, (1,), int(number.value.as_tuple().exponent))),
            bound="=",
            unit=number.unit,
            dimension=DIMENSIONS[number.unit],
            direction=number.way,
        ),
    )


@settings(max_examples=200, deadline=None)
@given(levels, levels, digits, digits, digits)
def test_a_true_change_never_fails(then: Fraction, now: Fraction, a: int, b: int, c: int) -> None:
    change = now / then - 1
    told = [percent(abs(change), a, "up" if change > 0 else "down"), dollars(then, b), dollars(now, c)]
    assert "fails" not in verdicts(check_changes, "Sales rose by {} from {} to {}.", told)


@settings(max_examples=200, deadline=None)
@given(levels, levels, digits, digits, digits)
def test_a_true_step_never_fails(before: Fraction, step: Fraction, a: int, b: int, c: int) -> None:
    told = [dollars(step, a, "up"), percent(step / before, b, "up"), dollars(before + step, c)]
    assert "fails" not in verdicts(check_steps, "Oil settled up {}, or {}, at {}.", told)


@settings(max_examples=200, deadline=None)
@given(levels, st.fractions(Fraction(1, 100), Fraction(99, 100), max_denominator=1000), digits, digits, digits)
def test_a_true_share_never_fails(whole: Fraction, share: Fraction, a: int, b: int, c: int) -> None:
    told = [dollars(whole * share, a), percent(share, b), dollars(whole, c)]
    assert "fails" not in verdicts(check_shares, "The fee is {}, or {} of the price of {}.", told)


@settings(max_examples=100, deadline=None)
@given(levels, digits, digits, st.sampled_from([("doubled", 2), ("tripled", 3), ("quadrupled", 4)]))
def test_a_true_multiple_never_fails(then: Fraction, a: int, b: int, times: tuple[str, int]) -> None:
    told = [Printed(times[0], Decimal(times[1]), "times", "up"), dollars(then, a), dollars(then * times[1], b)]
    assert "fails" not in verdicts(check_multiples, "Sales {} from {} to {}.", told)


@settings(max_examples=100, deadline=None)
@given(levels.map(lambda level: level + 100), digits, digits, st.integers(5, 400))
def test_what_is_off_by_far_fails(then: Fraction, a: int, b: int, off: int) -> None:
    """The other side: the properties above are not kept by silence."""
    told = [percent(Fraction(20 + off, 100), 0, "up"), dollars(then, a), dollars(then * Fraction(6, 5), b)]
    assert verdicts(check_changes, "Sales rose by {} from {} to {}.", told) == ["fails"]
    told = [dollars(then, a), percent(Fraction(20 + off, 100), 0), dollars(then * 5, b)]
    if off <= 80:
        assert verdicts(check_shares, "The fee is {}, or {} of the price of {}.", told) == ["fails"]
