"""Bare numbers that have the unit of an earlier amount: a level ("from 21 mpg to 23"), a number of its scale."""

from __future__ import annotations

from decimal import Decimal

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.currencies import currency_before
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.links import REACH_OF_EARLIER, sentences_between
from claimtally.extract.quantities.tokens import NUMBER, Tokens

TENTH = Decimal("0.1")
HIGHEST_PERCENT = 100  # times a percentage, beyond which a level is none
REACH_OF_LEVEL = 8  # tokens between two levels: "31,000 tonnes in the first half from 28,000 a year earlier"
LEAST_SCALE = 1000000


def level(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Give the bare level or second size of "from 21 mpg to 23", "rose 2%, the other by 1" the unit of the first."""
    if (
        not earlier
        or tokens.at(amount.first - 1) not in ("to", "by", "from")
        or earlier[-1].unit in (None, "", "times")
    ):
        return False
    other = earlier[-1]
    if sentences_between(tokens, other.last, amount.first) or tokens.breaks(amount.first):
        return False
    if other.dimension == "share" and amount.low > HIGHEST_PERCENT * other.high:
        return False  # "rose 0.4 percent to 2,706"
    compared = tokens.at(amount.first - 1) == "from" and tokens.at(amount.last + 2) in lexicon().words["ago"]
    reach = REACH_OF_LEVEL if compared else REACH_OF_LEVEL / 2
    near = amount.first - other.last <= reach and tokens.at(amount.first - 1) in ("to", "from")
    near = near and other.direction is None
    same_move = tokens.at(amount.first - 1) == "by" and other.dimension == "share" and amount.first - other.last <= 8
    if not (near or same_move):
        return False
    amount.unit_of(other)
    amount.rule = "list.level"
    return True


def same_scale(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Give "the remaining 28 million" the unit of the nearest number with a scale before it, if that is no count."""
    if amount.numeral.scale < LEAST_SCALE or tokens.kind(amount.numeral.first) != NUMBER:
        return False
    for other in reversed(earlier):
        far = amount.first - other.last > REACH_OF_EARLIER
        if far or sentences_between(tokens, other.last, amount.first) > 1 or tokens.breaks(amount.first):
            return False
        if other.numeral.scale >= LEAST_SCALE and other.unit and other.dimension != "time":
            if other.dimension in ("count", "share"):
                return False
            amount.unit_of(other)
            amount.rule = "list.level"
            return True
    return False


def same_kind(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Give a bare number the unit of an earlier measure of its sentence that is printed like it.

    "61.20 cents at most, 58.35 at least": as many decimals, and of like size; or both with money in brackets behind.
    """
    bracketed = _converted(tokens, amount)
    if amount.numeral.form != "digits" or amount.numeral.scale != 1 or not (amount.precision < 1 or bracketed):
        return False
    for other in reversed(earlier):
        if amount.first - other.last > REACH_OF_EARLIER or sentences_between(tokens, other.last, amount.first):
            return False
        if not other.unit or other.dimension == "share" or other.low != other.high or other.numeral.form != "digits":
            continue
        like = bracketed and other.dimension == "money" and _converted(tokens, other)
        size = abs(amount.numeral.value) / abs(other.numeral.value) if other.numeral.value else 0
        if like or (amount.precision < 1 and amount.precision == other.numeral.precision and TENTH < size < 10):
            amount.unit_of(other)
            amount.per, amount.rule = None, "list.level"
            return True
    return False


def _converted(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether money in brackets stands right behind an amount."""
    return tokens.at(amount.last) == "(" and currency_before(tokens, amount.last + 2) is not None
