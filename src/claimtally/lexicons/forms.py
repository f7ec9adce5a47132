"""Forms of a listed name: how a table writes several in one cell, and where a text prints one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

T = TypeVar("T")
PIECE = re.compile(r"[^\W_]+|[^\w\s]")
APOSTROPHES = str.maketrans({"’": "'", "‘": "'"})
SHORTEST_SHOUT = 4  # letters; "NVIDIA" is Nvidia, "UPS" and "ON" are other words than "Ups" and "On"


def aliases_of(value: Any) -> Any:
    """Give the names of a cell, which are parted by "|"; what is no text is left to the model."""
    if isinstance(value, list | tuple):
        return tuple(part for part in value if not isinstance(part, str) or part.strip())
    return tuple(part.strip() for part in value.split("|") if part.strip()) if isinstance(value, str) else value


def folded(name: str) -> str:
    """Give a name as it is looked up: plain apostrophes, single blanks, no article before it."""
    plain = " ".join(name.translate(APOSTROPHES).split())
    return plain[4:] if plain[:4] in ("The ", "the ") else plain


def spellings(form: str) -> tuple[str, ...]:
    """Give the look-up spellings of a listed form: as it stands and, where it is long enough, in capitals."""
    plain = folded(form)
    return (plain, plain.upper()) if len(plain) >= SHORTEST_SHOUT and not plain.isupper() else (plain,)


def alternatives(words: Iterable[str]) -> str:
    """Give a group of a regular expression that matches any of the words, the longest first; a blank is any space."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first) + ")"


class Phrases(Generic[T]):
    """Listed phrases, found in a text in one pass: at each word only the phrases that begin with it are looked at."""

    def __init__(self, phrases: Iterable[tuple[str, T]], plurals: bool = False) -> None:
        """Take the phrases and what each stands for; with `plurals` an "s" may follow one."""
        self._plurals = plurals
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in phrases:
            pieces = tuple(PIECE.findall(phrase))
            if pieces:
                self._by_first.setdefault(pieces[0], []).append((pieces, value))
        for row in self._by_first.values():
            row.sort(key=lambda entry: len(entry[0]), reverse=True)

    def find(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Yield (start, end, value) of the phrases in a text in order, the longest at each place, non-overlapping."""
        plain = text.translate(APOSTROPHES)
        begun = [at for at, word in enumerate(PIECE.findall(plain)) if self._begins(word)]
        if not begun:
            return
        pieces = [(m.group(), m.start(), m.end()) for m in PIECE.finditer(plain)]
        free = 0
        for at in begun:
            length, value = self._at(plain, pieces, at) if at >= free else (1, None)
            if value is not None:
                yield pieces[at][1], pieces[at + length - 1][2], value
                free = at + length

    def _begins(self, word: str) -> bool:
        return word in self._by_first or (self._plurals and word[-1] == "s" and word[:-1] in self._by_first)

    def _at(self, text: str, pieces: list[tuple[str, int, int]], at: int) -> tuple[int, T | None]:
        first = pieces[at][0]
        rows = self._by_first.get(first, ())
        if self._plurals and first[-1] == "s":
            rows = [*rows, *self._by_first.get(first[:-1], ())]
        for phrase, value in rows:
            if self._fits(text, pieces, at, phrase):
                return len(phrase), value
        return 1, None

    def _fits(self, text: str, pieces: list[tuple[str, int, int]], at: int, phrase: tuple[str, ...]) -> bool:
        if at + len(phrase) > len(pieces):
            return False
        last = len(phrase) - 1
        for offset, wanted in enumerate(phrase):
            word, start, _ = pieces[at + offset]
            if offset and "\n\n" in text[pieces[at + offset - 1][2] : start]:
                return False
            if word != wanted and not (self._plurals and offset == last and word == wanted + "s"):
                return False
        return True
