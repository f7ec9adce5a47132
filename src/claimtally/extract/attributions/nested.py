"""Drops attributions inside somebody's words: what is thought or done there is part of what is said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from claimtally.model import AttributionMention

# Inside another's words these tell what people do, want or think, not who says it.
ACTS = ("object", "preposition", "infinitive", "noun", "thought", "intent", "stance")
OWN = ("our ", "my ")
# Sources that are set beside their words ("per CNBC", "..., Kowal said") are the article's own, wherever they stand.
BESIDE = ("phrase", "front", "quote")


def without_acts(told: Sequence[AttributionMention]) -> list[AttributionMention]:
    """Leave out the deeds, wishes and thoughts in another's words ("Orlen said the union wants 500 jobs").

    So are the speaker's own works ("Our research shows").
    """
    inside = _inside(told)
    return [m for m, held in zip(told, inside, strict=True) if not (held and (m.rule.endswith(ACTS) or _is_own(m)))]


def _is_own(mention: AttributionMention) -> bool:
    return mention.source is not None and mention.source.text.casefold().startswith(OWN)


def outermost(told: Sequence[AttributionMention]) -> list[AttributionMention]:
    """Leave out whatever stands inside another's words, also who is told there to have said something."""
    inside = _inside(told)
    return [m for m, held in zip(told, inside, strict=True) if m.rule.endswith(BESIDE) or not held]


def _inside(told: Sequence[AttributionMention]) -> list[bool]:
    """Tell of each attribution whether its verb stands in the words of another one."""
    contents = sorted({(m.content.start, m.content.end) for m in told})
    starts = [start for start, _ in contents]
    reach = list(accumulate((end for _, end in contents), max))  # how far the contents up to each one go
    held = []
    for mention in told:
        own, place = (mention.content.start, mention.content.end), bisect_right(starts, mention.cue.start) - 1
        while place >= 0 and reach[place] >= mention.cue.end:
            if contents[place] != own and contents[place][1] >= mention.cue.end:
                break
            place -= 1
        held.append(place >= 0 and reach[place] >= mention.cue.end)
    return held
