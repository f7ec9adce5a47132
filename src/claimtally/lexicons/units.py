"""Units of measure and the prefixes that make them larger or smaller."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons.loader import load_rows
from claimtally.model.vocabulary import Dimension


class UnitRow(BaseModel):
    """One row of units.yaml: a unit, how newsrooms write it, and pint's name for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: str
    names: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    loose: bool = False
    dimension: Dimension
    factor: Decimal = Decimal(1)
    pint: str | None = None
    prefixes: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


class PrefixRow(BaseModel):
    """One row of unit_prefixes.yaml: an SI prefix, by its symbol and its name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    symbol: str
    name: str
    also: tuple[str, ...] = ()


@cache
def unit_rows() -> tuple[UnitRow, ...]:
    """Give the units of measure."""
    return load_rows("units", UnitRow)


@cache
def prefix_rows() -> tuple[PrefixRow, ...]:
    """Give the SI prefixes."""
    return load_rows("unit_prefixes", PrefixRow)
