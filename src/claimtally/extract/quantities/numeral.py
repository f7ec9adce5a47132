"""The number as it was read: its value, how it is written and how exact it is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claimtally.extract.quantities.tokens import FRACTION_SIGNS

Form = Literal["digits", "words", "fraction", "ratio", "vague"]
ONE = Decimal(1)
HALF = Decimal("0.5")
HUNDRED = Decimal(100)
ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
HYPHENS = frozenset("-‐‑–")
MINUS = frozenset("-−–")
AND = frozenset({"and", "&"})
ARTICLES = frozenset({"a", "an"})
SIGN_VALUES = dict(zip(FRACTION_SIGNS, map(Decimal, (1, 1, 2, 1, 3, 1, 2, 3, 4, 1, 5, 1, 3, 5, 7)), strict=True))
SIGN_BASES = dict(zip(FRACTION_SIGNS, map(Decimal, (2, 3, 3, 4, 4, 5, 5, 5, 5, 6, 6, 8, 8, 8, 8)), strict=True))


@dataclass(slots=True)
class Numeral:
    """A number at the tokens [first, last): its value, the size of its last significant digit and how it is written.

    `scale` is the scale word's factor (1 without one); `article` tells that a bare "a" stands for one, `bare` that a
    fraction has no whole beside it ("a fifth.").
    """

    first: int
    last: int
    value: Decimal
    precision: Decimal
    form: Form
    scale: Decimal = ONE
    article: bool = False
    bare: bool = False
