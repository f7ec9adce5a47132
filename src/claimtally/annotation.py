"""Annotations: what single extractors find in a text, in the wire format of `claimtally annotate`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, Literal

from claimtally.model import AttributionMention, ConditionMention, QuantityMention, Span, TimeMention

if TYPE_CHECKING:
    from spacy.tokens import Doc

Layer = Literal["quantities", "attributions", "conditions", "times"]
LAYERS: tuple[Layer, ...] = ("quantities", "attributions", "conditions", "times")  # in the order of the record
PARSED: frozenset[Layer] = frozenset({"attributions", "conditions"})  # the layers that need a parse
FIELDS = (
    "stated",
    "low",
    "high",
    "bound",
    "direction",
    "unit",
    "dimension",
    "precision",
)  # of a quantity, in the order of the record

Annotation = dict[str, Any]


def annotate(
    text: str, layers: Collection[Layer], *, published: str | None = None, parse: Callable[[str], Doc] | None = None
) -> dict[str, list[Annotation]]:
    """Give what the extractors of the layers find in a text; offsets are those of the text, which is taken as it is.

    `published` (ISO 8601) is what relative times are resolved against. `parse` gives a spaCy Doc; attributions and
    conditions need it, and with it a quantity's concept is read from the syntax. Raises ValueError where it is missing.
    """
    if parse is None and not PARSED.isdisjoint(layers):
        raise ValueError("attributions and conditions need a parse")
    doc = parse(text) if parse is not None else None
    return {layer: FINDERS[layer](text, published, doc) for layer in LAYERS if layer in layers}


def _quantities(text: str, published: str | None, doc: Doc | None) -> list[Annotation]:
    from claimtally.extract.quantities import find_quantities

    return [quantity_annotation(mention) for mention in find_quantities(text, doc, wide=True)]


def _attributions(text: str, published: str | None, doc: Doc | None) -> list[Annotation]:
    from claimtally.extract.attributions import find_attributions

    assert doc is not None
    return [attribution_annotation(mention) for mention in find_attributions(doc)]


def _conditions(text: str, published: str | None, doc: Doc | None) -> list[Annotation]:
    from claimtally.extract.conditions import find_conditions, whole

    assert doc is not None
    return [condition_annotation(mention, Span.of(text, *whole(mention))) for mention in find_conditions(doc)]


def _times(text: str, published: str | None, doc: Doc | None) -> list[Annotation]:
    from claimtally.extract.times import find_times

    return [time_annotation(mention) for mention in find_times(text, published, doc)]


FINDERS: Mapping[Layer, Callable[[str, str | None, Doc | None], list[Annotation]]] = {
    "quantities": _quantities,
    "attributions": _attributions,
    "conditions": _conditions,
    "times": _times,
}


def quantity_annotation(mention: QuantityMention) -> Annotation:
    """Give a quantity as its wire format has it."""
    quantity = mention.quantity.model_dump(mode="json")
    fields = {field: quantity[field] for field in FIELDS}
    return {**_place(mention.span), **fields, "prior": _span(mention.prior), "concept": list(mention.concept)}


def attribution_annotation(mention: AttributionMention) -> Annotation:
    """Give an attribution as its wire format has it."""
    return {"source": _span(mention.source), "cue": _span(mention.cue), "content": _span(mention.content)}


def condition_annotation(mention: ConditionMention, antecedent: Span) -> Annotation:
    """Give a condition as its wire format has it; the antecedent holds its cue where the two stand together."""
    return {"cue": _span(mention.cue), "antecedent": _span(antecedent), "consequent": _span(mention.consequent)}


def time_annotation(mention: TimeMention) -> Annotation:
    """Give a time expression as its wire format has it."""
    return {**_place(mention.span), "value": mention.value}


def _place(span: Span) -> Annotation:
    return {"start": span.start, "end": span.end, "text": span.text}


def _span(span: Span | None) -> Annotation | None:
    return {"text": span.text, "start": span.start, "end": span.end} if span is not None else None
