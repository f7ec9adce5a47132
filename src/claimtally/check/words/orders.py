"""Orders: findings on numbers that the words put above or below each other."""

from __future__ import annotations

from typing import Literal

from claimtally.check.ties.tie import Judgement
from claimtally.check.ties.tied import Tied, tied
from claimtally.model import Article

Side = Literal["above", "below"]  # of a number on which the words put another


def ordered(article: Article, judgement: Judgement, told: str) -> Tied:
    """Make the finding on an order of two numbers; nothing is said where only rounding could make it true.

    "$2.5 billion, more than the $3 billion planned" may be 2.54 and 2.51, but that proves nothing to a reader.
    """
    return Tied(judgement.tie, None) if judgement.by_rounding else tied(article, judgement, told)
