"""Sums of more than was named: "12 died in Florida and 7 in Georgia. In all, 31 have died across five states".

A whole that is less than what its parts make is a fault whatever else there is; one that is more may hold others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from claimtally.check.numbers.amount import brought, stated
from claimtally.check.numbers.interval import total
from claimtally.check.words.cues import holds_cue
from claimtally.check.words.place import same_sentence
from claimtally.model import Article, Claim

BY_A_SLIP = Fraction(3, 2)  # times what its parts make, up to which a sum in another sentence is hardly that of more
TENFOLD = (Fraction(98, 10), Fraction(102, 10))
BEHIND = 90  # characters behind the last part in which "the rest" closes a list
UNNUMBERED = re.compile(r",\s+[^,]*[^\W\d_][^,]*\s+and\s")  # ", canals and a": an item without a number
EXAMPLES = re.compile(r",\s+with\s+(?:about\s+|some\s+)?$", re.IGNORECASE)  # ", with $1 billion going to chips and"
VERB = re.compile(r"\b(?:are|is|were|was|will|would|have|has|had)\b")


def may_hold_more(article: Article, parts: Sequence[Claim], whole: Claim) -> bool:
    """Tell whether a whole that is more than its parts make may be that of others too.

    So it may where the parts stand in another sentence and it is far more, where its sentence reaches further ("since
    2020", "across the country"), where an item without a number stands among the parts, and where "the rest" is left.
    """
    made, size = total(brought(stated(part), part, whole) for part in parts).high, stated(whole).high
    if made is None or size is None or size <= made:
        return False
    ordered = sorted(parts, key=lambda claim: claim.mention.start)
    elsewhere = not all(same_sentence(part, whole) for part in parts)
    if TENFOLD[0] * made <= size <= TENFOLD[1] * made:
        return False  # a digit too many is the commonest slip
    if elsewhere and size > BY_A_SLIP * made:
        return True
    clause = whole.quote.text if elsewhere else article.text[whole.mention.end : whole.quote.end]
    if ordered[-1].mention.end <= whole.mention.start and holds_cue("wider", clause):
        return True
    if EXAMPLES.search(article.text[whole.mention.end : ordered[0].mention.start]):
        return True
    gaps = [article.text[a.mention.end : b.mention.start] for a, b in pairwise(ordered)]
    tail = article.text[ordered[-1].mention.end : min(ordered[-1].quote.end, ordered[-1].mention.end + BEHIND)]
    return any(UNNUMBERED.search(gap) for gap in gaps) or holds_cue("rest_unnamed", tail)


def says_more_of(article: Article, parts: Sequence[Claim], whole: Claim) -> bool:
    """Tell whether a list behind a colon is the subject of a clause: ": 400 in Leeds and 300 in York are for"."""
    last = max(parts, key=lambda claim: claim.mention.start)
    first = min(parts, key=lambda claim: claim.mention.start)
    listed = ":" in article.text[whole.mention.end : first.mention.start]
    tail = re.split(r"[,;:]|\b(?:which|who|that|where)\b", article.text[last.mention.end : last.quote.end])[0]
    return listed and VERB.search(tail) is not None
