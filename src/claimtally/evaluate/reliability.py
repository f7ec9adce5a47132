"""Reliability: whether a confidence of 0.9 means nine right claims in ten."""

from __future__ import annotations

import math
from collections.abc import Iterable

from claimtally.model.base import Record

BINS = 10
SURE = 0.99  # in the log loss nobody is surer than this, so that one claim cannot outweigh all others

Outcome = tuple[float, bool]  # the confidence of a claim, and whether it is right


class Bin(Record):
    """The claims whose confidence lies in [low, high): how many, how sure on average, how many of them right."""

    low: float
    high: float
    claims: int
    confidence: float
    right: int


class Reliability(Record):
    """How well confidences fit what turned out right; `calibration_error` is the mean distance of the bins."""

    claims: int = 0
    brier: float = 0.0
    log_loss: float = 0.0
    calibration_error: float = 0.0
    bins: tuple[Bin, ...] = ()


def reliability(outcomes: Iterable[Outcome]) -> Reliability:
    """Give the mean squared error, the log loss and the calibration of confidences; bins without claims are left out.

    A confidence of exactly 1 belongs to the last bin.
    """
    known = list(outcomes)
    if not known:
        return Reliability()
    bins = [_bin(at, held) for at in range(BINS) if (held := [one for one in known if _place(one[0]) == at])]
    return Reliability(
        claims=len(known),
        brier=math.fsum((sure - right) ** 2 for sure, right in known) / len(known),
        log_loss=math.fsum(_loss(sure, right) for sure, right in known) / len(known),
        calibration_error=math.fsum(abs(b.confidence * b.claims - b.right) for b in bins) / len(known),
        bins=tuple(bins),
    )


def _place(confidence: float) -> int:
    """Give the bin of a confidence; 0.3 belongs to [0.3, 0.4) although 0.3 * 10 is a little less than 3 to a float."""
    return min(int(confidence * BINS + 1e-9), BINS - 1)


def _bin(at: int, outcomes: list[Outcome]) -> Bin:
    return Bin(
        low=at / BINS,
        high=(at + 1) / BINS,
        claims=len(outcomes),
        confidence=math.fsum(sure for sure, _ in outcomes) / len(outcomes),
        right=sum(right for _, right in outcomes),
    )


def _loss(sure: float, right: bool) -> float:
    held = min(max(sure, 1 - SURE), SURE)
    return -math.log(held if right else 1 - held)
