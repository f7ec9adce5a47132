"""Facts of a file: each row with a subject, a measure and a figure; what is wrong is told, and the rest goes on."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from claimtally.ingest.facts.table import LONGEST, REQUIRED, Row, read_rows
from claimtally.ingest.facts.values import ReadValue, quantity_of
from claimtally.model import ErrorRecord, Fact, FactsError

STAGE = "facts"
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ][\d:.,]+(?:Z|[+-]\d\d:?\d\d)?)?")
MONTH = re.compile(r"(\d{4})-(\d\d)")
YEAR = re.compile(r"(\d{4,6})(?:-(?:Q[1-4]|H[12]))?")
FIRST, LAST = 1500, 2200  # years

__all__ = ["ReadValue", "read_fact_file"]


def read_fact_file(path: Path, read: ReadValue, known_units: Iterable[str]) -> Iterator[Fact | ErrorRecord]:
    """Yield the facts of a .csv, .tsv, .json or .jsonl file in order, and an error record for each fault of a row.

    `read` finds the quantities of a text, `known_units` are names of units, by which a slip of the pen in one is told
    from a counted noun. Raises FactsError where the file as a whole is no table of facts.
    """
    units = frozenset(name.casefold() for name in known_units)
    for row in read_rows(path):
        try:
            if row.fault is not None:
                raise FactsError(f"{row.fault}.")
            yield _fact(row, path, read, units)
        except FactsError as error:
            yield ErrorRecord(source=str(path), stage=STAGE, error=f"{row.place}{_sign(row, error)} {error}")


def _sign(row: Row, error: FactsError) -> str:
    """Give what stands between the place of a row and the fault: a fault of a cell begins with its column."""
    return "," if row.fault is None and re.match(r"\w+: ", str(error)) else ":"


def _fact(row: Row, path: Path, read: ReadValue, units: frozenset[str]) -> Fact:
    missing = next((name for name in REQUIRED if name not in row.cells), None)
    if missing is not None:
        raise FactsError(f"{missing}: this cell is empty; fill it or take the row out.")
    cells = {name: _word(name, cell) for name, cell in row.cells.items()}
    return Fact(
        subject=cells["subject"],
        measure=cells["measure"],
        value=_shown(cells["value"], cells.get("unit")),
        quantity=quantity_of(cells["value"], cells.get("unit"), read, units),
        object=cells.get("object"),
        as_of=_date(cells["as_of"]) if "as_of" in cells else None,
        source=cells.get("source") or path.name,
        place=row.place,
    )


def _word(name: str, cell: Any) -> str:
    if not isinstance(cell, str):
        raise FactsError(f"{name}: this is no text and no number; write it as one.")
    return cell


def _shown(value: str, unit: str | None) -> str:
    return value if unit is None or not re.fullmatch(r"[-+\d.,eE]+", value) else f"{value} {unit}"


def _date(text: str) -> str:
    """Give a date in ISO 8601; raises FactsError for one that cannot be read or that no calendar has."""
    if found := DAY.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
        in_calendar = 1 <= month <= 12 and 1 <= day <= monthrange(max(year, 1), month)[1]
        iso = text[:10]
    elif found := MONTH.fullmatch(text):
        year, in_calendar, iso = int(found[1]), 1 <= int(found[2]) <= 12, text
    elif found := YEAR.fullmatch(text):
        year, in_calendar, iso = int(found[1]), True, text
    else:
        shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
        raise FactsError(f"as_of: “{shown}” is no date that can be read; write 2031-03-04, 2031-03, 2031-Q1 or 2031.")
    if not in_calendar or not FIRST <= year <= LAST:
        raise FactsError(f"as_of: {text} is out of range; write a day of the calendar between {FIRST} and {LAST}.")
    return iso
