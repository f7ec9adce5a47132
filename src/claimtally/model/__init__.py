"""The records that all stages share: frozen, typed, and nothing but data."""

from claimtally.model.article import Article
from claimtally.model.base import Number, Record
from claimtally.model.claim import Attribution, Claim, Condition, TimeReference
from claimtally.model.comparison import Comparison, NumberPair
from claimtally.model.errors import (
    ArticleTooLongError,
    ClaimtallyError,
    ErrorRecord,
    FactsError,
    IngestError,
    LexiconError,
    ModelMissingError,
)
from claimtally.model.fact import Fact
from claimtally.model.finding import DerivedClaim, Finding, Reference
from claimtally.model.mention import (
    AttributionMention,
    ConditionMention,
    HardwareMention,
    QuantityMention,
    TimeMention,
)
from claimtally.model.quantity import Quantity
from claimtally.model.rule import Example, Rule
from claimtally.model.span import NamedSpan, Span
from claimtally.model.story import PrintedFigure, Story, StorySlot

__all__ = [
    "Article",
    "ArticleTooLongError",
    "Attribution",
    "AttributionMention",
    "Claim",
    "ClaimtallyError",
    "Comparison",
    "Condition",
    "ConditionMention",
    "DerivedClaim",
    "ErrorRecord",
    "Example",
    "Fact",
    "FactsError",
    "Finding",
    "HardwareMention",
    "IngestError",
    "LexiconError",
    "ModelMissingError",
    "NamedSpan",
    "Number",
    "NumberPair",
    "PrintedFigure",
    "Quantity",
    "QuantityMention",
    "Record",
    "Reference",
    "Rule",
    "Span",
    "Story",
    "StorySlot",
    "TimeMention",
    "TimeReference",
]
