"""Sources of a slot: one figure for each article that has one, copies of one wire text counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from claimtally.check.interval import Interval
from claimtally.check.stories.figures import Placed
from claimtally.check.stories.grouping import common


@dataclass(frozen=True, slots=True)
class Voice:
    """What one article says of a slot; `copies` are the ids of articles with the same words and the same number."""

    placed: Placed
    copies: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """Give what counts as one source."""
        return self.placed.figure.outlet.source


def voices(placed: Sequence[Placed]) -> list[Voice]:
    """Give what each article says, in the order of publication.

    An article that prints several numbers for the same words says nothing certain and is left out. A copy that prints
    another number than its original stands for itself: somebody has changed it.
    """
    said: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        said[one.figure.outlet.id].append(one)
    spoken = [_narrowest(own) for own in said.values() if common(p.nominal for p in own) is not None]
    texts: dict[tuple[str, Interval], list[Placed]] = defaultdict(list)
    for one in sorted(spoken, key=lambda p: p.figure.order):
        outlet = one.figure.outlet
        texts[outlet.copy_of or outlet.id, one.stated].append(one)
    found = [Voice(own[0], tuple(p.figure.outlet.id for p in own[1:])) for own in texts.values()]
    return sorted(found, key=lambda voice: voice.placed.figure.order)


def _narrowest(own: Sequence[Placed]) -> Placed:
    """Give the figure that says most: the one with the most digits, the first of several."""
    return min(own, key=lambda p: (p.width is None, p.width or Fraction(0), p.figure.start, p.figure.claim))
