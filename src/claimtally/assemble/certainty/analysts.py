"""What analysts expected is no more than that, however the clause around it tells of what came."""

from __future__ import annotations

import re

from claimtally.assemble.context import ClaimContext
from claimtally.model.vocabulary import Factuality

# "above the $11 billion analysts had expected": the parser seldom sees a relative clause there.
BEHIND = re.compile(
    r"\s+(?:that |which )?(?:\w+ )?(?:analysts?|economists?|investors?|forecasters?|Wall Street|the Street|the market)"
    r"\s+(?:\w+ ){0,3}?(?:expect(?:ed|ing)?|forecast|predict(?:ed)?|project(?:ed)?|anticipat(?:ed|ing)|estimated?"
    r"|looked for|looking for|pencilled in)\b"
)


def expected_by_analysts(ctx: ClaimContext) -> Factuality | None:
    """A number that analysts "had expected" right behind it was only expected."""
    return "expected" if BEHIND.match(ctx.text, ctx.mention.end) is not None else None
