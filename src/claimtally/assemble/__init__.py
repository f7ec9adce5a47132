"""Mentions -> claims: frames, roles, parties, how sure, on what condition, said by whom."""

from claimtally.assemble.claims import RULES, assemble
from claimtally.assemble.context import Mentions

__all__ = ["RULES", "Mentions", "assemble"]
