"""Hardware: phrases that name chips, accelerators or servers which somebody uses, buys, builds or must use."""

from claimtally.extract.hardware.anchors import hardware_anchors
from claimtally.extract.hardware.rules import RULES, find_hardware

__all__ = ["RULES", "find_hardware", "hardware_anchors"]
