"""Finds relative clauses into which a speaker is put: "a fix that Reuters reports will cost 3 billion"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claimtally.extract.attributions.lexicon import Kind, verb_forms
from claimtally.extract.attributions.reading import Reading
from claimtally.extract.attributions.speakers import can_speak
from claimtally.syntax.clauses import Range, sentence
from claimtally.syntax.positions import lower_in
from claimtally.syntax.word_classes import FINITE, RELATIVES

LONGEST_SPEAKER = 5  # tokens
LONGEST_PAUSE = 4  # tokens of time or manner between the speaker's verb and the clause's ("said a month ago would be")
PAUSE = ("ADV", "DET", "NOUN", "NUM", "PROPN", "ADP")


def speakers_in_relatives(reading: Reading) -> Iterator[tuple[Kind, Range, Range, Range]]:
    """Give kind, source, cue and content of each speaker between a relative pronoun and its verb."""
    doc = reading.doc
    for token in lower_in(doc, RELATIVES):
        if token.i == 0 or token.i + 3 >= len(doc):
            continue
        antecedent = _antecedent(doc, token.i)
        verb = _reporting_verb(doc, token.i + 1) if antecedent is not None else None
        if antecedent is None or verb is None or not can_speak(doc[verb.i - 1]):
            continue
        if _goes_on_without_subject(doc, verb.i + 1):
            kind = verb_forms()[_lemma(verb)]["clause"]
            yield kind, (token.i + 1, verb.i), (verb.i, verb.i + 1), (antecedent, _end(doc, verb))


def _antecedent(doc: Doc, relative: int) -> int | None:
    """Give the first token of the noun phrase before a relative pronoun, a comma between them put aside."""
    last = doc[relative - 1] if doc[relative - 1].text != "," or relative < 2 else doc[relative - 2]
    if last.pos_ not in ("NOUN", "PROPN", "NUM") and not last.is_digit:
        return None
    return max(last.left_edge.i, sentence(last)[0])


def _reporting_verb(doc: Doc, start: int) -> Token | None:
    """Give the reporting verb behind a short speaker; the parser may take "reports" for a noun."""
    for token in doc[start + 1 : start + 1 + LONGEST_SPEAKER]:
        if "clause" in verb_forms().get(_lemma(token), {}) and (token.tag_ in (*FINITE, "VBN") or token.tag_ == "NNS"):
            return token
        if token.is_punct or token.is_space or token.pos_ in ("VERB", "SCONJ"):
            return None
    return None


def _lemma(token: Token) -> str:
    return token.lemma_.lower()


def _goes_on_without_subject(doc: Doc, start: int) -> bool:
    """Tell whether a finite verb follows at once, or behind a few words of time: its subject is the relative's noun."""
    for token in doc[start : start + LONGEST_PAUSE]:
        if token.tag_ in FINITE and token.pos_ in ("VERB", "AUX"):
            return token.i == start or doc[token.i - 1].lower_ == "ago" or doc[token.i - 1].pos_ == "ADV"
        if token.pos_ not in PAUSE:
            return False
    return False


def _end(doc: Doc, verb: Token) -> int:
    """Give the end of the content: the next comma or the sentence's end."""
    _, after = sentence(verb)
    return next((t.i for t in doc[verb.i + 1 : after] if t.text in (",", ";", "—")), after)
