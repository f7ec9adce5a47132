"""Salience: which name a description or pronoun most likely takes up.

In the manner of Lappin and Leass (1994): every name mentioned before is weighed by how near and how prominent its
mention is; the heaviest wins. Weights are few and coarse, found on the project's gold articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeGuard

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from claimtally.assemble.reference.citing import is_cited
from claimtally.lexicons.words import words
from claimtally.model import Span
from claimtally.model.entity import Entity, EntityKind
from claimtally.syntax import tree

if TYPE_CHECKING:
    from claimtally.assemble.reference.resolver import Resolver

RECENCY = (3.0, 2.5, 1.5, 1.0, 0.5)  # by sentences back
SUBJECT = 2.0  # of a main clause
LESSER_SUBJECT = 1.0  # of a dependent clause
MODIFIER = -1.0  # stands inside another noun phrase ("Nvidia chips", "analysts at Corran")
TOPIC = 3.0  # what the article is about
PARAGRAPH = 3.0  # the first sentence of the paragraph is about it
FOCUS = 0.5  # what the claim before is about
PLACE = -2.5  # places are seldom taken up
SPOKE = -1.0  # is only the source of what is said
CLAUSE_MATE = -6.0  # acts in the clause in which the word is acted upon


def most_salient(
    resolver: Resolver,
    token: Token,
    kinds: tuple[EntityKind, ...],
    focus: str | None = None,
    fits: Callable[[Entity], bool] = lambda entity: True,
) -> Entity | None:
    """Give the name that a word at a token most likely takes up, None where none of the kinds stands before it.

    `focus` is the name that the claim before is about; only names that `fits` allows are weighed.
    """
    sentences = list(_sentences_back(token))
    out = frozenset((*acted_upon(resolver, token), _actor(resolver, token)))
    weights: dict[str, float] = {}
    for entity, mention in resolver.entities.before(token.idx, kinds):
        back = next((i for i, s in enumerate(sentences) if s.start_char <= mention.start < s.end_char), None)
        if back is None:
            break
        if fits(entity) and not is_cited(resolver.text, mention):
            weight = RECENCY[back] + _weight(resolver, entity, mention) + (CLAUSE_MATE if entity.name in out else 0.0)
            weights[entity.name] = max(weight, weights.get(entity.name, weight))

    def may_be(entity: Entity | None) -> TypeGuard[Entity]:
        return entity is not None and entity.kind in kinds and fits(entity) and entity.name not in out

    spoken_of, topic = _spoken_of(resolver, sentences), resolver.topic
    if may_be(spoken_of):
        weights[spoken_of.name] = max(weights.get(spoken_of.name, 0.0), RECENCY[1] + SUBJECT)
    opens = _opens_paragraph(resolver, token)
    if opens is not None and opens.name in weights:
        weights[opens.name] = max(weights[opens.name], RECENCY[2] + SUBJECT) + PARAGRAPH
    if may_be(topic) and topic.mentions[0].start < token.idx:
        weights[topic.name] = weights.get(topic.name, 0.0) + TOPIC + (PLACE if topic.kind == "place" else 0.0)
    if focus in weights:
        weights[focus] += FOCUS
    if not weights:
        return None
    best = max(weights.values())
    return resolver.entities.named(next(name for name, weight in weights.items() if weight == best))


def _opens_paragraph(resolver: Resolver, token: Token) -> Entity | None:
    """Give the name that is the main subject of the sentence that opens a token's paragraph, where that is another."""
    start = resolver.text.rfind("\n\n", 0, token.idx) + 2
    if start < 2 or start >= token.sent.start_char:
        return None
    found = resolver.entities.at(start)  # of a sentence that no model read, only its names are known
    if found is not None and resolver.text.startswith((" ", ", "), found[1].end):
        return found[0]
    opening = tree.tokens_of(resolver.doc, start, start + 1)
    subject = tree.subject_of(opening[0].sent.root) if len(opening) else None
    if subject is not None and _tells_of_another(resolver, subject.head):
        return None
    found = resolver.entities.at(subject.idx) if subject is not None and subject.idx >= start else None
    return found[0] if found is not None else None


def _tells_of_another(resolver: Resolver, verb: Token) -> bool:
    """Tell whether a verb of saying tells of somebody else: "Halden said Orlen would", but "said its profit rose"."""
    said = tree.children(verb, "ccomp") if verb.lemma_ in words("reporting") else []
    told = [tree.subject_of(clause) for clause in said]
    return any(t is not None and resolver.entities.at(t.idx) is not None for t in told)


def _weight(resolver: Resolver, entity: Entity, mention: Span) -> float:
    """Give what a mention weighs by its place in its clause; places are seldom taken up."""
    prominence = _prominence(tree.tokens_of(resolver.doc, mention.start, mention.end).root)
    return prominence + (PLACE if entity.kind == "place" else 0.0)


def _sentences_back(token: Token) -> Iterator[SpacySpan]:
    """Give the sentence of a token and those before it, nearest first."""
    sentence = token.sent
    for _ in RECENCY:
        yield sentence
        if sentence.start == 0:
            return
        sentence = token.doc[sentence.start - 1].sent


def _prominence(head: Token) -> float:
    if head.dep_ in tree.SUBJECTS:
        verb = head.head
        if verb.lemma_ in words("reporting"):
            return SPOKE
        main = verb.dep_ == "ROOT" or (verb.dep_ in ("ccomp", "conj") and verb.head.dep_ == "ROOT")
        return SUBJECT if main else LESSER_SUBJECT
    if head.dep_ == "poss":
        return LESSER_SUBJECT if head.head.dep_ in tree.SUBJECTS else 0.0
    if head.dep_ in ("compound", "nmod", "amod"):
        return SUBJECT if _owns_a_measure(head) else MODIFIER
    if head.dep_ == "pobj" and head.head.lower_ == "at" and head.head.i == head.sent.start:
        return SUBJECT  # "At EDS, profit jumped": the sentence is about EDS
    if head.dep_ == "pobj" and head.head.lower_ in ("at", "in", "near", "by", "from"):
        return MODIFIER
    return 0.0


def _owns_a_measure(name: Token) -> bool:
    """Tell whether a name stands before a measure of its own that the sentence tells of: "GM Hughes net fell"."""
    measure = name.head
    return measure.dep_ == "nsubj" and measure.lemma_.lower() in words("measure")


def _actor(resolver: Resolver, token: Token) -> str | None:
    """Give who acts in the clause in which a word is acted upon: it takes up somebody else."""
    verb = tree.predicate_of(token)
    if verb is None or token.dep_ in tree.SUBJECTS or token.dep_ == "poss" or tree.tells_result(verb):
        return None
    subject = tree.subject_of(verb)
    if subject is None or subject == token or subject.is_ancestor(token) or subject.i > token.i:
        return None
    found = resolver.entities.at(subject.idx)
    return found[0].name if found is not None else None


def acted_upon(resolver: Resolver, token: Token) -> frozenset[str]:
    """Give the names that the clause of a subject acts upon: "the company has granted Orlen warrants" is not Orlen.

    So do the clauses that say which one it is ("the company that owns the Lotos chain").
    """
    verbs = tree.children(token, "relcl")
    verb = tree.predicate_of(token)
    if verb is not None and tree.subject_of(verb) == token:
        verbs.append(verb)
    held: list[Token] = []
    for verb in verbs:
        held += [*tree.children(verb, "dobj", "dative", "iobj"), *_behind(verb)]
        for noun in tree.children(verb, "dobj"):
            held += [*_behind(noun), *tree.children(noun, "compound", "poss")]
    found = (resolver.entities.at(noun.idx) for noun in held)
    return frozenset(entity[0].name for entity in found if entity is not None)


def _behind(head: Token) -> list[Token]:
    return [
        noun for preposition in tree.children(head, "prep", "dative") for noun in tree.children(preposition, "pobj")
    ]


def _spoken_of(resolver: Resolver, sentences: list[SpacySpan]) -> Entity | None:
    """Give whom the main subject of the sentence before means, where that is a description ("The company will")."""
    if len(sentences) < 2:
        return None
    subject = tree.subject_of(sentences[1].root)
    if subject is None or subject.pos_ != "NOUN" or sentences[1].root.lemma_ in words("reporting"):
        return None
    return resolver.party(subject)
