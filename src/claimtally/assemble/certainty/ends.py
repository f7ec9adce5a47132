"""Where a scope ends: between which two words of a parse what governs the upper one no longer governs the lower."""

from __future__ import annotations

from spacy.tokens import Token

from claimtally.lexicons.factuality import level_of, words_of
from claimtally.lexicons.words import words
from claimtally.syntax import tree
from claimtally.syntax.word_classes import FINITE, POINTING

# Prepositions that set a clause off in time or manner: what governs the verb above does not reach into it.
OFFSET = frozenset({"after", "since", "despite", "without", "following", "besides"})
# Prepositions before what a number is compared with: a plan is measured against what there is.
BASELINE = frozenset({"against", "versus", "vs", "vs.", "unlike"})
# What opens a clause of time; in the present tense it tells of the same time to come as the clause above.
TEMPORAL = frozenset({"when", "once", "until", "till", "before", "after"})
DEVERBAL = ("ment", "tion", "sion")
AUXILIARIES = frozenset({"has", "have", "had", "'s", "’s", "'ve", "’ve", "was", "were", "is", "are", "can"})


def scope_ends(below: Token, above: Token) -> bool:
    """Tell whether what governs `above` no longer governs `below`.

    A coordinate, relative or adverbial clause is judged by itself; a clause that only brings a total along
    ("bringing its total to $13bn") shares the level of the clause above. A definite noun phrase is presupposed:
    who plans to scrap "the 15% tariffs" does not plan the tariffs.
    """
    if below.dep_ in ("relcl", "parataxis", "csubj") or below.lower_ == "compared" or _set_apart(below, above):
        return True
    if below.dep_ == "acl" and below.tag_ == "VBN" and below.i and below.nbor(-1).text == ",":
        return True  # "beat expectations, driven by a 38% surge"
    if below.dep_ == "appos" and above.pos_ == "PROPN" and below.pos_ == "NOUN":
        return True  # "will buy Orlen, a refiner with $3 million in sales"
    if below.dep_ == "conj" and tree.is_predicate(below):
        return bool(tree.children(below, "nsubj", "nsubjpass")) or has_own_tense(below)
    if below.dep_ == "prep" and below.lower_ == "with" and below.i < above.i and _is_between_commas(below):
        return True  # "Orlen, with deposits of $4 billion, would give it a foothold"
    if below.dep_ == "pcomp" and above.lower_ in OFFSET:
        return True
    if below.dep_ == "advcl":
        return not (_is_outcome(below, above) or _is_time_to_come(below) or _is_infinitive(below))
    if above.lemma_ in words("leaving_so") and any(t.tag_ == "VBG" for t in tree.children(below, "acl")):
        return False  # "could leave the lab owning 7%"
    if above.pos_ in tree.VERBAL and below.pos_ in ("NOUN", "PROPN") and below.dep_ in ("dobj", "nsubj", "nsubjpass"):
        made = below.dep_ != "nsubj" and above.lemma_ in words("making")  # "will build the 30 GWh plant"
        return not made and _is_presupposed(below)
    if below.dep_ != "pobj":
        return False
    if above.lower_ == "of" and above.head.lower_ == "top" and any(t.lower_ == "the" for t in below.lefts):
        return True  # "on top of the $1.6 billion left"
    return _is_baseline(above) or (below.pos_ == "NOUN" and _is_presupposed(below)) or is_there(below)


def _is_between_commas(head: Token) -> bool:
    after = head.right_edge.i + 1
    return head.i > 0 and head.nbor(-1).text == "," and after < len(head.doc) and head.doc[after].text == ","


def _is_baseline(preposition: Token) -> bool:
    """Tell whether a preposition sets a number beside another, behind a comma ("..., against 300 a year ago")."""
    return preposition.lower_ in BASELINE and preposition.i > 0 and preposition.nbor(-1).text == ","


def _set_apart(below: Token, above: Token) -> bool:
    """Tell whether two clauses of one sentence stand side by side: a semicolon or ", so" parts their verbs."""
    if not (tree.is_predicate(below) and tree.is_predicate(above)) or below.dep_ not in ("ccomp", "conj", "dep"):
        return False
    first, last = sorted((below.i, above.i))
    between = below.doc[first + 1 : last]
    return any(
        t.text == ";" or (t.lower_ in ("so", "but") and t.nbor(-1).text == "," and t.dep_ in ("cc", "mark", "advmod"))
        for t in between
    )


def has_own_tense(verb: Token) -> bool:
    """Tell whether a coordinate verb has a tense of its own ("must lay cable and has ordered half of it")."""
    if verb.tag_ in ("VBD", "VBZ") and verb.lower_ != verb.lemma_:  # "will close 47 and shed 1,900" is no past
        return True
    return any(t.tag_ in FINITE for t in tree.children(verb, "aux", "auxpass"))


def _is_infinitive(verb: Token) -> bool:
    return any(t.tag_ == "TO" for t in verb.children)


def _is_outcome(below: Token, above: Token) -> bool:
    """Tell whether a participle tells what comes of the clause above ("lifting its total to", "creating 500 jobs")."""
    if below.tag_ != "VBG":
        return False
    if below.lemma_ in words("bringing"):
        return True
    behind = below.i > above.i and below.i > 0 and below.nbor(-1).text == ","
    return behind and below.lemma_ in words_of("outcome")


def _is_time_to_come(clause: Token) -> bool:
    """Tell whether a clause of time stands in the present tense ("when the last phase is finished")."""
    opens = any(t.lower_ in TEMPORAL for t in tree.children(clause, "mark", "advmod"))
    past = clause.tag_ == "VBD" or any(t.tag_ in ("VBD", "MD") for t in tree.children(clause, "aux", "auxpass"))
    finite = clause.tag_ in ("VBZ", "VBP") or any(
        t.tag_ in ("VBZ", "VBP") for t in tree.children(clause, "aux", "auxpass")
    )
    return opens and finite and not past


def is_there(number: Token) -> bool:
    """Tell whether a relative clause says of a number that it is there ("the $1.2 billion that it spent")."""
    if any(t.dep_ in ("poss", "nmod") and _is_past_time(t) for t in number.children):
        return True  # "last year's $3 a share"
    if not any(t.lower_ in POINTING for t in number.children):
        return False
    for clause in tree.children(number, "relcl"):
        if any(t.tag_ == "WRB" for t in clause.children):
            continue  # "the $5 when a customer buys"
        helpers = [t for t in clause.children if t.dep_ in ("aux", "auxpass")]
        told = clause.tag_ in ("VBD", "VBZ", "VBP") or any(t.lower_ in AUXILIARIES for t in helpers)
        unsure = (
            any(t.tag_ == "MD" and t.lower_ != "can" for t in helpers)
            or level_of("verb", clause.lemma_.lower()) is not None
        )
        if told and not unsure:
            return True
    return False


def _is_past_time(noun: Token) -> bool:
    return any(t.lower_ == "last" for t in noun.children) and any(t.tag_ == "POS" for t in noun.children)


def _is_presupposed(noun: Token) -> bool:
    """Tell whether a noun phrase is definite and names a thing, not a deal or a plan that is being told of."""
    owner = tree.possessor(noun)
    owned = owner is not None and owner.pos_ != "SYM" and owner.tag_ != "$"  # the parser makes "€" own "58bn"
    owned = owned and noun.lemma_.lower() != "worth"  # "four gigawatts' worth of chips"
    definite = any(t.lower_ in POINTING for t in tree.children(noun, "det")) or owned
    lemma = noun.lemma_.lower()
    to_do = any(t.dep_ == "acl" and _is_infinitive(t) for t in noun.children)  # "the right to cancel within 90 days"
    told = to_do or level_of("noun", lemma) is not None or lemma in words("event") or _is_deed(noun)
    return definite and not told and not any(t.lower_ in words("fresh") | words("cap") for t in noun.children)


def _is_deed(noun: Token) -> bool:
    """Tell whether a noun is a verb in disguise with its object ("the establishment of a fund"): it tells of a deed."""
    deverbal = noun.lemma_.lower().endswith(DEVERBAL) or noun.lemma_.lower() in words("deed")
    return deverbal and tree.complement(noun, "of") is not None
