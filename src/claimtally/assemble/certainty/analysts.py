"""What analysts expected is no more than that, however the clause around it tells of what came."""

from __future__ import annotations

import re

from claimtally.assemble.context import ClaimContext
from claimtally.model.vocabulary import Factuality
from claimtally.syntax import tree

FORETOLD = ("earnings", "spending", "price", "capacity", "count")
# "above the $11 billion analysts had expected": the parser seldom sees a relative clause there.
BEHIND = re.compile(
    r"\s+(?:that |which )?(?:\w+ )?(?:analysts?|economists?|investors?|forecasters?|Wall Street|the Street|the market)"
    r"\s+(?:\w+ ){0,3}?(?:expect(?:ed|ing)?|forecast|predict(?:ed)?|project(?:ed)?|anticipat(?:ed|ing)|estimated?"
    r"|looked for|looking for|pencilled in)\b"
)


FORESEEN = frozenset({"forecast", "projected"})


def forecast_measure(ctx: ClaimContext) -> Factuality | None:
    """A measure that is itself forecast: "forecast earnings of $20 a share", where the parser sees no verb."""
    nouns = (ctx.anchor, *ctx.nouns[:2])
    foreseen = any(t.lower_ in FORESEEN for noun in nouns for t in tree.children(noun, "compound", "amod"))
    return "expected" if foreseen and ctx.frame in FORETOLD and not ctx.holds(ctx.anchor.head) else None


def expected_by_analysts(ctx: ClaimContext) -> Factuality | None:
    """A number that analysts "had expected" right behind it was only expected."""
    return "expected" if BEHIND.match(ctx.text, ctx.mention.end) is not None else None
