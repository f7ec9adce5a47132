"""Documents and data as sources: whoever made "the report", and whose "company data" are."""

from __future__ import annotations

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.lexicons.names import name_words
from claimtally.lexicons.words import words
from claimtally.syntax import tree
from claimtally.syntax.word_classes import POINTING


def document_of(ctx: ClaimContext, head: Token) -> str | None:
    """Give maker and document together where the maker only modifies it: "a DHS report" is not the DHS."""
    above = head.head
    if head.dep_ not in ("compound", "nmod") or above.i != head.i + 1 or above.pos_ != "NOUN":
        return None
    return f"{_printed(ctx, head)} {above.text}" if above.lemma_.lower() in name_words("source_noun") else None


def of_document(ctx: ClaimContext, head: Token) -> str | None:
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


def of_company(ctx: ClaimContext, head: Token) -> str | None:
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


def _printed(ctx: ClaimContext, token: Token) -> str:
    found = ctx.story.entities.at(token.idx)
    return found[1].text if found is not None else token.text
