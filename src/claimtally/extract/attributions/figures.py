"""Finds figures that somebody gives without a clause: "puts the cost at 3 billion", "data show sales of 3 billion"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimtally.extract.attributions.lexicon import Kind, nouns, reporting_nouns, reporting_verbs, verb_forms
from claimtally.extract.attributions.reading import Reading, ReportingClause
from claimtally.extract.attributions.speakers import can_speak, is_document
from claimtally.lexicons.words import words
from claimtally.syntax.clauses import Range, noun_phrase_range, sentence, subtree
from claimtally.syntax.positions import lemma_in
from claimtally.syntax.tree import agent_of, is_passive, tells_result
from claimtally.syntax.word_classes import PRESENT

FARTHEST_AT = 12  # tokens from the verb to "at"
FARTHEST_OUTLOOK = 16  # tokens from "sees" to its number
FARTHEST_FIGURE = 6  # tokens from "at" to its number ("at as much as $3 billion")


def figures_put(clause: ReportingClause, reading: Reading) -> Iterator[tuple[Kind, Range]]:
    """Give the thing and the number behind "put ... at" ("Orlen puts the cost at 3 billion")."""
    kind = clause.forms.get("figure")
    verb = clause.verb
    if kind is None or is_passive(verb) or tells_result(verb) or not can_speak(_speaker(clause)):
        return
    if verb.lemma_ == "value" and (_speaker(clause).lower_ in ("it", "that", "this") or _is_a_round(_speaker(clause))):
        return  # "The deal is in cash. It values the unit at $3 billion", "The Series D values it at"
    doc, after = reading.doc, sentence(verb)[1]
    for token in doc[verb.i + 1 : min(after, verb.i + FARTHEST_AT)]:
        if (
            token.text in (".", ";", "$", "€", "£")
            or token.lower_ == "into"
            or (token.like_num and token.i < after - 1)
        ):
            return  # "put $3 billion into it at a valuation of": money that is put somewhere
        if token.lower_ == "at" and token.i == verb.i + 1 and verb.dep_ != "relcl":
            return  # "Orlen valued at $3 billion" in a headline: others value it
        if token.lower_ == "at" and any(t.like_num for t in doc[token.i + 1 : min(after, token.i + FARTHEST_FIGURE)]):
            thing = verb.head.left_edge.i if verb.dep_ == "relcl" and token.i == verb.i + 1 else verb.i + 1
            yield kind, (thing, max(_end_of_phrase(token), token.i + 2))
            return


def _is_a_round(speaker: Token) -> bool:
    return any(t.lower_ in ("series", "round", "seed") for t in (speaker, *speaker.lefts))


def _speaker(clause: ReportingClause) -> Token:
    first, after = clause.source
    return clause.verb.doc[first:after].root


def _end_of_phrase(at: Token) -> int:
    """Give the end of what "at" opens: up to a comma, a range with it that the parser hung elsewhere."""
    doc, end = at.doc, subtree(at)[1]
    while end < len(doc) and (doc[end].like_num or doc[end].text in ("$", "€", "£", "%")):
        end += 1
    return next((t.i for t in doc[at.i : end] if t.text == ","), end)


def objects_of_documents(clause: ReportingClause, reading: Reading) -> Iterator[tuple[Kind, Range]]:
    """Give the noun phrase that a document shows ("The prospectus shows revenue of 3 billion")."""
    kind = clause.forms.get("shown")
    if kind is None or is_passive(clause.verb) or not is_document(_speaker(clause)):
        return
    noun = next((c for c in clause.verb.rights if c.dep_ == "dobj"), None)
    if noun is not None:
        yield kind, (noun.left_edge.i, sentence(clause.verb)[1])


def outlooks(clause: ReportingClause, reading: Reading) -> Iterator[tuple[Kind, Range]]:
    """Give what somebody sees coming ("BloombergNEF sees demand doubling to 78 GW", "sees Brent at $76")."""
    kind = clause.forms.get("outlook")
    verb = clause.verb
    if kind is None or verb.tag_ not in PRESENT or not can_speak(_speaker(clause)):
        return
    doc, after = reading.doc, sentence(verb)[1]
    number = next((t.i for t in doc[verb.i + 1 : min(after, verb.i + FARTHEST_OUTLOOK)] if t.like_num), None)
    if number is not None and any(t.tag_ == "VBG" or t.lower_ in ("at", "to") for t in doc[verb.i + 2 : number]):
        yield kind, (verb.i + 1, after)


def nouns_of_figures(reading: Reading) -> Iterator[tuple[Kind, Range, Range, Range]]:
    """Give kind, source, cue and content of a noun with an owner and "of" ("her forecast of 14 percent")."""
    lexicon = nouns()
    for noun in lemma_in(reading.doc, reporting_nouns()):
        row = lexicon.get(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
        if row is None or not row.figure:
            continue
        of = next((c for c in noun.rights if c.lower_ in ("of", "for", "that") and c.dep_ == "prep"), None)
        owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
        if owner is None or not can_speak(owner):
            continue
        start, behind = owner.left_edge.i, owner.right_edge.i + 1
        if of is None and any(
            t.like_num and t.nbor(1).text != "-" for t in reading.doc[behind : noun.i]
        ):  # "FactSet's $3 million estimate"
            yield row.kind, (start, owner.i + 1), (noun.i, noun.i + 1), (behind, noun.i)
        if of is None:
            continue
        yield row.kind, (start, owner.i + 1), (noun.i, noun.i + 1), (of.i + 1, subtree(of)[1])


def figures_by(reading: Reading) -> Iterator[tuple[Kind, Range, Range, Range]]:
    """Give kind, source, cue and content of what is "estimated by X at" a number, the thing before it with it."""
    lexicon = verb_forms()
    for verb in lemma_in(reading.doc, reporting_verbs()):
        kind = lexicon[verb.lemma_.lower()].get("figure")
        agent = agent_of(verb) if kind is not None and verb.tag_ == "VBN" else None
        if kind is None or agent is None or not can_speak(agent):
            continue
        at = next((t for t in reading.doc[agent.i + 1 : agent.i + FARTHEST_AT] if t.lower_ == "at"), None)
        if at is None or not any(t.like_num for t in reading.doc[at.i : at.i + FARTHEST_FIGURE]):
            continue
        yield kind, noun_phrase_range(agent), (verb.i, verb.i + 1), (at.i, max(_end_of_phrase(at), at.i + 2))


def data_show(reading: Reading) -> Iterator[tuple[Kind, Range, Range, Range]]:
    """Give kind, source, cue and content of a sentence that ends in ", data from X show": taggers see no verb there."""
    lexicon = nouns()
    for noun in lemma_in(reading.doc, reporting_nouns()):
        row = lexicon.get(noun.lemma_.lower())
        first, after = sentence(noun)
        comma = noun.left_edge.i - 1
        if row is None or not row.document or comma <= first or reading.doc[comma].text != ",":
            continue
        shows = next((t for t in reading.doc[noun.i + 1 : after] if t.lower_ in words("showing")), None)
        ends = shows is not None and (shows.i + 1 >= after or reading.doc[shows.i + 1].is_punct)
        if shows is None or not ends or shows.pos_ == "VERB" or not any(t.like_num for t in reading.doc[first:comma]):
            continue
        maker = next((t.i + 1 for t in reading.doc[noun.i + 1 : shows.i] if t.lower_ in ("from", "by")), comma + 1)
        yield "finding", (maker, shows.i), (shows.i, shows.i + 1), (first, comma)
