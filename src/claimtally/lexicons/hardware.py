"""Chips and machines by the names they are sold under, and the words that speak of hardware and its use."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from claimtally.lexicons.forms import aliases_of
from claimtally.lexicons.loader import load_rows, load_table

HardwareKind = Literal[
    "accelerator", "processor", "memory", "server", "system", "network", "quantum", "miner", "equipment"
]
Use = Literal[
    "head",
    "homonym",
    "part",
    "evidence",
    "other_trade",
    "verb",
    "into_verb",
    "for_verb",
    "to_verb",
    "on_verb",
    "with_verb",
    "part_marker",
    "noun",
    "trade",
    "drive_verb",
    "agent",
    "goal_noun",
    "talk_noun",
    "amount",
    "never_model",
    "name_end",
]


class Hardware(BaseModel):
    """One row of hardware_products.tsv, or of a user's own file: a family or model and its maker.

    A `shared` name is also a word, a person or another thing; it counts only where the article speaks of the maker or
    puts a word of hardware beside it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    name: str = Field(min_length=2)
    kind: HardwareKind
    maker: str = ""
    shared: Literal["", "yes"] = ""
    aliases: tuple[str, ...] = ()

    _split = field_validator("aliases", mode="before")(aliases_of)

    @property
    def forms(self) -> tuple[str, ...]:
        """Give all forms of the name and the models that go with it."""
        return (self.name, *self.aliases)

    def needs_evidence(self, form: str) -> bool:
        """Tell whether a form of the name says too little by itself: the shared name, not a model with a number."""
        return self.shared == "yes" and (form == self.name or not any(c.isdigit() for c in form))


class HardwareWords(BaseModel):
    """One row of hardware.yaml: lemmas, lower case, of one use."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    use: Use
    words: tuple[str, ...]


@cache
def hardware_products() -> tuple[Hardware, ...]:
    """Give the chips and machines of the packaged lexicon."""
    return load_table("hardware_products", Hardware)


@cache
def hardware_words(use: Use) -> frozenset[str]:
    """Give the words of a use, as the head of hardware.yaml describes it."""
    return frozenset(word for row in load_rows("hardware", HardwareWords) if row.use == use for word in row.words)
