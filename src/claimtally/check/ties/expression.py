"""Expressions over claims: what the two sides of a tie are made of, evaluated over intervals of exact fractions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, TypeAlias

from claimtally.check.numbers.interval import Interval
from claimtally.check.numbers.notation import printed
from claimtally.check.numbers.units import IDENTITY, Conversion, commensurable
from claimtally.check.words.slot import quantity
from claimtally.model import Claim

Sign = Literal["+", "−", "×", "/"]
PRECEDENCE: dict[Sign, int] = {"+": 1, "−": 1, "×": 2, "/": 2}
PERCENT = Conversion(Fraction(1, 100))


@dataclass(frozen=True, slots=True)
class Variable:
    """The number of a claim, brought by `conversion` into the unit that the expression is in."""

    claim: Claim
    conversion: Conversion = IDENTITY

    @property
    def key(self) -> str:
        """The name of the number among those of an article."""
        return self.claim.id


@dataclass(frozen=True, slots=True)
class Unknown:
    """A number that nobody printed, `name` tells what it is; propagation derives it."""

    name: str

    @property
    def key(self) -> str:
        """The name of the number among those of an article."""
        return self.name


@dataclass(frozen=True, slots=True)
class Constant:
    """A number that the words mean without being a claim: the 2 of "doubled"."""

    value: Fraction
    shown: str


ONE = Constant(Fraction(1), "1")


@dataclass(frozen=True, slots=True)
class Operation:
    """Two expressions joined by a sign."""

    left: Expression
    sign: Sign
    right: Expression


Expression: TypeAlias = Variable | Unknown | Constant | Operation
Read = Callable[[Variable | Unknown], Interval]  # what a number may be, in its own unit


def of(claim: Claim, like: Claim | None = None) -> Variable:
    """Make the variable of a claim, in the unit of another one where it is given; the units are commensurable."""
    if like is None:
        return Variable(claim)
    conversion = commensurable(quantity(claim), quantity(like))
    assert conversion is not None
    return Variable(claim, conversion)


def percent(claim: Claim) -> Variable:
    """Make the variable of a percentage, as a factor: "8%" is 0.08."""
    return Variable(claim, PERCENT)


def sum_of(terms: Sequence[Expression]) -> Expression:
    """Join one or more terms by "+"."""
    return _joined(terms, "+")


def product_of(terms: Sequence[Expression]) -> Expression:
    """Join one or more terms by "×"."""
    return _joined(terms, "×")


def difference(left: Expression, right: Expression) -> Expression:
    """Give left − right."""
    return Operation(left, "−", right)


def quotient(left: Expression, right: Expression) -> Expression:
    """Give left / right."""
    return Operation(left, "/", right)


def _joined(terms: Sequence[Expression], sign: Sign) -> Expression:
    first, *rest = terms
    for term in rest:
        first = Operation(first, sign, term)
    return first


def evaluated(expression: Expression, read: Read) -> Interval:
    """Give the interval of an expression; exact where each number stands in it once."""
    match expression:
        case Variable():
            return expression.conversion.apply(read(expression))
        case Unknown():
            return read(expression)
        case Constant():
            return Interval.point(expression.value)
        case Operation():
            left, right = evaluated(expression.left, read), evaluated(expression.right, read)
            return applied(expression.sign, left, right)


def applied(sign: Sign, left: Interval, right: Interval) -> Interval:
    """Give the interval of an operation on two intervals."""
    match sign:
        case "+":
            return left + right
        case "−":
            return left - right
        case "×":
            return left * right
        case "/":
            return left / right


def numbers_of(expression: Expression) -> Iterator[Variable | Unknown]:
    """Yield the numbers of an expression from left to right."""
    match expression:
        case Variable() | Unknown():
            yield expression
        case Operation():
            yield from numbers_of(expression.left)
            yield from numbers_of(expression.right)
        case Constant():
            pass


def written(expression: Expression) -> str:
    """Write an expression with the printed numbers, for a reader; an operator stands between blanks."""
    match expression:
        case Variable():
            return printed(expression.claim)
        case Unknown():
            return "?"
        case Constant():
            return expression.shown
        case Operation():
            return f"{_part(expression, right=False)} {expression.sign} {_part(expression, right=True)}"


def _part(operation: Operation, *, right: bool) -> str:
    part = operation.right if right else operation.left
    text = written(part)
    if not isinstance(part, Operation):
        return text
    outer, inner = PRECEDENCE[operation.sign], PRECEDENCE[part.sign]
    needed = inner < outer or (right and inner == outer and operation.sign in ("−", "/"))
    return f"({text})" if needed else text
