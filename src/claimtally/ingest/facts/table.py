"""Tables of facts: the rows of a CSV, JSON or JSON lines file with the places where a reader finds them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimtally.model import FactsError

COLUMNS = ("subject", "measure", "value", "unit", "object", "as_of", "source")
REQUIRED = ("subject", "measure", "value")
ALSO = {"date": "as_of", "as of": "as_of", "as-of": "as_of", "asof": "as_of"}
DELIMITERS = (",", ";", "\t")
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
LONGEST = 60  # characters of a cell that a sentence shows


@dataclass(frozen=True, slots=True)
class Row:
    """A row of facts: its place ("facts.csv, line 4") and its cells by the names of their columns, empty ones left out.

    `fault` says what is wrong with the row as a whole, None where nothing is.
    """

    place: str
    cells: dict[str, Any]
    fault: str | None = None


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a file; raises FactsError where the file as a whole is no table of facts."""
    read = READERS.get(path.suffix.casefold())
    if read is None:
        raise FactsError(f"{path}: facts are a {', '.join(READERS)} file; rename it or convert it.")
    yield from read(path, _text(path))


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FactsError(f"{path}: these facts cannot be read ({error.strerror}); name another file.") from error
    encoding = next((name for mark, name in BOMS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FactsError(f"{path}, line {line}: byte {error.start} is not UTF-8; save the file as UTF-8.") from error
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise FactsError(f"{path}, line {line}: this is no text; give the facts as CSV, JSON or JSON lines.")
    if not text.strip():
        raise FactsError(f"{path}: this file is empty; name the columns {', '.join(COLUMNS)} in its first line.")
    return text


def _csv(path: Path, text: str) -> Iterator[Row]:
    lines = text.splitlines(keepends=True)
    head = next(line for line in lines if line.strip())
    delimiter = max(DELIMITERS, key=lambda sign: _known_names(head, sign))  # the first of several
    reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
    header: list[str] | None = None
    try:
        for cells in reader:
            place = f"{path}, line {reader.line_num}"
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = [_column(cell) for cell in cells]
                _require(header, f"{path}, line {reader.line_num}")
                yield from _unknown(header, place)
            elif len(cells) > len(header):
                fault = f"{len(cells)} cells under {len(header)} columns; put a cell with “{delimiter}” in it in quotes"
                yield Row(place, {}, fault)
            else:
                yield Row(place, _filled(zip(header, cells, strict=False)))
    except csv.Error as error:
        yield Row(f"{path}, line {reader.line_num}", {}, f"this is no CSV from here on ({error}); correct that line")


def _known_names(head: str, delimiter: str) -> int:
    return sum(_column(cell) in COLUMNS for cell in head.split(delimiter))


def _json(path: Path, text: str) -> Iterator[Row]:
    try:
        content = json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        what = getattr(error, "msg", "it is nested too deeply")
        raise FactsError(f"{path}, line {line}: this is not JSON ({what}); correct it there.") from error
    if isinstance(content, dict) and isinstance(content.get("facts"), list):
        content = content["facts"]
    if not isinstance(content, list):
        raise FactsError(f"{path}: this is no list; write the facts as a list of objects with {', '.join(COLUMNS)}.")
    if not content:
        raise FactsError(f"{path}: this list is empty; give each fact an object with {', '.join(REQUIRED)}.")
    for number, row in enumerate(content, 1):
        yield from _object(f"{path}, row {number}", row)


def _json_lines(path: Path, text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        place = f"{path}, line {number}"
        if not line.strip():
            continue
        try:
            row = json.loads(line, parse_float=str, parse_int=str)
        except (ValueError, RecursionError) as error:
            yield Row(place, {}, f"this line is not JSON ({getattr(error, 'msg', 'too deep')}); correct that line")
            continue
        yield from _object(place, row)


def _object(place: str, row: Any) -> Iterator[Row]:
    if not isinstance(row, dict):
        yield Row(place, {}, 'this is no object; write {"subject": …, "measure": …, "value": …}')
        return
    yield from _unknown([_column(name) for name in row], place)
    yield Row(place, _filled((_column(name), cell) for name, cell in row.items()))


def _filled(pairs: Any) -> dict[str, Any]:
    """Give the cells that hold something, blanks around a text taken away."""
    cells = {name: " ".join(cell.split()) if isinstance(cell, str) else cell for name, cell in pairs}
    return {name: cell for name, cell in cells.items() if name in COLUMNS and cell not in ("", None)}


def _column(name: str) -> str:
    plain = re.sub(r"\s+", " ", name).strip(" \ufeff").casefold()
    return ALSO.get(plain, plain.replace(" ", "_").replace("-", "_"))


def _require(header: list[str], place: str) -> None:
    missing = [name for name in REQUIRED if name not in header]
    twice = [name for name in COLUMNS if header.count(name) > 1]
    if missing:
        columns = "column" if len(missing) == 1 else "columns"
        raise FactsError(
            f"{place}: the {columns} {', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing; "
            f"name {', '.join(REQUIRED)} (and, if you like, {', '.join(COLUMNS[3:])}) in the first line."
        )
    if twice:
        raise FactsError(f"{place}, {twice[0]}: two columns have this name; rename one of them.")


def _unknown(names: list[str], place: str) -> Iterator[Row]:
    for name in names:
        if name not in COLUMNS:
            shown = name if len(name) <= LONGEST else f"{name[:LONGEST]}…"
            yield Row(
                f"{place}, {shown or 'a column'}", {}, f"no such column is known; name it one of {', '.join(COLUMNS)}"
            )


READERS: dict[str, Callable[[Path, str], Iterator[Row]]] = {
    ".csv": _csv,
    ".tsv": _csv,
    ".json": _json,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
}
