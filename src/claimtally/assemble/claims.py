"""Mentions -> claims: slot by slot, the first rule of a slot that has an answer fills it."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

from claimtally.assemble import certainty, frames, roles, slots
from claimtally.assemble.context import ClaimContext, Mentions, Story, context_of
from claimtally.assemble.continuation import RULES as CONTINUATION_RULES
from claimtally.assemble.continuation import continued_claim, itemised, same_figure
from claimtally.assemble.converted import RULES as CONVERSION_RULES
from claimtally.assemble.converted import as_converted, converted_claim
from claimtally.assemble.draft import Draft
from claimtally.assemble.parties import counterparty
from claimtally.assemble.parties import object as objects
from claimtally.assemble.parties import subject as subjects
from claimtally.assemble.reference import Resolver
from claimtally.assemble.retold import RULES as RETOLD_RULES
from claimtally.assemble.retold import retold
from claimtally.model import Article, Claim, HardwareMention, QuantityMention, Rule
from claimtally.model.entity import EntityIndex
from claimtally.model.vocabulary import Factuality

CONTINUED = "claim.continued"
ELIDED = "count.elided"

RULES: tuple[Rule[Any], ...] = (
    *frames.RULES,
    *roles.RULES,
    *subjects.RULES,
    *objects.RULES,
    *counterparty.RULES,
    *CONTINUATION_RULES,
    *CONVERSION_RULES,
    *RETOLD_RULES,
    *certainty.FACTUALITY_RULES,
    *certainty.POLARITY_RULES,
    *certainty.DEONTIC_RULES,
)


def assemble(article: Article, doc: Doc, entities: EntityIndex, mentions: Mentions) -> list[Claim]:
    """Give the claims of an article in the order of their mentions, each slot with the rule that filled it."""
    resolver = Resolver(doc, entities, tuple(mentions.attributions), article.publisher)
    story = Story(article, doc, entities, mentions, resolver)
    claims: list[Claim] = []
    for mention in mentions.quantities:
        told = converted_claim(mention, claims)
        claims.append(
            as_converted(article, mention, told)
            if told is not None
            else _filled(_quantity_draft(story, mention, claims))
        )
    numbers = [mention.span for mention in mentions.quantities]
    for hardware in mentions.hardware:
        if not any(hardware.span.overlaps(number) for number in numbers):
            claims.append(_filled(_hardware_draft(story, hardware)))
    claims = [retold(article, claim, claims) for claim in claims]
    return sorted(claims, key=lambda c: (c.mention.start, c.mention.end, c.id))


def _quantity_draft(story: Story, mention: QuantityMention, earlier: list[Claim]) -> Draft:
    ctx = context_of(story, mention.span, mention.quantity, mention.noun, earlier)
    return Draft(ctx, "quantity", {"quantity": mention.rule})


def _hardware_draft(story: Story, mention: HardwareMention) -> Draft:
    return Draft(context_of(story, mention.span, None, None), "hardware", {"mention": mention.rule}, mention.products)


def _filled(draft: Draft) -> Claim:
    """Give the claim of a draft; each step may look at the slots that the steps before it have decided."""
    _tie_condition_and_time(draft)
    _decide_frame_and_role(draft)
    _decide_parties(draft)
    earlier = _go_on(draft)
    _find_counterparty(draft)
    _decide_certainty(draft, earlier)
    _tie_attribution(draft)
    return draft.claim()


def _tie_condition_and_time(draft: Draft) -> None:
    """Tie what other extractors found to the claim: its conditions and its time."""
    ctx = draft.ctx
    draft.conditions = slots.conditions_of(ctx)
    ctx.contingent = bool(draft.conditions)
    if draft.conditions:
        draft.made["conditions"] = draft.conditions[0].rule
    if (time := slots.time_of(ctx)) is not None:
        ctx.time, draft.made["time"] = time


def _decide_frame_and_role(draft: Draft) -> None:
    """Decide what kind of number it is, then its part among the numbers of its kind."""
    decision = draft.decide(frames.RULES)
    if decision is not None:
        draft.ctx.frame, draft.ctx.trigger = decision.frame, decision.trigger
    draft.ctx.role = draft.decide(roles.RULES) or "value"


def _decide_parties(draft: Draft) -> None:
    """Decide who acts and upon whom; nobody acts upon himself, and "Millstone" is the Millstone plant."""
    draft.subject = draft.decide(subjects.RULES)
    draft.object = draft.decide(objects.RULES)
    if draft.object is None or draft.subject is None:
        return
    if draft.object.name == draft.subject.name or draft.subject.name.startswith(f"{draft.object.name} "):
        draft.object = None
        draft.made.pop("object")


def _go_on(draft: Draft) -> Claim | None:
    """Take frame and parties over from the earlier claim that this one goes on with, and give that claim."""
    ctx = draft.ctx
    elided = draft.made.get("quantity") == ELIDED
    earlier = continued_claim(ctx, ctx.frame, ctx.role, draft.names_party(), elided)
    if earlier is None:
        return None
    ctx.frame, draft.made["frame"] = earlier.frame, CONTINUED
    if not (elided and draft.names_party() and earlier.quote.start != ctx.sentence.start_char):
        draft.subject, draft.made["subject"] = earlier.subject, CONTINUED
    if not elided:  # "two to X and three to Y" name their own objects
        draft.object = earlier.object
        draft.made["object"] = CONTINUED
    if "role" not in draft.made and ctx.quantity is not None and same_figure(earlier.quantity, ctx.quantity):
        ctx.role = earlier.role
        draft.made["role"] = CONTINUED
    return earlier


def _find_counterparty(draft: Draft) -> None:
    """Give a claim whose words name one party the other one."""
    draft.ctx.subject = draft.subject
    if draft.object is None and draft.subject is not None:
        draft.object = draft.decide(counterparty.RULES)


def _decide_certainty(draft: Draft, earlier: Claim | None) -> None:
    """Decide how firm the claim is; where its own words do not say, it is as firm as the one it goes on with."""
    level: Factuality | None = draft.decide(certainty.FACTUALITY_RULES)
    if level is None and earlier is not None and not draft.conditions and not _has_own_clause(draft.ctx, earlier):
        level = earlier.factuality
        draft.made["factuality"] = CONTINUED
    draft.factuality = level or "actual"
    draft.polarity = draft.decide(certainty.POLARITY_RULES) or "positive"
    draft.deontic = draft.decide(certainty.DEONTIC_RULES) or "none"


def _has_own_clause(ctx: ClaimContext, earlier: Claim) -> bool:
    """Tell whether a count goes on with one of an earlier sentence, which tells what it counts, not how firm it is."""
    if itemised(ctx) is not None:
        return False
    counted = ctx.quantity is not None and ctx.quantity.dimension == "count"
    return counted and earlier.mention.end <= ctx.sentence.start_char


def _tie_attribution(draft: Draft) -> None:
    """Tie the attribution that covers the claim; it depends on the subject, who is no source of his own deeds."""
    if (attribution := slots.attribution_of(draft.ctx, draft.subject)) is not None:
        draft.attribution, draft.made["attribution"] = attribution
