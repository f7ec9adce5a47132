"""Reachable numbers: whether the number of a headline can be had from the text at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from claimtally.check.numbers.amount import brought, claimed, stated
from claimtally.check.numbers.interval import Interval
from claimtally.check.numbers.units import commensurable
from claimtally.check.words.slot import quantity
from claimtally.model import Article, Claim

MOST_SUMMED = 12  # numbers of the body that are tried in pairs and threes
POINTS = ("point", "percentage_point")
PLAIN_FIGURE = re.compile(r"(?<![\w.,$€£¥-])\d+(?:,\d{3})*(?![\w%-]|[.,]\d)")
SCALED = re.compile(r"\s*(?:k|m|mn|bn|tn|thousand|million|billion|trillion)\b", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")


def reachable(article: Article, title: Claim, body: Sequence[Claim]) -> bool:
    """Tell whether the title's number is a printed number of the body, or what some of them make.

    The body's numbers count as they stand, without bound and rounding, since "more than 385 million" reaches anything
    and "$1 billion" all that lies between 0.5 and 1.5; the title may have rounded them.
    """
    alike = [claim for claim in body if commensurable(quantity(claim), quantity(title)) is not None]
    wanted = claimed(title)
    figures = [brought(stated(claim), claim, title) for claim in alike]
    figures += [stated(claim) for claim in body if claim not in alike and _counts_the_same(claim, title)]
    if quantity(title).dimension == "count":
        figures += _unread(article, body)
    figures = list(dict.fromkeys(figures))
    if any(number.meets(wanted) for number in figures):
        return True
    if quantity(title).dimension == "money" and any(_in_other_money(claim, wanted) for claim in body):
        return True
    some = figures[:MOST_SUMMED]
    return _summed(some, wanted) or (quantity(title).unit == "%" and _levels_make(body, wanted))


def _counts_the_same(claim: Claim, title: Claim) -> bool:
    """Tell whether a number of another unit may be what the title counts.

    One has no unit, is the rate of a time ("40,000 tonnes a year"), or is one of two shares that lie points apart.
    """
    unit, wanted = quantity(claim).unit, quantity(title).unit
    return not unit or unit.partition("/")[0] == wanted or (wanted in POINTS and unit == "%")


def _unread(article: Article, body: Sequence[Claim]) -> Iterator[Interval]:
    """Yield the plain figures of the text that no claim has read ("2,100 jobs … and a further 900 at head office")."""
    title = article.title or ""
    for found in PLAIN_FIGURE.finditer(article.text, len(title) if article.text.startswith(title) else 0):
        read = any(claim.mention.start < found.end() and found.start() < claim.mention.end for claim in body)
        aside = SCALED.match(article.text, found.end()) or YEAR.fullmatch(found[0])
        if not read and not aside:
            yield Interval.point(int(found[0].replace(",", "")))


def _in_other_money(claim: Claim, wanted: Interval) -> bool:
    """Tell whether a claim prints the figure in another currency: whose dollars a headline means is often open."""
    return quantity(claim).dimension == "money" and stated(claim).meets(wanted)


def _summed(figures: Sequence[Interval], wanted: Interval) -> bool:
    pairs = combinations(figures, 2)
    if any((a + b).meets(wanted) or (a - b).meets(wanted) or (b - a).meets(wanted) for a, b in pairs):
        return True
    return any((a + b + c).meets(wanted) for a, b, c in combinations(figures, 3))


def _levels_make(body: Sequence[Claim], wanted: Interval) -> bool:
    """Tell whether two levels of the body make a percentage, as a share or as a change."""
    groups: dict[str, list[Fraction]] = {}
    for claim in body:
        value = stated(claim).high
        if value and value > 0:
            groups.setdefault(quantity(claim).unit, []).append(value)
    makes = (
        (a / b * 100, abs(a / b - 1) * 100, abs(b / a - 1) * 100)
        for values in groups.values()
        for a, b in combinations(sorted(set(values))[:MOST_SUMMED], 2)
    )
    return any(wanted.contains(value) for three in makes for value in three)
