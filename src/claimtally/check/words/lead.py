"""The words that lead up to a number: what stands between it and the number before, in its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from claimtally.check.numbers.amount import claimed, stated
from claimtally.check.numbers.units import IDENTITY, Conversion, commensurable
from claimtally.check.ties.expression import Variable
from claimtally.check.words.slot import quantity
from claimtally.model import Article, Claim

FIGURE = re.compile(r"[^\W\d_]{0,3}[$€£¥₹]?\d")
OUTSIZE = 10  # numbers of one unit that are further apart are hardly two readings of one thing


def lead(article: Article, numbers: Sequence[Claim], claim: Claim) -> str:
    """Give the words before a number, back to the number before it or to the start of its sentence.

    Words that the mention itself begins with count among them ("less than the $2.60").
    """
    start = max(
        (other.mention.end for other in numbers if other.mention.end <= claim.mention.start and other is not claim),
        default=0,
    )
    figure = FIGURE.search(claim.mention.text)
    end = claim.mention.start + (figure.start() if figure else 0)
    return article.text[max(start, claim.quote.start) : end]


def like(claim: Claim, other: Claim) -> Variable | None:
    """Give a claim's number in the unit of another one that it can be compared with, None where it cannot be.

    A price may leave out what it is per ("€84.50 per megawatt-hour, below the ceiling of €96").
    """
    a, b = quantity(claim), quantity(other)
    conversion: Conversion | None = commensurable(a, b)
    if conversion is None and "money" in (a.dimension, b.dimension) and _base(a.unit) == _base(b.unit):
        conversion = IDENTITY
    return None if conversion is None else Variable(claim, conversion)


def _base(unit: str) -> str:
    return unit.partition("/")[0]


def outsize(claim: Claim, other: Claim) -> bool:
    """Tell whether two numbers of one kind are so far apart that they are hardly about one thing."""
    variable = like(claim, other)
    if variable is None:
        return True
    return far_apart(variable.conversion.apply(stated(claim)).high, stated(other).high)


def far_apart(one: Fraction | None, two: Fraction | None, times: int = OUTSIZE) -> bool:
    """Tell whether one of two numbers is so many times the other, or one of them is none above zero."""
    if one is None or two is None or one <= 0 or two <= 0:
        return True
    return max(one, two) > times * min(one, two)


def positive(claim: Claim) -> bool:
    """Tell whether a number is above zero, so that larger means more."""
    low = claimed(claim).low
    return low is None or low >= 0
