"""Reachable numbers: whether the number of a headline can be had from the text at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from claimtally.check.numbers.amount import brought, claimed, stated
from claimtally.check.numbers.interval import Interval
from claimtally.check.words.cues import words
from claimtally.check.words.slot import commensurate, quantity
from claimtally.check.words.years import YEAR
from claimtally.model import Article, Claim

MOST_SUMMED = 12  # numbers of the body that are tried in pairs and threes with one before them
NEAR = 300  # characters between numbers that one headline adds up
PAID = {"investment", "financing", "acquisition", "contract", "spending", "price"}  # frames of sums that change hands
WITHIN = ({"total", "increment"}, {"total", "part"}, {"increment", "part"})  # roles of which one holds the other
POINTS = ("point", "percentage_point")
PLAIN_FIGURE = re.compile(r"(?<![\w.,$€£¥-])\d+(?:,\d{3})*(?![\w%-]|[.,]\d)")
SCALED = re.compile(r"\s*(?:k|m|mn|bn|tn|thousand|million|billion|trillion)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number of the body: where it starts, in characters, its size in the title's unit, its frame and its role."""

    start: int
    size: Interval
    frame: str | None = None
    role: str | None = None

    def adds_up(self, other: _Figure) -> bool:
        """Tell whether a headline may add up the two: sums paid, or numbers of one frame, none of an earlier time.

        A total holds its increments and its parts already.
        """
        unread = None in (self.frame, other.frame)
        alike = unread or self.frame == other.frame or {self.frame, other.frame} <= PAID
        return alike and "prior" not in (self.role, other.role) and {self.role, other.role} not in WITHIN


def reachable(article: Article, title: Claim, body: Sequence[Claim]) -> bool:
    """Tell whether the title's number is a printed number of the body, or what some of them make.

    The body's numbers count as they stand, without bound and rounding, since "more than 385 million" reaches anything
    and "$1 billion" all that lies between 0.5 and 1.5; the title may have rounded them.
    """
    alike = [claim for claim in body if commensurate(claim, title)]
    wanted = claimed(title)
    figures = [_figure(claim, brought(stated(claim), claim, title)) for claim in alike]
    others = [c for c in body if _counts_the_same(c, title) and not commensurate(c, title)]
    figures += [_figure(claim, stated(claim)) for claim in others]
    if quantity(title).dimension == "count":
        figures += _unread(article, body)
    if any(figure.size.meets(wanted) or figure.size.meets(stated(title)) for figure in figures):
        return True
    if quantity(title).unit in words("unsure_unit") and any(_in_another_unit(claim, title) for claim in body):
        return True  # nobody knows how many pounds a newsroom's ton has
    if quantity(title).dimension == "money" and any(_in_other_money(claim, wanted) for claim in body):
        return True
    return (
        _summed(figures, wanted)
        or _differs(figures, wanted)
        or (quantity(title).unit == "%" and _levels_make(body, wanted))
    )


def _figure(claim: Claim, size: Interval) -> _Figure:
    return _Figure(claim.mention.start, size, claim.frame, claim.role)


def _counts_the_same(claim: Claim, title: Claim) -> bool:
    """Tell whether a number of another unit may be what the title counts.

    One has no unit, is the rate of a time ("40,000 tonnes a year"), or is one of two shares that lie points apart.
    """
    unit, wanted = quantity(claim).unit, quantity(title).unit
    if claim.frame == title.frame == "workforce" and quantity(claim).dimension == quantity(title).dimension:
        return True  # jobs, staff and workers are the same people
    whole, of = unit.partition("/")[0], wanted.partition("/")[0]
    return not unit or wanted in (unit, whole) or unit == of or (wanted in POINTS and unit == "%")


def _unread(article: Article, body: Sequence[Claim]) -> Iterator[_Figure]:
    """Yield the plain figures of the text that no claim has read ("2,100 jobs … and a further 900 at head office")."""
    title = article.title or ""
    for found in PLAIN_FIGURE.finditer(article.text, len(title) if article.text.startswith(title) else 0):
        read = any(claim.mention.start < found.end() and found.start() < claim.mention.end for claim in body)
        aside = SCALED.match(article.text, found.end()) or YEAR.fullmatch(found[0])
        if not read and not aside:
            yield _Figure(found.start(), Interval.point(int(found[0].replace(",", ""))))


def _in_another_unit(claim: Claim, title: Claim) -> bool:
    a, b = quantity(claim), quantity(title)
    return a.dimension == b.dimension and a.unit != b.unit


def _in_other_money(claim: Claim, wanted: Interval) -> bool:
    """Tell whether a claim prints the figure in another currency: whose dollars a headline means is often open."""
    return quantity(claim).dimension == "money" and stated(claim).meets(wanted)


def _summed(figures: Sequence[_Figure], wanted: Interval) -> bool:
    """Tell whether two or three numbers of one kind add up to the wanted one.

    Any dozen of numbers makes nearly every number somehow: what a headline reckons, it reckons from one passage, or
    with what comes on top.
    """
    for first, near in _neighbours(figures):
        added = [other for other in near if first.adds_up(other)]
        if any((first.size + b.size).meets(wanted) for b in added):
            return True
        if any(b.adds_up(c) and (first.size + b.size + c.size).meets(wanted) for b, c in combinations(added, 2)):
            return True
    return False


def _differs(figures: Sequence[_Figure], wanted: Interval) -> bool:
    """Tell whether two numbers that stand near each other lie as far apart as the wanted one is large."""
    return any(
        (first.size - other.size).meets(wanted) or (other.size - first.size).meets(wanted)
        for first, near in _neighbours(figures)
        for other in near
    )


def _neighbours(figures: Sequence[_Figure]) -> Iterator[tuple[_Figure, list[_Figure]]]:
    """Yield each number with those of the next dozen that stand near it, or that come on top ("another 100 jobs")."""
    placed = sorted(figures, key=lambda figure: figure.start)
    for place, first in enumerate(placed):
        later = placed[place + 1 : place + MOST_SUMMED]
        yield first, [f for f in later if f.start - first.start <= NEAR or f.role == "increment"]


def _levels_make(body: Sequence[Claim], wanted: Interval) -> bool:
    """Tell whether two levels of the body that stand near each other make a percentage, as a share or as a change."""
    groups: dict[str, list[_Figure]] = {}
    for claim in body:
        groups.setdefault(quantity(claim).unit, []).append(_figure(claim, stated(claim)))
    sizes = (
        (a, b)
        for figures in groups.values()
        for first, near in _neighbours(figures)
        for other in near
        if (a := first.size.high) and (b := other.size.high) and min(a, b) > 0
    )
    makes = ((a / b * 100, b / a * 100, abs(a / b - 1) * 100, abs(b / a - 1) * 100) for a, b in sizes)
    return any(wanted.contains(value) for four in makes for value in four)
