"""Sources of a slot: one figure for each article that has one, copies of one wire text counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from claimtally.check.stories.figures import Figure, Placed
from claimtally.check.stories.grouping import common


@dataclass(frozen=True, slots=True)
class Voice:
    """What one article says of a slot."""

    placed: Placed

    @property
    def source(self) -> str:
        """Give what counts as one source."""
        return self.placed.figure.outlet.source


def originals(figures: Iterable[Figure]) -> list[Figure]:
    """Give the figures of one matter without those of copies, which stand in the `copies` of their originals.

    A copy that prints another number than its original stands for itself: somebody has changed it.
    """
    texts: dict[Hashable, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in sorted(figures, key=lambda figure: figure.order):
        number = (figure.quantity.stated, figure.quantity.unit)
        texts[figure.outlet.copy_of, number][figure.outlet.id].append(figure)
    found = []
    for prints in texts.values():
        first, *copies = prints
        found += [replace(figure, copies=tuple(copies)) if copies else figure for figure in prints[first]]
    return found


def voices(placed: Sequence[Placed]) -> list[Voice]:
    """Give what each article says, in the order of publication.

    An article that prints several numbers for the same words says nothing certain and is left out.
    """
    said: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        said[one.figure.outlet.id].append(one)
    spoken = [_narrowest(own) for own in said.values() if common(p.nominal for p in own) is not None]
    return [Voice(one) for one in sorted(spoken, key=lambda p: p.figure.order)]


def _narrowest(own: Sequence[Placed]) -> Placed:
    """Give the figure that says most: the one with the most digits, the first of several."""
    return min(own, key=lambda p: (p.width is None, p.width or Fraction(0), p.figure.start, p.figure.claim))
