"""The check stage: claims of an article in, findings out."""

from claimtally.check.checks import CHECKS, Check, check_article
from claimtally.check.records.lines import check_lines

__all__ = ["CHECKS", "Check", "check_article", "check_lines"]
