"""A parsed text as a passage: what comparing needs of the parse."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from claimtally.lexicons.stems import stem
from claimtally.model import QuantityMention, TimeMention
from claimtally.model.passage import Passage, Word


def passage_of(doc: Doc, quantities: Sequence[QuantityMention], times: Sequence[TimeMention]) -> Passage:
    """Give the passage of a parsed text with the mentions that were found in it."""
    words: list[Word] = []
    places: dict[int, int] = {}
    tokens = [token for token in doc if not token.is_space]
    for place, token in enumerate(tokens):
        places[token.i] = place
    sentence = -1
    for token in tokens:
        if token.is_sent_start or sentence < 0:
            sentence += 1
        words.append(_word(token, places, sentence))
    return Passage(doc.text, tuple(words), tuple(quantities), tuple(times))


def _word(token: Token, places: dict[int, int], sentence: int) -> Word:
    return Word(
        text=token.text,
        stem=stem(token.lemma_.lower()),
        pos=token.pos_,
        dep=token.dep_,
        head=places.get(token.head.i, places[token.i]),
        start=token.idx,
        end=token.idx + len(token.text),
        sentence=sentence,
    )
