"""Sentence boundaries that the layout of an article decides, before the parser decides the rest."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from claimtally.parse.names.datelines import ends_of_datelines

# Tokens without an end mark after which a sentence is cut: no sentence of a newspaper is that long, a table dumped as
# text may be, and what reads a whole sentence for each of its numbers would never end on it.
LONGEST_SENTENCE = 300
END_MARKS = frozenset({".", "!", "?", ";", "…"})

SCALES_WITH_STOP = frozenset({"m.", "b.", "k.", "p.", "c.", "t."})
OPENERS = "\"“‘'$€£¥"


@Language.component("claimtally_paragraphs")
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """Start a sentence at each paragraph, after a number that ends one, and inside endless sentences.

    A break belongs to the sentence before it.
    """
    after_break = False
    since_mark = 0
    told = ends_of_datelines(doc.text)
    for token in doc:
        since_mark = 0 if token.text in END_MARKS else since_mark + 1
        if token.is_space:
            after_break = after_break or "\n" in token.text
            token.is_sent_start = token.i == 0 or None
            if token.i:
                token.is_sent_start = False
        elif after_break or since_mark > LONGEST_SENTENCE or token.idx in told or _follows_an_end(token):
            token.is_sent_start = True
            after_break = False
            since_mark = 0
        elif token.i and token.nbor(-1).is_sent_start and _is_no_sentence(token.nbor(-1)):
            token.is_sent_start = False
    return doc


def _is_no_sentence(opening: Token) -> bool:
    """Tell whether the token that opens a sentence is none by itself: a quotation mark, a word without its end."""
    return opening.text in OPENERS or opening.text[-1].isalnum()


def _follows_an_end(token: Token) -> bool:
    """Tell whether "£310m." ends a sentence before the token: spaCy takes "m." for an abbreviation and reads on."""
    if token.i < 2 or not (token.text[0].isupper() or token.text[0] in OPENERS):
        return False
    letter, number = token.nbor(-1), token.nbor(-2)
    return letter.text in SCALES_WITH_STOP and number.text[-1:].isdigit() and not number.whitespace_
