"""The check of dates: spans of years run forwards, last as long as they are said to, and plans lie ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from claimtally.check.cues import holds_cue
from claimtally.check.notation import printed
from claimtally.check.slot import numbered, quantity
from claimtally.check.ties.expression import Constant, Variable
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.units import conversion
from claimtally.model import Article, Claim, Finding

ID = "dates"
YEAR = r"(?<![\d.,$€£¥-])((?:19|20)\d\d)(?![\d,%-])"
SPAN = re.compile(
    rf"\b(?:from|between)\s+(?:\w+\s+){{0,2}}?{YEAR}\s+(?:to|until|till|through|and)\s+(?:\w+\s+){{0,2}}?{YEAR}", re.I
)
AGO = re.compile(r"\s*ago\b", re.IGNORECASE)
IN_YEAR = re.compile(rf"^\W*\s*(?:back\s+)?(?:in|since)\s+(?:\w+\s+)?{YEAR}", re.IGNORECASE)
BY_YEAR = re.compile(
    rf"\b(?:by|before|until)\s+(?:the\s+end\s+of\s+|the\s+start\s+of\s+|late\s+|early\s+)?{YEAR}", re.I
)
QUOTATION = re.compile(r"[\"“”«»]")
GAP = 30  # characters between a span of years and the number of years that it is said to be
OFF_BY = Fraction(1)  # years: spans may count their first or their last year, or part of it


@dataclass(frozen=True, slots=True)
class Years:
    """Two years that the words join to a span, and where they stand."""

    first: int
    last: int
    start: int
    end: int


def check_dates(article: Article, claims: Sequence[Claim]) -> Iterator[Tied | Finding]:
    """Report spans that end before they begin, terms that do not fit their years, plans for years that are over.

    Years are read as printed, in four digits; what depends on today is asked only where the article's date is known.
    Terms may be one year longer or shorter than their years.
    """
    numbers = numbered(claims)
    for found in SPAN.finditer(article.text):
        span = Years(int(found[1]), int(found[2]), found.start(), found.end())
        yield from _span(article, numbers, span, between=found[0].casefold().startswith("between"))
    published = re.match(r"(?:19|20)\d\d(?!\d)", article.published or "")
    if published is not None:
        for claim in numbers:
            yield from _ago(article, claim, int(published[0]))
            yield from _planned(article, claim, int(published[0]))


def _span(article: Article, numbers: Sequence[Claim], span: Years, *, between: bool) -> Iterator[Tied | Finding]:
    inside = [c for c in numbers if c.quote.start <= span.start and span.end <= c.quote.end]
    if span.last < span.first and inside:
        near = min(inside, key=lambda c: (abs(c.mention.start - span.start), c.mention.start))
        told = f"A time from {span.first} to {span.last} ends before it begins."
        equation = f"{span.first} > {span.last}"
        yield Finding.of(article.id, ID, "fails", (near.id,), told, equation=equation)
    elif not between:
        for claim in inside:
            if _is_years(claim) and _beside(article, claim, span):
                yield _lasts(article, claim, span)


def _is_years(claim: Claim) -> bool:
    number = quantity(claim)
    whole = number.dimension == "time" and number.unit in ("year", "decade")
    return whole and number.bound in ("=", "~") and number.direction is None


def _beside(article: Article, claim: Claim, span: Years) -> bool:
    """Tell whether a number of years stands right beside a span: "for 20 years, from 2029 to 2049"."""
    if claim.mention.end <= span.start:
        words = article.text[claim.mention.end : span.start]
    elif span.end <= claim.mention.start:
        words = article.text[span.end : claim.mention.start]
    else:
        return False
    return len(words) <= GAP and not re.search(r"[;.:]|\band\b", words) and not holds_cue("elsewhen", words)


def _lasts(article: Article, claim: Claim, span: Years) -> Tied:
    years = span.last - span.first
    length = Constant(Fraction(years), f"{span.last} − {span.first}")
    judgement = judge(Tie(ID, _in_years(claim), "=", length), slack=OFF_BY / years if years else Fraction(0))
    runs = f"{span.first} to {span.last} is {years} years"
    as_told = "as" if judgement.verdict == "holds" else "not"
    return tied(article, judgement, f"{runs}, {as_told} the {printed(claim)} that is printed.")


def _in_years(claim: Claim) -> Variable:
    way = conversion(quantity(claim).unit, "year")
    assert way is not None
    return Variable(claim, way)


def _ago(article: Article, claim: Claim, published: int) -> Iterator[Tied]:
    """Hold "six years ago, in 2019" against the date of the article."""
    if not _is_years(claim) or quantity(claim).stated[0] < 2:
        return
    ago = AGO.match(article.text, claim.mention.end)
    year = IN_YEAR.match(article.text[ago.end() : claim.quote.end]) if ago else None
    if year is None or int(year[1]) > published:
        return
    years = published - int(year[1])
    if years == 0:
        return
    length = Constant(Fraction(years), f"{published} − {year[1]}")
    judgement = judge(Tie(ID, _in_years(claim), "=", length), slack=OFF_BY / years)
    as_told = "as" if judgement.verdict == "holds" else "not"
    told = (
        f"{year[1]} is {years} years before the article's {published}, {as_told} the {printed(claim)} that is printed."
    )
    yield tied(article, judgement, told)


def _planned(article: Article, claim: Claim, published: int) -> Iterator[Finding]:
    """Report what "will" be done by a year that was over when the article was published."""
    if claim.factuality != "expected" or claim.attribution is not None or claim.time is None:
        return
    year = BY_YEAR.fullmatch(claim.time.text.strip())
    words = article.text[claim.quote.start : claim.mention.start]
    if year is None or int(year[1]) >= published or not holds_cue("planning", words):
        return
    if holds_cue("told_before", claim.quote.text) or QUOTATION.search(claim.quote.text):
        return
    told = f"The article of {published} tells {printed(claim)} as still to come by {year[1]}."
    equation = f"{year[1]} < {published}"
    yield Finding.of(article.id, ID, "fails", (claim.id,), told, equation=equation)
