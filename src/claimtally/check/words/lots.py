"""Lots: so many things, and what each of them is, costs or holds, as one sentence puts the two together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from claimtally.check.ties.expression import Variable
from claimtally.check.words.cues import words
from claimtally.check.words.place import between, same_sentence
from claimtally.check.words.rates_per import count_of, rate
from claimtally.check.words.slot import numbered, quantity
from claimtally.lexicons.forms import alternatives
from claimtally.model import Article, Claim

REACH = 48  # characters between the things and what each of them is
EACH_AFTER = re.compile(r"\s*\(?(?:each|apiece)\b", re.IGNORECASE)
EACH_INSIDE = re.compile(r"\b(?:each|apiece)\W*$", re.IGNORECASE)
EACH_BETWEEN = re.compile(r"\s*,?\s*(?:[a-z']+\s+){0,3}?each\s+(?:[a-z]+\s+){1,6}", re.IGNORECASE)
EACH_BEFORE = re.compile(r"\beach\s+of\s+(?:the|its|their|these|those)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
VERB_BETWEEN = re.compile(r"\s+(?:[a-z]+\s+){1,4}", re.IGNORECASE)
FOR_THINGS = re.compile(r"\s+for\s+(?:each\s+of\s+)?(?:the\s+|its\s+|all\s+)?", re.IGNORECASE)
OF_ITS = re.compile(r"\s+(?:of\s+(?:its|the|their|these)\s+)?(?:new\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lot:
    """A number of things and what each of them comes to; `each` may be a rate per thing."""

    count: Variable
    each: Variable

    @property
    def first(self) -> Claim:
        """The number that stands first."""
        return min((self.count.claim, self.each.claim), key=lambda claim: claim.mention.start)

    @property
    def last(self) -> Claim:
        """The number that stands last."""
        return max((self.count.claim, self.each.claim), key=lambda claim: claim.mention.start)


def lots(article: Article, numbers: Sequence[Claim]) -> Iterator[Lot]:
    """Give the lots of an article: "8 halls of 90 MW each", "each of the 8 halls draws 90 MW", "ten 15 MW turbines"."""
    for first, second in pairwise(numbered(numbers)):
        if same_sentence(first, second) and (lot := _lot(article, first, second)) is not None:
            yield lot


def _lot(article: Article, first: Claim, second: Claim) -> Lot | None:
    link = between(article, first, second)
    if len(link) > REACH:
        return None
    for count, each, joins in ((first, second, _of_each()), (second, first, FOR_THINGS)):
        found = rate(each)
        things = count_of(found, count) if found is not None else None
        if things is not None and joins.fullmatch(link):
            return Lot(things, Variable(each))
    if quantity(first).dimension != "count" or rate(first) is not None or not quantity(first).unit:
        return None
    return Lot(Variable(first), Variable(second)) if _is_each(article, first, second, link) else None


@cache
def _of_each() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s+[\w'’-]+){{0,3}}?,?\s*{alternatives(words('being_each'))}"
        r"(?:\s+(?:about|around|up to|roughly|some|nearly|an?|price|of|the|average|its|his))*\s*",
        re.IGNORECASE,
    )


def _is_each(article: Article, count: Claim, each: Claim, link: str) -> bool:
    """Tell whether the words say that a number is that of each of the things counted before it."""
    if EACH_INSIDE.search(each.mention.text) or EACH_AFTER.match(article.text, each.mention.end):
        return _of_each().fullmatch(link) is not None
    if EACH_BETWEEN.fullmatch(link):
        return True
    ahead = article.text[count.quote.start : count.mention.start]
    if EACH_BEFORE.search(ahead):
        return VERB_BETWEEN.fullmatch(link) is not None
    noun = re.escape(quantity(count).unit)
    named = re.match(rf"[\s-]*(?:[\w-]+\s+){{0,2}}?{noun}(?:e?s)?\b", article.text[each.mention.end :], re.IGNORECASE)
    return named is not None and OF_ITS.fullmatch(link) is not None and quantity(each).dimension != "count"
