"""Finds the speaker of a reporting verb."""

from __future__ import annotations

from spacy.tokens import Token

from claimtally.extract.attributions.lexicon import nouns
from claimtally.syntax.clauses import Range, noun_phrase_range
from claimtally.syntax.tree import agent_of, children, complement, is_passive, possessor, subject_of

# What the parser makes of the speaker in "...", said X.
INVERTED = ("dobj", "attr", "npadvmod", "oprd", "appos", "nsubj", "dep")
NOBODY = frozenset({"there", "that", "this", "what", "which", "these", "those", "nothing"})
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X")
LONGEST_DATELINE = 15  # tokens
DASHES = frozenset({"-", "–", "—", "--", "―"})


def source_of(verb: Token) -> Range | None:
    """Give the tokens of the noun phrase that speaks, or None where nobody is named ("is said to", "it seems")."""
    speaker = _passive_speaker(verb) if is_passive(verb) else _active_speaker(verb)
    if speaker is None or speaker.i == verb.i:
        return None
    start, end = noun_phrase_range(speaker)
    # Where the parser takes "officials said" for a noun with a participle, the verb lies inside the noun's subtree.
    if start < verb.i < end and speaker.i < verb.i:
        end = verb.i
        while end > speaker.i + 1 and verb.doc[end - 1].dep_ in ("aux", "auxpass", "neg", "advmod"):
            end -= 1
    return start, end


def _active_speaker(verb: Token) -> Token | None:
    own = children(verb, "nsubj")
    speaker = own[-1] if own else _inverted(verb) or subject_of(verb)
    if speaker is None or not _may_speak(speaker):
        speaker = subject_of(verb)
    if speaker is None or not _may_speak(speaker) or speaker.pos_ not in NOMINAL:
        return None
    return _behind_dateline(speaker)


def _passive_speaker(verb: Token) -> Token | None:
    """Give the doer of a passive, or the maker of the document before it ("in an email by X, staff were told")."""
    doer = agent_of(verb)
    if doer is not None or verb.lemma_ not in ("tell", "inform", "advise", "notify", "assure"):
        return doer
    lexicon = nouns()
    for prep in verb.lefts:
        for noun in prep.children if prep.dep_ == "prep" else ():
            row = lexicon.get(noun.lemma_.lower())
            if row is not None and row.document:
                return maker_of(noun)
    return None


def maker_of(noun: Token) -> Token | None:
    """Give who made a document or a claim: its possessor, the noun behind "by" or "from", or the name before it."""
    by = complement(noun, "by", "from")
    if by is None:
        clauses = [child for child in noun.rights if child.dep_ == "acl"]
        by = next((doer for clause in clauses for doer in [agent_of(clause) or complement(clause, "by")] if doer), None)
    named = [
        child for child in noun.lefts if child.dep_ in ("compound", "nmod") and child.ent_type_ in ("ORG", "PERSON")
    ]
    return possessor(noun) or by or (named[-1] if named else None)


def _may_speak(speaker: Token) -> bool:
    """Tell whether a noun can speak; "it" can where it is the subject of a plain verb ("it said")."""
    if speaker.lower_ == "it":
        return speaker.dep_ == "nsubj" and speaker.head.lemma_ != "be"
    return speaker.lower_ not in NOBODY


def _behind_dateline(speaker: Token) -> Token:
    """Give the noun behind the dash where the parser took a dateline for the subject ("WARSAW, May 2 - Orlen said")."""
    doc, sent = speaker.doc, speaker.sent
    if speaker.i - sent.start > LONGEST_DATELINE or not doc[sent.start].is_upper:
        return speaker
    dash = next((t.i for t in doc[speaker.i : sent.start + LONGEST_DATELINE] if t.text in DASHES), None)
    if dash is None or dash + 1 >= sent.end:
        return speaker
    noun = doc[dash + 1]
    while noun.head.i > noun.i and noun.dep_ in ("compound", "det", "amod", "poss", "nmod", "nummod"):
        noun = noun.head
    return noun if noun.pos_ in NOMINAL else speaker


def _inverted(verb: Token) -> Token | None:
    """Give the noun behind the verb in '"...", said X', where the parser took it for something else."""
    before = verb.doc[verb.i - 1] if verb.i else None
    if before is None or verb.tag_ == "VBG" or not (before.is_punct or before.is_quote or before.is_space):
        return None
    for child in verb.rights:
        if child.dep_ in INVERTED and child.pos_ in ("PROPN", "PRON", "NOUN") and child.left_edge.i == verb.i + 1:
            return child
    return None
