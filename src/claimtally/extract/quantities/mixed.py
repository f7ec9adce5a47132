"""Fractions beside a whole number: "2½", "3 1/2", "two and a half", "7/32"."""

from __future__ import annotations

from decimal import Decimal

from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.numeral import AND, ARTICLES, HYPHENS, ONE, SIGN_BASES, SIGN_VALUES, Numeral
from claimtally.extract.quantities.tokens import NUMBER, Tokens


def mixed_fraction(tokens: Tokens, numeral: Numeral) -> None:
    """Add the fraction of "2½", "3 1/2", "10 and a half"; turn "3/4" into a fraction."""
    at, index = tokens.at, numeral.last
    if at(index) in SIGN_VALUES:
        numeral.value += SIGN_VALUES[at(index)] / SIGN_BASES[at(index)]
        numeral.last, numeral.precision = index + 1, Decimal(0)
        return
    lone = _slash_fraction(tokens, numeral.first)
    if lone is not None:
        numeral.value, numeral.last, numeral.form, numeral.precision = *lone, "fraction", Decimal(0)
        return
    inner = index + (at(index) in HYPHENS and tokens.glued(index))
    part = _slash_fraction(tokens, inner) if numeral.value == numeral.value.to_integral_value() else None
    if part is not None:
        numeral.value, numeral.last, numeral.precision = numeral.value + part[0], part[1], Decimal(0)
        return
    and_a_fraction(tokens, numeral)


def _slash_fraction(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """Read "3/4" at a token: (value, next index); numerator below denominator, denominator one that people halve."""
    if tokens.kind(index) != NUMBER or tokens.at(index + 1) != "/" or tokens.kind(index + 2) != NUMBER:
        return None
    above, below = tokens.lower[index], tokens.lower[index + 2]
    if tokens.at(index + 3) == "/" or not (above.isdigit() and below.isdigit()) or len(above) > 2 or len(below) > 2:
        return None
    if int(below) in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64) and int(above) < int(below) and int(above) > 0:
        return Decimal(int(above)) / Decimal(int(below)), index + 3
    return None


def and_a_fraction(tokens: Tokens, numeral: Numeral) -> None:
    """Add the fraction of "two and a half", "three and a quarter million", "one million and a half"."""
    at, index = tokens.at, numeral.last
    if at(index) not in AND:
        return
    index += 1
    above = ONE
    slashed = _slash_fraction(tokens, index)
    if slashed is not None and numeral.value == numeral.value.to_integral_value():  # 2 and 1/2
        numeral.value, numeral.precision, numeral.last = (
            numeral.value + slashed[0] * numeral.scale,
            Decimal(0),
            slashed[1],
        )
        return
    if at(index) in ARTICLES or at(index) == "one":
        index += 1
    elif (row := lexicon().numbers.get(at(index))) is not None and row.kind == "ones" and at(index + 1).endswith("s"):
        above, index = row.value, index + 1
    elif row is not None and row.kind == "tens" and at(index + 1) in HYPHENS:  # two and fifty-four hundredths
        ones = lexicon().numbers.get(at(index + 2))
        if ones is not None and ones.kind == "ones":
            above, index = row.value + ones.value, index + 3
    bare = index == numeral.last + 1 and at(index) != "half"  # "$21 million and third-quarter earnings"
    index += at(index) in HYPHENS
    below = lexicon().ordinals.get(at(index))
    if below is None or bare or at(index + 1) == "of":
        return
    inner = lexicon().scales.get(at(index + 1))
    if inner is not None and inner < numeral.scale and at(index) == "half":  # two billion and a half million
        numeral.value, numeral.precision, numeral.last = numeral.value + inner / 2, inner / 2, index + 2
        return
    numeral.value += numeral.scale * above / below
    numeral.precision = Decimal(0)
    numeral.last = index + 1
