"""Finds content behind reporting nouns: "X's claim that ...", "the ministry's forecast of ..."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimtally.extract.attributions.lexicon import Kind, nouns, reporting_nouns
from claimtally.extract.attributions.reading import Reading
from claimtally.extract.attributions.source import maker_of
from claimtally.syntax.clauses import Range, noun_phrase_range, subtree
from claimtally.syntax.positions import lemma_in


def clauses_of_nouns(reading: Reading) -> Iterator[tuple[Kind, Range, Range, Range]]:
    """Give kind, source, cue and content of nouns with an owner and a clause ("Orlen's claim that it will spend")."""
    lexicon = nouns()
    for noun in lemma_in(reading.doc, reporting_nouns()):
        row = lexicon.get(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
        if row is None or not row.clause:
            continue
        maker = maker_of(noun)
        content = _clause(noun)
        if maker is not None and content is not None:
            yield row.kind, noun_phrase_range(maker), (noun.i, noun.i + 1), content


def _clause(noun: Token) -> Range | None:
    for child in noun.rights:
        if child.dep_ in ("acl", "ccomp", "relcl") and any(
            t.dep_ == "mark" or (t.tag_ == "TO" and t.dep_ == "aux") for t in child.lefts
        ):
            return subtree(child)
    return None
