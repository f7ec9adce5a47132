"""Propagation: what the ties of an article together leave of each number, by narrowing intervals forth and back.

The method is HC4-revise (Benhamou et al. 1999): the intervals of an expression are evaluated from its numbers upwards,
then the relation is pushed down to the numbers. It never loses a solution, so that an interval that becomes empty
proves a clash; with numbers that stand in several ties it may leave a clash unfound. One round costs the number of
terms, and there are at most ROUNDS of them, so that a thousand claims take time proportional to their ties.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimtally.check.numbers.interval import EVERYTHING, Interval
from claimtally.check.ties.expression import (
    Constant,
    Expression,
    Operation,
    Unknown,
    Variable,
    applied,
    evaluated,
    numbers_of,
)
from claimtally.check.ties.tie import Tie, possible

Domains = dict[str, Interval]
ROUNDS = 12  # ties in a ring may narrow each other without end; each round is sound by itself


class ClashError(Exception):
    """No value of some number is left; never leaves this module."""


def narrowed(ties: Sequence[Tie], domains: Mapping[str, Interval]) -> Domains | None:
    """Give what the ties leave of each number, None where they leave nothing of one; numbers without domain are open.

    Keys are those of the numbers (`Variable.key`), intervals are in the numbers' own units.
    """
    known = dict(domains)
    try:
        for _ in range(ROUNDS):
            before = dict(known)
            for tie in ties:
                _revise(tie, known)
            if known == before:
                break
    except ClashError:
        return None
    return known


def keys_of(tie: Tie) -> tuple[str, ...]:
    """Give the keys of a tie's numbers, each once."""
    return tuple(dict.fromkeys(n.key for n in (*numbers_of(tie.left), *numbers_of(tie.right))))


def _revise(tie: Tie, known: Domains) -> None:
    left, right = _now(tie.left, known), _now(tie.right, known)
    if not possible(tie.relation, left, right):
        raise ClashError
    match tie.relation:
        case "=" | "≈":
            _push(tie.left, right, known)
            _push(tie.right, _now(tie.left, known), known)
        case "≤" | "<":
            _push(tie.left, Interval(None, right.high, False, right.high_closed), known)
            _push(tie.right, Interval(left.low, None, left.low_closed, False), known)
        case "≥" | ">":
            _push(tie.left, Interval(right.low, None, right.low_closed, False), known)
            _push(tie.right, Interval(None, left.high, False, left.high_closed), known)


def _now(expression: Expression, known: Domains) -> Interval:
    return evaluated(expression, lambda number: known.get(number.key, EVERYTHING))


def _push(expression: Expression, target: Interval, known: Domains) -> None:
    """Narrow the numbers of an expression so that it may lie in a target."""
    match expression:
        case Variable():
            _meet(expression.key, expression.conversion.undone(target), known)
        case Unknown():
            _meet(expression.key, target, known)
        case Constant():
            if not target.contains(expression.value):
                raise ClashError
        case Operation():
            _push_operation(expression, target, known)


def _push_operation(operation: Operation, target: Interval, known: Domains) -> None:
    left, right = _now(operation.left, known), _now(operation.right, known)
    if not applied(operation.sign, left, right).meets(target):
        raise ClashError
    match operation.sign:
        case "+":
            _push(operation.left, target - right, known)
            _push(operation.right, target - left, known)
        case "−":
            _push(operation.left, target + right, known)
            _push(operation.right, left - target, known)
        case "×":
            _push(operation.left, target / right, known)
            _push(operation.right, target / left, known)
        case "/":
            if right.low is not None and right.low > 0:
                _push(operation.left, target * right, known)
                _push(operation.right, left / target, known)


def _meet(key: str, target: Interval, known: Domains) -> None:
    found = known.get(key, EVERYTHING).common(target)
    if found is None:
        raise ClashError
    known[key] = found
