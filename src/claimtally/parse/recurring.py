"""What comes again: worth remembering, unlike the names and numbers that a text prints once."""

from __future__ import annotations

from collections.abc import Hashable

GENERATION = 50_000  # things


class Recurring:
    """Tells of things whether they were met before, as far back as one generation at least, in bounded memory."""

    def __init__(self) -> None:
        """Begin with nothing met."""
        self._now: set[int] = set()
        self._before: set[int] = set()

    def meet(self, thing: Hashable) -> bool:
        """Take a thing, and tell whether it was met before."""
        key = hash(thing)
        if key in self._now:
            return True
        if len(self._now) >= GENERATION:
            self._before, self._now = self._now, set()
        self._now.add(key)
        return key in self._before
