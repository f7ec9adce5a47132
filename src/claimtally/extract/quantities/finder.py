"""The scan: every number of a text, with what the rules find at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from claimtally.extract.quantities import counts, elisions, exclusions, shared_nouns
from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.as_printed import as_printed
from claimtally.extract.quantities.bounds import bound
from claimtally.extract.quantities.concept import concepts
from claimtally.extract.quantities.conversions import convert, rates_behind, same_move
from claimtally.extract.quantities.currencies import currency_before
from claimtally.extract.quantities.dollars import home_dollars
from claimtally.extract.quantities.fractions import fraction_at
from claimtally.extract.quantities.groups import carry_rates, join
from claimtally.extract.quantities.levels import link_priors
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.margins import margins
from claimtally.extract.quantities.markers import mark
from claimtally.extract.quantities.markets import metric_tons, price_of_barrel, rate_of_currency
from claimtally.extract.quantities.moves import direction, sign_to_direction
from claimtally.extract.quantities.multiples import multiple, multiple_at, times_after
from claimtally.extract.quantities.namesakes import home_currencies
from claimtally.extract.quantities.numeral import HALF, HYPHENS, ONE, SIGN_VALUES, Numeral
from claimtally.extract.quantities.numerals import numeral_at
from claimtally.extract.quantities.people import others
from claimtally.extract.quantities.periods import carry_periods, period_before
from claimtally.extract.quantities.prices import beside_shares, pence_of_shares, price_of_share
from claimtally.extract.quantities.shares import group_at, vague_at
from claimtally.extract.quantities.tokens import NUMBER, WORD, Tokens, tokenize
from claimtally.model import Quantity, QuantityMention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

QUARTERS_OF = frozenset({"last", "past", "next", "first", "previous", "coming"})
STARTERS = frozenset({"a", "an", "half", "quarter", "several", "many", "multi"})


def find_quantities(text: str, doc: Doc | None = None, *, wide: bool = False) -> list[QuantityMention]:
    """Find the quantities of a text, sorted by start; spans are characters of `text`, half-open, and do not overlap.

    Works on the text alone; with a parsed `doc` of the same text the measured concept is read from the syntax.
    `wide` keeps what is a number but seldom a claim: ages, bare numbers, "one area", "four-door"; and names units as
    the text prints them: 63 "cent", not 0.63 "USD"; a fifth is 0.2; "eligible pensioner" with its modifier.
    """
    return scan(text, wide=wide).mentions(doc)


@dataclass(frozen=True, slots=True)
class Scan:
    """The amounts of a text, for which its words are enough, before the measured concepts are read from a parse."""

    tokens: Tokens
    amounts: list[Amount]

    def starts(self) -> list[int]:
        """Give the characters at which quantities begin."""
        return [self.tokens.starts[amount.first] for amount in self.amounts]

    def mentions(self, doc: Doc | None = None) -> list[QuantityMention]:
        """Give the quantities, with a parsed doc of the text the concepts by its syntax."""
        measured = concepts(self.tokens, self.amounts, doc)
        return [_mention(self.tokens, amount, words) for amount, words in zip(self.amounts, measured, strict=True)]


def scan(text: str, *, wide: bool = False) -> Scan:
    """Find the amounts of a text; `wide` as for `find_quantities`."""
    tokens = tokenize(text)
    amounts = _marked(tokens, wide)
    amounts = join(tokens, amounts)
    carry_rates(tokens, amounts)
    home_dollars(tokens, amounts)
    kept = _resolved(tokens, amounts, wide)
    home_currencies(tokens, kept)
    price_of_barrel(tokens, kept)
    for amount in kept if not wide else ():
        rate_of_currency(tokens, amount)
        period_before(tokens, amount)
        price_of_share(tokens, amount)
    if not wide:
        carry_periods(tokens, kept)
        pence_of_shares(tokens, kept)
        beside_shares(tokens, kept)
    metric_tons(tokens, kept)
    carry_rates(tokens, kept)  # those that the words about shares have given since
    kept = shared_nouns.parts(kept, wide)
    shared_nouns.hanging(tokens, kept)
    rates_behind(tokens, kept)
    if not wide:
        kept = margins(tokens, kept)
    convert(tokens, kept)
    same_move(tokens, kept)
    link_priors(tokens, kept)
    for amount in kept if wide else ():
        as_printed(tokens, amount)
    return Scan(tokens, kept)


@cache
def _starts() -> frozenset[str]:
    """Give the words that a number can begin with."""
    tables = lexicon()
    plurals = {word for word in tables.scales if word.endswith("ions")}
    return STARTERS | tables.numbers.keys() | tables.tens.keys() | tables.multiples.keys() | plurals


def _marked(tokens: Tokens, wide: bool) -> list[Amount]:
    """Read every number of the text with currency, unit and rate; names, dates and the like are passed over."""
    starts = _starts()
    skipped = exclusions.addresses(tokens)
    if not wide:
        skipped = sorted([*skipped, *exclusions.exchange_rates(tokens)])
    amounts: list[Amount] = []
    index, skip = 0, 0
    while index < len(tokens):
        kind, word = tokens.kinds[index], tokens.lower[index]
        if not (
            kind == NUMBER or (kind == WORD and (word in starts or word.startswith("multi"))) or word in SIGN_VALUES
        ):
            index += 1
            continue
        while skip < len(skipped) and skipped[skip][1] <= tokens.starts[index]:
            skip += 1
        if skip < len(skipped) and skipped[skip][0] <= tokens.starts[index]:
            index += 1
            continue
        amount = _amount_at(tokens, index)
        if amount is None:
            index += 1
            continue
        if exclusions.is_no_quantity(tokens, amount):
            index = max(amount.numeral.last, index + 1)
            continue
        amounts.append(amount)
        index = max(amount.last, index + 1)
    return amounts


def _amount_at(tokens: Tokens, index: int) -> Amount | None:
    """Read the amount that begins at a token: multiples and shares first, then plain numbers."""
    if currency_before(tokens, index) is not None:
        money = numeral_at(tokens, index, True)
        return mark(tokens, money) if money is not None else None
    spelled = tokens.kinds[index] != NUMBER
    amount = multiple_at(tokens, index) if spelled else None
    if amount is not None:
        return amount
    numeral = _numeral_at(tokens, index, spelled)
    if numeral is None:
        return _article_unit(tokens, index) if spelled else None
    after = times_after(tokens, numeral)
    if after is not None:
        numeral.last = after
        return multiple(numeral, "multiple.times" if tokens.at(after - 1) == "times" else "multiple.fold")
    amount = mark(tokens, numeral)
    amount.wide = numeral.bare and amount.unit is None
    if numeral.form == "vague":
        amount.bound = ">="
        if amount.unit is not None:
            amount.rule = "money.vague" if amount.dimension == "money" else "count.vague"
    return amount


def _numeral_at(tokens: Tokens, index: int, spelled: bool) -> Numeral | None:
    numeral = (group_at(tokens, index) or vague_at(tokens, index)) if spelled else None
    if numeral is not None:
        return numeral
    cardinal = numeral_at(tokens, index)
    if cardinal is not None and cardinal.scale != 1:
        return cardinal
    return fraction_at(tokens, index) or cardinal


def _article_unit(tokens: Tokens, index: int) -> Amount | None:
    """Read "more than a year", "half an hour": an article that stands for one before a unit, with a bound."""
    half = tokens.joined(index, index + 2) in ("half a", "half an", "a half")
    if tokens.lower[index] not in ("a", "an") and not half:
        return None
    start = index + 1 + half
    start += half and tokens.at(start) in HYPHENS  # "a half-hour show"
    name = lexicon().units.get(tokens.at(start))
    if (
        name is None
        or tokens.at(start).endswith("s")
        or name.dimension in ("share", "multiple", "temperature", "speed")
        or (name.dimension == "other" and not half)
    ):
        return None
    numeral = Numeral(index, start, HALF if half else ONE, ONE, "words", article=True)
    amount = mark(tokens, numeral)
    if amount.unit is None or amount.unit == "second":
        return None
    if half or amount.low != amount.factor:  # "a year and a half"
        return amount
    bound(tokens, amount)
    if amount.bound == "=" or tokens.at(amount.last) in ("ago", "earlier", "later") or amount.per:
        return None
    return amount


def _resolved(tokens: Tokens, amounts: list[Amount], wide: bool) -> list[Amount]:
    """Give every amount its bound, direction and, where it has no unit, its counted noun; drop what is no quantity."""
    kept: list[Amount] = []
    for place, amount in enumerate(amounts):
        sign_to_direction(tokens, amount)
        following = amounts[place + 1] if place + 1 < len(amounts) else None
        if amount.unit is None and shared_nouns.waits(tokens, amounts, place):
            bound(tokens, amount)
        elif amount.unit is None and not (counts.scaled_compound(tokens, amount) or counts.count(tokens, amount)):
            bound(tokens, amount)
            if not elisions.take_up(tokens, amount, kept, wide):
                continue
        elif amount.bound in ("=", ">="):
            bound(tokens, amount)
        if amount.unit == "source":
            continue  # "two people familiar with the talks"
        if amount.unit == "quarter" and tokens.at(amount.first - 1) in QUARTERS_OF:
            amount.wide = True  # "in the last two quarters" points in time
        others(tokens, amount, kept)
        if following is not None and following.unit and amount.noun and following.numeral.first < amount.last:
            amount.last = amount.numeral.last  # "five of the three-ton trucks" are two quantities
        if amount.wide and not wide:
            continue
        if kept and amount.numeral.first < kept[-1].last:
            continue
        if kept and amount.first < kept[-1].last:
            amount.first = max(amount.first, kept[-1].last)
        if amount.direction is None:
            amount.direction = direction(tokens, amount, verbs_only=wide)
        kept.append(amount)
    return kept


def _mention(tokens: Tokens, amount: Amount, concept: tuple[str, ...]) -> QuantityMention:
    unit = amount.unit or ""
    if amount.per is not None:
        unit = f"{unit}/{amount.per}"
    quantity = Quantity.printed(
        amount.low,
        amount.high,
        precision=amount.precision,
        bound=amount.bound,
        unit=unit,
        dimension="rate" if amount.per is not None else amount.dimension,
        direction=amount.direction,
    )
    noun = Span.of(tokens.text, tokens.starts[amount.noun[0]], tokens.ends[amount.noun[1] - 1]) if amount.noun else None
    prior = _span(tokens, amount.prior) if amount.prior is not None else None
    converts = _span(tokens, amount.converts) if amount.converts is not None else None
    return QuantityMention(_span(tokens, amount), quantity, amount.rule, noun, concept, prior, converts)


def _span(tokens: Tokens, amount: Amount) -> Span:
    return Span.of(tokens.text, tokens.starts[amount.first], tokens.ends[amount.last - 1])
