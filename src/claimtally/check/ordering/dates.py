"""The check of dates: spans of years run forwards, last as long as they are said to, and plans lie ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from claimtally.check.numbers.levels import in_years
from claimtally.check.numbers.notation import printed
from claimtally.check.ties.expression import Constant
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.cues import holds_cue
from claimtally.check.words.slot import numbered, quantity
from claimtally.lexicons.numbers import number_rows
from claimtally.model import Article, Claim, Finding

ID = "dates"
YEAR = r"(?<![\d.,$€£¥-])((?:19|20)\d\d)(?![\d%-]|[.,]\d)"
SPAN = re.compile(
    rf"\b(?:from|between)\s+(?:\w+\s+){{0,2}}?{YEAR}\s+(?:to|until|till|through|and)\s+(?:\w+\s+){{0,2}}?{YEAR}", re.I
)
BY_YEAR = re.compile(
    rf"\b(?:by|before|until)\s+(?:the\s+end\s+of\s+|the\s+start\s+of\s+|late\s+|early\s+)?{YEAR}", re.I
)
QUOTATION = re.compile(r"[\"“”«»]")
GAP = 30  # characters between a span of years and the number of years that it is said to be
SHORT = 2  # years; below it "ago" is loosely told
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
        yield from _ago(article, numbers, int(published[0]))
        for claim in numbers:
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
    judgement = judge(Tie(ID, in_years(claim), "=", length), slack=OFF_BY / years if years else Fraction(0))
    runs = f"{span.first} to {span.last} is {years} years"
    as_told = "as" if judgement.verdict == "holds" else "not"
    return tied(article, judgement, f"{runs}, {as_told} the {printed(claim)} that is printed.")


def _ago(article: Article, numbers: Sequence[Claim], published: int) -> Iterator[Finding]:
    """Hold "six years ago, in 2019" against the date of the article; what rests on it is the nearest number."""
    for found in _ago_in().finditer(article.text):
        inside = [c for c in numbers if c.quote.start <= found.start() and found.end() <= c.quote.end]
        told, year = _number(found[1]), int(found[2])
        if not inside or told < SHORT or year > published:
            continue
        holds = abs(published - year - told) <= OFF_BY
        near = min(inside, key=lambda c: (abs(c.mention.start - found.start()), c.mention.start))
        passed = published - year
        words = (
            f"{year} is {passed} years before the article's {published}, {'as' if holds else 'not'} the {told} told."
        )
        equation = f"{published} − {year} {'=' if holds else '≠'} {told} years"
        yield Finding.of(article.id, ID, "holds" if holds else "fails", (near.id,), words, equation=equation)


@cache
def _words() -> dict[str, int]:
    return {row.word: int(row.value) for row in number_rows() if row.kind in ("ones", "teens", "tens")}


@cache
def _ago_in() -> re.Pattern[str]:
    number = rf"(?<![-.,\w])(\d{{1,3}}|{'|'.join(_words())})"
    return re.compile(rf"{number}\s+years\s+ago,?\s+(?:back\s+)?in\s+(?:\w+\s+)?{YEAR}", re.IGNORECASE)


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else _words()[words.casefold()]


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
