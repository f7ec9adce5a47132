"""Powers: "1.3x10^6", "2.48×10−5", "1e10", "2^10", "10 to the ninth power"."""

from __future__ import annotations

from decimal import Decimal

from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.numeral import MINUS, ONE, Numeral
from claimtally.extract.quantities.tokens import NUMBER, Tokens

LARGEST_EXPONENT = 99
SMALLEST, LARGEST = Decimal("1e-60"), Decimal("1e60")  # what lies beyond measures nothing
TIMES = frozenset({"x", "×", "*", "·"})


def raise_power(tokens: Tokens, numeral: Numeral) -> None:
    """Take up the power behind a number's digits: a power of its own, a factor that is a power, or an exponent."""
    index = numeral.last
    sign = tokens.at(index)
    if sign == "^":
        _own_power(tokens, numeral, index + 1)
    elif sign in TIMES and tokens.kind(index + 1) == NUMBER:
        _factor(tokens, numeral, index + 1)
    elif sign == "e" and tokens.glued(index):
        found = _exponent(tokens, index + 1)
        if found is not None:
            _multiply(numeral, Decimal(10), *found)
    elif sign == "to" and numeral.value == 10 and tokens.at(index + 1) == "the":
        _spoken(tokens, numeral, index + 2)


def _exponent(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Give (exponent, next token) of the digits at a token, a sign before them included; they touch what is raised."""
    signed = tokens.at(index) in MINUS or tokens.at(index) == "+"
    place = index + signed
    if tokens.kind(place) != NUMBER or not tokens.glued(place) or (signed and not tokens.glued(index)):
        return None
    digits = tokens.lower[place]
    if not digits.isdigit() or len(digits) > 3 or int(digits) > LARGEST_EXPONENT:
        return None
    return (-1 if tokens.at(index) in MINUS else 1) * int(digits), place + 1


def _own_power(tokens: Tokens, numeral: Numeral, index: int) -> None:
    found = _exponent(tokens, index)
    if found is None or numeral.value == 0:
        return
    value = numeral.value ** found[0]
    if SMALLEST < abs(value) < LARGEST:
        numeral.value, numeral.precision, numeral.last = value, Decimal(0), found[1]


def _factor(tokens: Tokens, numeral: Numeral, index: int) -> None:
    """Read the factor of "8x2^10" and "1.3x10^6"; before a superscript that lost its caret ("×10−5") only ten."""
    base = tokens.lower[index]
    if not base.isdigit() or len(base) > 4 or base == "0":
        return
    caret = tokens.at(index + 1) == "^"
    lost = base == "10" and tokens.at(index + 1) in MINUS
    found = _exponent(tokens, index + 1 + caret) if caret or lost else None
    if found is not None:
        _multiply(numeral, Decimal(base), *found)


def _spoken(tokens: Tokens, numeral: Numeral, index: int) -> None:
    power = lexicon().ordinals.get(tokens.at(index))
    if power is not None and power <= LARGEST_EXPONENT and tokens.at(index + 1) == "power":
        _multiply(numeral, ONE, 1, index + 2)
        numeral.value, numeral.precision = numeral.value**power, Decimal(0)


def _multiply(numeral: Numeral, base: Decimal, exponent: int, last: int) -> None:
    power = base**exponent
    if SMALLEST < abs(numeral.value * power) < LARGEST or numeral.value == 0:
        numeral.value, numeral.precision, numeral.last = numeral.value * power, numeral.precision * power, last
