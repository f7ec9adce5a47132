"""The annotation of a skimmed sentence: no parse, but enough that its names are found and weighed as elsewhere."""

from __future__ import annotations

import numpy as np
from spacy.vocab import Vocab

from claimtally.lexicons.nationalities import nationalities
from claimtally.parse.remembered import ATTRIBUTES, Rows
from claimtally.parse.skim import HEAD, LINK, NAME, OWNER, REST, Skimmed


class ShallowAnnotation:
    """Annotates skimmed sentences with strings of one vocabulary.

    The first token that belongs to no name is the root, a name that opens the sentence its subject, and all else hangs
    on it. "Dutch" before a word that is no name is an adjective.
    """

    def __init__(self, vocab: Vocab) -> None:
        """Look up the ids of tags, parts of speech and dependencies once."""
        self._strings = vocab.strings
        add = vocab.strings.add
        singular = vocab.morphology.add({"Number": "Sing"})
        self._kinds = {
            NAME: (add("NNP"), add("PROPN"), singular),
            LINK: (add("IN"), add("ADP"), 0),
            OWNER: (add("POS"), add("PART"), 0),
            HEAD: (add("NN"), add("NOUN"), singular),
            REST: (add("XX"), add("INTJ"), 0),  # no part of speech of which any rule asks anything
        }
        self._adjective = (add("JJ"), add("ADJ"), 0)
        self._root, self._subject, self._conjunct = map(add, ("ROOT", "nsubj", "conj"))
        self._modifier, self._possessor, self._other = map(add, ("amod", "poss", "dep"))

    def rows(self, sentence: Skimmed) -> Rows:
        """Give the annotation of a sentence as an array of ATTRIBUTES, one row a token."""
        kinds, words = sentence.kinds, sentence.words
        root = kinds.index(REST) if REST in kinds else 0
        subject, conjunct = _opening_names(sentence)
        out = np.empty((len(kinds), len(ATTRIBUTES)), dtype=np.uint64)
        for i, (kind, word) in enumerate(zip(kinds, words, strict=True)):
            following = kinds[i + 1] if i + 1 < len(kinds) else REST
            describes = kind == NAME and following == REST and word.lower() in nationalities()
            head, dependency = root, self._other
            if i == root:
                dependency = self._root
            elif i == subject:
                dependency = self._subject
            elif i == conjunct and subject is not None:
                head, dependency = subject, self._conjunct
            elif describes:
                dependency = self._modifier
            elif kind == NAME and following == OWNER:
                dependency = self._possessor
            tag, pos, morph = self._adjective if describes else self._kinds[kind]
            # A head is told as its distance, in two's complement.
            out[i] = (tag, pos, morph, self._strings.add(word), dependency, (head - i) % 2**64)
        return out


def _opening_names(sentence: Skimmed) -> tuple[int | None, int | None]:
    """Give the last tokens of the name that opens a sentence and acts in it, and of one that "and" joins to it."""
    kinds = sentence.kinds
    end = next((i for i, kind in enumerate(kinds) if kind != NAME), len(kinds))
    if end == 0 or end == len(kinds) or kinds[end] == OWNER:
        return None, None
    if sentence.words[end] != "and":
        return end - 1, None
    last = next((i for i in range(end + 1, len(kinds)) if kinds[i] != NAME), len(kinds)) - 1
    return end - 1, last if last > end else None
