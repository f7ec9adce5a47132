"""Gold files: what an annotator says an article claims, read and checked."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from claimtally.model import ClaimtallyError
from claimtally.model.vocabulary import Bound, Deontic, Direction, Factuality, Frame, Polarity, Role

SUFFIX = ".gold.json"


class GoldRecord(BaseModel):
    """A frozen part of a gold file that refuses fields it does not know, so that a misspelt one is noticed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldClaim(GoldRecord):
    """One claim as annotated; `occurrence` says which of several equal mentions in the quote is meant, from 1."""

    quote: str = Field(min_length=1)
    mention: str = Field(min_length=1)
    value: tuple[float, float] | None
    unit: str | None
    bound: Bound
    frame: Frame
    role: Role
    measure: str | None = None
    direction: Direction | None = None
    subject: str | None = None
    object: str | None = None
    products: tuple[str, ...] = ()
    factuality: Factuality
    polarity: Polarity = "positive"
    deontic: Deontic = "none"
    conditions: tuple[str, ...] = ()
    attribution: str | None = None
    time: str | None = None
    occurrence: int = Field(default=1, ge=1)
    note: str | None = None

    @model_validator(mode="after")
    def _value_has_a_unit(self) -> GoldClaim:
        if self.value is not None and self.unit is None:
            raise ValueError("a value needs a unit")
        if self.value is not None and self.value[0] > self.value[1]:
            raise ValueError("the low end of the value lies above the high end")
        return self


class GoldRelation(GoldRecord):
    """A relation between an article's numbers, in plain arithmetic, that a check should prove or refute."""

    kind: str
    equation: str
    holds: bool
    note: str | None = None
    derives: str | None = None


class GoldFile(GoldRecord):
    """All claims of one article, and the relations between its numbers."""

    article: str = Field(min_length=1)
    claims: tuple[GoldClaim, ...]
    consistency: tuple[GoldRelation, ...] = ()


def read_gold_file(path: Path) -> GoldFile:
    """Read one gold file; raises ClaimtallyError naming the file, the place in it and the remedy."""
    try:
        return GoldFile.model_validate(json.loads(path.read_text("utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise ClaimtallyError(
            f"{path}: cannot be read as UTF-8 text ({error}); check the path and encoding."
        ) from error
    except json.JSONDecodeError as error:
        raise ClaimtallyError(
            f"{path}, line {error.lineno}, column {error.colno}: not JSON ({error.msg}); correct that line."
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        raise ClaimtallyError(f"{path}, {place}: {first['msg']}; correct that field.") from error


def read_gold(folder: Path) -> tuple[tuple[Path, GoldFile], ...]:
    """Read the `*.gold.json` files of a folder in the order of their names; ClaimtallyError if there are none."""
    paths = sorted(folder.glob(f"*{SUFFIX}"))
    if not paths:
        raise ClaimtallyError(f"{folder}: holds no *{SUFFIX} files; name a folder of gold files.")
    return tuple((path, read_gold_file(path)) for path in paths)
