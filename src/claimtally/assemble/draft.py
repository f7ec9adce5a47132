"""Drafts: a claim while its slots are being decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from claimtally.assemble import slots
from claimtally.assemble.confidence import confidence
from claimtally.assemble.context import ClaimContext
from claimtally.assemble.slot_rule import SlotRule, Value, first_answer
from claimtally.model import Attribution, Claim, ConditionMention, NamedSpan, Span
from claimtally.model.vocabulary import Deontic, Factuality, Polarity
from claimtally.syntax import tree

Kind = Literal["quantity", "hardware"]

# Rules that give a claim the party of others, since its own words name none.
TAKEN_UP = ("subject.topic", "subject.deal")


@dataclass(slots=True)
class Draft:
    """What is decided of one claim so far; `made` names by slot the rule that decided it.

    Frame, role and time stand in `ctx`, where rules of later slots look for them.
    """

    ctx: ClaimContext
    kind: Kind
    made: dict[str, str]
    products: tuple[NamedSpan, ...] = ()
    subject: NamedSpan | None = None
    object: NamedSpan | None = None
    factuality: Factuality = "actual"
    polarity: Polarity = "positive"
    deontic: Deontic = "none"
    conditions: list[ConditionMention] = field(default_factory=list)
    attribution: Attribution | None = None

    def decide(self, rules: Iterable[SlotRule[Value]]) -> Value | None:
        """Give the first answer of a slot's rules and note the rule."""
        return first_answer(rules, self.ctx, self.made)

    def names_party(self) -> bool:
        """Tell whether the claim names a party by itself, and not only by what the article is about."""
        return self.object is not None or self.made.get("subject", "subject.topic") not in TAKEN_UP

    def claim(self) -> Claim:
        """Give the finished claim."""
        ctx, article = self.ctx, self.ctx.story.article
        claim = Claim(
            id=Claim.identify(article.id, ctx.mention, self.kind),
            article=article.id,
            quote=self._quote(),
            mention=ctx.mention,
            quantity=ctx.quantity,
            frame=ctx.frame,
            role=ctx.role,
            measure=slots.measure_of(ctx) if self.kind == "quantity" else None,
            subject=self.subject,
            object=self.object,
            products=self.products,
            factuality=self.factuality,
            polarity=self.polarity,
            deontic=self.deontic,
            conditions=slots.condition_records(self.conditions),
            attribution=self.attribution,
            time=ctx.time,
            rules=dict(sorted(self.made.items())),
        )
        return claim.model_copy(update={"confidence": confidence(claim, article)})

    def _quote(self) -> Span:
        """Give the sentence, widened to the mention where the parser cut through it."""
        start, end = tree.sentence_offsets(self.ctx.sentence)
        return Span.of(self.ctx.text, min(start, self.ctx.mention.start), max(end, self.ctx.mention.end))
