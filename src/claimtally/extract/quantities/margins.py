"""Margins: "$5.4 billion, plus or minus 2%" is one number, a range around the first."""

from __future__ import annotations

from decimal import Decimal

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.numeral import HUNDRED
from claimtally.extract.quantities.tokens import Tokens

OPENING = frozenset({",", "("})
POINTS_OF = {
    "percentage_point": Decimal(1),
    "point": Decimal(1),
    "bp": Decimal("0.01"),
}  # how much of a per cent each is
MEASURE = 5  # words of "in adjusted net revenue"
MOST = 2  # a margin is less than its number; half of it leaves room for the widest forecast


def margins(tokens: Tokens, amounts: list[Amount]) -> list[Amount]:
    """Give the amounts, each that a margin follows as a range, without the margin; all in the order of the text."""
    kept: list[Amount] = []
    for amount in amounts:
        if not (kept and _follows_as_margin(tokens, kept[-1], amount) and _widened(kept[-1], amount)):
            kept.append(amount)
            continue
        opened = "(" in tokens.lower[kept[-1].last : amount.first]
        kept[-1].last = amount.last + (opened and tokens.at(amount.last) == ")")
    return kept


def _follows_as_margin(tokens: Tokens, middle: Amount, margin: Amount) -> bool:
    between = tokens.lower[middle.last : margin.numeral.first]
    if between[:1] and between[0] in OPENING:
        between = between[1:]
    if between[:1] and between[0] in ("in", "of") and "," in between[2:MEASURE]:
        between = between[between.index(",") + 1 :]  # "$2.25 billion in revenue, plus or minus 2%"
    phrase = " ".join(between)
    return any(phrase == cue or phrase.startswith(f"{cue} ") for cue in lexicon().words["margin"]) and len(between) <= 4


def _widened(middle: Amount, margin: Amount) -> bool:
    """Spread an amount by its margin: a share of it, points of a percentage, or so much of its unit."""
    if middle.low != middle.high or margin.low != margin.high or middle.unit is None:
        return False
    if middle.unit == "%" and margin.unit in POINTS_OF:
        size = margin.low * POINTS_OF[margin.unit]
    elif margin.unit == middle.unit:
        size = margin.low
    elif margin.unit == "%":
        size = abs(middle.low) * margin.low / HUNDRED
    else:
        return False
    if not 0 < size * MOST <= abs(middle.low):
        return False
    middle.low, middle.high = middle.low - size, middle.high + size
    return True
