"""Reference facts: claims against trusted figures of a user's own."""

from claimtally.check.facts.find import check_facts
from claimtally.check.facts.table import FactTable

__all__ = ["FactTable", "check_facts"]
