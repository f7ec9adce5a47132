"""What all records have in common: frozen, closed to unknown fields, JSON that is the same bytes every time."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from typing import Annotated, Any, Self

import orjson
from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema

# JSON numbers are doubles to most readers: 15 significant digits are what survives the way there and back.
JSON_DIGITS = Context(prec=15, rounding=ROUND_HALF_EVEN)
LARGEST_EXACT_INTEGER = Decimal(2**53)


def to_decimal(value: Any) -> Any:
    """Turn a JSON number (or a Decimal) into a Decimal of at most 15 significant digits; pass anything else through."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return value
    try:
        number = JSON_DIGITS.create_decimal(repr(value) if isinstance(value, float) else value)
    except InvalidOperation:
        return value
    return number if number.is_finite() else value


def to_json_number(value: Decimal) -> int | float:
    """Give the JSON number for a Decimal: an integer where it is one and a double holds it exactly, else a double."""
    if value == value.to_integral_value() and abs(value) <= LARGEST_EXACT_INTEGER:
        return int(value)
    return float(value)


Number = Annotated[
    Decimal,
    BeforeValidator(to_decimal),
    PlainSerializer(to_json_number, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]


class Record(BaseModel):
    """A frozen record that refuses unknown fields and writes itself as one line of JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null")

    def to_json(self) -> str:
        """Give the record as one line of JSON without a line end, fields in the order of the model."""
        return orjson.dumps(self.model_dump(mode="json")).decode()

    @classmethod
    def from_json(cls, line: str | bytes) -> Self:
        """Read a record from one JSON text; raises pydantic.ValidationError with the field where it does not fit."""
        return cls.model_validate(orjson.loads(line))
