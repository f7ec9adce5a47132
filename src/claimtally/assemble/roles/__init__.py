"""Roles: what part a number plays among the numbers of its slot (increment, total, prior, part, …)."""

from claimtally.assemble.roles import aims, earlier, parts, sums
from claimtally.assemble.slot_rule import SlotRule
from claimtally.model.vocabulary import Role

# The first that has an answer gives the role: an "additional" sum stays an increment where a total follows.
RULES: tuple[SlotRule[Role], ...] = (*sums.RULES, *earlier.RULES, *parts.RULES, *aims.RULES)

__all__ = ["RULES"]
