"""The one way a lexicon file becomes typed rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from claimtally.model import LexiconError

Row = TypeVar("Row", bound=BaseModel)
DATA = files("claimtally.lexicons") / "data"


def _validated(model: type[Row], rows: Iterable[Any], name: str) -> tuple[Row, ...]:
    out = []
    for number, row in enumerate(rows, 1):
        try:
            out.append(model.model_validate(row))
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"])) or "row"
            raise LexiconError(f"{name}, row {number}, {place}: {first['msg']}; correct that row.") from error
    return tuple(out)


@cache
def load_rows(name: str, model: type[Row]) -> tuple[Row, ...]:
    """Read the packaged YAML list `data/NAME.yaml` as rows of a model; raises LexiconError naming the row and field."""
    content = yaml.load((DATA / f"{name}.yaml").read_text("utf-8"), Loader=_Loader)
    return _validated(model, content, f"{name}.yaml")


@cache
def load_table(name: str, model: type[Row]) -> tuple[Row, ...]:
    """Read the packaged tab-separated table `data/NAME.tsv` (first line: field names; an empty cell is left out)."""
    return _table((DATA / f"{name}.tsv").read_text("utf-8"), model, f"{name}.tsv")


def load_user_table(path: Path, model: type[Row]) -> tuple[Row, ...]:
    """Read a user's own tab-separated table; raises LexiconError when it cannot be read or a row does not fit."""
    try:
        return _table(path.read_text("utf-8"), model, str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(
            f"{path}: cannot be read as UTF-8 text ({error}); check the path and the encoding."
        ) from error


def _table(text: str, model: type[Row], name: str) -> tuple[Row, ...]:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return _validated(model, ({k: v for k, v in row.items() if v not in ("", None)} for row in rows), name)


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """YAML without the surprises: `no`, `on` and `off` stay words, as a lexicon means them."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _Loader.yaml_implicit_resolvers.items()
}
