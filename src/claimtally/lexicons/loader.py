"""The one way a lexicon file becomes typed rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar, cast

import yaml
from pydantic import BaseModel, ValidationError

from claimtally.model import LexiconError

Row = TypeVar("Row", bound=BaseModel)
DATA = files("claimtally.lexicons") / "data"


def load_rows(name: str, model: type[Row]) -> tuple[Row, ...]:
    """Read the packaged YAML list `data/NAME.yaml` as rows of a model; raises LexiconError naming the row and field."""
    return cast("tuple[Row, ...]", _yaml(name, model))


def load_table(name: str, model: type[Row]) -> tuple[Row, ...]:
    """Read the packaged tab-separated table `data/NAME.tsv` (first line: field names; an empty cell is left out)."""
    return cast("tuple[Row, ...]", _tsv(name, model))


# `cache` forgets type parameters: the cached halves speak of any model, the public ones of the model asked for.
@cache
def _yaml(name: str, model: type[BaseModel]) -> tuple[BaseModel, ...]:
    content = yaml.load((DATA / f"{name}.yaml").read_text("utf-8"), Loader=YamlLoader)
    return _validated(model, content, f"{name}.yaml")


@cache
def _tsv(name: str, model: type[BaseModel]) -> tuple[BaseModel, ...]:
    text = (DATA / f"{name}.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return _validated(model, ({k: v for k, v in row.items() if v not in ("", None)} for row in rows), f"{name}.tsv")


def _validated(model: type[BaseModel], rows: Iterable[Any], name: str) -> tuple[BaseModel, ...]:
    out = []
    for number, row in enumerate(rows, 1):
        try:
            out.append(model.model_validate(row))
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"])) or "row"
            raise LexiconError(f"{name}, row {number}, {place}: {first['msg']}; correct that row.") from error
    return tuple(out)


class YamlLoader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """YAML without the surprises: `no`, `on` and `off` stay words, as a lexicon means them."""


YamlLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in YamlLoader.yaml_implicit_resolvers.items()
}
