"""What a doc was made of: its text, which spaCy builds anew from the tokens at each call, and what of it was read."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

TEXT = "claimtally_text"
READ = "claimtally_read"
Spans = Sequence[tuple[int, int]]


def note_source(doc: Doc, text: str, read: Spans | None) -> None:
    """Note the text of a doc, and the characters [start, end) of each sentence that a model read; None is all."""
    doc.user_data[TEXT] = text
    doc.user_data[READ] = read


def text_of(doc: Doc) -> str:
    """Give the text of a doc."""
    noted = doc.user_data.get(TEXT)
    return str(doc.text) if noted is None else noted


def read_of(doc: Doc) -> Spans | None:
    """Give the characters of each sentence that a model read, None where it read all."""
    return doc.user_data.get(READ)
