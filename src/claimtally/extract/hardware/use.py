"""Use: whether an article says of hardware that somebody uses, makes, sells, wants or must use it."""

from __future__ import annotations

from spacy.tokens import Token

from claimtally.extract.hardware.terms import Terms
from claimtally.lexicons.hardware import hardware_words
from claimtally.syntax import tree

# Prepositions behind which hardware is a purpose or a comparison, not what is used.
ASIDE = frozenset({"for", "than", "like", "as", "about", "in", "between", "among", "against", "without", "beyond"})
ABOUT = frozenset({"over", "about", "on", "for"})
INTO = frozenset({"into", "in", "on"})


def is_used(token: Token, terms: Terms) -> bool:
    """Tell whether a word of use governs a phrase, with at most a noun of amount between ("clusters of GPUs")."""
    below = token
    preposition: Token | None = None  # the lowest of those between
    for above in tree.ancestors(token):
        if above == token:
            continue
        explained, below = below.dep_ == "appos", above
        if explained and above.pos_ in ("NOUN", "PROPN"):
            continue
        if above.pos_ == "ADP" and above.dep_ in ("prep", "dative", "agent", "prt"):
            before = _noun_before(above)
            if _is_wanted(above) or _speaks_of_use(before, token, terms):
                return True
            if above.lower_ in ASIDE or (above.lower_ == "from" and before is not None and terms.is_term(before)):
                return False  # a purpose, or the series that chips are from
            preposition = preposition or above
        elif tree.is_predicate(above):
            lemma = above.lemma_.lower()
            if _acts(token, above):
                return lemma in hardware_words("drive_verb") and _is_named(token, terms)
            return lemma in hardware_words("verb") or _takes(above, preposition)
        elif above.pos_ in ("NOUN", "PROPN"):
            answer = _by_noun(above, preposition, token, terms)
            if answer is not None:
                return answer
    return False


def _by_noun(above: Token, preposition: Token | None, token: Token, terms: Terms) -> bool | None:
    """Tell what a noun above a phrase says of its use; None where it only counts or lists it."""
    lemma = above.lemma_.lower()
    if lemma in hardware_words("agent") and preposition is not None:
        return True
    if lemma in hardware_words("noun") or lemma in hardware_words("trade"):
        return _speaks_of_use(above, token, terms)
    if lemma in hardware_words("amount") or above in token.conjuncts:
        return None
    if terms.is_term(above):
        return False if preposition is not None else None  # "chips from the MI400 series" are told of as chips
    verb = above.head if above.dep_ == "dobj" else tree.predicate_of(above)
    # "runs its services on H100s": the parser hangs "on" on the services.
    return preposition is not None and preposition.head == above and verb is not None and _takes(verb, preposition)


def _speaks_of_use(noun: Token | None, token: Token, terms: Terms) -> bool:
    """Tell whether a noun says that somebody uses or supplies a phrase.

    What plays "a role in the development of processors" uses none, and "sales of chips" are nobody's: there only a
    product's name, or a maker's, says enough.
    """
    if noun is None:
        return False
    if noun.lemma_.lower() in hardware_words("trade"):
        return _is_named(token, terms)
    if noun.lemma_.lower() not in hardware_words("noun"):
        return False
    said = noun.dep_ != "pobj" or tree.possessor(noun) is not None
    return said or _is_named(token, terms) or any(t.pos_ == "PROPN" for t in tree.children(token, "compound", "nmod"))


def _noun_before(preposition: Token) -> Token | None:
    """Give the object that stands before a preposition which the parser hangs on the verb ("reduce reliance on")."""
    before = preposition.nbor(-1) if preposition.i else preposition
    return before if before.dep_ == "dobj" and before.head == preposition.head else None


def _is_named(token: Token, terms: Terms) -> bool:
    """Tell whether a phrase holds a product's name."""
    return any(t.i in terms.names for t in (token, *tree.children(token, "compound", "nmod", "nummod")))


def _takes(verb: Token, preposition: Token | None) -> bool:
    """Tell whether a verb of use takes a preposition: "trains on", "equips with"."""
    if preposition is None:
        return False
    lemma, word = verb.lemma_.lower(), preposition.lower_
    return (word == "on" and lemma in hardware_words("on_verb")) or (
        word == "with" and lemma in hardware_words("with_verb")
    )


def _is_wanted(preposition: Token) -> bool:
    """Tell whether a preposition leads to hardware that somebody goes for: "order for", "talks over", "invest in"."""
    governor, word = preposition.head, preposition.lower_
    lemma = governor.lemma_.lower()
    if governor.pos_ in ("NOUN", "PROPN"):
        wanted = word == "for" and lemma in hardware_words("goal_noun")
        return wanted or (word in ABOUT and lemma in hardware_words("talk_noun"))
    return (
        (word in INTO and lemma in hardware_words("into_verb"))
        or (word == "for" and lemma in hardware_words("for_verb"))
        or (word == "to" and lemma in hardware_words("to_verb"))
    )


def _acts(token: Token, verb: Token) -> bool:
    """Tell whether a phrase is what acts ("GPUs need power"), so that nobody uses it; passive subjects are used."""
    branch = next(t for t in tree.ancestors(token) if t.head == verb)
    return branch.dep_ == "nsubj" and not (verb.tag_ == "VBN" and tree.agent_of(verb) is not None)


def has_doer(token: Token) -> bool:
    """Tell whether a clause behind hardware says who makes or uses it ("a chip designed by Orlen")."""
    for clause in tree.children(token, "acl", "relcl"):
        if clause.lemma_.lower() not in hardware_words("verb"):
            continue
        if clause.tag_ == "VBN" and tree.agent_of(clause) is not None:
            return True
        subjects = tree.children(clause, "nsubj")
        if clause.dep_ == "relcl" and subjects and subjects[0].lower_ not in tree.RELATIVE_PRONOUNS:
            return True
    return False


def is_owned(token: Token) -> bool:
    """Tell whether a product is said to be somebody's ("Trainium is Amazon's chip"); of several, the first is told."""
    noun = tree.predicated_noun(token)
    if noun is None or tree.possessor(noun) is None:
        return False
    return tree.children(token.head, "nsubj")[0] == token
