"""The gate: which sentences of an article the model must read, so that claims come out as if it had read them all.

A sentence is read where a claim may stand in it (the anchors: a quantity, a word of hardware) and where the claim's
slots lie in another one: the rest of its quotation, with who said it; the sentence before one that takes somebody up
("it", "the company"); the sentence that names in full whom it names in short.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimtally.lexicons.names import name_words
from claimtally.syntax.quotes import quoted

# Words that take up the sentence before them where they open one, and those that do so anywhere.
OPENING = "some|others|both|each|all|most|many|another|this|that|these|neither|one"
PRONOUNS = "it|its|they|their|them|he|she|his|her|him|we|our|us|I|my|those|such"
SHORTEST_QUOTE = 20  # characters; what is shorter is a word in quotation marks
BESIDE = 3  # characters beside a quotation that tell nothing of who said it
DESCRIBED_BY = 2  # words between "the" and what it describes ("the Danish shipping group")
WORD_OF_NAME = re.compile(r"\b[A-Z][\w&’'-]*\w")
FULL_NAME = re.compile(r"[A-Z][\w&’'-]*\w(?:\.?,? (?:of |the |and |& )*[A-Z][\w&’'-]*\w)+")


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a text: `starts` are the characters at which they begin, and behind them the text's length."""

    text: str
    starts: Sequence[int]

    def at(self, character: int) -> int:
        """Give the number of the sentence in which a character stands."""
        return min(max(bisect_right(self.starts, character) - 1, 0), len(self) - 1)

    def words(self, number: int) -> str:
        """Give the words of a sentence."""
        return self.text[self.starts[number] : self.starts[number + 1]]

    def __len__(self) -> int:
        """Give the number of sentences."""
        return len(self.starts) - 1


def sentences_to_read(sentences: Sentences, anchors: Iterable[int]) -> list[bool]:
    """Tell of each sentence whether it must be read; `anchors` are the characters at which a claim may stand."""
    claims = {sentences.at(anchor) for anchor in anchors}
    read = claims | set(_with_their_quotation(sentences, claims))
    read.update(number - 1 for number in claims if number and _taking_up().search(sentences.words(number)))
    read.update(_naming_in_full(sentences, read))
    return [number in read for number in range(len(sentences))]


@cache
def _taking_up() -> re.Pattern[str]:
    """Give the pattern of pronouns and of descriptions that stand for a name ("the company", "the carrier")."""
    nouns = "|".join(re.escape(noun) for noun in sorted(name_words("org_noun")))
    return re.compile(
        rf"^\W*(?:{OPENING})\b|\b(?:{PRONOUNS}|the (?:[\w-]+ ){{0,{DESCRIBED_BY}}}(?:{nouns}))\b", re.IGNORECASE
    )


def _with_their_quotation(sentences: Sentences, claims: Collection[int]) -> Iterator[int]:
    """Yield the sentences of each quotation that holds a claim, and where it fills them those beside it.

    Who said it stands before or after it, or before the quotations that it goes on with.
    """
    filled: set[int] = set()
    for start, end in quoted(sentences.text):
        first, last = sentences.at(start), sentences.at(end - 1)
        if end - start <= SHORTEST_QUOTE:
            continue
        whole = range(first, last + 1)
        alone = sentences.starts[last + 1] - sentences.starts[first] <= end - start + BESIDE
        if alone:
            filled.update(whole)
        if not any(number in claims for number in whole):
            continue
        yield from whole
        if alone:
            while first and first - 1 in filled:
                first -= 1
                yield first
            yield from (number for number in (first - 1, last + 1) if 0 <= number < len(sentences))


def _naming_in_full(sentences: Sentences, read: Collection[int]) -> set[int]:
    """Give the sentences that first print a full name of which a sentence to read prints a word."""
    first: dict[str, int] = {}
    for name in FULL_NAME.finditer(sentences.text):
        number = sentences.at(name.start())
        for word in WORD_OF_NAME.findall(name.group()):
            first.setdefault(word, number)
    words = {(word, number) for number in read for word in WORD_OF_NAME.findall(sentences.words(number))}
    return {first[word] for word, number in words if word in first and first[word] < number}
