"""Groups the candidates of an article into entities: one for each name, with all its mentions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from spacy.tokens import Doc

from claimtally.lexicons.known import Known, known_names
from claimtally.lexicons.names import name_words
from claimtally.lexicons.nationalities import adjectives_of
from claimtally.lexicons.organisations import nouns_of_kind
from claimtally.model.entity import Entity, EntityIndex
from claimtally.model.span import Span
from claimtally.parse.names.affiliations import affiliation_of
from claimtally.parse.names.candidates import Candidate, find_candidates
from claimtally.parse.names.forms import Words, canonical_forms
from claimtally.parse.names.kinds import acts_as_company, descriptors_of, kind_of
from claimtally.syntax.source_text import text_of


def find_entities(doc: Doc, known: Known | None = None) -> EntityIndex:
    """Find the entities of a parsed article: names from full to short form, with kind, descriptors, affiliation."""
    known = known or known_names()
    words = {c: tuple(t.text for t in doc[c.start : c.end]) for c in find_candidates(doc, known)}
    canonical = canonical_forms(doc, words, known)
    groups: dict[Words, list[Candidate]] = defaultdict(list)
    for candidate, form in words.items():
        groups[canonical[form]].append(candidate)
    text = text_of(doc)
    entities = [
        _entity(doc, text, next((m for m in members if words[m] == form), members[0]), members, known)
        for form, members in groups.items()
    ]
    first_words = {e.name.split()[0] for e in entities if e.kind == "person" and " " in e.name}
    for place, members in enumerate(groups.values()):
        alone = entities[place].name in first_words and not any(acts_as_company(doc, member) for member in members)
        entities[place] = _as_person(entities[place], known) if alone else entities[place]
    entities.sort(key=lambda e: (e.mentions[0].start, e.name))
    return EntityIndex(tuple(entities))


def _as_person(entity: Entity, known: Known) -> Entity:
    """Make the first word of a person's name that stands alone a person, where nothing says it is a company.

    "Liang" of Liang Tianlong stays a name of its own, since family names come first and last.
    """
    company = entity.kind != "organisation" or known.organisation(entity.name) is not None
    if company or entity.descriptors & name_words("org_noun"):
        return entity
    return replace(entity, kind="person")


def _entity(doc: Doc, text: str, whole: Candidate, members: list[Candidate], known: Known) -> Entity:
    """Give the entity of a name: called as it stands at `whole`, mentioned at all members."""
    mentions = tuple(Span.of(text, doc[m.start].idx, doc[m.end - 1].idx + len(doc[m.end - 1])) for m in members)
    name = " ".join(whole.text(doc).split())
    told = descriptors = frozenset(noun for m in members for noun in descriptors_of(doc, m))
    kind = kind_of(doc, name, members, told, known)
    organisation = known.organisation(name) if kind == "organisation" else None
    if organisation is not None:
        descriptors |= nouns_of_kind(organisation.kind) | adjectives_of(organisation.country)
    affiliation = affiliation_of(doc, members) if kind == "person" else None
    return Entity(name, kind, mentions, descriptors, affiliation, told)
