"""Frames: what kind of event or state a number measures."""

from claimtally.assemble.frames.rules import RULES
from claimtally.assemble.frames.triggers import FrameDecision

__all__ = ["RULES", "FrameDecision"]
