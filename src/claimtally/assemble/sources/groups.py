"""Groups of sources: "two of the people" are two of those described before."""

from __future__ import annotations

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.lexicons.names import name_words
from claimtally.lexicons.words import words
from claimtally.model import Span
from claimtally.syntax import tree
from claimtally.syntax.word_classes import POINTING

SOME = frozenset({"some", "others", "many", "most", "several", "few"})
FARTHEST_GROUP = 12  # attributions back to the one that described the people spoken of


def of_group(ctx: ClaimContext, source: Span, head: Token) -> str | None:
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
