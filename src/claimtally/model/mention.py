"""Mentions: what the extractors find in a text, before it is assembled into claims."""

from __future__ import annotations

from dataclasses import dataclass

from claimtally.model.quantity import Quantity
from claimtally.model.span import NamedSpan, Span


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number with its unit and modifiers at `span`.

    `noun` is the counted noun, `concept` the words that say what is measured, `prior` the mention of the level that
    this one moved from ("$2.1bn" for "$2.6bn" in "rose from $2.1bn to $2.6bn"), `converts` the mention that this one
    tells again in another unit ("€15 million" for "$16.3 million" in "€15 million ($16.3 million)").
    """

    span: Span
    quantity: Quantity
    rule: str
    noun: Span | None = None
    concept: tuple[str, ...] = ()
    prior: Span | None = None
    converts: Span | None = None


@dataclass(frozen=True, slots=True)
class HardwareMention:
    """Product words at `span` ("Trainium and Inferentia chips") and the products they name."""

    span: Span
    products: tuple[NamedSpan, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class ConditionMention:
    """A condition: the cue ("contingent on"), the condition's words and, where the syntax shows it, what it governs."""

    cue: Span
    antecedent: Span
    rule: str
    consequent: Span | None = None
    same_as: Span | None = None


@dataclass(frozen=True, slots=True)
class AttributionMention:
    """A stretch of text that the article puts into someone's mouth: source, cue and content."""

    source: Span | None
    cue: Span
    content: Span
    rule: str


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression and its value against the publication date, null where it cannot be resolved."""

    span: Span
    value: str | None
    rule: str
