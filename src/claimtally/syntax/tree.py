"""Walks over the dependency tree (ClearNLP labels, as spaCy's English pipelines give them)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from claimtally.lexicons.words import words

VERBAL = ("VERB", "AUX")
HYPHENS = frozenset({"-", "‑", "–"})  # inside compounds: "gas-fired", "Orlen-backed"
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
# A verb with one of these labels stands inside a noun phrase: an attribute, no predicate.
ATTRIBUTIVE = ("amod", "compound", "nmod", "quantmod", "nummod")
# A verb with one of these labels may take its subject from the clause above.
DEPENDENT = ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "aux", "dep", "parataxis")
LONGEST_CONTROL = 8  # clauses; deeper than that a parse has gone astray
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom", "whose"})


def tokens_of(doc: Doc, start: int, end: int) -> Span:
    """Give the tokens that overlap the characters [start, end)."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span if span is not None else doc[0:0]


def is_predicate(token: Token) -> bool:
    """Tell whether a token is a verb that heads a clause."""
    return token.pos_ in VERBAL and token.dep_ not in ATTRIBUTIVE and token.dep_ not in ("aux", "auxpass")


def ancestors(token: Token) -> Iterator[Token]:
    """Give a token and all its heads up to the root of the sentence."""
    yield token
    while token.head != token:
        token = token.head
        yield token


def predicate_of(token: Token) -> Token | None:
    """Give the verb that governs a token, the token itself where it is one; None in a verbless sentence."""
    return next((t for t in ancestors(token) if is_predicate(t)), None)


def nominals_above(token: Token) -> tuple[Token, ...]:
    """Give the nouns between a token and the verb that governs it, nearest first, the token itself first if a noun."""
    found = []
    for above in ancestors(token):
        if is_predicate(above):
            break
        if above.pos_ in ("NOUN", "PROPN"):
            found.append(above)
    return tuple(found)


def children(token: Token, *labels: str) -> list[Token]:
    """Give the dependents of a token with one of the labels, in the order of the text."""
    return [child for child in token.children if child.dep_ in labels]


def subject_of(verb: Token) -> Token | None:
    """Give the grammatical subject of a verb, or of the verbs that it is coordinated with or controlled by.

    A participle ("bringing its total to") and an infinitive ("plans to spend") take the subject of the clause above;
    a relative pronoun stands for the noun that the clause modifies.
    """
    for _ in range(LONGEST_CONTROL):
        own = children(verb, *SUBJECTS)
        if own and own[0].dep_ != "expl":
            if (name := _name_behind_number(own[0], verb)) is not None:
                return name
            relative = own[0].lower_ in RELATIVE_PRONOUNS and verb.dep_ == "relcl"
            return verb.head if relative else own[0]
        if verb.lemma_ == "include" and verb.dep_ in ("prep", "acl") and (above := predicate_of(verb.head)) is not None:
            verb = above  # "runs 90 ferries, including 7 for cars": whoever runs them all
            continue
        if verb.dep_ == "relcl" and _is_setting(verb) and (above := predicate_of(verb.head)) is not None:
            verb = above  # "signed a letter with Lotos, under which 25 MW could be piped"
            continue
        if verb.dep_ in ("relcl", "acl"):
            return verb.head
        if verb.dep_ not in DEPENDENT:
            return None
        if verb.dep_ == "xcomp" and (controller := object_controller(verb)) is not None:
            return controller
        above = _told_beside(verb) if verb.dep_ == "conj" else verb.head if verb.dep_ != "pcomp" else verb.head.head
        if above == verb:
            return None
        if above.pos_ in ("NOUN", "PROPN"):
            return above
        if above.pos_ == "ADJ" and above.head != above:
            above = above.head  # "is set to raise", "is likely to cost"
        if above.pos_ not in VERBAL:
            return None
        verb = above
    return None


def _is_setting(verb: Token) -> bool:
    """Tell whether the pronoun of a relative clause only says under or by what: the noun above does nothing in it."""
    return any(
        inner.lower_ == "which"
        for prep in children(verb, "prep")
        if prep.i < verb.i
        for inner in children(prep, "pobj")
    )


def _told_beside(verb: Token) -> Token:
    """Give the verb with which one is coordinated: in "has the right to build it and expects" the first."""
    above = verb.head
    while verb.tag_ == "VBZ" and above.tag_ in ("VB", "VBG", "VBN") and not children(above, *SUBJECTS):
        higher = predicate_of(above.head) if above.head != above else None
        if higher is None or higher == above:
            return verb.head
        above = higher
    return above


def _name_behind_number(subject: Token, verb: Token) -> Token | None:
    """Give the name before a verb that the parser takes for one of two subjects: "reached 2 GW and Orlen plans to"."""
    before = verb.doc[verb.i - 1] if verb.i else subject
    number = any(child.dep_ == "nummod" for child in subject.children)
    return before if number and before.pos_ == "PROPN" and before in subject.conjuncts else None


def object_controller(verb: Token) -> Token | None:
    """Give the object that acts in an infinitive ("requires Anthropic to use"), where it hangs on the verb above."""
    if verb.dep_ not in ("xcomp", "ccomp"):
        return None
    objects = [t for t in children(verb.head, "dobj", "dative") if t.i < verb.i]
    return objects[-1] if objects and verb.head.lemma_ in words("object_control") else None


def agent_of(verb: Token) -> Token | None:
    """Give the doer of a passive verb ("approved by the board" -> board)."""
    for by in children(verb, "agent"):
        for token in by.children:
            if token.dep_ == "pobj":
                return token
    return None


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive: it has a passive subject or auxiliary, or is a bare participle with an agent."""
    return bool(children(verb, "nsubjpass", "auxpass", "agent"))


def tells_result(verb: Token) -> bool:
    """Tell whether a verb is a participle that tells what the deed before it does: "..., valuing the company at"."""
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.lemma_ in words("resulting")


def is_measured(verb: Token) -> bool:
    """Tell whether a verb has the size of its move beside it ("declined 2 percent", "fell by 3 points to 18")."""
    sizes = children(verb, "dobj", "npadvmod")
    sizes += [size for by in children(verb, "prep") if by.lower_ == "by" for size in children(by, "pobj")]
    return any(size.lemma_.lower() in words("moved_by") and any(t.like_num for t in size.lefts) for size in sizes)


def yet_to_do(verb: Token) -> list[Token]:
    """Give the infinitives that a verb says have not been done: "have yet to deliver", "is yet to open"."""
    if verb.lemma_ not in ("have", "be") or not any(child.lower_ == "yet" for child in verb.children):
        return []
    below = children(verb, "xcomp", "acl", "advcl", "ccomp")
    return [t for t in below if t.i > verb.i and any(x.tag_ == "TO" for x in t.children)]


def complement(token: Token, *prepositions: str) -> Token | None:
    """Give the noun that follows a preposition of a token ("investment in Anthropic", in -> Anthropic), the first."""
    for prep in token.children:
        if prep.dep_ in ("prep", "dative", "agent") and prep.lower_ in prepositions:
            for child in prep.children:
                if child.dep_ in ("pobj", "pcomp") or (child.dep_ == "dep" and child.pos_ == "PROPN"):
                    return child  # "dep" at the end of a headline
            for inner in prep.children:  # "from within X", "out of X"
                if inner.dep_ == "prep":
                    for child in inner.children:
                        if child.dep_ == "pobj":
                            return child
    return None


def foreseen(verb: Token) -> Token | None:
    """Give what a forecast that a verb moves is about, wherever "for" hangs ("raised its forecast for sales to")."""
    outlook = next((noun for noun in children(verb, "dobj") if noun.lemma_.lower() in words("outlook")), None)
    return (complement(outlook, "for", "of") or complement(verb, "for")) if outlook is not None else None


def possessor(noun: Token) -> Token | None:
    """Give the possessor of a noun ("Amazon's chips", "its chips")."""
    marked = (c for c in noun.children if c.dep_ in ("nmod", "compound") and any(t.tag_ == "POS" for t in c.children))
    return next((child for child in noun.children if child.dep_ == "poss"), None) or next(marked, None)


def predicated_noun(token: Token) -> Token | None:
    """Give the noun that a copula says a token is ("Trainium is Amazon's chip": Trainium -> chip)."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in words("copula"):
        return None
    return next(iter(children(verb, "attr", "dobj")), None)


def noun_phrase(noun: Token) -> tuple[int, int]:
    """Give the character offsets of a noun with its left modifiers but without determiner, clauses and prepositions."""
    left = noun
    for child in reversed(list(noun.lefts)):
        if (
            child.dep_ in ("compound", "amod", "nmod", "nummod", "quantmod", "poss", "punct", "case")
            and child.i < left.i
        ):
            left = child.left_edge
        else:
            break
    while left.i < noun.i and (left.pos_ in ("DET", "PUNCT", "SPACE") or left.is_space):
        left = left.nbor(1)
    return left.idx, noun.idx + len(noun.text)


def clause_chain(verb: Token) -> tuple[Token, ...]:
    """Give a verb and the verbs above it up to the root, nearest first."""
    return tuple(t for t in ancestors(verb) if is_predicate(t))


def sentence_offsets(sentence: Span) -> tuple[int, int]:
    """Give the characters [start, end) of a sentence without the white space at its ends."""
    words = [t for t in sentence if not t.is_space] or list(sentence)
    return words[0].idx, words[-1].idx + len(words[-1])
