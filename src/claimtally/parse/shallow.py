"""The annotation of a skimmed sentence: no parse, but enough that its names are found and weighed as elsewhere."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from spacy.vocab import Vocab

from claimtally.lexicons.nationalities import nationalities
from claimtally.parse.remembered import ATTRIBUTES
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
        self._root, self._subject, self._modifier, self._possessor, self._other = map(
            add, ("ROOT", "nsubj", "amod", "poss", "dep")
        )

    def rows(self, sentence: Skimmed) -> NDArray[np.uint64]:
        """Give the annotation of a sentence as an array of ATTRIBUTES, one row a token."""
        kinds = sentence.kinds
        root = kinds.index(REST) if REST in kinds else 0
        subject = root - 1 if kinds[0] == NAME else None
        out = np.empty((len(kinds), len(ATTRIBUTES)), dtype=np.uint64)
        for i, (kind, word) in enumerate(zip(kinds, sentence.words, strict=True)):
            describes = kind == NAME and kinds[i + 1 : i + 2] in ([], [REST]) and word.lower() in nationalities()
            dependency = self._root if i == root else self._subject if i == subject else self._other
            if i not in (root, subject):
                if describes:
                    dependency = self._modifier
                elif kind == NAME and kinds[i + 1 : i + 2] == [OWNER]:
                    dependency = self._possessor
            tag, pos, morph = self._adjective if describes else self._kinds[kind]
            # A head is told as its distance, in two's complement.
            out[i] = (tag, pos, morph, self._strings.add(word), dependency, (root - i) % 2**64)
        return out
