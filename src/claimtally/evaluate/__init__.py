"""The evaluate stage: claims against gold, in figures that can be compared from run to run."""

from claimtally.evaluate.evaluation import evaluate
from claimtally.evaluate.figures import Mismatch
from claimtally.evaluate.floors import check_floors, read_floors
from claimtally.evaluate.gold import GoldClaim, GoldFile, GoldRelation, read_gold, read_gold_file
from claimtally.evaluate.scores import Scores

__all__ = [
    "GoldClaim",
    "GoldFile",
    "GoldRelation",
    "Mismatch",
    "Scores",
    "check_floors",
    "evaluate",
    "read_floors",
    "read_gold",
    "read_gold_file",
]
