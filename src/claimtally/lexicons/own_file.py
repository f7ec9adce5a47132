"""A user's own lexicon: a YAML, CSV or TSV file of organisations and hardware, each wrong row named with its remedy."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias, get_args

import yaml
from pydantic import BaseModel, ValidationError

from claimtally.lexicons.hardware import Hardware, HardwareKind
from claimtally.lexicons.loader import YamlLoader
from claimtally.lexicons.organisations import Organisation, OrganisationKind
from claimtally.model import LexiconError

KINDS: dict[str, type[Organisation] | type[Hardware]] = {
    **dict.fromkeys(get_args(OrganisationKind), Organisation),
    **dict.fromkeys(get_args(HardwareKind), Hardware),
}
# A row and the place where a reader finds it ("line 3", "row 3").
Placed: TypeAlias = tuple[str, Any]


def read_own_file(path: Path) -> tuple[Organisation | Hardware, ...]:
    """Read the rows of a lexicon file in order; raises LexiconError naming file, row and remedy."""
    read = READERS.get(path.suffix.casefold())
    if read is None:
        raise LexiconError(f"{path}: a lexicon is a {', '.join(READERS)} file; rename it or convert it.")
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path}: this file is not UTF-8; save it as UTF-8.") from error
    except OSError as error:
        raise LexiconError(f"{path}: this lexicon cannot be read ({error.strerror}); name another file.") from error
    rows = [_entry(path, place, row) for place, row in read(path, text)]
    if not rows:
        raise LexiconError(f"{path}: this lexicon has no rows; give each name a row with name and kind.")
    return tuple(rows)


def _yaml(path: Path, text: str) -> Iterator[Placed]:
    try:
        content = yaml.load(text, Loader=YamlLoader)
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date or number that is none ("2020-99-99")
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark is not None else "somewhere"
        what = getattr(error, "problem", None) or "not YAML"
        raise LexiconError(f"{path}, {place}: {what}; correct the YAML there.") from error
    if not isinstance(content, list):
        raise LexiconError(f"{path}: this is no list; write each name as an item, - {{name: ..., kind: ...}}.")
    yield from ((f"row {number}", row) for number, row in enumerate(content, 1))


def _table(delimiter: str) -> Callable[[Path, str], Iterator[Placed]]:
    def read(path: Path, text: str) -> Iterator[Placed]:
        reader = csv.reader(text.splitlines(), delimiter=delimiter, strict=True)
        header: list[str] | None = None
        try:
            for cells in reader:
                if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
                    continue
                if header is None:
                    header = [cell.strip() for cell in cells]
                    _check_header(path, header)
                    continue
                if len(cells) > len(header):
                    many = f"{len(cells)} cells under {len(header)} columns"
                    raise LexiconError(
                        f"{path}, line {reader.line_num}: {many}; put cells with a separator in them between quotes."
                    )
                named = zip(header, cells, strict=False)
                yield f"line {reader.line_num}", {name: cell for name, cell in named if cell.strip()}
        except csv.Error as error:
            raise LexiconError(f"{path}, line {reader.line_num}: {error}; correct that line.") from error

    return read


def _check_header(path: Path, header: list[str]) -> None:
    if not {"name", "kind"} <= set(header):
        raise LexiconError(f"{path}: the first line names the columns, name and kind among them; write them there.")


READERS: dict[str, Callable[[Path, str], Iterator[Placed]]] = {
    ".yaml": _yaml,
    ".yml": _yaml,
    ".csv": _table(","),
    ".tsv": _table("\t"),
}


def _entry(path: Path, place: str, row: Any) -> Organisation | Hardware:
    if not isinstance(row, Mapping):
        raise LexiconError(f"{path}, {place}: this is no row of fields; write {{name: ..., kind: ...}}.")
    kind = row.get("kind")
    model = KINDS.get(kind) if isinstance(kind, str) else None
    if model is None:
        given = f"the kind {kind!r} is not known" if kind is not None else "the kind is missing"
        raise LexiconError(f"{path}, {place}, kind: {given}; write one of {', '.join(KINDS)}.")
    try:
        return model.model_validate(dict(row))
    except ValidationError as error:
        raise LexiconError(f"{path}, {place}, {_told(error, model)}") from error


def _told(error: ValidationError, model: type[BaseModel]) -> str:
    """Give the first thing that is wrong with a row, and what to do about it."""
    first = error.errors()[0]
    field = ".".join(map(str, first["loc"])) or "row"
    if first["type"] == "extra_forbidden":
        return f"{field}: {model.__name__.lower()} rows have no such field; use {', '.join(model.model_fields)}."
    return f"{field}: {first['msg']}; correct that row."
