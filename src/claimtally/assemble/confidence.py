"""How sure the assembler is of a claim: each slot that only a fallback filled takes some trust away."""

from __future__ import annotations

from collections.abc import Mapping

# Shares of claims right on the gold articles when the slot was filled by that rule, relative to the sure rules.
DISCOUNTS = {
    "subject.topic": 0.7,
    "frame.dimension": 0.75,
    "count.elided": 0.7,
    "factuality.infinitive": 0.9,
}
BASE = 0.95


def confidence(rules: Mapping[str, str], has_subject: bool) -> float:
    """Give a confidence between 0 and 1 from the rules that filled the slots."""
    value = BASE if has_subject else BASE * 0.6
    for rule in rules.values():
        value *= DISCOUNTS.get(rule, 1.0)
    return round(value, 2)
