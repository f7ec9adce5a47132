"""The rows of the lexicon `outcome_cues`: words that give a number as what others come to."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons import load_rows
from claimtally.lexicons.forms import alternatives

Operation = Literal["difference", "sum", "product", "quotient", "average", "ratio", "share", "move"]
Side = Literal["before", "after", "opens"]
BETWEEN = r"(?:,?\s+[\w'’-]+){0,3}?"  # words between a cue and its number


class OutcomeRow(BaseModel):
    """Cues of one kind: on which side of the number they stand, and what arithmetic they speak of, the likeliest first.

    `tight` cues stand right at the number; `wide` ones may take operands from the sentence before. What an `only` cue
    names comes of its operations alone: a margin of 25% is no other share than that of the profit in the revenue.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    side: Side
    operations: tuple[Operation, ...]
    words: tuple[str, ...]
    tight: bool = False
    wide: bool = False
    only: bool = False


@cache
def outcome_rows(side: Side) -> tuple[tuple[OutcomeRow, re.Pattern[str]], ...]:
    """Give the rows of a side with the expression that finds their cues in the words on that side."""
    rows = load_rows("outcome_cues", OutcomeRow)
    return tuple((row, _expression(row)) for row in rows if row.side == side)


def _expression(row: OutcomeRow) -> re.Pattern[str]:
    cues = alternatives(row.words)
    if row.side == "after":
        ends = r"(?=\s*(?:[.,;:)]|$))" if row.wide else r"(?!\w)"  # "in total", but not "in total turnover"
        return re.compile(rf"^[\s,]*{cues}{ends}", re.IGNORECASE)
    if row.side == "opens":
        return re.compile(rf"^\W*{cues}(?!\w)", re.IGNORECASE)
    between = "" if row.tight else BETWEEN
    return re.compile(rf"(?<!\w){cues}{between}\s*$", re.IGNORECASE)
