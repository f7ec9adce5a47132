"""What a percentage is a percentage of: words that say it is not the levels printed beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claimtally.check.numbers.units import commensurable
from claimtally.check.words.cues import holds_cue, pattern
from claimtally.check.words.place import after, between
from claimtally.check.words.slot import quantity
from claimtally.model import Article, Claim

COORDINATED = 60  # characters from one level before to the next ("against 1,200 in 2019 and 1,600 in 2023")


def of_another_clause(article: Article, change: Claim, levels: Sequence[Claim]) -> bool:
    """Tell whether a percentage stands in another clause than the levels: "profit rose 10%, while sales grew to …".

    So does one that names behind itself what it measures, after the levels: "fell to $52m from $98m, hit by a 40% drop
    in volumes".
    """
    ahead = [level for level in levels if level.mention.start < change.mention.start]
    behind = [level for level in levels if level.mention.start > change.mention.start]
    if not behind and _names_measure().match(after(article, change)):
        return True
    last = max(ahead, key=lambda level: level.mention.start, default=None)
    first = min(behind, key=lambda level: level.mention.start, default=None)
    gaps = [between(article, last, change) if last else "", between(article, change, first) if first else ""]
    return any(_new_clause().search(gap) for gap in gaps)


def is_repeated(article: Article, change: Claim) -> bool:
    """Tell whether a percentage is one of every year or month ("5% a year"), which levels years apart compound."""
    return _every_time().match(article.text[change.mention.start : change.quote.end]) is not None


def has_several_bases(article: Article, sentence: Sequence[Claim], prior: Claim) -> bool:
    """Tell whether a level before is the first of a list, so that the percentage may be of another one, or of a sum."""
    return any(
        commensurable(quantity(claim), quantity(prior))
        and prior.mention.end <= claim.mention.start <= prior.mention.end + COORDINATED
        and re.search(r"\band\b", words := between(article, prior, claim)) is not None
        and not holds_cue("moved", words)
        for claim in sentence
        if claim is not prior
    )


def of_another_time(article: Article, change: Claim, then: Claim) -> bool:
    """Tell whether a level held beside a move is none that it began at: "fell 1% in March, down from 4m a year ago".

    The move has a time of its own, a comma sets the level off, and the level is told as one of another time.
    """
    link = between(article, change, then)
    held = _held_beside().search(link)
    own = pattern("own_spell").search(link[: held.start()] if held else "")
    other = _other_time().match(article.text, then.mention.end)
    if held is None or own is None or other is None:
        return False
    # "rose 20% last year to $6 billion, compared with $4 billion a year earlier" is one move
    return not own[0].casefold().startswith("last") or other["year"] is not None


@cache
def _held_beside() -> re.Pattern[str]:
    return re.compile(rf",\s+{pattern('held_beside').pattern}[^,;]*$", re.IGNORECASE)


@cache
def _other_time() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s+[^\W\d_]+)?\s+(?:{pattern('year_earlier').pattern}|in\s+(?P<year>(?:19|20)\d\d))", re.IGNORECASE
    )


@cache
def _new_clause() -> re.Pattern[str]:
    verb = rf"(?:{pattern('moved').pattern}|\b(?:is|are|was|were|stood|reached|hit|came|totalled|totaled)\b)"
    return re.compile(rf"\b(?:while|whereas|but|as|when|and)\b[^;]*?{verb}|,\s+with\b", re.IGNORECASE)


@cache
def _names_measure() -> re.Pattern[str]:
    return re.compile(rf"\s+{pattern('move_noun').pattern}\s+in\b", re.IGNORECASE)


@cache
def _every_time() -> re.Pattern[str]:
    return re.compile(rf"[^,;]{{0,24}}?{pattern('every_time').pattern}(?!\s+(?:earlier|ago|before|later))", re.I)
