"""The check of "each": so many things of so much each make the amount that they are said to make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimtally.check.multiplicative.multiplied import Candidate, Product, best
from claimtally.check.ties.expression import Variable
from claimtally.check.ties.tied import Tied
from claimtally.check.words.cues import holds_cue, pattern
from claimtally.check.words.lead import like
from claimtally.check.words.links import linked
from claimtally.check.words.lots import Lot, lots
from claimtally.check.words.place import between, follows, same_sentence
from claimtally.check.words.rates_per import akin, rate
from claimtally.check.words.slot import numbered, quantity
from claimtally.check.words.unread import has_unread
from claimtally.model import Article, Claim

ID = "each"
REACH = 90  # characters between the things and the amount they make, in one sentence


def check_each(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute "eight halls of 90 MW each" against the 720 MW of the campus that they make.

    The amount stands behind ("for a total of", "which would raise"), or before as what the things are part of
    ("a 720 MW campus", "an order worth $66m for").
    """
    numbers = numbered(claims)
    for lot in lots(article, numbers):
        if quantity(lot.count.claim).dimension == "time":
            continue  # so much a year for so many years: `terms`
        candidates = [
            Candidate(Product(ID, (lot.count, lot.each), amount), near=True)
            for claim in numbers
            if claim.id not in (lot.count.claim.id, lot.each.claim.id)
            and (amount := _made_by(lot, claim)) is not None
            and _said_to_make(article, numbers, lot, claim)
        ]
        if (told := best(article, candidates)) is not None:
            yield told


def _made_by(lot: Lot, claim: Claim) -> Variable | None:
    """Give a claim as the amount that a lot makes, in the unit of what each is; None where it is of another kind."""
    found = rate(lot.each.claim)
    unit, each = quantity(claim).unit, quantity(lot.each.claim)
    if found is not None:
        fits = unit == found.of or (quantity(claim).dimension == "count" and akin(unit, found.of))
        return Variable(claim) if fits else None
    if each.dimension == "count":
        return Variable(claim) if quantity(claim).dimension == "count" and akin(unit, each.unit) else None
    return like(claim, lot.each.claim) if quantity(claim).dimension == each.dimension else None


def _said_to_make(article: Article, numbers: Sequence[Claim], lot: Lot, claim: Claim) -> bool:
    """Tell whether the words say that a lot makes an amount."""
    if quantity(claim).direction is not None or claim.role in ("prior", "increment", "part"):
        return False
    if same_sentence(claim, lot.last):
        if claim.mention.start > lot.last.mention.end:
            if rate(lot.each.claim) is not None:
                return False  # an amount beside a rate is held against it by `products`
            words = between(article, lot.last, claim)
            if has_unread(article, numbers, lot.last.mention.end, claim.mention.start):
                return False  # "24 jets at $110 million each, and options on 12 more would bring it to"
            told = linked(article, lot.last, claim) or (words.strip() == ", a" and _names_whole(article, claim))
            return told and len(words) <= REACH and not _rival(numbers, lot, lot.last, claim)
        words = article.text[claim.mention.end : lot.first.mention.start]
        return len(words) <= REACH and _is_whole(article, claim, words) and not _rival(numbers, lot, claim, lot.last)
    ahead = follows(article, claim, lot.last) and _names_whole(article, claim)
    behind = follows(article, lot.last, claim) and _sums_up(article, claim)
    return ahead or behind


def _is_whole(article: Article, claim: Claim, words: str) -> bool:
    """Tell whether the words between an amount and a lot make the lot what the amount is made of."""
    return (
        "," not in words.strip(" ,")
        and (_names_whole(article, claim) or holds_cue("equates", words))
        and (_made_of().search(words) is not None)
    )


@cache
def _made_of() -> re.Pattern[str]:
    return re.compile(
        rf"{pattern('complete').pattern}|(?<!\w)(?:of|for|with|from|in|buy|has|have)\W*$|:", re.IGNORECASE
    )


def _names_whole(article: Article, claim: Claim) -> bool:
    """Tell whether an amount is that of a thing with parts: "720MW campus", "$66m order"."""
    noun = re.match(
        r"[\s-]*(?:[\w'’-]+\s+){0,2}?" + pattern("whole_thing").pattern, article.text[claim.mention.end :], re.I
    )
    return noun is not None


def _sums_up(article: Article, claim: Claim) -> bool:
    """Tell whether a sentence begins with "Together they come to"."""
    words = article.text[claim.quote.start : claim.mention.start]
    return len(words) <= REACH and pattern("takes_up").match(words) is not None and holds_cue("works_out", words)


def _rival(numbers: Sequence[Claim], lot: Lot, first: Claim, last: Claim) -> bool:
    """Tell whether another amount of the kind stands between a lot and what it makes."""
    own = {lot.count.claim.id, lot.each.claim.id, first.id, last.id}
    return any(
        first.mention.end <= c.mention.start < last.mention.start
        and c.id not in own
        and quantity(c).dimension == quantity(first if first is not lot.last else last).dimension
        for c in numbers
    )
