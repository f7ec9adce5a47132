"""The shape of a rule: an id, what it promises, and examples that the tests run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

# Covariant: a rule only gives its function away, so a rule of roles can stand where any rule of a slot can.
F = TypeVar("F", bound=Callable[..., object], covariant=True)


@dataclass(frozen=True, slots=True)
class Example:
    """A text for a rule: in a hit the rule fills its slot of the claim at `mention`, in a trap it must not.

    `mention` is a part of the text; `value` is the slot's value as JSON shows it (a name for subject, object and
    source), or null where only the rule's id is compared.
    """

    text: str
    mention: str
    value: object = None


@dataclass(frozen=True, slots=True)
class Rule(Generic[F]):
    """A rule of a family: `slot` is the claim's slot it fills, `apply` the function that fills it.

    The rule's id stands in the claim's `rules`. `hit` and `trap` are run by the tests against the whole pipeline.
    """

    id: str
    slot: str
    promise: str
    hit: Example
    trap: Example
    apply: F
