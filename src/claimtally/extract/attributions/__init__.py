"""Attributions: which stretches of an article are someone else's words, and whose."""

from __future__ import annotations

from spacy.tokens import Doc

from claimtally.extract.attributions.reading import Reading
from claimtally.extract.attributions.rules import RULES
from claimtally.model import AttributionMention

__all__ = ["RULES", "find_attributions"]


def find_attributions(doc: Doc) -> list[AttributionMention]:
    """Give the attributions of a parsed article by position of their content; every one has a source.

    Rules run in the order of RULES; a reporting verb gives one mention, by the first rule that finds its content.
    The rule's id tells the kind: speech, estimate, thought, intent, stance.
    """
    reading = Reading.of(doc)
    found: list[AttributionMention] = []
    for rule in RULES:
        found += list(rule.apply(reading, tuple(found), rule.id))
    return sorted(found, key=lambda m: (m.content.start, m.content.end, m.cue.start, m.rule))
