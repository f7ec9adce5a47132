"""The words of English, as the model's lemmatizer lists them: a capitalised word that is none is a name."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc

WORDS = "claimtally_words"
ENDINGS = ("s", "es", "d", "ed", "ing", "r", "er", "ly")


def words_of(nlp: Language) -> frozenset[int]:
    """Give the hashes of all words that the pipeline's lemmatizer lists, none where it has no lists."""
    if "lemmatizer" not in nlp.pipe_names:
        return frozenset()
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None:
        return frozenset()  # a trained lemmatizer lists no words
    tables = [lookups.get_table(name) for name in ("lemma_index", "lemma_exc") if lookups.has_table(name)]
    forms = chain.from_iterable(part for table in tables for part in table.values())
    return frozenset(get_string_id(form) if isinstance(form, str) else int(form) for form in forms)


def note_words(doc: Doc, words: Collection[int]) -> None:
    """Note the words that a doc's names are told from."""
    doc.user_data[WORDS] = words


def is_unlisted(doc: Doc, word: str) -> bool:
    """Tell whether a lower-case word is no English one, in this form or without an ending; False where none are."""
    words = doc.user_data.get(WORDS)
    if not words:
        return False
    stems = (word, *(word[: -len(ending)] for ending in ENDINGS if word.endswith(ending)))
    return not any(get_string_id(stem) in words for stem in stems)
