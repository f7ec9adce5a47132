"""Conditions: what has to come true before a claim holds."""

from __future__ import annotations

from spacy.tokens import Doc

from claimtally.extract.conditions.cues import cues_of
from claimtally.extract.conditions.rules import RULES
from claimtally.extract.conditions.same import linked
from claimtally.model import ConditionMention

__all__ = ["RULES", "find_conditions", "whole"]


def find_conditions(doc: Doc) -> list[ConditionMention]:
    """Give the conditions of a parsed article by position, each linked to the earlier condition that it takes up."""
    cues = cues_of(doc)
    found: list[ConditionMention] = []
    for rule in RULES:
        found += [m for m in rule.apply(doc, cues, rule.id) if not any(m.cue.overlaps(other.cue) for other in found)]
    found.sort(key=lambda m: (m.cue.start, m.antecedent.start))
    return linked(doc, found)


def whole(mention: ConditionMention) -> tuple[int, int]:
    """Give the characters [start, end) of cue and antecedent together, of the antecedent alone where they lie apart."""
    if 0 <= mention.antecedent.start - mention.cue.end <= 1:
        return mention.cue.start, mention.antecedent.end
    return mention.antecedent.start, mention.antecedent.end
