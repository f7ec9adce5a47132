"""Sentence boundaries that the layout of an article decides, before the parser decides the rest."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("claimtally_paragraphs")
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """Start a sentence at the first token of each paragraph, and keep the break itself at the end of the last one."""
    after_break = False
    for token in doc:
        if token.is_space:
            after_break = after_break or "\n" in token.text
            token.is_sent_start = token.i == 0 or None
            if token.i:
                token.is_sent_start = False
        elif after_break:
            token.is_sent_start = True
            after_break = False
    return doc
