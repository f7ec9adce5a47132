"""Time expressions: found in plain text by rules over the lexicon, resolved against the document's date."""

from claimtally.extract.times.find import RULES, find_times
from claimtally.extract.times.prepositions import claim_forms, with_preposition

__all__ = ["RULES", "claim_forms", "find_times", "with_preposition"]
