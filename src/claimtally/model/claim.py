"""Claims: who, what, how much, when, said by whom, how firm – each slot with the characters it came from."""

from __future__ import annotations

from pydantic import Field

from claimtally.model.base import Record
from claimtally.model.identity import short_hash
from claimtally.model.quantity import Quantity
from claimtally.model.span import NamedSpan, Span
from claimtally.model.vocabulary import Deontic, Factuality, Frame, Polarity, Role


class Condition(Span):
    """The words of a condition that governs a claim; `same_as` is an earlier condition that these words take up."""

    cue: Span | None = None
    same_as: Span | None = None


class Attribution(Record):
    """Who the article says it from, and the words that say so ("said", "according to")."""

    source: NamedSpan
    cue: Span | None = None


class TimeReference(Span):
    """A time expression with its value (ISO 8601, or a TIMEX-style value such as 2024-Q1); null where unresolved."""

    value: str | None = None


class Claim(Record):
    """One checkable claim of an article, grounded in its characters; `rules` names the rule that made each slot."""

    id: str
    article: str
    quote: Span
    mention: Span
    quantity: Quantity | None = None
    frame: Frame = "other"
    role: Role = "value"
    measure: Span | None = None
    subject: NamedSpan | None = None
    object: NamedSpan | None = None
    products: tuple[NamedSpan, ...] = ()
    factuality: Factuality = "actual"
    polarity: Polarity = "positive"
    deontic: Deontic = "none"
    conditions: tuple[Condition, ...] = ()
    attribution: Attribution | None = None
    time: TimeReference | None = None
    confidence: float = Field(default=1.0, ge=0, le=1)
    rules: dict[str, str] = Field(default_factory=dict)

    @staticmethod
    def identify(article: str, mention: Span, kind: str) -> str:
        """Give the id of the claim of a kind ("quantity", "hardware") at a mention of an article."""
        return short_hash(article, str(mention.start), str(mention.end), kind)
