"""Part of speech, morphology and lemma of a word by its form, tag and dependency: worked out once, then remembered.

spaCy's attribute ruler and rule lemmatizer decide them for each token anew, at a third of the parser's cost, though the
answer hangs on nothing else but for a few rules over two words ("gon na", "let 's").
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, cast

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, LOWER, MORPH, ORTH, POS, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from claimtally.model import ModelMissingError
from claimtally.parse.recurring import Recurring

# The annotation of tokens, one row a token: unsigned integers of 64 bits, as spaCy holds it.
Rows = Any
# What a parsed Doc is made of again, in this order.
ATTRIBUTES = [TAG, POS, MORPH, LEMMA, DEP, HEAD]
RULED = ["attribute_ruler", "lemmatizer"]
MOST_REMEMBERED = 50_000  # words with a tag and a dependency, each met twice


class Word(NamedTuple):
    """What is remembered of a word: the ids of (part of speech, morphology, lemma, dependency), and two strings of it.

    The strings are told to the vocabulary with each doc, since it forgets those it met in a memory zone.
    """

    ids: tuple[int, int, int, int]
    lemma: str
    morph: str


class WordAnnotation:
    """Fills in what the attribute ruler and the lemmatizer of a pipeline would, from memory where it can."""

    def __init__(self, nlp: Language) -> None:
        """Take the two components of a pipeline; they stay in use for words that were not met before."""
        self._vocab = nlp.vocab
        self._components = [nlp.get_pipe(name) for name in RULED]
        self._words, self._dependencies = _openers(cast(AttributeRuler, nlp.get_pipe("attribute_ruler")))
        self._known: dict[tuple[int, int, int], Word] = {}
        self._recurring = Recurring()

    def rows(self, doc: Doc) -> Rows:
        """Give the annotation of a tagged and parsed doc as an array of ATTRIBUTES, one row a token."""
        found = doc.to_array([ORTH, TAG, DEP, HEAD, LOWER])
        if not (self._words.isdisjoint(found[:, 4].tolist()) and self._dependencies.isdisjoint(found[:, 2].tolist())):
            for component in self._components:
                doc = component(doc)
            return doc.to_array(ATTRIBUTES)
        keys = list(zip(*(found[:, i].tolist() for i in range(3)), strict=True))
        known = self._known
        words = [known.get(key) or self._learn(key) for key in keys]
        add = self._vocab.strings.add
        for word in words:
            add(word.lemma)
            add(word.morph)
        out = np.empty((len(words), len(ATTRIBUTES)), dtype=np.uint64)
        out[:, 0] = found[:, 1]
        out[:, 1:5] = [word.ids for word in words]
        out[:, 5] = found[:, 3]
        return out

    def _learn(self, key: tuple[int, int, int]) -> Word:
        orth, tag, dep = key
        strings = self._vocab.strings
        one = Doc(self._vocab, words=[strings[orth]], spaces=[False])
        one.from_array([TAG, DEP], cast(Rows, np.array([[tag, dep]], dtype=np.uint64)))
        for component in self._components:
            one = component(one)
        pos, morph, lemma, dependency = (int(value) for value in one.to_array([POS, MORPH, LEMMA, DEP])[0])
        word = Word((pos, morph, lemma, dependency), one[0].lemma_, str(one[0].morph))
        if self._recurring.meet(key) and len(self._known) < MOST_REMEMBERED:
            self._known[key] = word
        return word


def _openers(ruler: AttributeRuler) -> tuple[frozenset[int], frozenset[int]]:
    """Give the lower-case words, and the dependencies, of which one stands first in each rule over several tokens.

    Raises ModelMissingError for a rule that begins with anything else, since its words could not be told in advance.
    """
    words: set[int] = set()
    dependencies: set[int] = set()
    strings = ruler.vocab.strings
    for entry in ruler.patterns:
        for pattern in cast("list[list[Mapping[str, object]]]", entry["patterns"]):
            if len(pattern) < 2:
                continue
            lower, dependency = pattern[0].get("LOWER"), pattern[0].get("DEP")
            if isinstance(dependency, str):
                dependencies.add(strings.add(dependency))
            elif lower is not None and (forms := _forms(lower)):
                words.update(map(strings.add, forms))
            else:
                raise ModelMissingError(
                    f"The attribute ruler of this spaCy pipeline has a rule that cannot be followed ({pattern}); "
                    "use en_core_web_sm 3.8."
                )
    return frozenset(words), frozenset(dependencies)


def _forms(lower: object) -> tuple[str, ...]:
    if isinstance(lower, str):
        return (lower,)
    if isinstance(lower, Mapping) and "IN" in lower:
        return tuple(lower["IN"])
    return ("y", "y'") if lower == {"REGEX": "^y'?$"} else ()
