"""What rules and plain facts of a claim weigh for its being right: learned from gold, kept as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from claimtally.lexicons.loader import load_rows


class LearnedWeight(BaseModel):
    """One row of confidence.yaml: the weight of a rule, or of a fact; `claims` of the gold articles had it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str | None = None
    fact: str | None = None
    weight: float
    claims: int

    @model_validator(mode="after")
    def _weighs_one_thing(self) -> Self:
        if (self.rule is None) == (self.fact is None):
            raise ValueError("a weight is that of a rule or of a fact")
        return self


@cache
def rule_weights() -> Mapping[str, float]:
    """Give the weights by rule id; a rule that is not listed weighs nothing."""
    rows = load_rows("confidence", LearnedWeight)
    return MappingProxyType({row.rule: row.weight for row in rows if row.rule is not None})


@cache
def fact_weights() -> Mapping[str, float]:
    """Give the weights by fact; a fact that is not listed weighs nothing."""
    rows = load_rows("confidence", LearnedWeight)
    return MappingProxyType({row.fact: row.weight for row in rows if row.fact is not None})
