"""The check of rates and amounts: "£7.6m, or £76,000 per megawatt" fits the megawatts that the article prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtally.check.multiplicative.multiplied import Candidate, Product, best
from claimtally.check.ties.expression import Variable
from claimtally.check.ties.tied import Tied
from claimtally.check.words.cues import holds_cue, pattern, words
from claimtally.check.words.links import apposed_roughly, linked
from claimtally.check.words.lots import lots
from claimtally.check.words.place import between, follows, in_headline, same_sentence
from claimtally.check.words.rates_per import TIMES, Rate, amount_of, count_of, rate
from claimtally.check.words.slot import numbered, quantity
from claimtally.model import Article, Claim

ID = "products"
MOST_COUNTS = 24  # counts that are tried for one rate
REACH = 130  # characters between an amount and a rate that the words equate


def check_products(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute an amount and a rate that the words equate, by what is counted in the same sentence or before.

    Where several counts come into question, one that makes the amount proves it; only the count of the same or the
    neighbouring sentence, or the only one there is, refutes it.
    """
    numbers = numbered(claims)
    priced = {lot.each.claim.id for lot in lots(article, numbers)}
    for claim in numbers:
        found = rate(claim)
        if found is None or found.per in TIMES or in_headline(article, claim):
            continue
        for amount in _amounts(article, numbers, found):
            told = best(article, _products(article, numbers, found, amount))
            fails = told is not None and told.finding is not None and told.finding.verdict == "fails"
            if told is None or (fails and found.per in words("averaged") and claim.id not in priced):
                continue  # earnings a share rest on an average number of shares, which is rarely the one printed
            yield told
            break


def _amounts(article: Article, numbers: Sequence[Claim], found: Rate) -> list[Variable]:
    """Give the amounts that the words equate with a rate, the surest first: beside it, or what "that" takes up."""
    rated = found.claim
    fitting = [v for claim in numbers if claim is not rated and (v := amount_of(found, claim)) is not None]
    beside = [v for v in fitting if same_sentence(v.claim, rated) and _equated(article, numbers, v.claim, rated)]
    if beside or not _takes_up(article, rated):
        return beside
    before = [v for v in fitting if v.claim.quote.end <= rated.quote.start]
    last = [v for v in before if follows(article, v.claim, rated)]
    if last:
        return last[-1:]
    return before[-1:] if len({quantity(v.claim).stated for v in before}) == 1 else []


def _equated(article: Article, numbers: Sequence[Claim], amount: Claim, rated: Claim) -> bool:
    """Tell whether the words between an amount and a rate, in either order, say that one makes the other."""
    first, second = (amount, rated) if amount.mention.start < rated.mention.start else (rated, amount)
    if len(between(article, first, second)) > REACH:
        return False
    inside = [c for c in numbers if first.mention.end <= c.mention.start < second.mention.start]
    if any(quantity(c).unit == quantity(amount).unit for c in inside):
        return False
    return linked(article, first, second) or (second is rated and apposed_roughly(article, first, second))


def _takes_up(article: Article, rated: Claim) -> bool:
    """Tell whether the sentence of a rate begins with "That works out at"."""
    lead = article.text[rated.quote.start : rated.mention.start]
    return len(lead) <= REACH and pattern("takes_up").match(lead) is not None and holds_cue("works_out", lead)


def _products(article: Article, numbers: Sequence[Claim], found: Rate, amount: Variable) -> list[Candidate]:
    """Give the products of a rate and the counts that may be meant, each number once, the last ones before the rate."""
    made: dict[tuple[object, bool], Candidate] = {}
    for claim in reversed(numbers):
        if claim.id in (amount.claim.id, found.claim.id) or len(made) >= MOST_COUNTS:
            continue
        if claim.mention.start > found.claim.mention.start and not same_sentence(claim, found.claim):
            continue
        count = count_of(found, claim)
        if count is not None:
            near = any(same_sentence(claim, c) or follows(article, claim, c) for c in (amount.claim, found.claim))
            candidate = Candidate(Product(ID, (count, Variable(found.claim)), amount), near)
            made.setdefault((quantity(claim).stated, near), candidate)
    return list(reversed(made.values()))
