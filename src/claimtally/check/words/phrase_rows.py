"""The rows of the lexicon `tie_phrases`: phrases that tie numbers together."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from claimtally.lexicons import load_rows
from claimtally.model.vocabulary import Direction

Kind = Literal["percent", "multiple", "points", "level"]
TieName = Literal[
    "move",
    "step",
    "step_share",
    "multiple",
    "share",
    "rest",
    "majority",
    "minority",
    "prior",
    "levels",
    "share_sum",
    "owners",
    "all_owners",
    "makeup",
    "share_of",
    "summed",
    "part_of_named",
    "staff",
    "listed",
    "with_debt",
]
SLOT = re.compile(r"<(\w+):")
KIND = re.compile(r"<\w+:(\w+)>")
CHOICE = re.compile(r"\([^()]*\|[^()]*\)")
OPTIONAL = re.compile(r"\[[^\]]*\]")


SLOTS: dict[TieName, tuple[str, ...]] = {
    "move": ("then", "now", "change"),
    "step": ("then", "now", "step"),
    "step_share": ("now", "step", "change"),
    "multiple": ("then", "now", "times"),
    "share": ("whole", "part", "share"),
    "rest": ("whole", "rest", "share"),
    "majority": ("share",),
    "minority": ("share",),
    "prior": ("now", "change"),
    "levels": ("then", "now"),
    "share_sum": ("count", "whole", "a", "b"),
    "owners": ("a", "b"),
    "all_owners": ("a", "b"),
    "makeup": ("whole", "share", "rest"),
    "share_of": ("whole", "share"),
    "summed": ("part",),
    "part_of_named": ("part", "share"),
    "staff": ("whole",),
    "listed": ("whole", "a", "b"),
    "with_debt": ("whole", "a", "b"),
}


class PhraseRow(BaseModel):
    """A phrase and the kind of tie that it states; `way` where its words, not its number, tell the way of a move."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tie: TieName
    phrase: str
    way: Direction | None = None

    @model_validator(mode="after")
    def _has_slots(self) -> Self:
        missing = [slot for slot in SLOTS[self.tie] if slot not in SLOT.findall(OPTIONAL.sub("", self.phrase))]
        if missing:
            raise ValueError(f"a phrase of the tie {self.tie} needs the slot {missing[0]}")
        return self

    @cached_property
    def slots(self) -> int:
        """How many numbers the phrase has at least."""
        return len(SLOT.findall(OPTIONAL.sub("", self.phrase)))

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds that its numbers must be of, of those that only one kind of number is."""
        found = KIND.findall(OPTIONAL.sub("", CHOICE.sub("", self.phrase)))
        return frozenset(kind for kind in found if kind in ("percent", "multiple"))

    @cached_property
    def sentences(self) -> int:
        """How many sentences the phrase runs through."""
        return 1 + self.phrase.split().count(".")


@cache
def phrase_rows() -> tuple[PhraseRow, ...]:
    """Give the phrases in the order of the lexicon."""
    return load_rows("tie_phrases", PhraseRow)
