"""A claim's slots as lines of a card: what it is, which words say so, and which rule found it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claimtally.model import Claim, NamedSpan
from claimtally.report.amounts import exact, interval, spoken

FIRMNESS = {
    "actual": "happened or holds",
    "announced": "agreed, signed or announced, not yet carried out",
    "expected": "planned or forecast",
    "possible": "may or could be; in talks or rumoured",
    "contingent": "holds only under a stated condition",
}
# Slots whose default says nothing a reader would miss; they are shown when they differ or a rule set them.
DEFAULTS = {"role": "value", "polarity": "positive", "deontic": "none"}


@dataclass(frozen=True, slots=True)
class Slot:
    """A line of the card; `words` are the article's where they differ from the value, `promise` is the rule's."""

    name: str
    value: str
    words: str | None = None
    rule: str | None = None
    promise: str | None = None


def slots(claim: Claim, promises: Mapping[str, str]) -> tuple[Slot, ...]:
    """Give the slots of a claim in the order a reader asks: how much, of what, who, how firm, under what terms."""
    filled = list(_filled(claim))
    shown = {name for name, _, _ in filled}
    # A rule of a slot that has no line of its own (a kind of claim of tomorrow) is still named.
    filled += [(name, "", None) for name in sorted(claim.rules) if name not in shown]
    lines = []
    for name, value, words in filled:
        rule = claim.rules.get(name)
        if rule is None and DEFAULTS.get(name) == value:
            continue
        lines.append(Slot(name, value, words, rule, promises.get(rule) if rule else None))
    return tuple(lines)


def _filled(claim: Claim) -> Iterator[tuple[str, str, str | None]]:
    quantity = claim.quantity
    if quantity:
        yield "quantity", spoken(quantity), None
        yield "exactly", exact(quantity), None
        yield "interval", interval(quantity), None
        if quantity.direction:
            yield "direction", quantity.direction, None
    yield "frame", claim.frame, None
    yield "role", claim.role, None
    if claim.measure:
        yield "measure", claim.measure.text, None
    if claim.subject:
        yield "subject", *_named(claim.subject)
    if claim.object:
        yield "object", *_named(claim.object)
    if claim.products:
        yield "products", ", ".join(product.name for product in claim.products), None
    yield "factuality", f"{claim.factuality}: {FIRMNESS[claim.factuality]}", None
    yield "polarity", claim.polarity, None
    yield "deontic", claim.deontic, None
    yield from _terms(claim)
    if claim.confidence < 1:
        yield "confidence", f"{claim.confidence:.0%}", None


def _terms(claim: Claim) -> Iterator[tuple[str, str, str | None]]:
    if claim.conditions:
        yield "conditions", "; ".join(conditions(claim)), None
    if claim.attribution:
        source = claim.attribution.source
        cue = f" ({claim.attribution.cue.text})" if claim.attribution.cue else ""
        yield "attribution", source.name + cue, source.text if source.text != source.name else None
    if claim.time:
        value, words = claim.time.value, claim.time.text
        yield "time", value or words, words if value and value != words else None


def conditions(claim: Claim) -> tuple[str, ...]:
    """Give each condition with its cue, and the earlier condition that its words take up."""
    shown = []
    for condition in claim.conditions:
        cue = f"{condition.cue.text} " if condition.cue else ""
        earlier = f" (that is: {condition.same_as.text})" if condition.same_as else ""
        shown.append(f"{cue}{condition.text}{earlier}")
    return tuple(shown)


def _named(span: NamedSpan) -> tuple[str, str | None]:
    return span.name, span.text if span.text != span.name else None
