"""Operations: which arithmetic on two to four numbers can give another one, by what they measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimtally.check.numbers.amount import claimed, stated
from claimtally.check.numbers.loose import read_loosely
from claimtally.check.numbers.units import commensurable
from claimtally.check.outcome.outcome_rows import Operation
from claimtally.check.ties.expression import (
    ONE,
    Constant,
    Expression,
    Variable,
    difference,
    of,
    percent,
    product_of,
    quotient,
    sum_of,
)
from claimtally.check.words.rates_per import TIMES, akin, count_of, rate
from claimtally.check.words.slot import commensurate, quantity
from claimtally.model import Claim

Worked = tuple[Operation, Expression, Expression]  # what is done, what it gives, and the number that it should be


def workings(operands: Sequence[Claim], result: Claim) -> Iterator[Worked]:
    """Yield each arithmetic that units allow to give a result, with its two sides in one unit; all above zero."""
    if any((claimed(claim).low or Fraction(0)) <= 0 for claim in (*operands, result)):
        return
    if all(commensurate(claim, result) for claim in operands):
        yield "sum", sum_of([of(claim, result) for claim in operands]), of(result)
        yield "average", quotient(sum_of([of(claim, result) for claim in operands]), _number(len(operands))), of(result)
        if len(operands) == 2:
            yield "difference", _less(operands[0], operands[1], result), of(result)
    if len(operands) != 2:
        return
    for one, other in (operands, tuple(reversed(operands))):
        if quantity(result).unit == "%":
            yield from _shares(one, other, result)
        if quantity(one).unit == "%" and commensurate(other, result):
            yield from _taken(one, other, result)
        if quantity(result).unit in ("times", "") and commensurate(one, other):
            yield "ratio", quotient(of(one, other), of(other)), of(result)
        yield from _products(one, other, result)


def _number(count: int) -> Constant:
    return Constant(Fraction(count), str(count))


def _less(a: Claim, b: Claim, like: Claim) -> Expression:
    """Give the smaller of two numbers taken from the larger."""
    one, other = of(a, like), of(b, like)
    sizes = [variable.conversion.apply(stated(variable.claim)).high or Fraction(0) for variable in (one, other)]
    return difference(one, other) if sizes[0] >= sizes[1] else difference(other, one)


def _shares(part: Claim, whole: Claim, result: Claim) -> Iterator[Worked]:
    """Yield a part as a percentage of a whole, and of what the whole was before the part came or went."""
    if quantity(part).unit == "%" or not commensurate(part, whole):
        return
    share = percent(read_loosely(result))
    small, large = of(part, whole), of(whole)
    yield "share", quotient(small, large), share
    yield "move", quotient(small, difference(large, small)), share
    yield "move", quotient(small, sum_of((large, small))), share
    rises = (stated(whole).high or 0) > (small.conversion.apply(stated(part)).high or 0)
    yield "move", difference(quotient(large, small), ONE) if rises else difference(ONE, quotient(large, small)), share


def _taken(share: Claim, whole: Claim, result: Claim) -> Iterator[Worked]:
    """Yield a percentage of a number, and the number with it and without it."""
    factor, base = percent(read_loosely(share)), of(whole, result)
    yield "share", product_of((factor, base)), of(result)
    yield "move", product_of((sum_of((ONE, factor)), base)), of(result)
    yield "move", product_of((difference(ONE, factor), base)), of(result)
    yield "share", quotient(base, factor), of(result)


def _products(count: Claim, each: Claim, result: Claim) -> Iterator[Worked]:
    """Yield so many times so much, and so much spread over so many; what is per time is counted in that time."""
    number, amount, made = quantity(count), quantity(each), quantity(result)
    if "%" in (number.unit, amount.unit, made.unit) or number.dimension in ("money", "share", "rate"):
        return
    base, made_base = amount.unit.partition("/")[0], made.unit.partition("/")[0]
    if base != made_base and commensurable(amount, made) is None:
        return
    if akin(number.unit, base) or (number.dimension == amount.dimension and number.dimension != "count"):
        return
    found = rate(each)
    times: Variable | None = Variable(count)
    if number.dimension == "time":  # years make a sum of nothing but so much a year
        times = count_of(found, count) if found is not None and found.per in TIMES else None
    if times is None:
        return
    same = commensurable(amount, made)
    size = Variable(each) if same is None else Variable(each, same)
    yield "product", product_of((times, size)), Variable(result)
    yield "quotient", quotient(size, times), Variable(result)
