"""Floors: the figures below which a run may not fall, by gold name and metric, kept in a JSON file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from claimtally.evaluate.scores import Scores
from claimtally.model import ClaimtallyError

Floors = dict[str, dict[str, float]]
SCHEMA: TypeAdapter[Floors] = TypeAdapter(Floors)
ROUNDING = 0.05  # figures are recorded to one decimal


def read_floors(path: Path) -> Floors:
    """Read `{gold name: {metric: floor}}`, floors in per cent; raises ClaimtallyError naming file, place and remedy."""
    try:
        return SCHEMA.validate_json(path.read_bytes())
    except OSError as error:
        raise ClaimtallyError(f"{path}: cannot be read ({error.strerror}); check the path.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        raise ClaimtallyError(
            f"{path}, {place}: {first['msg']}; write an object of gold names with metrics and numbers."
        ) from error


def check_floors(scores: Scores, floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    """Give a sentence for each metric of the scores that lies below its floor, in the order of the floors."""
    metrics = scores.metrics()
    low = []
    for metric, floor in floors.get(scores.gold, {}).items():
        reached = metrics.get(metric)
        if reached is None:
            low.append(f"{scores.gold}: {metric} has a floor of {floor:.1f} but was not measured.")
        elif reached + ROUNDING < floor:
            low.append(f"{scores.gold}: {metric} is {reached:.1f}, below its floor of {floor:.1f}.")
    return low
