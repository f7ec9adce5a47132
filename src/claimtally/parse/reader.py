"""Texts -> docs, in batches: the sentences that claims need are parsed, the others skimmed for names.

Split into tokens (spaCy's tokenizer) -> sentences by rule -> gate -> stretches of sentences to read, of all texts
together, through tagger and parser -> one doc a text, in which every offset is an offset of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from claimtally.lexicons.names import name_words
from claimtally.parse.dictionary import note_words, words_of
from claimtally.parse.gate import Sentences, sentences_to_read
from claimtally.parse.labels import Labeller, Place
from claimtally.parse.remembered import ATTRIBUTES, RULED, Rows, WordAnnotation
from claimtally.parse.sentences import sentence_starts
from claimtally.parse.shallow import ShallowAnnotation
from claimtally.parse.skim import skim
from claimtally.parse.stepping import SteppingParser, SteppingRecognizer
from claimtally.parse.tokens import RememberedTokenizer, Vocabulary
from claimtally.syntax.source_text import note_source

BATCH = 256  # stretches of sentences that go through a component together
BATCHES = {"tok2vec": {"batch_size": 16}}  # its matrices must fit the cache: half the time of 256


@dataclass(frozen=True, slots=True)
class Layout:
    """The tokens of a text, the tokens at which its sentences begin, and which of them are to be read."""

    words: list[str]
    spaces: list[bool]
    starts: list[int]
    read: list[bool]

    def pieces(self) -> Iterator[tuple[int, int, bool]]:
        """Yield (first token, end, read) for each stretch of sentences to read and each sentence to skim."""
        ends = [*self.starts[1:], len(self.words)][: len(self.starts)]
        begun: int | None = None
        for start, end, read in zip(self.starts, ends, self.read, strict=True):
            if read:
                begun = start if begun is None else begun
                continue
            if begun is not None:
                yield begun, start, True
                begun = None
            yield start, end, False
        if begun is not None:
            yield begun, len(self.words), True

    def places(self, start: int, end: int, at: int) -> Iterator[Place]:
        """Yield the sentences of the tokens [start, end), which stand at the token `at` of the joined doc."""
        first, behind = bisect_left(self.starts, start), bisect_left(self.starts, end)
        bounds = [*self.starts[first:behind], end]
        for begin, stop in pairwise(bounds):
            yield Place(self.words[begin:stop], self.spaces[begin:stop], at + begin - start)

    def names(self) -> frozenset[str]:
        """Give the words that the article writes as names are written.

        They stand with a capital where no sentence begins, or open several sentences and stand nowhere in lower case.
        """
        starts, words, forms = set(self.starts), self.words, set(self.words)
        inner = {
            word for i, word in enumerate(words) if word[0].isupper() and i not in starts and words[i - 1][0].isalnum()
        }
        opening = Counter(words[i] for i in self.starts if words[i][0].isupper())
        return frozenset(inner | {word for word, count in opening.items() if count > 1 and word.lower() not in forms})


class Joined(NamedTuple):
    """A doc, its words, and the place of each sentence in it that was read."""

    doc: Doc
    words: list[str]
    places: list[Place]


class Reader:
    """Parses texts with one pipeline, and of each text as little as its claims need."""

    def __init__(self, nlp: Language) -> None:
        """Take a pipeline of `load_pipeline`."""
        self._nlp = nlp
        self._tokenizer = RememberedTokenizer(nlp)
        self.vocabulary = Vocabulary(nlp.vocab)
        self._words = WordAnnotation(nlp)
        self._shallow = ShallowAnnotation(nlp.vocab)
        self._common = frozenset(nlp.Defaults.stop_words | name_words("not_name"))
        self._listed = words_of(nlp)
        self._parser = SteppingParser(nlp.get_pipe("parser"))
        recognizer = SteppingRecognizer(nlp.get_pipe("ner")) if "ner" in nlp.pipe_names else None
        self._labeller = Labeller(nlp.vocab, recognizer, self._common)

    def read(self, texts: Sequence[str], anchors: Sequence[Sequence[int]] | None = None) -> list[Doc]:
        """Give the doc of each text, `doc.text == text`.

        `anchors` are for each text the characters at which its claims may stand; without them all sentences are read.
        """
        layouts = [self.layout(text, anchors[i] if anchors is not None else None) for i, text in enumerate(texts)]
        self.vocabulary.meet(
            {
                word
                for layout in layouts
                for start, end, read in layout.pieces()
                if read
                for word in layout.words[start:end]
            }
        )
        stretches = [
            Doc(self._nlp.vocab, words=layout.words[start:end], spaces=layout.spaces[start:end])
            for layout in layouts
            for start, end, read in layout.pieces()
            if read
        ]
        parsed = self._parse(stretches)
        rows = iter([self._words.rows(doc) for doc in parsed])
        joined = [self._join(layout, rows) for layout in layouts]
        docs = [found.doc for found in joined]
        self._labeller.label(docs, [found.words for found in joined], [found.places for found in joined])
        for text, (doc, _, places) in zip(texts, joined, strict=True):
            note_words(doc, self._listed)
            note_source(doc, text, None if anchors is None else [place.characters(doc) for place in places])
        return docs

    def _parse(self, stretches: Iterable[Doc]) -> list[Doc]:
        """Tag and parse stretches of sentences; lemmas and the like are remembered, entities looked for apart."""
        off = [*RULED, "parser", "ner"]
        tagged = self._nlp.pipe(stretches, batch_size=BATCH, component_cfg=BATCHES, disable=off)
        # All are parsed before the first is joined: the generator holds components disabled until it ends.
        return list(self._parser.pipe(tagged, batch_size=BATCH))

    def layout(self, text: str, anchors: Sequence[int] | None = None) -> Layout:
        """Split a text into tokens and sentences, and choose what is to be read."""
        words, spaces = self._tokenizer.split(text)
        starts = sentence_starts(words, spaces)
        if anchors is None:
            return Layout(words, spaces, starts, [True] * len(starts))
        offsets = [0, *accumulate(len(word) + space for word, space in zip(words, spaces, strict=True))]
        sentences = Sentences(text, [*(offsets[i] for i in starts), len(text)])
        return Layout(words, spaces, starts, sentences_to_read(sentences, anchors))

    def _join(self, layout: Layout, parsed: Iterator[Rows]) -> Joined:
        """Put what was read and what is skimmed together; `parsed` gives the rows of each stretch that was read."""
        places: list[Place] = []
        words: list[str] = []
        spaces: list[bool] = []
        rows: list[Rows] = []
        names = layout.names()
        for start, end, read in layout.pieces():
            stretch, blanks = layout.words[start:end], layout.spaces[start:end]
            if read:
                rows.append(next(parsed))
                places += layout.places(start, end, len(words))
            else:
                skimmed = skim(stretch, blanks, names, self._common)
                stretch, blanks = skimmed.words, skimmed.spaces
                rows.append(self._shallow.rows(skimmed))
            words += stretch
            spaces += blanks
        doc = Doc(self._nlp.vocab, words=words, spaces=spaces)
        return Joined(doc.from_array(ATTRIBUTES, cast(Rows, np.vstack(rows))) if rows else doc, words, places)
