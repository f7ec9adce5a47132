"""Prices on markets: sums that a sentence about crude oil or a currency makes prices of a barrel, or of a dollar."""

from __future__ import annotations

from itertools import pairwise

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.counts import BARREL
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.prices import sentence_of
from claimtally.extract.quantities.tokens import Tokens

DEAREST_BARREL = 400
OPENING_OIL = 6  # tokens at the start of a sentence among which crude is named
LONGEST_MOVE = 9  # tokens from a currency to what it trades at
LEADS = frozenset({"at", "to", "by", "from", "of", "near", "around", "about", "above", "below"})
RATE_LEADS = frozenset({"at", "to", "from", "against", "buying", "bought", "near", "around", "s", "'s", "’s"})
PRICES = frozenset({"price", "prices"})
CRUDE = frozenset({"brent", "wti", "crude"})
DEAREST_RATE = 20_000  # of any unit that a market gives for one of another


def price_of_barrel(tokens: Tokens, amounts: list[Amount]) -> None:
    """Make plain sums prices per barrel where a market report tells of crude and prints "a barrel" somewhere.

    A sentence about crude moves it by or to a sum; the next one may go on with "It" or "The contract".
    """
    for amount in amounts:
        if _is_price_of_crude(tokens, amount):
            amount.per, amount.rule = BARREL, "price.barrel"
    if not any(amount.per == BARREL for amount in amounts):
        return
    words = lexicon().words
    last: tuple[int, int] | None = None
    for amount in amounts:
        if amount.dimension != "money":
            continue
        first, end = sentence_of(tokens, amount)
        told = tokens.lower[first:end]
        oil = not words["crude"].isdisjoint(told[:OPENING_OIL])
        opening = {tokens.lower[first], tokens.joined(first, first + 2)} if first < len(tokens) else set()
        goes_on = (
            last is not None
            and not words["goes_on_with_crude"].isdisjoint(opening)
            and not tokens.parted(last[1], first)
        )
        parted = not words["clause"].isdisjoint(tokens.lower[first : amount.first])
        if not (oil or goes_on) or parted or not words["share"].isdisjoint(told):
            continue
        last = first, end
        moved = amount.direction is not None or tokens.at(amount.first - 1) in LEADS or _is_moved(told)
        if amount.per is None and amount.numeral.scale == 1 and amount.high < DEAREST_BARREL and moved:
            amount.per, amount.rule = BARREL, "price.barrel"


def _is_price_of_crude(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether the words right before plain money call it a price of crude: "at a Brent price of $65"."""
    plain = amount.dimension == "money" and amount.per is None and amount.numeral.scale == 1
    if not plain or amount.high >= DEAREST_BARREL or tokens.at(amount.first - 1) not in ("of", "at"):
        return False
    before = tokens.lower[max(amount.first - 4, 0) : amount.first - 1]
    return not PRICES.isdisjoint(before) and not CRUDE.isdisjoint(before)


def _is_moved(words: list[str]) -> bool:
    return not lexicon().words["trade"].isdisjoint(words)


def rate_of_currency(tokens: Tokens, amount: Amount) -> None:
    """Make a sum the price of a currency that trades at it: "The dollar fell to 113.29 yen", "the euro at $1.07"."""
    if amount.dimension != "money" or amount.per is not None or amount.numeral.scale != 1 or amount.high > DEAREST_RATE:
        return
    first, _ = sentence_of(tokens, amount)
    start = first + 1 if tokens.at(first) == "the" else _behind_label(tokens, first)
    base = lexicon().currencies.get(tokens.at(start))
    traded = lexicon().words["trade"] | lexicon().words["currency_move"]
    between = tokens.lower[start + 1 : amount.first]
    if base is None or base.name == amount.unit or tokens.at(start + 1) not in traded:
        return
    if len(between) > LONGEST_MOVE or not lexicon().words["clause"].isdisjoint(between):
        return  # "the euro fell as gold climbed to $1,900"
    if tokens.at(amount.first - 1) in RATE_LEADS and base.factor == 1:
        amount.per, amount.rule = base.name, "price.currency"


def _behind_label(tokens: Tokens, first: int) -> int:
    """Give the token behind a label and "the" ("CURRENCY: The dollar"), the first one where there is none."""
    labelled = tokens.at(first + 1) == ":" and tokens.at(first + 2) == "the"
    return first + 3 if labelled else first


def _short_tons(tokens: Tokens) -> bool:
    return any(a == "short" and b in ("ton", "tons") for a, b in pairwise(tokens.lower))


def metric_tons(tokens: Tokens, amounts: list[Amount]) -> None:
    """Read tons as tonnes where the article prints metric ones and does not tell one in the other."""
    if not any("t" in (amount.unit, amount.per) for amount in amounts) or _short_tons(tokens):
        return
    for one, other in pairwise(amounts):
        if {one.unit, other.unit} == {"t", "ton"} and "(" in tokens.lower[one.last : other.first]:
            return
    for amount in amounts:
        if amount.unit == "ton":
            amount.unit = "t"
        if amount.per == "ton":
            amount.per = "t"
