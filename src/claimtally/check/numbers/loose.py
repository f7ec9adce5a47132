"""Loose numbers: what "a third", "doubled" and "nearly tripled" leave open, for the ties that rest on them."""

from __future__ import annotations

from decimal import Decimal

from claimtally.check.words.cues import holds_cue
from claimtally.check.words.slot import quantity
from claimtally.model import Claim, Quantity

ROUND = Decimal("0.10")  # a fraction or a multiple in words is a round number: "a third" may be 30 or 36 %
NEARLY = Decimal("0.15")  # "nearly doubled": at most 15 % short of it
BEYOND = Decimal("1.35")  # "more than a third" is not told of what is nearly half


def read_loosely(claim: Claim, *, capped: bool = False) -> Claim:
    """Give a claim whose fraction or multiple in words has the tolerance that such words have.

    "Nearly" and the like mean a little less, "more than" leaves the rest open; `capped` closes it at a third as much
    again, for ties in which an open end would let everything hold. A number in digits stays as it is.
    """
    number = quantity(claim)
    size, most = number.stated
    if number.bound in (">", ">=", "<", "<="):
        return _capped(claim) if capped else claim
    if any(char.isdigit() for char in claim.mention.text):
        return claim
    if holds_cue("nearly", claim.mention.text):
        halved = number.dimension == "multiple" and size < 1  # "almost halved" is a little more than half
        return _with(claim, size, most * (1 + NEARLY)) if halved else _with(claim, size * (1 - NEARLY), most)
    slack = NEARLY if number.bound == "~" else ROUND
    return _with(claim, size * (1 - slack), most * (1 + slack))


def read_cut_off(claim: Claim) -> Claim:
    """Give a number that may have been cut off instead of rounded, as market reports do ("0.36%" for 0.366)."""
    number = quantity(claim)
    if number.bound != "=" or number.low is None or not number.precision:
        return read_loosely(claim)
    return _with(claim, number.low, number.stated[1] + number.precision)


def _capped(claim: Claim) -> Claim:
    number = quantity(claim)
    size = number.stated[0]
    if number.bound in (">", ">=") and size > 0:
        return _with(claim, size, size * BEYOND)
    if number.bound in ("<", "<=") and size > 0:
        return _with(claim, size / BEYOND, size)
    return claim


def _with(claim: Claim, low: Decimal, high: Decimal) -> Claim:
    changes = {"low": low, "high": high, "low_closed": True, "high_closed": False, "bound": "~"}
    return claim.model_copy(update={"quantity": Quantity.model_validate({**dict(quantity(claim)), **changes})})
