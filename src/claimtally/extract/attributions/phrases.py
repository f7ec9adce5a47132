"""Finds sources behind set phrases: "according to X", "as reported by X", "citing X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claimtally.extract.attributions.lexicon import Kind, nouns, opening_words, phrases
from claimtally.extract.attributions.reading import Reading
from claimtally.extract.attributions.source import speaker_behind
from claimtally.extract.attributions.speakers import can_speak, is_document
from claimtally.lexicons.names import name_words
from claimtally.syntax.clauses import Range, noun_phrase_range, sentence
from claimtally.syntax.positions import lower_in

NAMES = ("PERSON", "ORG", "GPE", "NORP")
BARE = frozenset({("per",), ("citing",)})  # words that are often something else


def sources_of_phrases(reading: Reading) -> Iterator[tuple[Kind, Range, Range, Range]]:
    """Give kind, source, cue and content of each set phrase, the longest at each place."""
    doc, after = reading.doc, 0
    lexicon = phrases()
    for token in lower_in(doc, opening_words()):
        if token.i < after:
            continue
        for words, kind in lexicon[token.lower_]:
            cue = (token.i, token.i + len(words))
            if tuple(t.lower_ for t in doc[slice(*cue)]) != words:
                continue
            head = _noun_behind(doc, cue[1])
            if head is not None and not _is_manner(head) and (words not in BARE or _speaks(head, doc, cue[0])):
                source, maker = noun_phrase_range(head), speaker_behind(head)
                named = noun_phrase_range(maker) if maker != head else (max(source[0], cue[1]), source[1])
                yield kind, named, cue, _content(doc, cue, source, head)
                after = cue[1]
                break


def _noun_behind(doc: Doc, position: int) -> Token | None:
    """Give the head of the noun phrase that begins at a position."""
    if position >= len(doc) or doc[position].is_punct or doc[position].is_space:
        return None
    token = doc[position]
    while token.head != token and token.head.i >= position and token.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        if token.pos_ == "PROPN" and any(t.text == "," for t in doc[token.i : token.head.i]):
            break  # "According to The Ledger, activist fund Greymoor ...": the parser made one noun of the two
        token = token.head
        if token.dep_ in ("pobj", "dobj"):
            break
    return token if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "DET") else None


def _is_manner(head: Token) -> bool:
    """Tell whether a noun is a bare singular that says how, not who ("according to plan")."""
    row = nouns().get(head.lemma_.lower())
    return head.tag_ == "NN" and head.left_edge == head and not (row is not None and row.document)


def _speaks(head: Token, doc: Doc, position: int) -> bool:
    """Tell whether a noun can be a source: a name, a document, or one who tells; and the phrase stands by itself."""
    alone = position == 0 or doc[position - 1].is_punct or doc[position - 1].is_space
    row = nouns().get(head.lemma_.lower())
    named = head.ent_type_ in NAMES or head.pos_ == "PROPN"
    return alone and (named or head.lemma_.lower() in name_words("teller") or (row is not None and row.document))


def _content(doc: Doc, cue: Range, source: Range, head: Token) -> Range:
    """Give the sentence without the phrase where it stands at an edge, the whole sentence where it stands inside."""
    first, after = sentence(doc[cue[0]])
    end = source[1]
    if cue[0] - first <= 1:
        start = next((t.i + 1 for t in doc[source[1] : after] if t.text == ","), end)
        return start, after
    if not any(t.pos_ in ("VERB", "AUX") or t.like_num for t in doc[end:after]):
        return first, cue[0]
    if after > end + 1 and doc[end].text == "," and doc[end + 1].lower_ == "which" and _is_thing(head):
        return first, cue[0]  # "according to the contract, which was signed by 24 towns"
    if after > end and doc[end].lower_ in ("that", "who", "which") and not any(t.text == "," for t in doc[end:after]):
        return first, cue[0]  # "according to a memo that Jane Roe sent"
    return first, after


def _is_thing(noun: Token) -> bool:
    return is_document(noun) or (noun.pos_ == "NOUN" and not can_speak(noun))
