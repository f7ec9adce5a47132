"""Finds the speaker of a reporting verb."""

from __future__ import annotations

import calendar

from spacy.tokens import Token

from claimtally.extract.attributions.lexicon import nouns
from claimtally.extract.attributions.speakers import can_speak
from claimtally.lexicons.words import words
from claimtally.syntax.clauses import Range, noun_phrase_range
from claimtally.syntax.tree import agent_of, children, complement, is_passive, possessor, subject_of
from claimtally.syntax.word_classes import DASHES

# What the parser makes of the speaker in "...", said X.
INVERTED = ("dobj", "attr", "npadvmod", "oprd", "appos", "nsubj", "dep")
NOBODY = frozenset({"there", "that", "this", "what", "which", "these", "those", "nothing"})
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X")
AMOUNTS = ("MONEY", "QUANTITY", "PERCENT", "DATE", "TIME")
DAYS = frozenset(day.casefold() for day in calendar.day_name) | {"today", "yesterday", "week", "month", "year"}
LONGEST_DATELINE = 15  # tokens
FARTHEST_DOCUMENT = 400  # tokens back to the mention of a report that named its maker
MODIFIERS = ("compound", "nmod", "amod", "det", "poss")


def source_of(verb: Token) -> Range | None:
    """Give the tokens of the noun phrase that speaks, or None where nobody is named ("is said to", "it seems")."""
    teller = verb.head  # "the company told investors to expect 16%"
    if teller.lemma_ in words("informing") and any(t.tag_ == "TO" for t in verb.lefts):
        return source_of(teller)
    speaker = _passive_speaker(verb) if is_passive(verb) else _active_speaker(verb)
    if speaker is None or speaker.i == verb.i:
        return None
    speaker = speaker_behind(speaker)
    start, end = noun_phrase_range(speaker)
    start = _behind_number(speaker, start)
    # Where the parser takes "officials said" for a noun with a participle, the verb lies inside the noun's subtree.
    if start < verb.i < end and speaker.i < verb.i:
        end = verb.i
        while end > speaker.i + 1 and verb.doc[end - 1].dep_ in ("aux", "auxpass", "neg", "advmod"):
            end -= 1
    return start, end


def speaker_before_noun(token: Token) -> Range | None:
    """Give the name before a verb that the parser took for a noun ("The Journal details one case", "data show")."""
    if token.pos_ != "NOUN" or token.dep_ != "ROOT" or not children(token, "dobj", "ccomp"):
        return None
    names = [c for c in token.lefts if c.dep_ in ("compound", "nmod")]
    if not names or names[-1].right_edge.i != token.i - 1 or not can_speak(names[-1]) or names[-1].lower_ in DAYS:
        return None
    first = token.i - 1
    while doc_part(token, first - 1):
        first -= 1
    return first, token.i


def doc_part(noun: Token, position: int) -> bool:
    """Tell whether a position before a noun still belongs to its own noun phrase."""
    return position >= 0 and noun.doc[position].head == noun and noun.doc[position].dep_ in MODIFIERS


def _behind_number(speaker: Token, start: int) -> int:
    """Give where a name begins, without a number before its comma ("will cost 1.9bn, director Jane Roe said")."""
    comma = next((t.i for t in reversed(speaker.doc[start : speaker.i]) if t.text == ","), None)
    if comma is None or not any(any(c.isdigit() for c in t.text) for t in speaker.doc[start:comma]):
        return start
    return comma + 1


def _active_speaker(verb: Token) -> Token | None:
    own = [token for token in children(verb, "nsubj") if token.lower_ not in DAYS]
    speaker = own[-1] if own else _inverted(verb) or _between_commas(verb) or _inherited(verb)
    if speaker is None or speaker.pos_ not in NOMINAL:
        return None
    if not _may_speak(speaker):
        speaker = subject_of(verb)  # "the plan, which says", where the parser names the pronoun
        if speaker is None or speaker.pos_ not in NOMINAL or not _may_speak(speaker):
            return None
    return _behind_dateline(speaker)


def _between_commas(verb: Token) -> Token | None:
    """Give the noun between a comma and the verb where the parser hung both on what stands before ("..., X said")."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or verb.dep_ not in ("acl", "appos", "conj", "relcl"):
        return None
    doc, start = verb.doc, verb.i
    while start > verb.sent.start and not doc[start - 1].is_punct and not doc[start - 1].is_space:
        start -= 1
    words = doc[start : verb.i]
    comma = start > verb.sent.start and doc[start - 1].text == ","
    if not comma or not words or words[0].pos_ not in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "VERB"):
        return None
    if words[0].tag_ in ("WDT", "WP") or any(_no_part_of_name(t) for t in words):
        return None
    if verb.tag_ == "VBN" and not (can_speak(words[-1]) and words[0].lower_ not in ("a", "an")):
        return None  # "a deal announced on Tuesday"
    return next((t for t in words if t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ != "compound"), None)


def _no_part_of_name(token: Token) -> bool:
    """Tell whether a word cannot stand in a speaker's name and title ("managing director" can)."""
    return token.pos_ in ("AUX", "SCONJ", "CCONJ") or (token.pos_ == "VERB" and token.tag_ != "VBG")


def _inherited(verb: Token) -> Token | None:
    """Give the subject of the clause above; none for "a deal announced on Monday" and "the stakes by offering"."""
    noun_above = verb.dep_ == "acl" or (verb.dep_ == "pcomp" and verb.head.head.pos_ in ("NOUN", "PROPN"))
    if noun_above and (verb.tag_ == "VBN" or verb.dep_ == "pcomp"):
        return None
    return subject_of(verb)


def _passive_speaker(verb: Token) -> Token | None:
    """Give the doer of a passive, or the maker of the document before it ("in an email by X, staff were told")."""
    doer = agent_of(verb)
    if doer is not None or verb.lemma_ not in words("informing"):
        return doer
    lexicon = nouns()
    for prep in verb.lefts:
        for noun in prep.children if prep.dep_ == "prep" else ():
            row = lexicon.get(noun.lemma_.lower())
            if row is not None and row.document:
                return maker_of(noun)
    return None


def speaker_behind(noun: Token) -> Token:
    """Give the maker of a document that speaks ("a report by the ministry says"); the noun itself where none is named.

    "The report" without a maker stands for the last document of that name before it that had one.
    """
    named = noun.pos_ == "PROPN" and any(child.dep_ == "acl" for child in noun.rights)  # "the Trade Survey made by X"
    row = nouns().get(noun.lemma_.lower()) if noun.pos_ == "NOUN" or named else None
    if row is None or not row.document:
        return noun
    if (maker := _named_maker(noun)) is not None:
        return maker
    if not any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in noun.lefts):
        return noun
    for earlier in reversed(noun.doc[max(0, noun.i - FARTHEST_DOCUMENT) : noun.i]):
        if earlier.lemma_ == noun.lemma_ and earlier.pos_ == "NOUN" and (maker := _named_maker(earlier)) is not None:
            return maker
    return noun


def _named_maker(noun: Token) -> Token | None:
    maker = maker_of(noun)
    if maker is None or maker.pos_ not in ("PROPN", "NOUN") or maker.ent_type_ in AMOUNTS or maker.lower_ in DAYS:
        return None
    return maker


def maker_of(noun: Token) -> Token | None:
    """Give who made a document or a claim: its possessor, the noun behind "by" or "from", or the name before it."""
    by = complement(noun, "by")
    if by is None and (by := complement(noun, "from")) is not None and by.pos_ != "PROPN":
        by = None  # "data from 40 plants"
    if by is None:
        clauses = [child for child in noun.rights if child.dep_ == "acl"]
        by = next((doer for clause in clauses for doer in [agent_of(clause) or complement(clause, "by")] if doer), None)
    by = by or _sender(noun)
    named = [
        child for child in noun.lefts if child.dep_ in ("compound", "nmod") and child.ent_type_ in ("ORG", "PERSON")
    ]
    return possessor(noun) or by or (named[-1] if named else None)


def _sender(noun: Token) -> Token | None:
    """Give who acts in the relative clause of a document ("a memo that chief executive Jane Roe sent")."""
    doc = noun.doc
    if noun.i + 2 >= len(doc) or doc[noun.i + 1].lower_ not in ("that", "which"):
        return None
    relative = doc[noun.i + 1].head
    own = [*children(relative, "nsubj"), relative]
    sender = own[0]
    acts = sender.i > noun.i + 1 and sender.pos_ in ("NOUN", "PROPN", "PRON") and doc[noun.i + 1] != sender
    return sender if acts and can_speak(sender) else None


def _may_speak(speaker: Token) -> bool:
    """Tell whether a noun can speak: no amount can, and "it" only as the subject of a plain verb ("it said")."""
    if speaker.ent_type_ in AMOUNTS and speaker.pos_ != "PROPN":
        return False
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
