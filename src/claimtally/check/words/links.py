"""Links: words that make two numbers one amount, told in two ways ("£7.6m, or £76,000 per megawatt")."""

from __future__ import annotations

import re

from claimtally.check.words.cues import holds_cue
from claimtally.check.words.place import between
from claimtally.model import Article, Claim

TAIL = 14  # characters behind a number in which "in all" stands
ROUGHLY = re.compile(r"(?:about|around|roughly|nearly|almost|some)\b", re.IGNORECASE)
APPOSED = re.compile(r"\s*,\s*|\s+[-–—]\s+|\s*\(")
CLOSED = re.compile(r"\s*(?:[.;)–—]|$)")


def linked(article: Article, first: Claim, second: Claim) -> bool:
    """Tell whether the words from one number to a later one say that the two are one amount.

    A total counts as said, and so does what is added in apposition as a rounded figure
    (", about $300 million a year.").
    """
    link = between(article, first, second)
    tail = article.text[second.mention.end : second.mention.end + TAIL]
    if ";" in link:
        return False
    if holds_cue("equates", f"{link} {second.mention.text}") or holds_cue("in_all", f"{second.mention.text}{tail}"):
        return True
    return second.role == "total" and not holds_cue("other_total", link)


def apposed_roughly(article: Article, first: Claim, second: Claim) -> bool:
    """Tell whether a later number stands behind a comma as a rounded figure that closes its clause."""
    apposed = APPOSED.search(between(article, first, second)[-3:]) is not None
    closed = CLOSED.match(article.text[second.mention.end : second.mention.end + 2]) is not None
    return apposed and closed and ROUGHLY.match(second.mention.text) is not None
