"""How sure: whether a claim is fact, announced or only possible, is denied, or must or may be done."""

from claimtally.assemble.certainty.deontic import RULES as DEONTIC_RULES
from claimtally.assemble.certainty.levels import RULES as FACTUALITY_RULES
from claimtally.assemble.certainty.polarity import RULES as POLARITY_RULES

__all__ = ["DEONTIC_RULES", "FACTUALITY_RULES", "POLARITY_RULES"]
