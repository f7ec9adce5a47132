"""Mentions -> claims: slot by slot, the first rule of a slot that has an answer fills it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from spacy.tokens import Doc

from claimtally.assemble import factuality, frames, roles, slots
from claimtally.assemble.confidence import confidence
from claimtally.assemble.context import ClaimContext, Mentions, Story, context_of
from claimtally.assemble.continuation import RULES as CONTINUATION_RULES
from claimtally.assemble.continuation import continued_claim, same_figure
from claimtally.assemble.parties import object as objects
from claimtally.assemble.parties import subject as subjects
from claimtally.assemble.parties.resolve import Resolver
from claimtally.model import Article, Claim, HardwareMention, NamedSpan, QuantityMention, Rule, Span
from claimtally.model.entity import EntityIndex
from claimtally.syntax import tree

Value = TypeVar("Value")

RULES: tuple[Rule[Any], ...] = (
    *frames.RULES,
    *roles.RULES,
    *subjects.RULES,
    *objects.RULES,
    *CONTINUATION_RULES,
    *factuality.FACTUALITY_RULES,
    *factuality.POLARITY_RULES,
    *factuality.DEONTIC_RULES,
)


def assemble(article: Article, doc: Doc, entities: EntityIndex, mentions: Mentions) -> list[Claim]:
    """Give the claims of an article in the order of their mentions, each slot with the rule that filled it."""
    resolver = Resolver(doc, entities, tuple(mentions.attributions), article.publisher)
    story = Story(article, doc, entities, mentions, resolver)
    claims: list[Claim] = []
    for mention in mentions.quantities:
        claims.append(_quantity_claim(story, mention, claims))
    numbers = [mention.span for mention in mentions.quantities]
    for hardware in mentions.hardware:
        if not any(hardware.span.overlaps(number) for number in numbers):
            claims.append(_hardware_claim(story, hardware))
    return sorted(claims, key=lambda c: (c.mention.start, c.mention.end, c.id))


def _quantity_claim(story: Story, mention: QuantityMention, earlier: list[Claim]) -> Claim:
    ctx = context_of(story, mention.span, mention.quantity, mention.noun, earlier)
    return _claim(ctx, "quantity", mention.rule, ())


def _hardware_claim(story: Story, mention: HardwareMention) -> Claim:
    ctx = context_of(story, mention.span, None, None)
    return _claim(ctx, "hardware", mention.rule, mention.products)


def _first(
    rules: Iterable[Rule[Callable[[ClaimContext], Value | None]]], ctx: ClaimContext, made: dict[str, str]
) -> Value | None:
    """Give the first answer of a slot's rules and note which rule gave it."""
    for rule in rules:
        value = rule.apply(ctx)
        if value is not None:
            made[rule.slot] = rule.id
            return value
    return None


def _claim(ctx: ClaimContext, kind: str, rule: str, products: tuple[NamedSpan, ...]) -> Claim:
    made = {"quantity" if kind == "quantity" else "mention": rule}
    conditions = slots.conditions_of(ctx)
    ctx.contingent = bool(conditions)
    decision = _first(frames.RULES, ctx, made)
    if decision is not None:
        ctx.frame, ctx.trigger = decision.frame, decision.trigger
    role = _first(roles.RULES, ctx, made)
    ctx.role = role or "value"
    time = slots.time_of(ctx)
    ctx.time = time[0] if time is not None else None
    subject = _first(subjects.RULES, ctx, made)
    obj = _first(objects.RULES, ctx, made)
    if obj is not None and subject is not None and obj.name == subject.name:
        obj = None
        made.pop("object")
    earlier = continued_claim(ctx, ctx.frame, ctx.role, _names_party(made, obj))
    if earlier is not None:
        ctx.frame, subject, obj = earlier.frame, earlier.subject, earlier.object
        if role is None and ctx.quantity is not None and same_figure(earlier.quantity, ctx.quantity):
            role = ctx.role = earlier.role
            made["role"] = "claim.continued"
        made.update(frame="claim.continued", subject="claim.continued", object="claim.continued")
    level = _first(factuality.FACTUALITY_RULES, ctx, made)
    if level is None and earlier is not None and not conditions:
        level = earlier.factuality
        made["factuality"] = "claim.continued"
    polarity = _first(factuality.POLARITY_RULES, ctx, made)
    force = _first(factuality.DEONTIC_RULES, ctx, made)
    attribution = slots.attribution_of(ctx, subject)
    if conditions:
        made["conditions"] = conditions[0].rule
    if attribution is not None:
        made["attribution"] = attribution[1]
    if time is not None:
        made["time"] = time[1]
    text = ctx.text
    article = ctx.story.article.id
    return Claim(
        id=Claim.identify(article, ctx.mention, kind),
        article=article,
        quote=Span.of(text, *_quote(ctx)),
        mention=ctx.mention,
        quantity=ctx.quantity,
        frame=ctx.frame,
        role=role or "value",
        measure=slots.measure_of(ctx) if kind == "quantity" else None,
        subject=subject,
        object=obj,
        products=products,
        factuality=level or "actual",
        polarity=polarity or "positive",
        deontic=force or "none",
        conditions=slots.condition_records(conditions),
        attribution=attribution[0] if attribution is not None else None,
        time=time[0] if time is not None else None,
        confidence=confidence(made, subject is not None),
        rules=dict(sorted(made.items())),
    )


def _names_party(made: dict[str, str], obj: NamedSpan | None) -> bool:
    """Tell whether a claim names a party by itself, and not only by what the article is about."""
    return obj is not None or made.get("subject", "subject.topic") != "subject.topic"


def _quote(ctx: ClaimContext) -> tuple[int, int]:
    """Give the sentence, widened to the mention where the parser cut through it."""
    start, end = tree.sentence_offsets(ctx.sentence)
    return min(start, ctx.mention.start), max(end, ctx.mention.end)
