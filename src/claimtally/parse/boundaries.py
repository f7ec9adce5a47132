"""Sentence boundaries that the layout of an article decides, before the parser decides the rest."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

# Tokens without an end mark after which a sentence is cut: no sentence of a newspaper is that long, a table dumped as
# text may be, and what reads a whole sentence for each of its numbers would never end on it.
LONGEST_SENTENCE = 300
END_MARKS = frozenset({".", "!", "?", ";", "…"})


@Language.component("claimtally_paragraphs")
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """Start a sentence at each paragraph and inside endless ones; a break belongs to the sentence before it."""
    after_break = False
    since_mark = 0
    for token in doc:
        since_mark = 0 if token.text in END_MARKS else since_mark + 1
        if token.is_space:
            after_break = after_break or "\n" in token.text
            token.is_sent_start = token.i == 0 or None
            if token.i:
                token.is_sent_start = False
        elif after_break or since_mark > LONGEST_SENTENCE:
            token.is_sent_start = True
            after_break = False
            since_mark = 0
    return doc
