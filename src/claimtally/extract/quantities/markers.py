"""What stands at a number and says its unit: currency signs, codes and words, units of measure, "per"."""

from __future__ import annotations

from decimal import Decimal

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.currencies import currency_after, currency_before, currency_word_before
from claimtally.extract.quantities.lexicon import Unit, lexicon
from claimtally.extract.quantities.numeral import HALF, HYPHENS, MINUS, Numeral
from claimtally.extract.quantities.numerals import numeral_at
from claimtally.extract.quantities.rates import per_after, rate
from claimtally.extract.quantities.scales import scale_at
from claimtally.extract.quantities.tokens import NUMBER, SIGN, WORD, Tokens
from claimtally.extract.quantities.unit_names import unit_after

RATE_WORDS = frozenset({"rate", "rates"})
REACH_OF_RATE = 12  # tokens from "a quarter point" to the rate that it moves


def mark(tokens: Tokens, numeral: Numeral) -> Amount:
    """Make an amount of a number: read the currency or unit that stands at it and the rate behind it."""
    amount = Amount.of(numeral)
    before = (
        currency_before(tokens, numeral.first)
        if numeral.form not in ("fraction", "ratio") or tokens.kinds[numeral.first] == NUMBER
        else None
    )
    if before is not None:
        _mark_prefixed(tokens, amount, before)
    else:
        _mark_following(tokens, amount)
    if amount.unit is not None and amount.unit not in ("times",):
        rate(tokens, amount)
    return amount


def _mark_prefixed(tokens: Tokens, amount: Amount, before: tuple[int, str]) -> None:
    first, code = before
    sign = tokens.at(amount.first - 1) in MINUS and tokens.glued(amount.first)
    if sign or (first > 0 and tokens.at(first - 1) in MINUS and tokens.glued(first) and not tokens.glued(first - 1)):
        amount.low, amount.high = -amount.low, -amount.high
        first -= not sign
    amount.first, amount.unit, amount.dimension, amount.prefixed = first, code, "money", True
    amount.rule = "money.code" if tokens.raw(first).isalpha() and len(tokens.raw(first)) == 3 else "money.symbol"
    start = amount.last
    hyphen = tokens.at(start) in HYPHENS and tokens.glued(start)
    if tokens.raw(start + hyphen) == code:  # "$5bn USD"
        amount.last = start + hyphen + 1
    elif tokens.at(start) in lexicon().currencies and lexicon().currencies[tokens.at(start)].name == code:
        amount.last = start + 1  # "$16 dollars"
    elif amount.numeral.scale == 1 and amount.precision == 1 and _cents_behind_and(tokens, amount):
        pass
    elif tokens.at(start) == "us" or [tokens.at(start + step) for step in range(4)] == [
        "u",
        ".",
        "s",
        ".",
    ]:  # "$75 U.S."
        after = start + (1 if tokens.at(start) == "us" else 4)
        amount.last = after if per_after(tokens, after) is not None else amount.last


def _mark_following(tokens: Tokens, amount: Amount) -> None:
    numeral = amount.numeral
    _plus(tokens, amount)
    if numeral.form == "fraction" and _fraction_of_a_point(tokens, amount):
        return
    index = numeral.last
    hyphen = tokens.at(index) in HYPHENS and tokens.glued(index) and tokens.glued(index + 1)
    of = tokens.at(index) == "of" and numeral.form in ("vague", "fraction")
    money = currency_after(tokens, index + (hyphen or of), numeral)
    stressed = tokens.at(index) in lexicon().words["before_unit"] and not tokens.breaks(index + 1)
    unit = unit_after(tokens, index + (of or stressed), numeral)
    if money is not None and (unit is None or money[0] >= unit[0]):
        amount.last, found = money
        amount.rule = "money.code" if tokens.raw(money[0] - 1) == found.name else "money.word"
        if tokens.kind(money[0] - 1) == SIGN:
            amount.rule = "money.symbol"
        _take(amount, found)
        _code_then_scale(tokens, amount)
        _small_change(tokens, amount)
    elif unit is not None and numeral.form != "ratio":
        if numeral.form == "fraction":
            if tokens.kinds[numeral.first] == WORD and unit[1].dimension != "time":
                return
            amount.low = amount.high = numeral.value / 100 if tokens.kinds[numeral.first] == WORD else numeral.value
        amount.last, found = unit
        amount.rule = "share.percent" if found.dimension == "share" else "measure.unit"
        _take(amount, found)
        _on_a_scale(tokens, amount)
        _feet_and_inches(tokens, amount)
        _and_a_half(tokens, amount)
    amount.hyphenated = hyphen and amount.unit is not None
    if numeral.value == 0 and tokens.at(numeral.first - 1) == "absolute":
        amount.first, amount.unit, amount.dimension, amount.rule = numeral.first - 1, "K", "temperature", "measure.unit"
    if amount.unit is None and numeral.form == "digits":
        named = currency_word_before(tokens, numeral.first)
        if named is not None:
            amount.first, amount.rule = numeral.first - 1, "money.word"
            _take(amount, named)


def _fraction_of_a_point(tokens: Tokens, amount: Amount) -> bool:
    """Read "a quarter of a percentage point", "half a percent", "7/32 of a point"."""
    start = amount.last + (tokens.at(amount.last) == "of")
    if tokens.at(start) not in ("a", "an", "one", *HYPHENS):
        start -= 1
        if tokens.at(start + 1) not in ("percentage", "percent", "point") or tokens.breaks(start + 1):
            return False  # "a quarter point"
    unit = unit_after(tokens, start + 1, amount.numeral)
    spelled = tokens.kinds[amount.numeral.first] == WORD
    parts = amount.numeral.value / 100 if spelled else amount.numeral.value
    if tokens.at(start + 1) == "point":
        amount.low = amount.high = parts
        amount.last, amount.unit, amount.rule = start + 2, "point", "count.noun"
        if spelled and not RATE_WORDS.isdisjoint(tokens.lower[max(start - REACH_OF_RATE, 0) : start]):
            amount.unit, amount.dimension = "percentage_point", "share"  # "raised its rate by a quarter point"
        return True
    if unit is None or unit[1].dimension != "share":
        return False
    amount.low = amount.high = parts
    amount.last, amount.unit, amount.dimension, amount.rule = unit[0], unit[1].name, "share", "share.percent"
    return True


def _plus(tokens: Tokens, amount: Amount) -> None:
    """Take up the plus of "100+ countries" and "15-plus years": at least."""
    index = amount.last
    if tokens.at(index) == "+" and tokens.glued(index) and not tokens.glued(index + 1):
        last = index + 1
    elif tokens.at(index) in HYPHENS and tokens.at(index + 1) == "plus" and tokens.glued(index + 1):
        last = index + 2
    else:
        return
    amount.numeral.last = amount.last = last
    amount.bound = ">="


def _take(amount: Amount, unit: Unit) -> None:
    amount.unit, amount.dimension = unit.name, unit.dimension
    amount.factor, amount.printed = unit.factor, unit.printed
    amount.scale(unit.factor)


def _code_then_scale(tokens: Tokens, amount: Amount) -> None:
    """Read "75 USD million"."""
    scaled = scale_at(tokens, amount.last, True)
    if (
        amount.rule == "money.code"
        and scaled is not None
        and amount.numeral.scale == 1
        and tokens.kind(amount.last) == WORD
        and len(tokens.at(amount.last)) > 3
    ):
        amount.last = scaled[0]
        amount.scale(scaled[1])


def _small_change(tokens: Tokens, amount: Amount) -> None:
    """Add the cents of "3 dollars 50 cents", "three dollars and fifty cents"."""
    if amount.numeral.scale != 1 or amount.precision < 1:
        return
    start = amount.last + (tokens.at(amount.last) == "and")
    if start >= len(tokens) or tokens.breaks(start):
        return
    rest = numeral_at(tokens, start)
    if rest is None or rest.value >= 100:
        return
    cents = currency_after(tokens, rest.last, rest)
    if (
        cents is None
        and start == amount.last
        and 10 <= rest.value < 100
        and rest.precision == 1
        and unit_after(tokens, rest.last, rest) is None
        and (tokens.kind(rest.last) == SIGN and tokens.at(rest.last) != "%")
    ):
        cents = rest.last, Unit(amount.unit or "", "money", Decimal("0.01"))
    if cents is not None and cents[1].factor < 1 and cents[1].name == amount.unit:
        amount.low = amount.high = amount.low + rest.value * cents[1].factor
        amount.last, amount.precision = cents[0], Decimal("0.01")
    elif cents is None:
        _cents_behind_and(tokens, amount)


def _cents_behind_and(tokens: Tokens, amount: Amount) -> bool:
    """Add the cents of "$100 and fifty", "15 dollars and 50" where nothing else is counted behind."""
    start = amount.last + 1
    if tokens.at(amount.last) != "and" or start >= len(tokens) or tokens.breaks(start):
        return False
    rest = numeral_at(tokens, start)
    if rest is None or rest.scale != 1 or not 10 <= rest.value < 100 or rest.precision != 1:
        return False
    if rest.last < len(tokens) and tokens.at(rest.last) not in (".", ",", ";", ")", "!", "?"):
        return False
    amount.low = amount.high = amount.low + rest.value / 100
    amount.last, amount.precision = rest.last, Decimal("0.01")
    return True


def _and_a_half(tokens: Tokens, amount: Amount) -> None:
    """Add the half of "a year and a half", "a mile and a half"."""
    if tokens.lower[amount.last : amount.last + 3] != ["and", "a", "half"] or amount.dimension == "share":
        return
    after = tokens.at(amount.last + 3)
    of_another = after in lexicon().scales or after in lexicon().units
    if amount.numeral.precision != 1 or tokens.breaks(amount.last) or of_another:
        return  # "two years and a half million dollars"
    amount.low = amount.high = amount.low + HALF * amount.factor
    amount.last, amount.precision = amount.last + 3, HALF * amount.factor


def _on_a_scale(tokens: Tokens, amount: Amount) -> None:
    """Read "100 degrees on the Celsius scale"."""
    scale = tokens.lower[amount.last : amount.last + 4]
    if amount.unit == "degree" and scale[:2] == ["on", "the"] and scale[3:] == ["scale"]:
        found = lexicon().units.get(scale[2])
        if found is not None and found.dimension == "temperature":
            amount.unit, amount.dimension, amount.last = found.name, found.dimension, amount.last + 4


def _feet_and_inches(tokens: Tokens, amount: Amount) -> None:
    """Add the inches of "5 feet 2 inches" and "5 feet and 2 inches"."""
    if amount.unit != "ft":
        return
    start = amount.last + (tokens.at(amount.last) in ("and", ","))
    if tokens.kind(start) not in (NUMBER, WORD) or start >= len(tokens):
        return
    rest = numeral_at(tokens, start)
    if rest is not None and rest.value < 12:
        inches = unit_after(tokens, rest.last, rest)
        if inches is not None and inches[1].name == "in":
            amount.low = amount.high = amount.low + rest.value / 12
            amount.last = inches[0]
