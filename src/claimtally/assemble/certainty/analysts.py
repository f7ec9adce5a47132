"""What analysts expected is no more than that, however the clause around it tells of what came."""

from __future__ import annotations

import re
from functools import cache

from claimtally.assemble.context import ClaimContext
from claimtally.lexicons.factuality import level_of
from claimtally.lexicons.forms import alternatives
from claimtally.lexicons.words import words
from claimtally.model.vocabulary import Factuality
from claimtally.syntax import tree

FORETOLD = ("earnings", "spending", "price", "capacity", "count")
# "74 cents adjusted vs. 70 cents expected": what came, and what was foreseen
VERSUS = re.compile(
    r"(?: [a-z-]+)? (?:vs\.?|versus) [^\s].{0,30}? (?:expected|estimated?|estimates?|forecast|consensus)\b"
)
AVERAGE = re.compile(
    r" (?:average|mean|median) (?:of|in|from) (?:\w+ ){0,2}?(?:estimates?|forecasts?|poll)\b"
    r"| consensus(?: (?:estimate|forecast|view)s?\b|[.,])"
)
FORETOLD_BESIDE = re.compile(r" (?:expected|estimated?|estimates?|forecast|consensus)\b")
FORESEEN = frozenset({"forecast", "projected"})


def forecast_measure(ctx: ClaimContext) -> Factuality | None:
    """A measure that is itself forecast: "forecast earnings of $20 a share", where the parser sees no verb."""
    nouns = (ctx.anchor, *ctx.nouns[:2])
    foreseen = any(t.lower_ in FORESEEN for noun in nouns for t in tree.children(noun, "compound", "amod"))
    return "expected" if foreseen and ctx.frame in FORETOLD and not ctx.holds(ctx.anchor.head) else None


def expected_by_analysts(ctx: ClaimContext) -> Factuality | None:
    """A number that analysts "had expected" right behind it was only expected."""
    behind = _expected_behind().match(ctx.text, ctx.mention.end) or AVERAGE.match(ctx.text, ctx.mention.end)
    return "expected" if behind is not None else None


@cache
def _expected_behind() -> re.Pattern[str]:
    """Give the words behind a number that say who expected it: "above the $11 billion analysts had expected".

    The parser seldom sees a relative clause there.
    """
    who, did = alternatives(words("expecter")), alternatives(words("expected"))
    return re.compile(rf"\s+(?:that |which )?(?:\w+ )?{who}\s+(?:\w+ ){{0,3}}?{did}\b")


def of_scorecard(ctx: ClaimContext) -> Factuality | None:
    """What came and what was foreseen, in the short lines of results: "74 cents adjusted vs. 70 cents expected"."""
    if VERSUS.match(ctx.text, ctx.mention.end) is not None:
        return None if _foretells(ctx) else "actual"  # not "expects revenue of $3bn vs. $2.8bn expected"
    beside = ctx.before(2)
    against = beside[-1:] in (["vs."], ["vs"], ["versus"]) or beside == ["vs", "."]
    return "expected" if against and FORETOLD_BESIDE.match(ctx.text, ctx.mention.end) is not None else None


def _foretells(ctx: ClaimContext) -> bool:
    """Tell whether a verb before the number tells of what is to come; the lines of results have none."""
    return any(
        verb.i < ctx.tokens.start
        and (
            verb.tag_ == "MD"
            or any(t.tag_ == "MD" for t in tree.children(verb, "aux"))
            or level_of("verb", verb.lemma_) is not None
        )
        for verb in ctx.clauses
    )
