"""Headlines: sentences that say less than a parser needs."""

from __future__ import annotations

from claimtally.assemble.context import ClaimContext
from claimtally.model import Span
from claimtally.model.entity import Entity


def name_before_infinitive(ctx: ClaimContext) -> tuple[Entity, Span] | None:
    """Give the name that opens the sentence where "to" follows it ("Orlen to build five plants"), with its words.

    That is a headline's future, whatever the parser makes of it.
    """
    found = ctx.story.entities.at(ctx.sentence[0].idx)
    if found is None:
        return None
    end = found[1].end
    return found if ctx.text[end : end + 4] == " to " else None
