"""Subjects: who acts, or who has the property that is measured."""

from claimtally.assemble.parties.subject import aggregate, clause, construction, noun, surface, thing, topic
from claimtally.assemble.slot_rule import SlotRule
from claimtally.model import NamedSpan

# From the closest tie to the loosest: what a construction or the measured noun itself names comes before the clause.
RULES: tuple[SlotRule[NamedSpan], ...] = (
    *construction.RULES,
    *noun.RULES,
    *aggregate.RULES,
    *surface.RULES,
    *clause.RULES,
    *thing.RULES,
    *aggregate.CONTINUED,
    *topic.RULES,
)

__all__ = ["RULES"]
