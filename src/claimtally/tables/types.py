"""Arrow tables of records, their types read off the pydantic models: a table has each field that a record has."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pyarrow as pa

from claimtally.model import Record

ROWS = 4096  # of a batch
SCALARS: dict[type, pa.DataType] = {
    str: pa.string(),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    Decimal: pa.float64(),  # as in JSON, where numbers are doubles of at most 15 digits
}


def schema_of(kind: type[Record]) -> pa.Schema:
    """Give the schema of a table of records: a column a field, in the order of the model."""
    return pa.schema(_fields(kind))


def _fields(kind: type[Record]) -> list[pa.Field]:
    fields = []
    for name, field in kind.model_fields.items():
        inner, nullable = _without_none(field.annotation)
        fields.append(pa.field(name, _type(inner), nullable=nullable))
    return fields


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in (Union, types.UnionType):
        inner = [part for part in get_args(annotation) if part is not type(None)]
        if len(inner) == 1:
            return inner[0], len(get_args(annotation)) > 1
    return annotation, False


def _type(annotation: Any) -> pa.DataType:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _type(inner[0])
    if origin is Literal:
        return pa.string()
    if origin is tuple:
        return pa.list_(_type(inner[0]))
    if origin is dict:
        return pa.map_(_type(inner[0]), _type(inner[1]))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return pa.struct(_fields(annotation))
    if annotation in SCALARS:
        return SCALARS[annotation]
    raise TypeError(f"no Arrow type for {annotation!r}; add one in claimtally/tables/types.py")


def batches(rows: Iterable[Mapping[str, Any]], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """Yield records read from JSON as batches of a schema; at least one, maybe empty, so that each table exists."""
    source = iter(rows)
    first = True
    while (piece := list(islice(source, ROWS))) or first:
        yield pa.RecordBatch.from_pylist([_row(row) for row in piece], schema)
        first = False


def _row(record: Mapping[str, Any]) -> dict[str, Any]:
    """Give the row of a record: only its map needs another form, that of pairs."""
    return {key: list(value.items()) if key == "rules" else value for key, value in record.items()}
