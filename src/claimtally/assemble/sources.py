"""Sources: the name that the words for a speaker stand for, over the whole article."""

from __future__ import annotations

import re
from itertools import islice

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.reference.gender import can_mean
from claimtally.lexicons.names import name_words
from claimtally.lexicons.words import words
from claimtally.model import NamedSpan, Span
from claimtally.syntax import tree
from claimtally.syntax.clauses import noun_phrase_range
from claimtally.syntax.word_classes import POINTING

SOME = frozenset({"some", "others", "many", "most", "several", "few"})
FARTHEST_PERSON = 40  # mentions of people back to the one who holds the office
REACH_OF_OFFICE = 45  # characters beside a name in which its office stands
CLAUSE_END = re.compile(r"[.,;:!?]\s")
FORMER = frozenset({"former", "ex", "late", "then"})
OFFICES = {"premier": frozenset({"premier", "minister"})}  # offices that go by several words
FARTHEST_GROUP = 12  # attributions back to the one that described the people spoken of


def named_source(ctx: ClaimContext, source: Span) -> NamedSpan:
    """Resolve a source to its name; a description without a name stands for itself.

    Tried in turn: the group that "one of them" takes up, both parties, the name beside a role, whom the words resolve
    to, any name among them.
    """
    tokens = tree.tokens_of(ctx.doc, source.start, source.end)
    if not len(tokens):
        return _called(source, " ".join(source.text.split()))
    head = _antecedent(tokens.root)
    named = ctx.story.resolver.source(head)
    finders = (
        _of_people(ctx, head),
        _of_company(ctx, head),
        _of_own_deed(ctx, head),
        _of_group(ctx, source, head),
        _both(ctx, head),
        _beside_role(ctx, head),
        _of_office(ctx, head),
        _document_of(ctx, head),
        _of_document(ctx, head),
    )
    for name in (*finders, _last_speaker(ctx, head), _no_place(ctx, head, named)):
        if name is not None:
            return _called(source, name)
    if named is not None:
        return _called(source, named.name)
    if head.tag_ == "PRP" and (subject := _subject_above(ctx, head)) is not None:
        return _called(source, subject)
    for token in tokens:  # "data released by the ministry", "a report from Reuters"
        found = ctx.story.entities.at(token.idx)
        if found is not None and found[0].kind in ("organisation", "person"):
            return _called(source, found[0].name)
    return _called(source, " ".join(source.text.split()))


def _called(source: Span, name: str) -> NamedSpan:
    return NamedSpan(name=name, text=source.text, start=source.start, end=source.end)


def _antecedent(head: Token) -> Token:
    """Give the noun that a relative pronoun stands for ("Jane Roe, who expects ..."), else the token itself."""
    above = head.head
    if head.tag_ not in ("WP", "WDT") or above.dep_ != "relcl":
        return head
    noun = above.head
    for over in noun.ancestors if head.lower_ == "who" and noun.dep_ == "pobj" else ():
        if over.dep_ == "appos":  # "Jane Roe, an analyst at Corran, who puts": the analyst does
            return over.head
        if over.pos_ not in ("NOUN", "ADP", "PROPN"):
            break
    return noun


def _of_people(ctx: ClaimContext, head: Token) -> str | None:
    """Give the people who spoke last before "they said", where they were several and had no name."""
    if head.lower_ != "they":
        return None
    earliest = ctx.text.rfind("\n\n", 0, max(0, ctx.text.rfind("\n\n", 0, head.idx)))
    before = [a for a in ctx.story.mentions.attributions if a.source is not None and a.source.end <= head.idx]
    last = max(before, key=lambda a: a.source.start if a.source is not None else 0, default=None)
    if last is None or last.source is None or last.source.start < earliest:
        return None
    tokens = tree.tokens_of(ctx.doc, last.source.start, last.source.end)
    root = tokens.root if len(tokens) else None
    if root is None or (root.tag_ != "NNS" and root.lower_ != "people"):
        return None
    if root.lower_ != "people" and root.lemma_.lower() not in name_words("person_source", "source_noun"):
        return None
    return named_source(ctx, last.source).name


def _of_office(ctx: ClaimContext, head: Token) -> str | None:
    """Give the person whose office words take up: "Finance Minister Jane Roe" ... "the minister said"."""
    office = head.lemma_.lower()
    definite = any(t.lower_ == "the" for t in tree.children(head, "det"))
    if head.pos_ not in ("NOUN", "PROPN") or not definite or office not in name_words("title", "person_noun"):
        return None
    if any(ctx.story.entities.at(t.idx) is not None for t in head.subtree) or tree.children(head, "prep"):
        return None  # "the president of the union" is no other president
    titles = OFFICES.get(office, frozenset({office}))
    found: tuple[str, Span] | None = None
    for person, mention in islice(ctx.story.entities.before(head.idx, ("person",)), FARTHEST_PERSON):
        if not _holds(ctx, mention, titles):
            continue
        if found is None:
            found = person.name, mention
        elif person.name != found[0]:  # two of them in one sentence: nobody knows which is meant
            return None if "." not in ctx.text[mention.end : found[1].start] else found[0]
    return found[0] if found is not None else None


def _holds(ctx: ClaimContext, mention: Span, titles: frozenset[str]) -> bool:
    """Tell whether an office stands right before a name or in the apposition behind it, and is still held."""
    before = CLAUSE_END.split(ctx.text[max(mention.start - REACH_OF_OFFICE, 0) : mention.start].casefold())[-1].split()
    behind = ctx.text[mention.end : mention.end + REACH_OF_OFFICE].casefold()
    after = behind[1:].replace(",", " ").split()[:5] if behind.startswith(",") else []
    near = {*before[-4:], *after}
    return bool(titles & near) and not FORMER & near


def _document_of(ctx: ClaimContext, head: Token) -> str | None:
    """Give maker and document together where the maker only modifies it: "a DHS report" is not the DHS."""
    above = head.head
    if head.dep_ not in ("compound", "nmod") or above.i != head.i + 1 or above.pos_ != "NOUN":
        return None
    return f"{_printed(ctx, head)} {above.text}" if above.lemma_.lower() in name_words("source_noun") else None


def _of_company(ctx: ClaimContext, head: Token) -> str | None:
    """Give the company that the article is about where its own data are cited ("according to company data")."""
    if (
        not {head.lemma_.lower(), head.lower_} & name_words("source_noun")
        or ctx.story.entities.at(head.idx) is not None
    ):
        return None
    company = next((t for t in tree.children(head, "compound") if t.lower_ in name_words("party_noun")), None)
    if company is None or tree.children(company, "compound"):
        return None
    if any(t.dep_ in ("compound", "amod") and t.i < company.i for t in head.children):
        return None  # "oil company sources" are those of any
    subject = tree.subject_of(head.sent.root)
    acting = ctx.story.entities.at(subject.idx) if subject is not None and subject.i < head.i else None
    if acting is not None and acting[0].kind == "organisation":
        return acting[0].name
    topic = ctx.story.resolver.topic
    return topic.name if topic is not None and topic.kind == "organisation" else None


def _of_own_deed(ctx: ClaimContext, head: Token) -> str | None:
    """Give the company whose deed a sentence tells before "the power producer said": it tells of itself.

    Not where the article describes another one so.
    """
    told = next((t for t in tree.children(head.head, "ccomp") if t.i < head.i), None)
    subject = tree.subject_of(told) if told is not None else None
    definite = any(t.lower_ == "the" for t in tree.children(head, "det"))
    if subject is None or not definite or head.pos_ != "NOUN" or head.dep_ != "nsubj" or head.tag_ != "NN":
        return None
    acting = ctx.story.entities.at(subject.idx)
    noun = head.lemma_.lower()
    if acting is None or acting[0].kind != "organisation" or noun not in name_words("org_noun"):
        return None
    if acting[0].descriptors and noun not in acting[0].descriptors:
        return None  # "Ovanta, the lab, has agreed to rent …, the cloud company said"
    others = (entity for entity, _ in ctx.story.entities.before(head.idx, ("organisation",)))
    described = next((entity for entity in others if noun in entity.descriptors), acting[0])
    return acting[0].name if described == acting[0] else None


def _printed(ctx: ClaimContext, token: Token) -> str:
    found = ctx.story.entities.at(token.idx)
    return found[1].text if found is not None else token.text


def _last_speaker(ctx: ClaimContext, head: Token) -> str | None:
    """Give the person who spoke last before "he" or "she", in the paragraph or the one before."""
    if head.lower_ not in ("he", "she"):
        return None
    if head.sent.start > 0 and (subject := tree.subject_of(ctx.doc[head.sent.start - 1].sent.root)) is not None:
        found = ctx.story.entities.at(subject.idx)
        if found is not None and found[0].kind == "person" and can_mean(head.lower_, found[0], ctx.text):
            return found[0].name
    earliest = ctx.text.rfind("\n\n", 0, max(0, ctx.text.rfind("\n\n", 0, head.idx)))
    for attribution in reversed(ctx.story.mentions.attributions):
        source = attribution.source
        if source is None or source.end > head.idx or source.start < earliest:
            continue
        for token in reversed(list(tree.tokens_of(ctx.doc, source.start, source.end))):
            found = ctx.story.entities.at(token.idx)
            if found is not None and found[0].kind == "person" and can_mean(head.lower_, found[0], ctx.text):
                return found[0].name
    return None


def _of_document(ctx: ClaimContext, head: Token) -> str | None:
    """Give the maker of the document that "the report" takes up: by its own words before, else the source before it."""
    noun = head.lemma_.lower()
    alone = (
        not tree.children(head, "compound", "poss", "nmod", "acl") and tree.complement(head, "of", "by", "from") is None
    )
    if noun not in words("document") or not alone or not any(t.lower_ in POINTING for t in tree.children(head, "det")):
        return None
    for token in reversed(ctx.doc[: head.i]):
        if token.lemma_.lower() == noun and (maker := _maker(ctx, token)) is not None:
            return maker
    for attribution in reversed(ctx.story.mentions.attributions):
        source = attribution.source
        if source is None or source.end > head.idx:
            continue
        tokens = tree.tokens_of(ctx.doc, source.start, source.end)
        if not any(t.lemma_.lower() in words("document") | {"data", "figure"} for t in tokens):
            continue  # who only says something made no report
        for token in tokens:
            found = ctx.story.entities.at(token.idx)
            if found is not None and found[0].kind in ("organisation", "other"):
                return found[0].name
    return None


def _maker(ctx: ClaimContext, document: Token) -> str | None:
    """Give the body that made a document by the words at it: "a report by Corran", "Corran's report"."""
    verbs = tree.children(document, "acl", "relcl")
    beside = [*tree.children(document, "compound", "poss", "nmod"), tree.complement(document, "by", "from", "of")]
    for token in (*beside, *(tree.agent_of(verb) for verb in verbs)):
        found = ctx.story.entities.at(token.idx) if token is not None else None
        if found is not None and found[0].kind == "organisation":
            return found[0].name
    return None


def _no_place(ctx: ClaimContext, head: Token, named: NamedSpan | None) -> str | None:
    """Give the organisation that is meant where "the fund" or "the company" was taken for a place or a product."""
    lemma = head.lemma_.lower()
    entity = ctx.story.entities.named(named.name) if named is not None else None
    if entity is None or entity.kind not in ("place", "product") or head.pos_ != "NOUN":
        return None
    if lemma in name_words("public_body") or lemma not in name_words("org_noun"):
        return None
    topic = ctx.story.resolver.topic
    if entity.kind == "product":
        return topic.name if topic is not None else None
    inside = [e for e, m in ctx.story.entities.before(head.idx, ("organisation",)) if m.start >= head.sent.start_char]
    return inside[-1].name if inside else None


def _subject_above(ctx: ClaimContext, pronoun: Token) -> str | None:
    """Give the name that is the subject of a clause above a pronoun for a person ("X said that he estimates ...")."""
    if pronoun.lower_ not in ("he", "she"):
        return None
    for verb in tree.ancestors(pronoun.head):
        subject = tree.subject_of(verb) if tree.is_predicate(verb) else None
        found = ctx.story.entities.at(subject.idx) if subject is not None and subject.i < pronoun.i else None
        if found is not None:
            return found[0].name
    return None


def _of_group(ctx: ClaimContext, source: Span, head: Token) -> str | None:
    """Give words that take up sources described before: "two of the people" -> "two of the people familiar with it"."""
    part, group = (head, tree.complement(head, "of")) if tree.complement(head, "of") is not None else (None, head)
    if part is not None and part.pos_ not in ("NUM", "DET", "PRON", "ADJ"):
        return None
    if group is None or not _is_bare(group):
        return None
    described = _described_group(ctx, source, group)
    if described is None:
        return None
    if part is not None:
        return f"{part.text.lower()} of the {described}"
    return (
        described if group.tag_ == "NNS" or group.lower_ in ("people", "some", "others") else f"one of the {described}"
    )


def _is_bare(group: Token) -> bool:
    """Tell whether a noun takes up people and describes none: "the people", "that person", "them", "some"."""
    if group.lower_ == "them" or (group.lower_ in SOME and group.dep_ in tree.SUBJECTS):
        return True
    lemma = "person" if group.lower_ == "people" else group.lemma_.lower()
    kept = [c for c in group.children if c.dep_ not in ("punct", "relcl", "cc", "conj")]
    return (
        (lemma in words("informant") or lemma in name_words("person_source"))
        and all(c.lower_ in POINTING or c.pos_ == "NUM" for c in kept)
        and any(c.lower_ in POINTING for c in kept)
    )


def _described_group(ctx: ClaimContext, source: Span, group: Token) -> str | None:
    """Give the nearest description of several sources before: "people familiar with the matter"."""
    lemma = "person" if group.lower_ == "people" else group.lemma_.lower()
    before = [a for a in ctx.story.mentions.attributions if a.source is not None and a.source.end <= source.start]
    before.sort(key=lambda a: -a.source.start if a.source is not None else 0)
    for attribution in before[:FARTHEST_GROUP]:
        assert attribution.source is not None
        tokens = tree.tokens_of(ctx.doc, attribution.source.start, attribution.source.end)
        root = tokens.root
        if root.tag_ != "NNS" or _is_bare(root) or root.lemma_.lower() in name_words("org_noun"):
            continue
        same = lemma == ("person" if root.lower_ == "people" else root.lemma_.lower())
        telling = root.lemma_.lower() in name_words("person_source") or root.lower_ in ("people", "sources")
        if same or (telling and (group.lower_ == "them" or group.lower_ in SOME)):
            return _without_article(" ".join(attribution.source.text.split()))
    if group.lower_ in SOME and group.sent.start > 0:  # "Securities analysts were more cautious. Some had predicted"
        subject = tree.subject_of(ctx.doc[group.sent.start - 1].sent.root)
        if subject is not None and subject.tag_ == "NNS" and subject.lemma_.lower() in name_words("person_source"):
            start, end = tree.noun_phrase(subject)
            return ctx.text[start:end]
    return None


def _without_article(words: str) -> str:
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else words


def _both(ctx: ClaimContext, head: Token) -> str | None:
    """Give the two parties of a deal that speak together: "the two said", "the companies said in a joint statement"."""
    lemma = head.lemma_.lower()
    determined = {c.lower_ for c in head.children}
    two = head.lower_ in ("two", "both", "pair") and tree.complement(head, "of") is None
    plural = head.tag_ == "NNS" and lemma in name_words("party_noun") and bool(determined & {"the", "both", "two"})
    if not (two or plural):
        return None
    names: list[str] = []
    for entity, mention in ctx.story.entities.before(head.idx, ("organisation",)):
        if mention.start < head.sent.start_char and len(names) >= 1:
            break
        if entity.name not in names:
            names.append(entity.name)
    if len(names) != 2:
        return None
    return f"{names[1]} and {names[0]}"


def _beside_role(ctx: ClaimContext, head: Token) -> str | None:
    """Give the name printed beside a role: "its plant manager, Jan Nowak", also where only part of it is a name."""
    if head.pos_ != "NOUN":
        return None
    for child in tree.children(head, "appos"):
        if child.pos_ == "PROPN" and child.i > head.i:
            found = ctx.story.entities.at(child.idx)
            if found is not None:
                return found[0].name
            start, end = noun_phrase_range(child)
            return str(ctx.doc[start:end].text)
    return None
