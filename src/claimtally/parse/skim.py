"""Skimming: of a sentence that no model reads, the names stay words of their own, and all between them is one token.

Names decide who "the company" is three sentences later; nothing else of such a sentence is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from claimtally.lexicons.names import name_words
from claimtally.parse.names.candidates import LINKS

# What may stand between two words of a name, or between two names.
JOINING = LINKS | {"(", ")", ":"}
OWNING = frozenset({"'s", "’s"})


class Kind(IntEnum):
    """What a token of a skimmed sentence is: HEAD is the noun of a public body ("the Orlen government")."""

    NAME = 0
    LINK = 1
    OWNER = 2
    HEAD = 3
    REST = 4


NAME, LINK, OWNER, HEAD, REST = Kind


@dataclass(slots=True)
class Skimmed:
    """The tokens of a skimmed sentence: words, whether a blank follows each, and their kinds."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)

    def add(self, word: str, space: bool, kind: Kind) -> None:
        """Add a token; what belongs to no name joins the token before it where that belongs to none either."""
        if kind == REST and self.kinds and self.kinds[-1] == REST:
            self.words[-1] += (" " if self.spaces[-1] else "") + word
            self.spaces[-1] = space
            return
        self.words.append(word)
        self.spaces.append(space)
        self.kinds.append(kind)


def skim(words: Sequence[str], spaces: Sequence[bool], names: Collection[str], common: Collection[str]) -> Skimmed:
    """Give the tokens of a sentence with only its names apart.

    `names` are the words that the article writes as names are written, since the capital that opens a sentence tells
    nothing. `common` are the lower-case words that are no names whatever their capital.
    """
    out = Skimmed()
    kinds = [_kind(words, i, names, common) for i in range(len(words))]
    for i, kind in enumerate(kinds):
        out.add(words[i], spaces[i], REST if kind == LINK and not _joins(kinds, i) else kind)
    return out


def _kind(words: Sequence[str], i: int, names: Collection[str], common: Collection[str]) -> Kind:
    word = words[i]
    if word in JOINING:
        return LINK
    if word in OWNING:
        return OWNER
    if not word[0].isupper():
        return HEAD if i and word in name_words("public_head") and words[i - 1][0].isupper() else REST
    if word.lower() in common and not (word.isupper() and len(word) > 1):  # "US" is not "us"
        return REST
    opens = i == 0 or (i == 1 and not words[0][0].isalnum())
    if opens and word not in names and not (i + 1 < len(words) and words[i + 1][0].isupper()):
        return REST
    return NAME


def _joins(kinds: Sequence[Kind], i: int) -> bool:
    """Tell whether names, or links to names, stand on both sides of a linking word."""
    before, after = i - 1, i + 1
    while before >= 0 and kinds[before] in (LINK, OWNER):
        before -= 1
    while after < len(kinds) and kinds[after] in (LINK, OWNER):
        after += 1
    return before >= 0 and after < len(kinds) and kinds[before] == NAME and kinds[after] == NAME
