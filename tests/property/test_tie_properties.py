"""The engine of ties against exact enumeration: nothing is lost, and what is called smallest is smallest."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from claimtally.check.numbers.interval import Interval
from claimtally.check.ties import (
    Constant,
    Domains,
    Expression,
    Tie,
    Unknown,
    Variable,
    difference,
    judge,
    narrowed,
    product_of,
    quotient,
    smallest_clash,
    sum_of,
)
from claimtally.model import Claim, Quantity, Span

GRID = [Fraction(n) for n in range(1, 6)]
NAMES = ("a", "b", "c", "d")


@st.composite
def expressions(draw: st.DrawFn) -> Expression:
    names = draw(st.permutations(NAMES))
    left, right = Unknown(names[0]), Unknown(names[1])
    made = draw(st.sampled_from([sum_of, product_of, None, None]))
    if made is not None:
        return made((left, right))
    return draw(st.sampled_from([difference, quotient]))(left, right)


@st.composite
def ties(draw: st.DrawFn) -> Tie:
    right: Expression = Unknown(draw(st.sampled_from(NAMES)))
    if draw(st.booleans()):
        right = Constant(draw(st.sampled_from(GRID)), "n")
    return Tie("test", draw(expressions()), draw(st.sampled_from(["=", "≤", "≥", "<", ">"])), right)


@st.composite
def systems(draw: st.DrawFn) -> tuple[list[Tie], Domains]:
    domains: Domains = {}
    for name in NAMES:
        low = draw(st.sampled_from(GRID))
        domains[name] = Interval(low, low + draw(st.integers(0, 1)))
    return draw(st.lists(ties(), min_size=1, max_size=3)), domains


def value(expression: Expression, values: dict[str, Fraction]) -> Fraction:
    match expression:
        case Unknown():
            return values[expression.name]
        case Constant():
            return expression.value
        case Variable():
            raise AssertionError("these systems have no claims")
    left, right = value(expression.left, values), value(expression.right, values)
    match expression.sign:
        case "+":
            return left + right
        case "−":
            return left - right
        case "×":
            return left * right
        case "/":
            return left / right


def holds(tie: Tie, values: dict[str, Fraction]) -> bool:
    left, right = value(tie.left, values), value(tie.right, values)
    return {
        "=": left == right, "≈": left == right, "≤": left <= right, "≥": left >= right, "<": left < right,
        ">": left > right,
    }[tie.relation]  # fmt: skip


@given(systems())
@settings(max_examples=150)
def test_propagation_loses_no_solution(system: tuple[list[Tie], Domains]) -> None:
    some, domains = system
    inside = [[x for x in GRID if domains[name].contains(x)] for name in NAMES]
    solutions = [
        dict(zip(NAMES, point, strict=True))
        for point in product(*inside)
        if all(holds(tie, dict(zip(NAMES, point, strict=True))) for tie in some)
    ]
    left = narrowed(some, domains)
    for solution in solutions:
        assert left is not None
        assert all(left[name].contains(solution[name]) for name in NAMES)


def clashes(some: Sequence[Tie], domains: Domains, kept: Sequence[str]) -> bool:
    return narrowed(some, {name: domains[name] for name in kept}) is None


@given(systems())
@settings(max_examples=150)
def test_a_smallest_clash_is_really_smallest(system: tuple[list[Tie], Domains]) -> None:
    some, domains = system
    found = smallest_clash(some, domains)
    sets = [kept for size in range(len(NAMES) + 1) for kept in combinations(NAMES, size)]
    least = min((len(kept) for kept in sets if clashes(some, domains, kept)), default=None)
    if found is None:
        assert least is None or not clashes(some, domains, NAMES)
    else:
        assert clashes(some, domains, found)
        assert len(found) == least


@given(systems(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_the_ties_changes_no_verdict(system: tuple[list[Tie], Domains], random: object) -> None:
    some, domains = system
    found = smallest_clash(some, domains)
    turned = smallest_clash(list(reversed(some)), domains)
    assert (found is None) == (turned is None)
    assert found is None or turned is None or len(found) == len(turned)


def claim_of(name: str, number: Decimal, digits: int) -> Claim:
    """Make a claim that prints a number rounded to so many digits after the point, as newspapers round."""
    step = Decimal(1).scaleb(-digits)
    shown = number.quantize(step, rounding=ROUND_HALF_UP)
    words = Span(text=f"${shown}", start=0, end=len(f"${shown}"))
    quantity = Quantity.printed(shown, shown, precision=step, bound="=", unit="USD", dimension="money")
    return Claim(id=name, article="a", quote=words, mention=words, quantity=quantity)


amounts = st.decimals(min_value=1, max_value=10_000, places=4)
digits = st.integers(0, 3)


@given(amounts, amounts, digits, digits, digits)
def test_a_sum_that_holds_stays_so_under_any_rounding(a: Decimal, b: Decimal, x: int, y: int, z: int) -> None:
    first, second, whole = claim_of("a", a, x), claim_of("b", b, y), claim_of("c", a + b, z)
    tie = Tie("test", sum_of((Variable(first), Variable(second))), "=", Variable(whole))
    assert judge(tie).verdict == "holds"


@given(amounts, st.integers(2, 60), digits, digits)
def test_a_product_that_holds_stays_so_under_any_rounding(price: Decimal, count: int, x: int, z: int) -> None:
    each, whole = claim_of("a", price, x), claim_of("c", price * count, z)
    tie = Tie("test", product_of((Variable(each), Constant(Fraction(count), str(count)))), "=", Variable(whole))
    assert judge(tie).verdict == "holds"


@given(amounts, amounts, digits, digits)
def test_a_part_stays_a_part_under_any_rounding(a: Decimal, b: Decimal, x: int, z: int) -> None:
    part, whole = claim_of("a", min(a, b), x), claim_of("c", max(a, b), z)
    assert judge(Tie("test", Variable(part), "≤", Variable(whole))).verdict == "holds"
