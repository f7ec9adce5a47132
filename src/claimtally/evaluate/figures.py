"""The figures of an evaluation, as records: counts, slots, confusions, and what is not right."""

from __future__ import annotations

from textwrap import fill
from typing import Literal

from claimtally.model.base import Record

LEVELS = (
    ("mention", "mention found"),
    ("value", "value right"),
    ("value_unit", "value and unit right"),
    ("strict", "strict claim"),
)
COLUMNS = 100  # of the terminal that text is made for
NOTHING = "none"  # how a slot without a value is shown


class Counts(Record):
    """How many gold claims and claims there are, and how many gold claims were met at each level."""

    gold: int = 0
    claims: int = 0
    mention: int = 0
    value: int = 0
    value_unit: int = 0
    strict: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Add two counts, field by field."""
        names = type(self).model_fields
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in names})

    def precision(self, level: str) -> float:
        """Give the precision at a level, in per cent."""
        return 100 * int(getattr(self, level)) / max(self.claims, 1)

    def recall(self, level: str) -> float:
        """Give the recall at a level, in per cent."""
        return 100 * int(getattr(self, level)) / max(self.gold, 1)

    def f1(self, level: str) -> float:
        """Give the harmonic mean of precision and recall at a level, in per cent."""
        return 200 * int(getattr(self, level)) / max(self.gold + self.claims, 1)


class SlotScore(Record):
    """How often a slot was judged on claims with the right quantity, and how often it was right."""

    judged: int
    right: int

    @property
    def accuracy(self) -> float | None:
        """Give the share that is right, in per cent; None where nothing was judged."""
        return 100 * self.right / self.judged if self.judged else None


class Confusion(Record):
    """How often gold's value of a slot was taken for another one; "none" is no value."""

    slot: str
    gold: str
    claimed: str
    count: int


class Mismatch(Record):
    """One claim that is not right: missed, with a wrong quantity, with a wrong slot, or not in gold."""

    kind: Literal["missed", "value", "slot", "extra"]
    article: str
    mention: str
    detail: str

    def __str__(self) -> str:
        """Give the mismatch as a line for a terminal."""
        return f"{self.kind:<7}{self.article} | {self.mention} | {self.detail}"

    def wrapped(self) -> str:
        """Give that line in lines of 100 columns, those after the first indented."""
        return fill(str(self), COLUMNS, subsequent_indent=" " * 7, break_long_words=False, break_on_hyphens=False)


class ArticleScore(Record):
    """The counts of one gold file, by the name of its article."""

    article: str
    counts: Counts
