"""A text as tokens that keep numbers, words and signs apart, with offsets in characters."""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBER, WORD, SIGN = 0, 1, 2
FRACTION_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
# Grouped digits (western, Indian, continental: 1.111,50), decimals, plain digits | words | the clitic 's | other signs.
TOKEN = re.compile(
    r"(\d{1,3}(?:,\d{3}){1,10}(?!\d|,\d)(?:\.\d+)?|\d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)(?:\.\d+)?"
    r"|\d{1,3}(?:\.\d{3}){1,6},\d{2}(?!\d)|\d+\.\d+|(?<![\d\w])\.\d+|\d+)"
    rf"|([^\W\d_{FRACTION_SIGNS}]+)"
    r"|(['’](?:s|re|ve|ll|d|m|t)\b|\S)"
)


@dataclass(slots=True)
class Tokens:
    """The tokens of a text as parallel lists; `lower` is case-folded, `kinds` is NUMBER, WORD or SIGN."""

    text: str
    lower: list[str]
    starts: list[int]
    ends: list[int]
    kinds: list[int]

    def __len__(self) -> int:
        """Give the number of tokens."""
        return len(self.starts)

    def at(self, index: int) -> str:
        """Give the lower-case token, or "" outside of the text."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def raw(self, index: int) -> str:
        """Give the token as written, or "" outside of the text."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.lower) else ""

    def kind(self, index: int) -> int:
        """Give the kind of a token, SIGN outside of the text."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else SIGN

    def glued(self, index: int) -> bool:
        """Tell whether the token touches the one before it."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]

    def breaks(self, index: int) -> bool:
        """Tell whether a line ends between the token and the one before it."""
        if not 0 < index < len(self.starts):
            return True
        return "\n" in self.text[self.ends[index - 1] : self.starts[index]]

    def ends_paragraph(self, index: int) -> bool:
        """Tell whether an empty line stands between the token and the one before it."""
        if not 0 < index < len(self.starts):
            return True
        return self.text.count("\n", self.ends[index - 1], self.starts[index]) > 1

    def parted(self, first: int, last: int) -> bool:
        """Tell whether a line ends before one of the tokens from the first to the last."""
        return any(self.breaks(place) for place in range(first, last + 1))

    def joined(self, first: int, last: int) -> str:
        """Give the lower-case tokens [first, last) with single blanks between."""
        return " ".join(self.lower[first:last])


def tokenize(text: str) -> Tokens:
    """Cut a text into tokens in one pass."""
    lower: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[int] = []
    for match in TOKEN.finditer(text):
        lower.append(match.group().casefold())
        starts.append(match.start())
        ends.append(match.end())
        kinds.append((match.lastindex or 1) - 1)
    return Tokens(text, lower, starts, ends, kinds)
