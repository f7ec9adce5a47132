"""Comparing two texts: do the numbers and words of one support, refute or leave open those of another?"""

from claimtally.check.compare.comparison import compare_passages

__all__ = ["compare_passages"]
