"""Conversions in brackets: "€15 million ($16.3 million)" is one claim told in two units."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimtally.model import Article, Claim, Example, QuantityMention, Rule

CONVERTED = "claim.converted"


def converted_claim(mention: QuantityMention, earlier: Sequence[Claim]) -> Claim | None:
    """Give the claim whose figure a bracket behind it tells in another unit."""
    figure = mention.converts
    if figure is None:
        return None
    claim = next((c for c in reversed(earlier) if c.mention == figure), None)
    return claim if claim is not None and claim.quote.end >= mention.span.end else None


def as_converted(article: Article, mention: QuantityMention, told: Claim) -> Claim:
    """Give the claim of a converted figure, which has every slot of the claim that it converts and is as sure."""
    return told.model_copy(
        update={
            "id": Claim.identify(article.id, mention.span, "quantity"),
            "mention": mention.span,
            "quantity": mention.quantity,
            "rules": dict.fromkeys(sorted(told.rules), CONVERTED) | {"quantity": mention.rule},
        }
    )


RULES: tuple[Rule[Callable[[QuantityMention, Sequence[Claim]], Claim | None]], ...] = (
    Rule(
        CONVERTED,
        "frame",
        "A figure that a bracket tells again in another unit has all slots of the figure before the bracket.",
        hit=Example("Orlen will invest 3 billion euros ($3.3 billion) in Synthos.", "$3.3 billion", "investment"),
        trap=Example("Orlen will invest 3 billion euros (and $3.3 million a year) in Synthos.", "$3.3 million a year"),
        apply=converted_claim,
    ),
)
