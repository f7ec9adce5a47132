"""Every number of a text that measures or counts something, with unit, bound, direction and precision."""

from claimtally.extract.quantities.finder import find_quantities
from claimtally.extract.quantities.rules import RULES

__all__ = ["RULES", "find_quantities"]
