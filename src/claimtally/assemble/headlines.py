"""Headlines: sentences that say less than a parser needs."""

from __future__ import annotations

import re
from functools import cache

from claimtally.assemble.context import ClaimContext
from claimtally.lexicons.forms import alternatives
from claimtally.lexicons.names import name_words
from claimtally.lexicons.words import words
from claimtally.model import Span
from claimtally.model.entity import Entity

TALKS = re.compile(r"\b[Ii]n (?:[A-Z][a-z]+ )?Talks (?:to|[Ff]or|[Oo]ver)\b(?![^\n]*(?:,| [Aa]s | [Aa]fter ))")


@cache
def _buying() -> re.Pattern[str]:
    """Give the words before a price that tell what is bought for it.

    "Marvell Is Said to Near Deal to Buy Credo for": in title case the parser sees no verb.
    """
    return re.compile(
        rf"\b{alternatives(words('headline_buying'))}\s+(?P<what>[^,;:.]{{2,50}}?)\s+"
        r"(?:for|at)\s+(?:about\s+|around\s+|some\s+|up to\s+|an?\s+)?$",
        re.IGNORECASE,
    )


def bought(ctx: ClaimContext) -> tuple[Entity, Span] | None:
    """Give the organisation that is bought for the sum, by the words of a headline: "to Buy Credo for $24 Billion"."""
    if ctx.dimension != "money":
        return None
    before = ctx.text[ctx.sentence.start_char : ctx.mention.start]
    verb = _buying().search(before)
    if verb is None or not verb[0][0].isupper():
        return None  # a sentence in lower case has a parse
    start, end = (ctx.sentence.start_char + verb.start("what"), ctx.sentence.start_char + verb.end("what"))
    found = ctx.story.entities.at(end - 1)
    if found is None or found[0].kind != "organisation":
        return None  # not "Nvidia chips"
    told = ctx.text[start : found[1].start].casefold().split()
    return found if not told or told[-1] in name_words("org_noun") else None  # "Data Center Operator Halden"


def in_talks(ctx: ClaimContext) -> bool:
    """Tell whether a headline in capitals only tells of talks: "EQT in Talks to Buy Halden for About $5 Billion"."""
    before = ctx.text[ctx.sentence.start_char : ctx.mention.start]
    headline = ctx.mention.end <= ctx.text.find("\n\n")
    return headline and ctx.dimension == "money" and TALKS.search(before) is not None


def name_before_infinitive(ctx: ClaimContext) -> tuple[Entity, Span] | None:
    """Give the name that opens the sentence where "to" follows it ("Orlen to build five plants"), with its words.

    That is a headline's future, whatever the parser makes of it.
    """
    found = ctx.story.entities.at(ctx.sentence[0].idx)
    if found is None:
        return None
    end = found[1].end
    return found if ctx.text[end : end + 4] == " to " else None
