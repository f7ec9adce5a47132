"""Descriptions: whom "the startup", "chipmaker Nvidia" and "the commission" stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Token

from claimtally.assemble.reference.listed import listed
from claimtally.assemble.reference.owners import owner
from claimtally.assemble.reference.pronouns import actor_upon
from claimtally.assemble.reference.salience import acted_upon, most_salient
from claimtally.assemble.reference.topic import BODIES
from claimtally.lexicons.known import known_names
from claimtally.lexicons.names import is_country, name_words, trade_of
from claimtally.lexicons.nationalities import nationalities
from claimtally.lexicons.words import words
from claimtally.model import NamedSpan
from claimtally.model.entity import Entity
from claimtally.syntax import tree

if TYPE_CHECKING:
    from claimtally.assemble.reference.resolver import Resolver

# "Boise, Idaho-based company", "San Jose, California, company": whom the words behind a town describe
SEATED = re.compile(r", [A-Z][\w.]*(?: [A-Z][\w.]*)?(?:-based |, )")
SEAT = re.compile(r"(?:, [A-Z][\w. ]{1,20})?-based\b")  # behind a town that was taken for a company
YOUNG = frozenset({"startup", "start-up"})
POSSESSIVES = ("'s ", "’s ", "' ", "’ ")
ABOVE = frozenset({"parent", "owner"})
OWNERS = frozenset({"parent", "maker", "owner", "operator"})
REACH_OF_SALE = 40  # tokens before the sentence before, in which a unit may be sold
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "both"})


def own_name(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Give the name that stands with a description ("chipmaker Nvidia", "NE Edge, the startup", "the AWS unit")."""
    if (apposed := _apposed_to(resolver, token)) is not None:
        return apposed
    public = token.lemma_.lower() in name_words("public_body")
    above = {token.lemma_.lower(), *(t.lower_ for t in tree.children(token, "compound"))} & ABOVE
    for child in tree.children(token, "appos", "compound", "nmod"):
        if above and child.i < token.i:
            continue  # "the Lotos parent company" is another one
        found = resolver.entities.at(child.idx)
        if found is not None and found[1].text.split()[0].lower() in name_words("index"):
            continue  # "the FTSE 100 firm", "the Nasdaq company"
        if found is not None and SEAT.match(resolver.text, found[1].end):
            continue  # "The Amarillo, Texas-based company"
        if found is not None and child.i < token.i and _tells_seat(token, child, found[0]):
            continue  # "the Bristol company", of a town that comes nowhere else
        if found is not None and (public or not _is_where(token, child, found[0])):
            return resolver.at(child)
    for partner in tree.children(token, "conj"):  # "developer and operator Orlen"
        if _describes_too(token, partner) and (named := resolver.at(partner)) is not None:
            return named
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if behind != token and behind.head == token.head and behind.dep_ == token.dep_ == "nsubj":
        return resolver.at(behind)  # "developer Orlen has": the parser takes both for subjects
    return resolver.at(token.head) if token.dep_ == "appos" else None


def _apposed_to(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Give the organisation behind which ", a startup designing chips," stands, whatever the parser hangs it on."""
    first = next((t for t in tree.children(token, "det") if t.lower_ in ("a", "an")), None)
    if first is None or first.i < 2 or first.nbor(-1).text != "," or token.lemma_.lower() not in name_words("org_noun"):
        return None
    if token.dep_ in tree.SUBJECTS and not _closes_apposition(token):
        return None  # "bought Halden, a bank lent it $3 million"
    name = first.nbor(-2)
    found = resolver.entities.at(name.idx)
    if found is None or found[0].kind != "organisation" or name.dep_ == "pobj":
        return None
    return resolver.named(found[0], found[1].start, found[1].end)


def _closes_apposition(noun: Token) -> bool:
    """Tell whether a comma or a clause of its own follows a noun, so that it does not act in the clause behind it."""
    behind = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    return behind.text == "," or behind.tag_ in ("VBG", "VBN", "WDT", "WP", "IN")


def _tells_seat(noun: Token, name: Token, entity: Entity) -> bool:
    """Tell whether a name that stands nowhere but before "the ... company" says where that sits, not who it is."""
    definite = any(t.lower_ == "the" for t in noun.lefts)
    unit = noun.lemma_.lower() in name_words("unit_noun")
    town = entity.kind == "place" or name.ent_type_ in ("GPE", "LOC")
    alone = len(entity.mentions) == 1 and known_names().organisation(entity.name) is None
    return town and definite and not unit and alone


def _describes_too(noun: Token, name: Token) -> bool:
    """Tell whether a second description stands between a first one without determiner and the name they share."""
    if any(t.dep_ in ("det", "poss") for t in noun.children):
        return False
    second = noun.doc[min(noun.i + 2, len(noun.doc) - 1)]
    return second.pos_ == "NOUN" and second.head == name and second.lemma_.lower() in name_words("org_noun")


def _is_where(noun: Token, name: Token, entity: Entity) -> bool:
    """Tell whether a name only says where a described organisation sits: "the Hamburg manufacturer" is not Hamburg."""
    placed = name.ent_type_ in ("GPE", "LOC", "NORP") and any(c.lower_ in DEFINITE for c in noun.children)
    return entity.kind == "place" or (placed and name.dep_ != "appos")


def described(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Give whom a noun for organisations means: the name beside it, the name it describes, else who was spoken of last.

    An indefinite or plural one ("a bank", "lenders") stands for its owner or for itself.
    """
    for told in (who_owns, _of_whom_it_is_said, own_name, _owner_of_unit, _employer):
        if (named := told(resolver, token)) is not None:
            return named
    beside = (token, *tree.children(token, "compound"))  # the parser hangs "the" of "the AI startup" on "AI"
    determiners = [c.lower_ for t in beside for c in tree.children(t, "det", "poss")]  # "which the utility reserved"
    determiner = next((word for word in determiners if word in DEFINITE), next(iter(determiners), None))
    plural = token.tag_ in ("NNS", "NNPS")
    if plural or (determiner not in DEFINITE and not _is_unique(resolver, token)):
        return _indefinite(resolver, token, bare=determiner is None, plural=plural)
    if token.lemma_.lower() == "state" and not tree.children(token, "amod", "compound"):
        entity = most_salient(
            resolver, token, ("place",), fits=lambda place: place.name.casefold() in name_words("us_state")
        )
    elif token.lemma_.lower() in words("country_noun"):
        entity = most_salient(resolver, token, ("place",), fits=lambda place: is_country(place.name))
    elif _is_part(resolver, token) and token.dep_ not in tree.SUBJECTS:
        return resolver.literal(token)
    else:
        entity = _spoken_of(resolver, token)
    return resolver.named(entity, *tree.noun_phrase(token)) if entity is not None else resolver.literal(token)


def _of_whom_it_is_said(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Give of whom "it's a company that only has $15 billion of revenue" speaks."""
    if token.dep_ != "attr" or token.head.lemma_ != "be" or not tree.children(token, "relcl"):
        return None
    told = next(iter(tree.children(token.head, "nsubj")), None)
    return resolver.resolve(told) if told is not None and told.lower_ in ("it", "they", "we") else None


def _indefinite(resolver: Resolver, token: Token, bare: bool, plural: bool) -> NamedSpan:
    """Give whom "a bank" or "lenders" mean: their owner, the topic in a headline ("Chipmaker to invest"), or itself."""
    if (names := listed(resolver, token)) is not None:
        return names
    possessor = owner(resolver, token) if plural or bare else None
    topic = resolver.topic
    headed = not plural and bare and _in_headline(resolver, token)
    if possessor is None and headed and topic is not None and topic.kind == "organisation":
        return resolver.named(topic, *tree.noun_phrase(token))
    return possessor or resolver.literal(token)


def _spoken_of(resolver: Resolver, token: Token) -> Entity | None:
    """Give the organisation spoken of before that a definite noun takes up, of its trade if there is one."""
    entity = (
        _employer_of_speaker(resolver, token)
        or _who_buys(resolver, token)
        or _described_before(resolver, token)
        or _who_is_bought(resolver, token)
    )
    lemma = token.lemma_.lower()
    if entity is not None or lemma in name_words("public_body"):
        return entity
    if any(t.lower_ == "that" for t in tree.children(token, "det")):  # "its rival Synthos. That company is building"
        return next((e for e, _ in resolver.entities.before(token.idx, ("organisation",))), None)
    actor, other = actor_upon(resolver, token), _whose_counterpart(resolver, token)

    told = (t.lower_ for t in tree.children(token, "compound"))
    trade = trade_of(lemma) or next(filter(None, map(trade_of, told)), frozenset())  # "the cloud company" is no lab

    def may_be(candidate: Entity) -> bool:
        if _is_paper(candidate) and candidate != resolver.topic:
            return False
        return candidate.name != other and candidate != actor and _can_be(candidate, lemma, trade)

    return (
        most_salient(resolver, token, ("organisation",), fits=may_be)
        or most_salient(resolver, token, ("organisation",))
        or _topic_beside(resolver, token)
    )


def who_owns(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Give whom "the parent of Snapchat" or "the maker of ChatGPT" means: another one that was spoken of last."""
    if token.lemma_.lower() == "owner" and any(t.lower_ == "new" for t in tree.children(token, "amod")):
        buyer = _who_buys(resolver, token)
        return resolver.named(buyer, *tree.noun_phrase(token)) if buyer is not None else None
    inner = tree.complement(token, "of") if token.lemma_.lower() in OWNERS and token.tag_ == "NN" else None
    topic = resolver.topic
    if inner is None or topic is None or topic.kind != "organisation":
        return None
    owned = resolver.at(inner)
    if owned is None or token.dep_ == "appos" or tree.children(token, "appos"):
        return None
    if not any(t.lower_ == "the" for t in tree.children(token, "det")):
        return None  # "an owner of Orlen shares"
    other = _acting_before(resolver, token)
    if other is None or other.name == owned.name:
        other = most_salient(resolver, token, ("organisation",), fits=lambda entity: entity.name != owned.name)
    other = other or (topic if topic.name != owned.name else None)
    return resolver.named(other, *tree.noun_phrase(token)) if other is not None else None


def _acting_before(resolver: Resolver, token: Token) -> Entity | None:
    """Give the organisation that is the main subject of the sentence before."""
    before = token.doc[token.sent.start - 1].sent if token.sent.start else None
    subject = tree.subject_of(before.root) if before is not None else None
    entity = resolver.party(subject) if subject is not None else None
    return entity if entity is not None and entity.kind == "organisation" else None


def _owner_of_unit(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Give whose unit it is, where it has no name of its own: "a data centre unit of Orlen", "an Orlen subsidiary"."""
    if token.lemma_.lower() not in name_words("unit_noun"):
        return None
    if not any(t.lower_ in ("a", "an", "another") for t in tree.children(token, "det")):
        return None
    inner = tree.complement(token, "of")
    return resolver.at(inner) if inner is not None else None


def _is_part(resolver: Resolver, token: Token) -> bool:
    """Tell whether a part of a company is told apart by what it does: "the consumer unit", but not "the unit"."""
    if token.lemma_.lower() not in name_words("unit_noun"):
        return False
    return any(t.pos_ in ("NOUN", "ADJ") and resolver.at(t) is None for t in tree.children(token, "compound", "amod"))


def _employer(resolver: Resolver, token: Token) -> NamedSpan | None:
    """Give the company of the one whom "his company" speaks of."""
    possessor = next((t for t in tree.children(token, "poss") if t.lower_ in ("his", "her")), None)
    named = resolver.resolve(possessor) if possessor is not None else None
    person = resolver.entities.named(named.name) if named is not None else None
    employer = resolver.by_words(person.affiliation) if person is not None and person.affiliation else None
    return resolver.named(employer, *tree.noun_phrase(token)) if employer is not None else None


def _employer_of_speaker(resolver: Resolver, token: Token) -> Entity | None:
    """Give the company of the one who says of "the company" what it plans: "Corran's chairman said the firm would"."""
    if token.lemma_.lower() not in name_words("party_noun"):
        return None
    for speaker, mention, source in resolver.speakers(token):
        if speaker.kind == "person" and speaker.descriptors & name_words("person_source"):
            continue  # an analyst speaks of other companies than his own
        if speaker.kind == "person" and speaker.affiliation:
            employer = resolver.by_words(speaker.affiliation)
            return employer if employer is not None and employer.kind == "organisation" else None
        if speaker.kind == "organisation" and resolver.text[mention.end : source.end].startswith(POSSESSIVES):
            return speaker  # "Corran's chairman"
    return None


def _who_buys(resolver: Resolver, token: Token) -> Entity | None:
    """Give whom "the buyer" or "the seller" means: who buys or sells somebody in a sentence before."""
    lemma = token.lemma_.lower()
    deeds = (
        ("acquire", "buy") if lemma in words("acquirer") | {"owner"} else ("sell",) if lemma in words("vendor") else ()
    )
    for verb in reversed(token.doc[: token.sent.start]) if deeds else ():
        if lemma in words("acquirer") and (bidder := _who_bids(resolver, verb)) is not None:
            return bidder
        if verb.pos_ == "VERB" and verb.lemma_ in deeds and (subject := tree.subject_of(verb)) is not None:
            return resolver.party(subject)
    return None


def _who_bids(resolver: Resolver, noun: Token) -> Entity | None:
    """Give whose bid or takeover a noun speaks of ("a takeover by Orlen", "Orlen's offer")."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in words("takeover") | {"bid", "offer", "approach", "proposal"}:
        return None
    whose = tree.complement(noun, "by", "from") or tree.possessor(noun)
    entity = resolver.party(whose) if whose is not None and whose.pos_ == "PROPN" else None
    return entity if entity is not None and entity.kind == "organisation" else None


def _who_is_bought(resolver: Resolver, token: Token) -> Entity | None:
    """Give whom "the target" or "the unit" means: who is bought or sold in a sentence before."""
    if token.lemma_.lower() not in words("bought_noun") | name_words("unit_noun"):
        return None
    start = token.doc[max(token.sent.start - 1, 0)].sent.start
    for verb in reversed(token.doc[max(start - REACH_OF_SALE, 0) : token.sent.start]):
        if verb.pos_ != "VERB" or verb.lemma_ not in ("acquire", "buy", "purchase", "sell", "divest", "offload"):
            continue
        held = tree.children(verb, "nsubjpass") or tree.children(verb, "dobj")
        entity = resolver.party(held[0]) if held else None
        if entity is not None and entity.kind == "organisation":
            return entity
    return None


def _is_no_public_body(entity: Entity) -> bool:
    """Tell whether a name can be "the company" or "the manufacturer": no ministry, court or city can."""
    public, name = name_words("public_body"), entity.name.casefold().split()
    return "&" in name or not public & {*name, *entity.descriptors}


def _topic_beside(resolver: Resolver, token: Token) -> Entity | None:
    """Give whom the article is about, where the description acts not upon it ("the fund, which holds 8% of Orlen")."""
    topic = resolver.topic
    return topic if topic is not None and topic.name not in acted_upon(resolver, token) else None


def _whose_counterpart(resolver: Resolver, token: Token) -> str | None:
    """Give whose rival or partner is meant by "its rival": that is another one."""
    whose = next(iter(tree.children(token, "poss")), None)
    if whose is None or token.lemma_.lower() not in words("counterpart"):
        return None
    named = resolver.resolve(whose)
    return named.name if named is not None else None


def _is_paper(entity: Entity) -> bool:
    """Tell whether a name is that of a newspaper or an agency, which tells of others."""
    known = known_names().organisation(entity.name)
    return known is not None and known.kind == "media" and known.name.casefold() not in name_words("forecaster")


def _can_be(entity: Entity, noun: str, trade: frozenset[str]) -> bool:
    """Tell whether a name can be what a noun of a trade says: no chipmaker is "the lab"."""
    known = known_names().organisation(entity.name)
    if noun in YOUNG and known is not None and known.ticker:
        return False  # what is listed on an exchange is no startup
    told = name_words("trade") & entity.descriptors if trade else frozenset()
    return _is_no_public_body(entity) and (not told or bool(trade & told))


def _in_headline(resolver: Resolver, token: Token) -> bool:
    """Tell whether a token stands in the headline: whom "Chipmaker cuts 300 jobs" means, the text names."""
    return token.idx < resolver.text.find("\n\n")


def _is_unique(resolver: Resolver, token: Token) -> bool:
    """Tell whether a noun can mean one only: "Britain's sixth-largest bank"."""
    place = tree.possessor(token)
    found = resolver.entities.at(place.idx) if place is not None else None
    superlative = any(t.tag_ in ("JJS", "RBS") or t.lower_.endswith("est") for t in token.lefts)
    seat = place is not None and found is not None and (found[0].kind == "place" or place.ent_type_ in ("GPE", "LOC"))
    return seat and superlative


def _described_before(resolver: Resolver, token: Token) -> Entity | None:
    """Give the nearest name before that the article describes by this noun, or that ends or begins with it."""
    lemma = token.lemma_.lower()
    names = {lemma, *(f"{child.lower_} *" for child in tree.children(token, "compound", "amod", "nmod"))}
    if lemma in name_words("unit_noun"):
        names |= name_words("unit_noun")  # "the unit" for "its arm Orlen Labs"
    before = list(resolver.entities.before(token.idx, BODIES))
    national = {t.lower_ for t in token.lefts} & nationalities()
    if national:
        fitting = [e for e, _ in before if e.kind == "organisation" and national & e.descriptors]
        return next((e for e in fitting if names & e.descriptors), fitting[0] if fitting else None)
    told = {t.lower_ for t in tree.children(token, "compound") if t.pos_ == "NOUN"}
    for entity, _ in before:  # "the research company" for Counterpoint Research
        if entity.kind == "organisation" and told & {word.casefold() for word in entity.name.split()[1:]}:
            return entity
    public = lemma in name_words("public_body") or lemma in words("country_noun")
    if lemma == "company":
        names.discard(lemma)  # whoever was spoken of last, not the "grid company"
    called = [e for e, _ in before if names & e.descriptors and (public or e.kind == "organisation")]
    if called:  # what the article calls by this noun itself comes before what a lexicon says is one
        own = next((entity for entity in called if names & entity.told), None)
        return own or (resolver.topic if resolver.topic in called else called[0])
    for entity, _ in before:
        if lemma in (entity.name.split()[-1].casefold(), entity.name.split()[0].casefold()):
            return entity  # "the commission" for the European Commission, "the port" for Port Carrow
    return None
