"""Values of facts: a figure as newspapers print it, or a plain number and the name of its unit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from claimtally.model import Quantity, QuantityMention
from claimtally.model.conversion import ConversionError, conversion
from claimtally.model.errors import FactsError

ReadValue = Callable[[str], Sequence[QuantityMention]]
PLAIN = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?")
LARGEST = Decimal(10) ** 30
NUMBER = re.compile(r"\d")
ALIKE = 0.84  # of the letters of a unit that is nearly a known one


def quantity_of(value: str, unit: str | None, read: ReadValue, known_units: Iterable[str]) -> Quantity:
    """Give the quantity of a value, in the unit that it names itself or else in that of its column.

    Raises FactsError with what is wrong and the remedy, without the place ("value: … ; …").
    """
    plain = PLAIN.fullmatch(value)
    if plain is None and (own := _whole(value, read)) is not None and own.unit:
        if unit is not None:
            _same_unit(value, own, _unit(unit, read, known_units))
        return own
    if unit is None:
        if plain is not None:
            raise FactsError(f"unit: the plain number {value} has none; write one (USD, GW, %, jobs).")
        raise FactsError(
            f"value: “{value}” is no figure that can be read; write it like $13 billion, or 13e9 with a unit."
        )
    _unit(unit, read, known_units)
    shown = _written(value) if plain is not None else value
    made = next((q for text in _with_unit(shown, unit) if (q := _whole(text, read)) is not None and q.unit), None)
    if made is None:
        raise FactsError(f"value: “{value}” is no figure in {unit}; write it like 13 billion, 13e9 or about 300.")
    return made


def _written(value: str) -> str:
    """Write a plain number as newspapers do, 13e9 as 13,000,000,000."""
    try:
        number = Decimal(value.replace(",", ""))
    except InvalidOperation as error:
        raise FactsError(f"value: the number {value} cannot be read; write its digits.") from error
    if abs(number) >= LARGEST or number.adjusted() < -30:
        raise FactsError(f"value: the number {value} is out of range; write it with a scale word or another unit.")
    return f"{number:,f}"


def _with_unit(value: str, unit: str) -> tuple[str, ...]:
    return (f"{value} {unit}", f"{unit}{value}", f"{unit} {value}", f"{value}{unit}")


def _whole(text: str, read: ReadValue) -> Quantity | None:
    """Give the one quantity that a text is; None where it has several, or words with numbers beside it."""
    found = read(text)
    if len(found) != 1:
        return None
    rest = text[: found[0].span.start] + text[found[0].span.end :]
    return None if NUMBER.search(rest) else found[0].quantity


def _unit(unit: str, read: ReadValue, known_units: Iterable[str]) -> Quantity:
    """Give one of a unit; raises FactsError where nobody knows it, with the unit that it nearly is."""
    one = next((q for text in _with_unit("5", unit) if (q := _only(text, read)) is not None and q.unit), None)
    listed = sorted(known_units)
    near = get_close_matches(unit.casefold(), listed, n=1, cutoff=ALIKE)
    counted = one is not None and one.dimension == "count"
    if one is None or (counted and near and unit.casefold() not in listed):
        hint = f"; did you mean {near[0]}?" if near else "; write USD, GW, % or a counted noun in the plural (jobs)."
        raise FactsError(f"unit: “{unit}” is not known{hint}")
    return one


def _only(text: str, read: ReadValue) -> Quantity | None:
    """Give the quantity that a text is from its first to its last character."""
    found = read(text)
    return found[0].quantity if len(found) == 1 and found[0].span.text == text else None


def _same_unit(value: str, own: Quantity, other: Quantity) -> None:
    if own.unit == other.unit:
        return
    try:
        conversion(own.unit, other.unit)
    except ConversionError as error:
        raise FactsError(
            f"unit: the value “{value}” is in {own.unit}, the unit column says {other.unit}; correct one of them."
        ) from error
