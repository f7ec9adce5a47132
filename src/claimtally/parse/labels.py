"""Labels of names: the NER reads only the words around new names, and its labels hold for the whole article.

The NER costs as much as tagger and parser together. What kind of name a word is, it tells best where the article
introduces it; later mentions are read from the first one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

BATCH = 128  # stretches: a step of the NER costs nearly the same for few as for many
# Words on each side of a new name that the NER reads with it: its layers see four, its state what it has read before.
BESIDE = 12
# Labels of dates and amounts hold only where they stand.
NAMED = frozenset({"ORG", "PERSON", "GPE", "LOC", "FAC", "PRODUCT", "NORP", "EVENT", "LAW", "WORK_OF_ART"})


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence that was read: its words and blanks, and the token of the joined doc at which it begins."""

    words: Sequence[str]
    spaces: Sequence[bool]
    start: int

    def around(self, words: Sequence[int], beside: int) -> Iterator[Place]:
        """Yield the stretches of the sentence with some of its words and so many beside them; close ones are one."""
        begin = end = 0
        for at in words:
            if at - beside > end:
                if end > begin:
                    yield self._part(begin, end)
                begin = at - beside
            begin, end = max(begin, 0), min(at + beside + 1, len(self.words))
        if end > begin:
            yield self._part(begin, end)

    def _part(self, begin: int, end: int) -> Place:
        return Place(self.words[begin:end], self.spaces[begin:end], self.start + begin)

    def characters(self, doc: Doc) -> tuple[int, int]:
        """Give the characters [start, end) of the sentence in the joined doc."""
        last = doc[self.start + len(self.words) - 1]
        return doc[self.start].idx, last.idx + len(last)


class Labeller:
    """Labels the names of docs with an NER."""

    def __init__(self, vocab: Vocab, ner: EntityRecognizer | None, common: Collection[str]) -> None:
        """Take the NER of a pipeline, if it has one, and the lower-case words that are no names."""
        self._vocab = vocab
        self._common = common
        self._ner = ner

    def label(self, docs: Sequence[Doc], words: Sequence[Sequence[str]], places: Sequence[Sequence[Place]]) -> None:
        """Set the entities of docs, given the words of each and the sentences of it that were read, in order."""
        if self._ner is None:
            return
        chosen = [self._with_new_names(sentences) for sentences in places]
        pieces = (
            Doc(self._vocab, words=list(place.words), spaces=list(place.spaces))
            for sentences in chosen
            for place in sentences
        )
        read = iter(list(self._ner.pipe(pieces, batch_size=BATCH)))
        for doc, its_words, sentences in zip(docs, words, chosen, strict=True):
            found = [
                Span(doc, place.start + entity.start, place.start + entity.end, entity.label)
                for place in sentences
                for entity in next(read).ents
            ]
            doc.set_ents([*found, *_again(doc, its_words, found, sentences)])

    def _with_new_names(self, sentences: Iterable[Place]) -> list[Place]:
        """Give the stretches of sentences around capitalised words that none before them prints."""
        seen: set[str] = set()
        chosen: list[Place] = []
        for place in sentences:
            capitals = self._names(place.words)
            if not capitals <= seen:
                # With the names each opening word that may be one: "Corvane plc", which no capital follows.
                new = [i for i, word in enumerate(place.words) if self._is_capital(word) and word not in seen]
                chosen += place.around(new, BESIDE)
                seen |= capitals
        return chosen

    def _is_capital(self, word: str) -> bool:
        return word[0].isupper() and word.lower() not in self._common

    def _names(self, words: Sequence[str]) -> set[str]:
        """Give the words of a sentence that are likely names; the one that opens it only where another one follows."""
        capitals = [self._is_capital(word) for word in words]
        first = next((i for i, word in enumerate(words) if word[0].isalnum()), 0)
        return {
            word
            for i, (word, capital) in enumerate(zip(words, capitals, strict=True))
            if capital and (i != first or capitals[i + 1 : i + 2] == [True])
        }


def _again(doc: Doc, words: Sequence[str], found: Iterable[Span], sentences: Iterable[Place]) -> list[Span]:
    """Give the same names where they stand in sentences that the NER did not read."""
    names: dict[str, dict[tuple[str, ...], int]] = defaultdict(dict)
    for entity in found:
        if entity.label_ in NAMED:
            form = tuple(token.text for token in entity)
            names[form[0]].setdefault(form, entity.label)
    if not names:
        return []
    labelled = {i for place in sentences for i in range(place.start, place.start + len(place.words))}
    out = []
    free = 0
    for at in [at for at, word in enumerate(words) if word in names and at not in labelled]:
        forms = names[words[at]]
        fits = [
            form
            for form in forms
            if tuple(words[at : at + len(form)]) == form and labelled.isdisjoint(range(at, at + len(form)))
        ]
        if fits and at >= free:
            longest = max(fits, key=len)
            out.append(Span(doc, at, at + len(longest), forms[longest]))
            free = at + len(longest)
    return out
