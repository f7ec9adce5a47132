"""How a slot of a claim is filled: the first of its rules that has an answer gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias, TypeVar

from claimtally.assemble.context import ClaimContext
from claimtally.model import Rule

Value = TypeVar("Value")
SlotRule: TypeAlias = Rule[Callable[[ClaimContext], Value | None]]


def first_answer(rules: Iterable[SlotRule[Value]], ctx: ClaimContext, made: dict[str, str]) -> Value | None:
    """Give the first answer of a slot's rules, None where none has one, and note in `made` which rule gave it."""
    for rule in rules:
        value = rule.apply(ctx)
        if value is not None:
            made[rule.slot] = rule.id
            return value
    return None
