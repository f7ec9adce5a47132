"""Tokens of a text, split as spaCy does: what stands between blanks is split once, then remembered.

And words that come again and again stay in the vocabulary, which else forgets with each memory zone what it knows of a
word and works it out anew, ten microseconds a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.language import Language
from spacy.vocab import Vocab

from claimtally.parse.recurring import Recurring

PIECE = re.compile(r"\S+|\s+")
MOST_REMEMBERED = 50_000  # pieces, and words, each met twice: those that come first are those that come often


class RememberedTokenizer:
    """Splits texts as the tokenizer of a pipeline does."""

    def __init__(self, nlp: Language) -> None:
        """Take a pipeline whose tokenizer splits at white space first, as spaCy's does."""
        self._tokenizer = nlp.tokenizer
        self._known: dict[str, tuple[str, ...]] = {}
        self._recurring = Recurring()

    def split(self, text: str) -> tuple[list[str], list[bool]]:
        """Give the words of a text, and of each whether a blank follows that is no token of its own."""
        words: list[str] = []
        spaces: list[bool] = []
        known = self._known
        for piece in PIECE.findall(text):
            if not piece.isspace():
                parts = known.get(piece) or self._learn(piece)
                words += parts
                spaces += [False] * len(parts)
                continue
            if piece[0] == " " and words:
                spaces[-1] = True
                piece = piece[1:]
            if piece:
                words.append(piece)
                spaces.append(False)
        return words, spaces

    def _learn(self, piece: str) -> tuple[str, ...]:
        parts = tuple(token.text for token in self._tokenizer(piece))
        if self._recurring.meet(piece) and len(self._known) < MOST_REMEMBERED:
            self._known[piece] = parts
        return parts


class Vocabulary:
    """Keeps in a vocabulary the words that were met in two batches of texts at least."""

    def __init__(self, vocab: Vocab) -> None:
        """Take the vocabulary of a pipeline."""
        self._vocab = vocab
        self._recurring = Recurring()
        self._kept: set[str] = set()
        self._due: list[str] = []

    def meet(self, words: Iterable[str]) -> None:
        """Take the words of a batch, each once."""
        for word in words:
            if word in self._kept:
                continue
            if self._recurring.meet(word) and len(self._kept) < MOST_REMEMBERED:
                self._kept.add(word)
                self._due.append(word)

    def keep(self) -> None:
        """Enter the words that are due; outside of any memory zone, which would take them away again."""
        for word in self._due:
            self._vocab[word]
        self._due.clear()
