"""Subjects by surface: names that stand where a subject does, in sentences that the parser did not see through."""

from __future__ import annotations

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.headlines import name_before_infinitive
from claimtally.assemble.slot_rule import SlotRule
from claimtally.model import Example, NamedSpan, Rule, Span
from claimtally.model.entity import Entity
from claimtally.syntax import tree
from claimtally.syntax.word_classes import FINITE

LONGEST_APPOSITION = 15  # tokens between two commas


def by_headline(ctx: ClaimContext) -> NamedSpan | None:
    """The name that opens a headline before "to": "Pinecrest to pay county schools $38 million"."""
    found = name_before_infinitive(ctx)
    if found is None or found[1].end > ctx.mention.start:
        return None
    return ctx.story.resolver.named(found[0], found[1].start, found[1].end)


def by_surface(ctx: ClaimContext) -> NamedSpan | None:
    """The name right before a finite verb that the parser left without a subject, appositions skipped."""
    verb = ctx.predicate
    if verb is None or tree.children(verb, *tree.SUBJECTS) or verb.dep_ in ("relcl", "acl"):
        return None
    first = min((verb, *tree.children(verb, "aux", "auxpass", "neg")), key=lambda t: t.i)
    if first.tag_ not in FINITE or (verb.dep_ == "conj" and not _follows_and(ctx, first)):
        return None
    before = ctx.doc[_place_of_subject(ctx, first)]
    found = ctx.story.entities.at(before.idx)
    if found is None or ctx.holds(before):
        return None
    return _with_name_before(ctx, *found)


def _follows_and(ctx: ClaimContext, verb: Token) -> bool:
    """Tell whether a name between "and" and a verb acts in a clause of its own: "ordered jets and Orlen had bought"."""
    found = ctx.story.entities.at(verb.nbor(-1).idx) if verb.i else None
    if found is None:
        return False
    name = tree.tokens_of(ctx.doc, found[1].start, found[1].end)
    return name.start > 0 and ctx.doc[name.start - 1].lower_ in ("and", "while", "but")


def _place_of_subject(ctx: ClaimContext, verb: Token) -> int:
    """Give the position of the token before a verb, adverbs and an apposition skipped."""
    start, at = ctx.sentence.start, verb.i - 1
    while at > start and ctx.doc[at].pos_ == "ADV":
        at -= 1
    if ctx.doc[at].text == ",":  # "SoftBank, its largest investor, committed"
        opening = range(at - 1, max(start, at - LONGEST_APPOSITION), -1)
        comma = next((i for i in opening if ctx.doc[i].text == ","), None)
        at = comma - 1 if comma is not None else at
    return at


def _with_name_before(ctx: ClaimContext, entity: Entity, span: Span) -> NamedSpan:
    """Give a name, or two that "and" joins ("Rook Capital and Lumen Partners")."""
    name = tree.tokens_of(ctx.doc, span.start, span.end)
    before = ctx.doc[max(name.start - 2, 0) : name.start]
    other = ctx.story.entities.at(before[0].idx) if len(before) == 2 and before[1].lower_ == "and" else None
    if other is None or before[0].i < ctx.sentence.start:
        return ctx.story.resolver.named(entity, span.start, span.end)
    start = other[1].start
    both = f"{other[0].name} and {entity.name}"
    return NamedSpan(name=both, text=ctx.text[start : span.end], start=start, end=span.end)


RULES: tuple[SlotRule[NamedSpan], ...] = (
    Rule(
        "subject.headline",
        "subject",
        "The name that opens a headline before an infinitive.",
        hit=Example("Orlen to pay county schools $3 million", "$3 million", "Orlen"),
        trap=Example("Orlen wants to pay county schools $3 million.", "$3 million"),
        apply=by_headline,
    ),
    Rule(
        "subject.surface",
        "subject",
        "The name right before a finite verb that the parser left without a subject.",
        hit=Example(
            "Rook Capital and Lumen Partners, both of which had backed Tendril before, contributed $15 million of the "
            "new money.",
            "$15 million",
        ),
        trap=Example("Orlen will spend $3 billion on the plant.", "$3 billion"),
        apply=by_surface,
    ),
)
