"""Sources: the name that the words for a speaker stand for, over the whole article."""

from __future__ import annotations

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.sources.documents import document_of, of_company, of_document
from claimtally.assemble.sources.groups import of_group
from claimtally.assemble.sources.people import last_speaker, of_office, subject_above
from claimtally.lexicons.names import name_words
from claimtally.model import NamedSpan, Span
from claimtally.syntax import tree
from claimtally.syntax.clauses import noun_phrase_range


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
        of_company(ctx, head),
        _of_own_deed(ctx, head),
        of_group(ctx, source, head),
        _both(ctx, head),
        _beside_role(ctx, head),
        of_office(ctx, head),
        document_of(ctx, head),
        of_document(ctx, head),
    )
    for name in (*finders, last_speaker(ctx, head), _no_place(ctx, head, named)):
        if name is not None:
            return _called(source, name)
    if named is not None:
        return _called(source, named.name)
    if head.tag_ == "PRP" and (subject := subject_above(ctx, head)) is not None:
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
