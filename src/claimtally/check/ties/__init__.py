"""Ties: relations between numbers that the words state or the roles imply, and the engine that judges them."""

from claimtally.check.ties.clash import smallest_clash
from claimtally.check.ties.expression import (
    Constant,
    Expression,
    Unknown,
    Variable,
    difference,
    percent,
    product_of,
    quotient,
    sum_of,
)
from claimtally.check.ties.propagation import Domains, narrowed
from claimtally.check.ties.tie import Judgement, Relation, Tie, judge

__all__ = [
    "Constant",
    "Domains",
    "Expression",
    "Judgement",
    "Relation",
    "Tie",
    "Unknown",
    "Variable",
    "difference",
    "judge",
    "narrowed",
    "percent",
    "product_of",
    "quotient",
    "smallest_clash",
    "sum_of",
]
