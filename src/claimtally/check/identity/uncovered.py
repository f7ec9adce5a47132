"""Numbers of a headline that its text does not cover: how else the text may tell them, and what it tells instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import floor

from claimtally.check.numbers.amount import brought, claimed, stated
from claimtally.check.words.cues import holds_cue, words
from claimtally.check.words.slot import commensurate, quantity
from claimtally.model import Article, Claim

LEAST_TEXT = 400  # characters of a text that has room for what its headline tells
LEAST_COUNT = 20  # smaller counts of a headline are often counted by the desk
CUT_OFF = Fraction(1, 50)  # share of a number that its last digits are at most
OTHER_ORDER = 10_000
TIMES = 2  # how many times as large the number can be that stands in place of a count
NEAR = 300  # characters between an amount and the share of it that a headline reckons with
PERCENT = re.compile(r"%|per ?cent|\bpct\b", re.IGNORECASE)
EACH = re.compile(r"\b(?:each|apiece)\b", re.IGNORECASE)
SEVERAL = range(2, 13)  # how many may get as much each
NUMERATORS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "nine": 9}
DENOMINATORS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
FRACTION = re.compile(rf"\b(?:({'|'.join(NUMERATORS)})[ -])?({'|'.join(DENOMINATORS)})s?\b", re.IGNORECASE)
TERM = re.compile(r"\w-(?:year|month|week|day|hour|minute)\b", re.IGNORECASE)
MOST_LISTED = 100  # things in the list of a magazine
DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
TELLING = 3  # digits of a number that two texts do not print by coincidence
POINT = 1  # percentage points by which a fraction in words and a percentage may lie apart


def instead_of(article: Article, title: Claim, alike: Sequence[Claim]) -> list[Claim]:
    """Give the numbers of the body, of whatever slot, that stand where the title's should be found, or none.

    An amount, a percentage or a measured size that a headline tells is told in the text. A count may be the desk's
    own, and small ones are everywhere, so that it needs a rival of nearly its size; a time span is reckoned from
    dates, and the summary of a feed has no room.
    """
    dimension = quantity(title).dimension
    if len(article.text) - len(article.title or "") < LEAST_TEXT or is_vague(title):
        return []
    told = [claim for claim in alike if not is_vague(claim) and not may_count_others(title, claim)]
    if dimension == "count":
        return [claim for claim in told if claim.frame == title.frame and _of_one_size(title, claim)]
    if dimension == "time":
        return [claim for claim in told if _is_term(title) and _is_term(claim)]
    told = [claim for claim in told if not _of_another_order(title, claim)]
    if dimension == "money":  # the price of a share or a ticket stands in no place of a deal's
        return [claim for claim in told if claim.frame == title.frame or "price" not in (claim.frame, title.frame)]
    return told


def told_otherwise(article: Article, title: Claim, told: Sequence[Claim]) -> bool:
    """Tell whether a headline may have made its number of one that the text tells in another way.

    Headlines round to as few digits as they print ("$200K" for $220,000), cut off what is left (25% for 25.5%), take
    one kind of mile or ton for another, add up what several get ("$6 million each"), name the whole of a share, turn
    a share round (40% for the other 60%) and money into another currency. The work grows with the numbers of the text.
    """
    wanted = stated(title).high
    if not wanted or wanted < 0:
        return True
    if (
        stands_elsewhere(article, title, told)
        or any(_makes(claim, title, wanted) for claim in told)
        or _is_in_other_money(title, told)
    ):
        return True
    if quantity(title).unit == "%" and _is_another_share(article, told, wanted):
        return True
    return any(claimed(title).contains(size) for size in _wholes_and_shares(title, told))


def stands_elsewhere(article: Article, title: Claim, told: Sequence[Claim]) -> bool:
    """Tell whether the text prints the title's figure, in whatever unit ("96 bln crowns", 96 billion Danish crowns).

    Digits that are no coincidence count though no claim has read them ("a ratio of 1.21").
    """
    if any(stated(claim) == stated(title) for claim in told):
        return True
    digits = DIGITS.search(title.mention.text)
    if digits is None or len(digits[0].replace(",", "").replace(".", "").strip("0")) < TELLING:
        return False
    return (
        re.search(rf"(?<![\d.,]){re.escape(digits[0])}(?![\d]|[.,]\d)", article.text[len(article.title or "") :])
        is not None
    )


def is_vague(claim: Claim) -> bool:
    """Tell whether words give a share ("one in 30") or a size ("hundreds"): a text may tell it otherwise."""
    if quantity(claim).dimension == "share":
        return PERCENT.search(claim.mention.text) is None
    return holds_cue("vague_number", claim.mention.text)


def may_count_others(title: Claim, claim: Claim) -> bool:
    """Tell whether a headline may count other things than a number of the text does.

    It may leave one out ("the only survivor", 146 of 147), and at its beginning a count may be of what the desk chose
    ("13 rooftops around the world"), unless the text's is nearly as large.
    """
    if not quantity(title).dimension == quantity(claim).dimension == "count":
        return False
    a, b = stated(title).high, stated(claim).high
    if a is None or b is None:
        return False
    if b - a == 1 and holds_cue("sole", title.quote.text):
        return True
    of_things = quantity(title).unit not in words("people")
    listed = title.mention.start == 0 and title.frame == "count" and a < MOST_LISTED and of_things
    return listed and not b <= TIMES * a <= TIMES * TIMES * b


def _is_term(claim: Claim) -> bool:
    """Tell whether a time span describes a thing, as the term of a deal does ("a 17-year contract")."""
    return TERM.search(claim.mention.text) is not None


def _of_another_order(title: Claim, claim: Claim) -> bool:
    """Tell whether two numbers lie so far apart that none is the other misprinted (a deal and the price of a note)."""
    a, b = brought(stated(claim), claim, title).high, stated(title).high
    return a is None or b is None or a <= 0 or max(a, b) >= OTHER_ORDER * min(a, b)


def _of_one_size(title: Claim, claim: Claim) -> bool:
    a, b = brought(stated(claim), claim, title).high, stated(title).high
    return a is not None and b is not None and b >= LEAST_COUNT and 0 < max(a, b) <= TIMES * min(a, b)


def cuts_off(title: Claim, claim: Claim) -> bool:
    """Tell whether a headline prints a number of the text without its last digits ("228 million" for 228.5 million)."""
    figure, wanted = brought(stated(claim), claim, title).high, stated(title).high
    if not figure or not wanted or figure <= 0 or wanted <= 0 or figure - wanted > CUT_OFF * wanted:
        return False  # "$5 billion" is not $5.9 billion cut off
    return _cut(figure, wanted)[1] == wanted


def _makes(claim: Claim, title: Claim, wanted: Fraction) -> bool:
    figure = stated(claim).high
    if not figure or figure < 0 or quantity(claim).dimension != quantity(title).dimension:
        return False
    values = [figure]
    if commensurate(claim, title):
        values += [value for value in (brought(stated(claim), claim, title).high,) if value]
    if any(wanted in _cut(value, wanted) for value in values):
        return True
    return EACH.search(claim.mention.text) is not None and any(figure * n == wanted for n in SEVERAL)


def _cut(value: Fraction, wanted: Fraction) -> tuple[Fraction, Fraction]:
    """Give a value rounded, and cut off, at the last digit of another that is not a zero."""
    last = Fraction(1)
    while wanted % last:
        last /= 10
    while wanted % (last * 10) == 0:
        last *= 10
    return floor(value / last + Fraction(1, 2)) * last, floor(value / last) * last


def _is_in_other_money(title: Claim, told: Sequence[Claim]) -> bool:
    """Tell whether a text tells sums of the title's frame in another currency only: then its figure is another."""
    sums = [c for c in told if c.frame == title.frame and quantity(c).dimension == quantity(title).dimension == "money"]
    return bool(sums) and all(not commensurate(claim, title) for claim in sums)


def _is_another_share(article: Article, told: Sequence[Claim], wanted: Fraction) -> bool:
    """Tell whether the text has what is left of a percentage, or a fraction in words that is as much."""
    if any(quantity(claim).unit == "%" and stated(claim).high == 100 - wanted for claim in told):
        return True
    for found in FRACTION.finditer(article.text, len(article.title or "")):
        above, below = (found[1] or "").lower(), found[2].lower()
        part = Fraction(100 * NUMERATORS.get(above, 1), DENOMINATORS[below])
        if (above or below == "half") and abs(part - wanted) <= POINT:
            return True  # "a quarter more pay", but not "the third quarter"
    return False


def _wholes_and_shares(title: Claim, told: Sequence[Claim]) -> Iterator[Fraction]:
    """Yield what a number of the body and a percentage near it make ("$6 million, a fourth of the cost")."""
    placed = sorted(told, key=lambda claim: claim.mention.start)
    shares = [(c.mention.start, share) for c in placed if quantity(c).unit == "%" and (share := stated(c).high)]
    first = 0
    for claim in placed:
        if not commensurate(claim, title):
            continue
        figure = brought(stated(claim), claim, title).high
        while first < len(shares) and shares[first][0] < claim.mention.start - NEAR:
            first += 1
        for start, share in shares[first:]:
            if figure is None or start > claim.mention.start + NEAR:
                break
            yield figure * 100 / share
            yield figure * share / 100
