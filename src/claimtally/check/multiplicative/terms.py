"""The check of terms: so much a year for so many years is the sum printed; what nobody printed is derived."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimtally.check.change.derivations import Derivation, derived
from claimtally.check.multiplicative.multiplied import Candidate, Product, best
from claimtally.check.ties.expression import Variable
from claimtally.check.ties.tied import Tied
from claimtally.check.words.cues import holds_cue, pattern
from claimtally.check.words.links import apposed_roughly, linked
from claimtally.check.words.place import between, in_headline, same_sentence
from claimtally.check.words.rates_per import TIMES, Rate, amount_of, count_of, rate
from claimtally.check.words.slot import compatible_name, numbered, quantity
from claimtally.model import Article, Claim
from claimtally.model.vocabulary import Frame

ID = "terms"
REACH = 90  # characters between a sum and a rate, or between a rate and its term
FAR = 900  # characters between a rate and a sum that it makes over its whole term
AROUND = 300  # characters between a rate and its term at most, whatever stands between
CLOSE = 40  # characters between a sum and the years it is spread over, where nobody printed what it is a year
SENTENCES = 2  # sentences behind rate and term in which the sum over the whole term may follow
BEHIND = re.compile(r"(?:[\s-]+[\w'’-]+){0,3}")  # the words behind sum and term that may name what is lent
NEXT_TO = re.compile(r",?(?:\s+[\w'’-]+){0,3}?\s+")  # the words from a term to what runs for it ("20-year, $2bn")
SPREAD: frozenset[Frame] = frozenset(("contract", "investment", "financing", "spending", "valuation"))


def check_terms(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute "$300bn over five years, or $60bn a year"; derive what a sum over years is a year."""
    numbers = numbered(claims)
    spread: set[str] = set()
    for claim in numbers:
        found = rate(claim)
        if found is not None and found.per in TIMES and (told := best(article, _products(article, numbers, found))):
            spread.update(premise.id for premise in told.tie.claims)
            if told.finding is None or told.finding.verdict == "holds" or not _ramps(claim):
                yield told
    yield from _shares(article, [claim for claim in numbers if claim.id not in spread])


def _products(article: Article, numbers: Sequence[Claim], found: Rate) -> list[Candidate]:
    """Give the products of a rate, the terms it may run for, and the sums that the words say they make."""
    terms = [v for claim in numbers if _is_term(claim, found.claim) and (v := count_of(found, claim)) is not None]
    return [
        Candidate(Product(ID, (term, Variable(found.claim)), amount), near=True)
        for claim in numbers
        if claim is not found.claim and abs(claim.mention.start - found.claim.mention.start) <= FAR
        if (amount := amount_of(found, claim)) is not None
        for term in terms
        if _tied(article, numbers, found.claim, term.claim, claim)
    ]


def _ramps(claim: Claim) -> bool:
    """Tell whether the sentence says that what is paid a year changes from year to year ("annual increases of 2%")."""
    return holds_cue("ramp", claim.quote.text)


def _is_debt(article: Article, amount: Claim, term: Claim) -> bool:
    """Tell whether a sum is lent for a term ("a 25-year loan of $1.5bn"): it is owed at once, not spread over years."""
    first, second = (amount, term) if amount.mention.start < term.mention.start else (term, amount)
    tail = BEHIND.match(article.text, second.mention.end)
    return holds_cue("lent", between(article, first, second) + (tail.group() if tail else ""))


def _is_term(claim: Claim, rated: Claim) -> bool:
    """Tell whether a rate may run for a time of its sentence that stands not too far from it."""
    near = abs(claim.mention.start - rated.mention.start) <= AROUND and same_sentence(claim, rated)
    return near and quantity(claim).dimension == "time" and claim.role not in ("prior", "remaining")


def _tied(article: Article, numbers: Sequence[Claim], rated: Claim, term: Claim, amount: Claim) -> bool:
    if same_sentence(rated, amount) and same_sentence(rated, term):
        return _equated(article, numbers, rated, amount) and (
            _runs(article, amount, term)
            or _runs(article, rated, term)
            or _runs(article, term, amount)
            or _runs(article, term, rated)
        )
    if not same_sentence(rated, term) or not (_runs(article, rated, term) or _runs(article, term, rated)):
        return False
    return _soon_after(article, rated, amount) and compatible_name(rated.subject, amount.subject)


def _runs(article: Article, first: Claim, second: Claim) -> bool:
    """Tell whether the words put a number and a term together: "1.8m tonnes a year for 20 years", "20-year, $2bn"."""
    words = between(article, first, second)
    if first.mention.end > second.mention.start or len(words) > REACH:
        return False
    if quantity(first).dimension == "time":
        return "-" in first.mention.text and (NEXT_TO.fullmatch(words) or _of_deal().fullmatch(words)) is not None
    return _over().search(words) is not None


@cache
def _of_deal() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:[\w'’-]+\s+){{0,2}}?{pattern('deal_words').pattern}(?:\s+[\w'’&-]+){{0,12}}?\s+", re.I)


@cache
def _over() -> re.Pattern[str]:
    return re.compile(
        rf"^[^;.:()]*{pattern('spread_over').pattern}(?:\s+(?:the|next|coming|first|a|period|of|about|some))*\s*$", re.I
    )


def _equated(article: Article, numbers: Sequence[Claim], rated: Claim, amount: Claim) -> bool:
    first, second = (rated, amount) if rated.mention.start < amount.mention.start else (amount, rated)
    if len(between(article, first, second)) > REACH:
        return False
    inside = [c for c in numbers if first.mention.end <= c.mention.start < second.mention.start]
    if any(quantity(c).dimension != "time" for c in inside):
        return False
    return linked(article, first, second) or (second is rated and apposed_roughly(article, first, second))


def _soon_after(article: Article, rated: Claim, amount: Claim) -> bool:
    """Tell whether a sum over the whole term follows: "Over its lifetime the contract covers 36 million tonnes"."""
    if amount.quote.start < rated.quote.end or in_headline(article, rated):
        return False
    gap = article.text[rated.quote.end : amount.quote.start]
    return len(re.findall(r"[.!?](?=\s)", gap)) < SENTENCES and holds_cue("whole_term", amount.quote.text)


def _shares(article: Article, numbers: Sequence[Claim]) -> Iterator[Tied]:
    """Derive what a sum over a number of years is a year, once for each sum and term."""
    told: set[tuple[object, object]] = set()
    for amount in numbers:
        for term in numbers:
            key = (quantity(amount).stated, quantity(term).stated)
            if key in told or not _is_spread(article, numbers, amount, term):
                continue
            found = Derivation(
                ID,
                Variable(amount),
                Variable(term),
                f"{quantity(amount).unit}/year",
                "rate",
                amount.frame,
                "rate",
                "over",
            )
            if (finding := derived(article, found)) is not None:
                told.add(key)
                yield finding


def _is_spread(article: Article, numbers: Sequence[Claim], amount: Claim, term: Claim) -> bool:
    """Tell whether a sum is spread over whole years, two at least, with no other number between the two."""
    number = quantity(amount)
    if number.dimension != "money" or number.direction is not None or amount.frame not in SPREAD:
        return False
    if quantity(term).unit != "year" or quantity(term).stated[0] < 2 or amount.role in ("prior", "part", "remaining"):
        return False
    first, second = (amount, term) if amount.mention.start < term.mention.start else (term, amount)
    if not same_sentence(amount, term) or not _runs(article, first, second):
        return False
    if any(first.mention.end <= c.mention.start < second.mention.start for c in numbers):
        return False
    if _ramps(amount) or _is_debt(article, amount, term):
        return False
    words = between(article, first, second)
    return first is term or (len(words) <= CLOSE and not words.rstrip().endswith(" for"))
