"""People as sources: who holds the office ("the minister said"), and whom "he" or "she" means."""

from __future__ import annotations

import re
from itertools import islice

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.reference.gender import can_mean
from claimtally.lexicons.names import name_words
from claimtally.model import Span
from claimtally.syntax import tree

FARTHEST_PERSON = 40  # mentions of people back to the one who holds the office
REACH_OF_OFFICE = 45  # characters beside a name in which its office stands
CLAUSE_END = re.compile(r"[.,;:!?]\s")
FORMER = frozenset({"former", "ex", "late", "then"})
OFFICES = {"premier": frozenset({"premier", "minister"})}  # offices that go by several words


def of_office(ctx: ClaimContext, head: Token) -> str | None:
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


def last_speaker(ctx: ClaimContext, head: Token) -> str | None:
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


def subject_above(ctx: ClaimContext, pronoun: Token) -> str | None:
    """Give the name that is the subject of a clause above a pronoun for a person ("X said that he estimates ...")."""
    if pronoun.lower_ not in ("he", "she"):
        return None
    for verb in tree.ancestors(pronoun.head):
        subject = tree.subject_of(verb) if tree.is_predicate(verb) else None
        found = ctx.story.entities.at(subject.idx) if subject is not None and subject.i < pronoun.i else None
        if found is not None:
            return found[0].name
    return None
