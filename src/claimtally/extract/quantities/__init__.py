"""Every number of a text that measures or counts something, with unit, bound, direction and precision."""

from claimtally.extract.quantities.finder import Scan, find_quantities, scan
from claimtally.extract.quantities.rules import RULES

__all__ = ["RULES", "Scan", "find_quantities", "scan"]
