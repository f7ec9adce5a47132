"""Where the parties of each frame stand in the syntax."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons.loader import load_rows
from claimtally.model.vocabulary import Frame


class PartyPlaces(BaseModel):
    """One row of parties.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    frame: Frame
    object: tuple[str, ...]
    subject: tuple[str, ...]
    direct: bool


@cache
def party_places(frame: Frame) -> PartyPlaces:
    """Give the places of a frame's parties."""
    return next(row for row in load_rows("parties", PartyPlaces) if row.frame == frame)
