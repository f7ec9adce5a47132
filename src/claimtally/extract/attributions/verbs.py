"""Finds the content of reporting clauses: that-clauses, clauses in front, objects, infinitives."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from claimtally.extract.attributions.lexicon import Kind, nouns
from claimtally.extract.attributions.reading import Reading, ReportingClause
from claimtally.extract.attributions.source import DAYS
from claimtally.lexicons.names import name_words
from claimtally.lexicons.words import words
from claimtally.syntax.clauses import Range, sentence, subtree
from claimtally.syntax.tree import children, is_passive

FARTHEST_THAT = 8  # tokens from the verb to a "that" that the parser hung elsewhere
FRONT_MARKS = frozenset({",", "―", "—", "--", "–", '"', "”", "''"})
GOES_ON = frozenset(
    {
        "and",
        "while",
        "although",
        "though",
        "or",
        "up",
        "down",
        "with",
        "compared",
        "plus",
        "in",
        "for",
        "including",
        "a",
        "an",
        "from",
        "to",
    }
)
ESTIMATED = frozenset({"estimated", "calculated", "reckoned"})  # "a terminal estimated to cost $20 billion"
BACKSHIFTED = frozenset({"would", "could", "might"})
LOOSE = ("dobj", "prep", "cc", "npadvmod", "dep", "xcomp")


def clause_right(verb: Token) -> Token | None:
    """Give the head of the content clause behind a verb."""
    for child in verb.rights:
        if child.dep_ in ("ccomp", "csubj") or (child.dep_ == "xcomp" and children(child, "nsubj", "mark")):
            return child
        if child.dep_ in ("advcl", "dep", "conj", "parataxis") and any(
            t.lower_ == "that" and t.dep_ == "mark" for t in child.lefts
        ):
            return child
    return None


def clause_behind(clause: ReportingClause, reading: Reading) -> Iterator[tuple[Kind, Range]]:
    """Give the that-clause, or bare clause, behind the verb ("said it would spend 3 billion")."""
    kind = clause.forms.get("clause")
    if kind is None:
        return
    head = clause_right(clause.verb)
    if head is not None:
        start, end = subtree(head)
        second = next((c for c in clause.verb.rights if c.dep_ == "ccomp" and c.left_edge.i == end), None)
        end = subtree(second)[1] if second is not None else end  # a clause with "should" that the parser cut in two
        end = _before_another(head, _end_of_clause(clause.verb, end))
        yield kind, (max(start, clause.verb.i + 1), _before_market(clause.verb, end))
        return
    that = _that_behind(clause, reading)
    if that is not None:
        yield kind, (that, sentence(clause.verb)[1])


def _end_of_clause(verb: Token, end: int) -> int:
    """Give where the content ends: at the sentence's end, unless the verb goes on with something else of its own.

    The parser often hangs the last parts of a long content on the verb itself.
    """
    _, after = sentence(verb)
    doc = verb.doc
    if end >= after or not {doc[end].text, doc[end - 1].text} & {",", "and"}:
        return end
    loose = [c for c in verb.rights if c.i >= end and not c.is_punct]
    return after if loose and all(c.dep_ in LOOSE or _is_done_to_it(c) for c in loose) else end


def _is_done_to_it(verb: Token) -> bool:
    """Tell whether a coordinate passive goes on with what is said: "has not been fixed, but will be set".

    "Said sales rose 3% and was fined" tells what happened to who said it.
    """
    passive = verb.dep_ == "conj" and bool(children(verb, "auxpass")) and not children(verb, "nsubj", "nsubjpass")
    return passive and any(t.tag_ == "MD" or t.lower_ in ("has", "have") for t in children(verb, "aux"))


def _before_another(head: Token, end: int) -> int:
    """Give where what is said ends before what another one does: "said it would cut jobs, and BMW has put the hit at".

    What is said to come stands behind "would"; a coordinate clause of a name in the past without it is told by the
    article itself, as is one that "while" holds against a content without "that".
    """
    doc = head.doc
    told_to_come = False
    for token in doc[head.left_edge.i : end]:
        told_to_come = told_to_come or token.lower_ in BACKSHIFTED
        beside = token.dep_ == "conj" or (token.dep_ == "advcl" and any(t.lower_ == "while" for t in token.lefts))
        contrasted = token.dep_ == "advcl"  # "Orlen says 3 are in use, while Lotos has agreed to buy 4"
        told = told_to_come or (contrasted and not any(t.lower_ == "that" for t in head.lefts))
        subject = next(iter(children(token, "nsubj")), None) if beside and told else None
        if subject is None or subject.pos_ != "PROPN" or subject.i > token.i:
            continue
        helpers = children(token, "aux", "auxpass")
        past = token.tag_ == "VBD" or any(t.lower_ in ("has", "have", "had") for t in helpers)
        past = past and not any(t.tag_ == "MD" for t in helpers)
        opening = subject.left_edge.i
        linked = doc[opening - 2].text == "," and doc[opening - 1].lower_ in ("and", "but", "while")
        if past and opening > head.i + 1 and linked:
            return opening - 2
    return end


def _before_market(verb: Token, end: int) -> int:
    """Give where what is said ends before what the market made of it: "..., sending its shares up 20%"."""
    for token in verb.doc[verb.i + 1 : end]:
        moves = token.tag_ == "VBG" and token.lemma_ in words("lifting") and token.nbor(-1).text == ","
        if moves and any(t.lemma_.lower() in words("security") for t in children(token, "dobj", "nsubj")):
            return token.i - 1
    return end


def _that_behind(clause: ReportingClause, reading: Reading) -> int | None:
    """Give a conjunction "that" close behind the verb, where the parser hung its clause elsewhere."""
    _, after = sentence(clause.verb)
    for token in reading.doc[clause.verb.i + 1 : min(after, clause.verb.i + FARTHEST_THAT)]:
        if token.lower_ == "that" and token.tag_ == "IN":
            return token.i
        if token.pos_ in ("VERB", "AUX") or token.text in (".", ";", '"', "“"):
            return None
    return None


def clause_in_front(clause: ReportingClause, reading: Reading) -> Iterator[tuple[Kind, Range]]:
    """Give the clause that the source follows ("The plant will cost 3 billion, Orlen said").

    The verb must be left without a content of its own, and its group must end where a comma, a full stop or an
    adverbial of time or place follows.
    """
    kind = clause.forms.get("front")
    verb = clause.verb
    if kind is None or is_passive(verb) or _has_content_of_its_own(verb):
        return
    doc, (first, after) = reading.doc, sentence(verb)
    around = reading.quotation_around(verb.i)
    first = max(first, around.start + 1) if around is not None else first
    if _as_opens(clause, reading):
        start = next((t.i + 1 for t in doc[clause.end : after] if t.text == ","), None)
        if start is not None and clause.start - 1 <= first + 1:
            yield kind, (start, after)
            return
    position = clause.start - 1 - _as_opens(clause, reading)
    while position > first and doc[position].is_lower and doc[position].lower_ in name_words("title"):
        position -= 1  # "..., chief executive Jane Roe said"
    if position <= first or doc[position].text not in FRONT_MARKS or verb.dep_ == "amod":
        return
    if verb.dep_ == "relcl" and any(t.tag_ in ("WDT", "WP", "WP$") for t in verb.lefts):
        return
    left = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    inside = left is None and any(t.pos_ in ("VERB", "AUX") and t.dep_ == "ROOT" for t in doc[clause.end : after])
    if not inside and not any(t.pos_ in ("VERB", "AUX") for t in doc[first:position]):
        return
    yield kind, ((first, after) if inside or _goes_on(clause, after) else (first, position))


def _goes_on(clause: ReportingClause, after: int) -> bool:
    """Tell whether the speaker's words go on behind the clause ("..., Orlen said, and will leave 85 jobs unfilled")."""
    doc = clause.verb.doc
    comma = next((t.i for t in doc[clause.end : after] if t.text == ","), None)
    return comma is not None and comma + 1 < after and doc[comma + 1].lower_ in GOES_ON


def _as_opens(clause: ReportingClause, reading: Reading) -> bool:
    """Tell whether the clause is one of comparison: "as X said"."""
    return clause.start > 0 and reading.doc[clause.start - 1].lower_ == "as"


def _has_content_of_its_own(verb: Token) -> bool:
    """Tell whether a verb has a clause, an object (other than a hearer) or an infinitive behind it."""
    if clause_right(verb) is not None:
        return True
    for child in verb.rights:
        if child.dep_ in ("xcomp", "oprd", "attr", "acomp"):
            return True
        timed = child.ent_type_ in ("DATE", "TIME") or child.lower_ in DAYS
        if child.dep_ in ("dobj", "npadvmod") and verb.lemma_ != "tell" and not timed:
            return (child.left_edge.i > verb.i and child.i != verb.i + 1) or child.pos_ != "PROPN"
    return False


def plans_behind(clause: ReportingClause, reading: Reading) -> Iterator[tuple[Kind, Range]]:
    """Give the plans that the verb has for its object ("announced plans to build two plants")."""
    noun = next((c for c in clause.verb.rights if c.dep_ == "dobj"), None)
    row = nouns().get(noun.lemma_.lower()) if noun is not None else None
    if row is not None and row.kind == "intent":
        yield from object_behind(clause, reading)


def object_behind(clause: ReportingClause, reading: Reading) -> Iterator[tuple[Kind, Range]]:
    """Give the noun phrase that the verb has for its content ("announced a $5 billion investment")."""
    if is_passive(clause.verb):
        yield from _passive_object(clause)
        return
    kind = clause.forms.get("object")
    if kind is None or clause_right(clause.verb) is not None or _is_told_of_thing(clause.verb):
        return
    noun = next((c for c in clause.verb.rights if c.dep_ == "dobj"), None)
    if noun is not None and noun.lower_ not in ("itself", "himself", "herself", "themselves"):
        start, end = subtree(noun)
        named = next((c for c in clause.verb.rights if c.dep_ in ("oprd", "acomp") and c.i >= end), None)
        yield kind, (start, subtree(named)[1] if named is not None else end)


def _is_told_of_thing(verb: Token) -> bool:
    """Tell whether a relative clause says what a thing has to give: "a town that will offer 144 MW"."""
    return verb.dep_ == "relcl" and verb.lemma_ == "offer" and any(t.lower_ in ("that", "which") for t in verb.lefts)


def _passive_object(clause: ReportingClause) -> Iterator[tuple[Kind, Range]]:
    kind = clause.forms.get("object")
    verb = clause.verb
    if kind is None or clause_right(verb) is not None:
        return
    subject = children(verb, "nsubjpass")
    if subject:
        yield kind, subtree(subject[0])
        return
    first = verb
    while first.dep_ == "conj" and first.head.pos_ == "VERB":
        first = first.head
    if first.dep_ == "acl" and first.head.i < first.i:
        yield kind, (first.head.left_edge.i, verb.i)


def infinitive_behind(clause: ReportingClause, reading: Reading) -> Iterator[tuple[Kind, Range]]:
    """Give the infinitive that the verb has for its content ("pledged to build two plants")."""
    kind = clause.forms.get("infinitive")
    if kind is None or is_passive(clause.verb) or clause.verb.lower_ in ESTIMATED:
        return
    for child in clause.verb.rights:
        if child.dep_ in ("xcomp", "ccomp") and any(t.tag_ == "TO" for t in child.lefts):
            yield kind, (clause.verb.i + 1, subtree(child)[1])
            return


def phrase_behind(clause: ReportingClause, reading: Reading) -> Iterator[tuple[Kind, Range]]:
    """Give what follows the verb's own preposition ("called for a ban", "described it as a mistake")."""
    if is_passive(clause.verb):
        return
    for child in clause.verb.rights:
        kind = clause.forms.get(child.lower_)
        if kind is None or child.dep_ not in ("prep", "prt", "advmod"):
            continue
        start, end = subtree(child)
        if child.lower_ == "as":
            noun = next((c for c in clause.verb.rights if c.dep_ == "dobj" and c.i < child.i), None)
            start = noun.left_edge.i if noun is not None else start + 1
        elif child.dep_ == "prep":
            start += 1
        else:
            noun = next((c for c in clause.verb.rights if c.dep_ in ("dobj", "ccomp") and c.i > child.i), None)
            if noun is None:
                continue
            start, end = subtree(noun)
        yield kind, (start, end)
        return
