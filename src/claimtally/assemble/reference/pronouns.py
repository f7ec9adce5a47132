"""Pronouns: whom "it", "they", "she" and "we" stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Span, Token

from claimtally.assemble.reference.gender import can_mean, is_woman
from claimtally.assemble.reference.salience import most_salient
from claimtally.assemble.reference.topic import BODIES
from claimtally.lexicons.known import known_names
from claimtally.lexicons.names import name_words
from claimtally.lexicons.words import words
from claimtally.model import NamedSpan
from claimtally.model.entity import Entity
from claimtally.syntax import tree

if TYPE_CHECKING:
    from claimtally.assemble.reference.resolver import Resolver

THINGS = frozenset({"it", "its", "itself", "they", "their", "them", "themselves", "theirs"})
PEOPLE = frozenset({"he", "she", "his", "her", "him", "hers"})
REFLEXIVE = frozenset({"itself", "themselves", "its", "their"})
OBJECTS = frozenset({"dobj", "pobj", "dative"})
PLURAL = frozenset({"they", "their", "them", "theirs"})
SPEAKER = frozenset({"i", "my", "me"})
SENTENCES_BACK = 3  # how far the thing that "it" takes up may lie
REACH_OF_SHE = 400  # characters back to a woman whom "she" means rather than a nearer name that may be a man's
SPEAKERS = SPEAKER | {"we", "our", "us", "ours"}


def is_reference(token: Token) -> bool:
    """Tell whether a token is a pronoun that can stand for a name."""
    return token.lower_ in THINGS | PEOPLE | SPEAKERS or token.tag_ == "WP$"


def referent(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Give the name that a pronoun stands for, with the pronoun as its words."""
    if token.tag_ == "WP$":
        return _relative(resolver, token)
    if token.lower_ in PLURAL and (group := _group_before(resolver, token)) is not None:
        return group
    if token.lower_ in THINGS - PLURAL and (part := _part_before(resolver, token)) is not None:
        return part
    if token.lower_ in SPEAKERS:
        entity = _speaker(resolver, token)
    elif token.lower_ in PEOPLE:
        entity = _nearest_person(resolver, token)
    elif _is_of_a_whole(token):
        entity = _of_sentences_before(resolver, token)
    elif (actor := actor_upon(resolver, token)) is not None:
        entity = _other_than(resolver, token, actor)
    else:
        entity = _acting_before(resolver, token)
        if (
            entity is None
            and token.lower_ not in PLURAL
            and (nameless := _nameless_before(resolver, token)) is not None
        ):
            return nameless
        entity = _whose_shares(resolver, token, entity or _of_sentences_before(resolver, token))
    return resolver.named(entity, token.idx, token.idx + len(token)) if entity is not None else None


def _whose_shares(resolver: Resolver, token: Token, entity: Entity | None) -> Entity | None:
    """Give whose shares "its shares" are: of the listed company that the article is about, not of its unit."""
    if entity is None or token.lower_ != "its" or token.head.lemma_.lower() not in ("share", "stock"):
        return entity
    topic, known = resolver.topic, known_names()
    unit, listed = known.organisation(entity.name), known.organisation(topic.name) if topic is not None else None
    unlisted = unit is not None and not unit.ticker
    return topic if unlisted and listed is not None and listed.ticker else entity


def actor_upon(resolver: Resolver, token: Token) -> Entity | None:
    """Give the organisation that is the subject of the verb of which "it" or a description is an object.

    The two are not one: "Orlen owns 14% of Synthos and has invested $3 billion in it". Possessives may be.
    """
    if token.dep_ not in OBJECTS or token.lower_ in REFLEXIVE:
        return None
    verb = next((t for t in tree.ancestors(token) if tree.is_predicate(t)), None)
    subject = tree.subject_of(verb) if verb is not None and verb.tag_ != "VBG" else None
    if subject is None or subject.i >= token.i or resolver.entities.at(subject.idx) is None:
        return None
    actor = resolver.party(subject)
    return actor if actor is not None and actor.kind == "organisation" else None


def _other_than(resolver: Resolver, token: Token, actor: Entity) -> Entity | None:
    """Give the organisation named last before a pronoun, in its sentence or the one before, that is not the actor."""
    start = resolver.doc[max(token.sent.start - 1, 0)].sent.start_char
    for entity, mention in resolver.entities.before(token.idx, ("organisation",)):
        if mention.start < start:
            break
        if entity != actor:
            return entity
    return None


def _relative(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Give whom "whose" means: the noun that its clause modifies."""
    clause = next((t for t in tree.ancestors(token) if t.dep_ == "relcl"), None)
    return resolver.resolve(clause.head) if clause is not None else None


def _is_of_a_whole(token: Token) -> bool:
    """Tell whether a pronoun says whose whole somebody is a part of: "OpenAI accounts for half of its sales"."""
    if token.lower_ not in ("its", "their"):
        return False
    verb = next((t for t in tree.ancestors(token) if tree.is_predicate(t)), None)
    return verb is not None and verb.lemma_ in words("making_up")


def _group_before(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Give the people without a name that "they" takes up, where they are the subject of a clause of its sentence."""
    for verb in _verbs_before(token):
        subject = tree.subject_of(verb)
        if subject is None or subject.i >= token.i or subject.tag_ not in ("NNS", "NNPS"):
            continue
        named = resolver.resolve(subject)
        if named is not None and resolver.entities.named(named.name) is None:
            return named
    return _group_of_sentence_before(resolver, token)


def _group_of_sentence_before(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Give the people without a name of whom the sentence before tells: "Buyout firms like it. They completed"."""
    if token.i != token.sent.start or token.dep_ not in tree.SUBJECTS or token.sent.start == 0:
        return None
    before = resolver.doc[token.sent.start - 1].sent
    subject = tree.subject_of(before.root)
    if subject is None or subject.tag_ != "NNS" or subject.lemma_.lower() not in name_words("org_noun", "person_noun"):
        return None
    if any(resolver.entities.at(t.idx) is not None for t in subject.subtree):
        return None  # "Lawyers for Halden and Orlen met. They settled"
    named = resolver.resolve(subject)
    return named if named is not None and resolver.entities.named(named.name) is None else None


def _part_before(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Give the body without a name that acts above "its" or "it": "the consumer unit saw its sales increase"."""
    for verb in _verbs_before(token):
        subject = tree.subject_of(verb)
        if subject is None or subject.i >= token.i:
            continue
        body = subject.lemma_.lower() in name_words("unit_noun")
        named = resolver.resolve(subject) if body else None
        return named if named is not None and resolver.entities.named(named.name) is None else None
    return None


def _nameless_before(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Give the body without a name that is the subject of the sentence before ("The government will sell it. It")."""
    if token.sent.start == 0:
        return None
    subject = tree.subject_of(resolver.doc[token.sent.start - 1].sent.root)
    kinds = name_words("public_body") if resolver.topic is not None else name_words("public_body", "org_noun")
    if subject is None or subject.lemma_.lower() not in kinds:
        return None
    named = resolver.resolve(subject)
    return named if named is not None and resolver.entities.named(named.name) is None else None


def antecedent(resolver: Resolver, token: Token) -> Entity | None:
    """Give the thing a pronoun stands for: a subject of its own sentence before it, else of the sentences before.

    Where those are no organisations: the most salient name.
    """
    return _acting_before(resolver, token) or _of_sentences_before(resolver, token)


def _acting_before(resolver: Resolver, token: Token) -> Entity | None:
    """Give the organisation that acts before a pronoun in its own sentence, a place where none does."""
    place: Entity | None = None
    for verb in _verbs_before(token):
        if verb.dep_ == "acl" and verb.tag_ == "VBN":
            continue  # "chips rented from X, with which it": the chips do nothing
        subject = tree.subject_of(verb)
        if subject is not None and subject.i < token.i and (entity := resolver.party(subject)) is not None:
            if entity.kind == "organisation":
                return entity
            if entity.kind != "other":
                place = place or entity  # "plants in Ohio will be idle": only where no organisation acts
    return place


def _of_sentences_before(resolver: Resolver, token: Token) -> Entity | None:
    """Give the organisation that acts or is described in the sentences before, else the most salient name."""
    sentence = token.sent
    for _ in range(SENTENCES_BACK):
        if sentence.start == 0:
            break
        sentence = resolver.doc[sentence.start - 1].sent
        entity = _acting(resolver, sentence) or _spoken_of(resolver, sentence)
        if entity is not None:
            return entity
    return most_salient(resolver, token, BODIES) or resolver.topic


def _acting(resolver: Resolver, sentence: Span) -> Entity | None:
    """Give the organisation that is the subject of a sentence, or of a clause coordinated with its main one.

    Of reported speech what is told goes first: "Orlen grew, The Ledger has reported. It".
    """
    told = tree.children(sentence.root, "ccomp") if sentence.root.lemma_ in words("reporting") else []
    for verb in (*told, sentence.root, *sentence.root.conjuncts):
        if verb.lemma_ in words("making_up"):
            continue  # "Walmart accounted for 39% of sales. Its machines": the seller's
        subject = tree.subject_of(verb) if verb in told or verb.i >= sentence.root.i else None
        entity = resolver.party(subject) if subject is not None else None
        if entity is not None and entity.kind == "organisation":
            return entity
    return None


def _spoken_of(resolver: Resolver, sentence: Span) -> Entity | None:
    """Give the organisation that a description in a sentence takes up ("that would bring the company $3bn")."""
    for token in sentence:
        if token.lemma_.lower() in name_words("org_noun") and any(
            t.lower_ == "the" for t in tree.children(token, "det")
        ):
            entity = resolver.party(token)
            return entity if entity is not None and entity.kind == "organisation" else None
    return None


def _verbs_before(token: Token) -> list[Token]:
    """Give the verbs above a token, then the other verbs of its sentence whose subject may stand before it."""
    above = [t for t in tree.ancestors(token) if tree.is_predicate(t) or _is_mistaken_verb(t)]
    if token.dep_ in tree.SUBJECTS and above:
        above = above[1:]  # the pronoun is that verb's own subject
    others = [t for t in token.sent if tree.is_predicate(t) and t.i < token.i and t not in above]
    return above + others[::-1]


def _is_mistaken_verb(token: Token) -> bool:
    """Tell whether a verb was taken for a noun: it has a subject ("Orlen forecast in June that its revenue would")."""
    return token.dep_ == "ROOT" and token.pos_ == "NOUN" and bool(tree.children(token, "nsubj"))


def _nearest_person(resolver: Resolver, token: Token) -> Entity | None:
    """Give the person named last before "he" or "she" whom it can mean."""
    people = resolver.entities.before(token.idx, ("person",))
    fits = [(person, at) for person, at in people if can_mean(token.lower_, person, resolver.text)]
    nearest = tree.tokens_of(resolver.doc, fits[0][1].start, fits[0][1].end).root if fits else None
    if nearest is not None and (nearest.head if nearest.dep_ == "appos" else nearest).dep_ in tree.SUBJECTS:
        return fits[0][0]
    near = (person for person, at in fits if token.idx - at.end <= REACH_OF_SHE)
    woman = token.lower_ in ("she", "her") and next((p for p in near if is_woman(p, resolver.text)), None)
    return woman or (fits[0][0] if fits else None)


def _speaker(resolver: Resolver, token: Token) -> Entity | None:
    """Give whom "we" means: the organisation of the one who is quoted, else the speaker; outside a quote the paper."""
    for speaker, _, _ in resolver.speakers(token):
        if speaker.affiliation and (organisation := resolver.by_words(speaker.affiliation)):
            return organisation
        return speaker if speaker.kind != "person" or token.lower_ in SPEAKER else resolver.topic
    return (resolver.by_words(resolver.publisher) if resolver.publisher else None) or resolver.topic
