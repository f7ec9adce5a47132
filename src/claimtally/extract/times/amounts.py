"""The amount in a duration as an ISO 8601 number: "three", "twenty-five", "5 1/2"; X where it is vague."""

from __future__ import annotations

import re
from fractions import Fraction

from claimtally.extract.times.words import values

AND_A_HALF = re.compile(r"(?:\sand\sa\shalf|-and-a-half)$")


def amount(words: str) -> str:
    """Give the number of the words, "X" for a vague one; decimals are written with a point and no needless zeros."""
    plain = " ".join(words.casefold().split())
    if plain in values("vague"):
        return "X"
    extra = Fraction(1, 2) if AND_A_HALF.search(plain) else Fraction(0)
    return _written(_number(AND_A_HALF.sub("", plain)) + extra)


def _number(plain: str) -> Fraction:
    if plain[0].isdigit():
        whole, _, part = plain.replace(",", "").partition(" ")
        return Fraction(whole) + (Fraction(part) if part else 0)
    cardinals = values("cardinal")
    if plain in cardinals:
        return Fraction(cardinals[plain])
    tens, _, units = plain.replace("-", " ").partition(" ")
    return Fraction(values("tens")[tens]) + (Fraction(cardinals[units]) if units else 0)


def _written(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else f"{float(number):g}"
