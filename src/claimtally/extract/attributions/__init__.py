"""Attributions: which stretches of an article are someone else's words, and whose."""

from __future__ import annotations

from spacy.tokens import Doc

from claimtally.extract.attributions.nested import outermost, without_acts
from claimtally.extract.attributions.reading import Reading
from claimtally.extract.attributions.rules import RULES
from claimtally.model import AttributionMention

__all__ = ["RULES", "find_attributions"]


def find_attributions(doc: Doc, *, inner: bool = True) -> list[AttributionMention]:
    """Give the attributions of a parsed article by position of their content; every one has a source.

    Rules run in the order of RULES; a reporting verb gives one mention, by the first rule that finds its content.
    `inner` keeps who is told to have said something in another's words ("Reuters says that Orlen said ...").
    The rule's id tells the kind: speech, estimate, thought, intent, stance.
    """
    reading = Reading.of(doc)
    found: list[AttributionMention] = []
    for rule in RULES:
        found += list(rule.apply(reading, tuple(found), rule.id))
    kept = without_acts(found) if inner else outermost(found)
    return sorted(kept, key=lambda m: (m.content.start, m.content.end, m.cue.start, m.rule))
