"""The derivation of unit prices and share counts: what an order costs apiece, how many shares a sum buys at a price."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimtally.check.additive.tally import distinct
from claimtally.check.change.derivations import Derivation, derived
from claimtally.check.multiplicative.multiplied import Candidate, Product, best
from claimtally.check.ties.expression import Variable
from claimtally.check.ties.tied import Tied
from claimtally.check.words.cues import holds_cue, pattern
from claimtally.check.words.place import between, in_headline, same_sentence
from claimtally.check.words.rates_per import akin, rate
from claimtally.check.words.slot import numbered, quantity
from claimtally.model import Article, Claim

ID = "unit_prices"
REACH = 70  # characters between the things ordered and what the order is worth
BACK = 500  # characters before a sum in which the price stands that it was raised at
MANY = 1000  # shares that a sum buys at least; below it the price is hardly that of a share
ORDERED_BEFORE = 40  # characters before a number of things in which the verb stands that orders them


@dataclass(frozen=True, slots=True)
class Order:
    """So many things and what they cost together."""

    count: Claim
    value: Claim


def check_unit_prices(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Derive what one thing of an order costs and how many shares a sum buys; check a price told as "the same".

    Value and number must be tied in one sentence ("an order of 50 jets at a value of $16 billion"), or the value is
    that of "the order" and the article tells of one order before. Where the price is printed, nothing is derived.
    """
    numbers = [claim for claim in numbered(claims) if not in_headline(article, claim)]
    for order in _orders(article, numbers):
        yield from _priced(article, numbers, order)
    yield from _share_counts(article, numbers)


def _orders(article: Article, numbers: Sequence[Claim]) -> Iterator[Order]:
    for value in numbers:
        if quantity(value).dimension != "money" or value.frame not in ("contract", "spending", "acquisition"):
            continue
        beside = [
            c
            for c in numbers
            if _is_thing(c) and same_sentence(c, value) and _priced_together(article, numbers, c, value)
        ]
        if len(beside) == 1:
            yield Order(beside[0], value)
        elif not beside and _values_the_order(article, value):
            before = [
                c for c in numbers if _is_thing(c) and c.mention.end < value.quote.start and _is_ordered(article, c)
            ]
            if len(distinct(before)) == 1:
                yield Order(before[0], value)


def _is_thing(claim: Claim) -> bool:
    number = quantity(claim)
    thing = number.dimension == "count" and number.unit and not holds_cue("not_goods", number.unit)
    return bool(thing) and number.direction is None and number.stated[0] >= 2 and claim.role in ("value", "total")


def _priced_together(article: Article, numbers: Sequence[Claim], count: Claim, value: Claim) -> bool:
    """Tell whether one sentence says what so many things cost, with no other number or sum between."""
    first, second = (count, value) if count.mention.start < value.mention.start else (value, count)
    words = between(article, first, second)
    if len(words) > REACH or ";" in words or not holds_cue("ordering", count.quote.text):
        return False
    inside = [c for c in numbers if first.mention.end <= c.mention.start < second.mention.start]
    if any(quantity(c).dimension in ("count", "money") for c in inside):
        return False
    return _order_for().fullmatch(words) is not None or (first is count and holds_cue("priced_at", words))


@cache
def _order_for() -> re.Pattern[str]:
    return re.compile(rf"[^,;.]*{pattern('order_for').pattern}(?:\s+[\w'’-]+){{0,2}}\s*", re.IGNORECASE)


def _values_the_order(article: Article, value: Claim) -> bool:
    """Tell whether a sentence begins with "The order is valued at", before a sum."""
    words = article.text[value.quote.start : value.mention.start]
    valued = pattern("the_order").match(words) is not None and holds_cue("valued", words)
    return len(words) <= REACH and valued and "if" not in value.quote.text.split()


def _is_ordered(article: Article, count: Claim) -> bool:
    start = max(count.quote.start, count.mention.start - ORDERED_BEFORE)
    return holds_cue("ordering", article.text[start : count.mention.start])


def _priced(article: Article, numbers: Sequence[Claim], order: Order) -> Iterator[Tied]:
    """Hold an order against the printed price of one thing, or derive that price."""
    money = quantity(order.value).unit
    printed_prices = [c for c in numbers if (found := rate(c)) is not None and found.of == money]
    same = [c for c in printed_prices if _takes_up_price(article, c) and c.mention.start > order.value.mention.end]
    if same:
        factors = (Variable(order.count), Variable(same[0]))
        told = best(article, [Candidate(Product(ID, factors, Variable(order.value)), near=True)])
        if told is not None:
            yield told
        return
    if any(holds_cue("each_word", c.mention.text) for c in numbers if quantity(c).unit == money):
        return
    unit = quantity(order.count).unit
    if any((found := rate(c)) is not None and akin(found.per, unit) for c in printed_prices):
        return
    found_price = Derivation(
        ID, Variable(order.value), Variable(order.count), f"{money}/{unit}", "rate", "price", "rate", "for"
    )
    told = derived(article, found_price)
    if told is not None:
        yield told


def _takes_up_price(article: Article, claim: Claim) -> bool:
    words = article.text[max(claim.quote.start, claim.mention.start - ORDERED_BEFORE) : claim.mention.start]
    return holds_cue("same_price", words)


def _share_counts(article: Article, numbers: Sequence[Claim]) -> Iterator[Tied]:
    if any(quantity(c).unit == "share" and quantity(c).stated[0] >= MANY for c in numbers):
        return
    for value in numbers:
        price = _price_of(article, numbers, value)
        if price is None:
            continue
        found = Derivation(ID, Variable(value), Variable(price), "share", "count", "count", "value", "at")
        told = derived(article, found)
        if told is not None:
            yield told
            return


def _price_of(article: Article, numbers: Sequence[Claim], value: Claim) -> Claim | None:
    """Give the price of one share at which a sum is raised or paid: "at $22 a share", "at the reported pricing"."""
    if quantity(value).dimension != "money" or value.frame not in ("financing", "acquisition", "valuation"):
        return None
    prices = [c for c in numbers if _may_be_price(c, value)]
    beside = [c for c in prices if _is_per_share(c) and same_sentence(c, value) and _at(article, value, c)]
    if beside:
        return beside[0]
    if pattern("at_the_price").match(article.text, value.quote.start) is None:
        return None
    back = [c for c in prices if value.quote.start - BACK <= c.mention.start < value.quote.start]
    return back[0] if len(distinct(back)) == 1 else None


def _may_be_price(claim: Claim, value: Claim) -> bool:
    low, high = quantity(claim).stated
    base, _, per = quantity(claim).unit.partition("/")
    cheap = 0 < high * MANY < quantity(value).stated[0]
    return base == quantity(value).unit and per in ("", "share") and low == high and cheap


def _is_per_share(claim: Claim) -> bool:
    return quantity(claim).unit.endswith("/share")


def _at(article: Article, value: Claim, price: Claim) -> bool:
    words = between(article, value, price)
    return 0 < len(words) <= REACH and re.search(r"\bat(?:\s+\w+)?\s*$|,\s+or\s*$", words) is not None
