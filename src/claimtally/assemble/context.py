"""What a rule of the assembler may look at: one mention, its place in the syntax, and what is already decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from claimtally.assemble.reference import Resolver
from claimtally.model import (
    Article,
    AttributionMention,
    Claim,
    ConditionMention,
    HardwareMention,
    NamedSpan,
    QuantityMention,
    TimeMention,
    TimeReference,
)
from claimtally.model import Span as TextSpan
from claimtally.model.entity import EntityIndex
from claimtally.model.quantity import Quantity
from claimtally.model.vocabulary import Frame, Role
from claimtally.syntax import tree

DETERMINERS = frozenset({"a", "an", "the", "its", "their", "this", "that"})
LONGEST_BRACKET = 9  # tokens of "(about 460 million euros)"
TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year", "s", "h"})
MARGIN = frozenset({"plus", "give", "±"})  # opens how much a number may be off


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that the extractors found in one article."""

    quantities: Sequence[QuantityMention] = ()
    hardware: Sequence[HardwareMention] = ()
    conditions: Sequence[ConditionMention] = ()
    attributions: Sequence[AttributionMention] = ()
    times: Sequence[TimeMention] = ()


@dataclass(frozen=True)
class Story:
    """An article with its parse, its names and its mentions: what all claims of it share."""

    article: Article
    doc: Doc
    entities: EntityIndex
    mentions: Mentions
    resolver: Resolver

    @cached_property
    def moved_to(self) -> dict[tuple[int, int], QuantityMention]:
        """Give the level that each earlier level moved to, by the characters of the earlier one."""
        pairs = ((mention.prior, mention) for mention in self.mentions.quantities if mention.prior is not None)
        return {(prior.start, prior.end): mention for prior, mention in pairs}


@dataclass
class ClaimContext:
    """One mention and its surroundings, and the slots that rules of later slots ask for, as soon as they are decided.

    `anchor` is the token that carries the mention, `nouns` the nouns between it and `predicate`, the verb that governs
    it (None in a headline without a verb), `clauses` that verb and the ones above it. `earlier` are the claims of the
    article's earlier mentions. Decided on the way: `frame` with its `trigger`, `role`, `time`, and `contingent`: that a
    condition governs the claim, and `subject`.
    """

    story: Story
    mention: TextSpan
    quantity: Quantity | None
    noun: TextSpan | None
    tokens: Span
    sentence: Span
    anchor: Token
    nouns: tuple[Token, ...]
    predicate: Token | None
    clauses: tuple[Token, ...]
    earlier: Sequence[Claim] = ()
    frame: Frame = "other"
    trigger: Token | None = None
    role: Role = "value"
    time: TimeReference | None = None
    contingent: bool = False
    subject: NamedSpan | None = None

    @property
    def text(self) -> str:
        """The article's text."""
        return self.story.resolver.text

    @property
    def doc(self) -> Doc:
        """The parsed article."""
        return self.story.doc

    @property
    def dimension(self) -> str:
        """The dimension of the quantity, of a rate that of its head (EUR/year: money, chip/node: count).

        So much per time is a "rate"; "hardware" where there is no quantity.
        """
        if self.quantity is None:
            return "hardware"
        if self.quantity.dimension != "rate":
            return self.quantity.dimension
        head, _, per = self.quantity.unit.partition("/")
        if len(head) == 3 and head.isupper():
            return "money"
        return "rate" if per in TIME_UNITS or not head.isalpha() or not head.islower() else "count"

    def before(self, count: int) -> list[str]:
        """Give the lower-case words before the mention within the sentence, nearest last."""
        return [t.lower_ for t in self.doc[max(self.sentence.start, self.tokens.start - count) : self.tokens.start]]

    def after(self, count: int) -> list[str]:
        """Give the lower-case words after the mention within the sentence, nearest first."""
        return [t.lower_ for t in self.doc[self.tokens.end : min(self.sentence.end, self.tokens.end + count)]]

    def within(self) -> list[str]:
        """Give the lower-case words of the mention."""
        return [t.lower_ for t in self.tokens]

    def holds(self, token: Token) -> bool:
        """Tell whether a token is part of the mention."""
        return bool(self.tokens.start <= token.i < self.tokens.end)


def context_of(
    story: Story, mention: TextSpan, quantity: Quantity | None, noun: TextSpan | None, earlier: Sequence[Claim] = ()
) -> ClaimContext:
    """Build the context of a mention."""
    tokens = tree.tokens_of(story.doc, mention.start, mention.end)
    anchor = _anchor(tokens)
    predicate = tree.predicate_of(anchor)
    return ClaimContext(
        story=story,
        mention=mention,
        quantity=quantity,
        noun=noun,
        tokens=tokens,
        sentence=anchor.sent,
        anchor=anchor,
        nouns=(*_behind_bracket(tokens), *tree.nominals_above(anchor)),
        predicate=predicate,
        clauses=tree.clause_chain(predicate) if predicate is not None else (),
        earlier=earlier,
    )


def _behind_bracket(tokens: Span) -> tuple[Token, ...]:
    """Give the noun that an amount and its conversion in brackets stand before: "a $500m (€460m) funding round"."""
    doc, opening = tokens.doc, tokens.end
    before = doc[tokens.start - 1].lower_ if tokens.start else ""
    if before not in DETERMINERS or opening >= len(doc) or doc[opening].text != "(":
        return ()
    closing = next((t.i for t in doc[opening : opening + LONGEST_BRACKET] if t.text == ")"), len(doc))
    noun = doc[closing + 1] if closing + 1 < len(doc) else None
    while noun is not None and noun.dep_ in tree.ATTRIBUTIVE and noun.head.i == noun.i + 1 and noun.head.pos_ == "NOUN":
        noun = noun.head
    return (noun,) if noun is not None and noun.pos_ == "NOUN" else ()


def _anchor(tokens: Span) -> Token:
    """Give the token that carries a mention; never a verb or adverb before it ("more than", "topping out at")."""
    margin = next((t.i for t in tokens[1:-1] if t.text == "," and t.nbor(1).lower_ in MARGIN), tokens.end)
    tokens = tokens.doc[tokens.start : margin]  # "$3 billion in revenue, plus or minus 2%": the sum, not its margin
    root = tokens.root
    if root.pos_ in ("NOUN", "NUM", "PROPN", "SYM"):
        return root
    numeric = [t for t in tokens if t.pos_ in ("NUM", "NOUN", "PROPN", "SYM") or t.like_num]
    return numeric[-1] if numeric and root.pos_ in ("ADV", "ADP", "ADJ", "SCONJ", "DET", "VERB") else root
