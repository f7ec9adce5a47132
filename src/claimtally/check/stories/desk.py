"""The desk of stories: takes articles with their claims one by one, and tells at the end what they print together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimtally.check.stories.certainty import certainties
from claimtally.check.stories.copies import find_copies, sketch
from claimtally.check.stories.evidence import units_of
from claimtally.check.stories.figures import Figure, Outlet
from claimtally.check.stories.grouping import Group, by_certainty, group
from claimtally.check.stories.keys import Matter
from claimtally.check.stories.notes import figures_of, outlet_of
from claimtally.check.stories.records import slot_of, stories_of
from claimtally.check.stories.sources import originals, voices
from claimtally.check.stories.told import finding_of
from claimtally.check.stories.verdict import judge
from claimtally.lexicons.known import Known, known_names
from claimtally.model import Article, Claim, Finding, Story, StorySlot


@dataclass(frozen=True, slots=True)
class Stories:
    """The stories of some articles, and the findings across them, in the order of publication."""

    stories: tuple[Story, ...]
    findings: tuple[Finding, ...]


class StoryDesk:
    """Collects figures of articles by what they are about; keeps neither texts nor claims.

    An article costs the sketch of its words and a note for each figure that another article could print too. Nothing
    depends on the order in which articles come.
    """

    def __init__(self, known: Known | None = None) -> None:
        """Begin without articles; `known` are the names of organisations to go by, the package's own without it."""
        self._known = known if known is not None else known_names()
        self._outlets: dict[str, Outlet] = {}
        self._figures: dict[Matter, list[Figure]] = defaultdict(list)
        self._waiting: tuple[Outlet, str] | None = None

    def add(self, article: Article, claims: Sequence[Claim]) -> None:
        """Take note of an article and its claims; an article whose id came before is passed over."""
        if article.id in self._outlets:
            return
        outlet = outlet_of(article, claims)
        self._outlets[article.id] = outlet
        found = figures_of(article, claims, outlet, self._known)
        if not found:
            outlet.numbers = {}
            return
        units = {unit for figure in found for unit in units_of(figure)}
        outlet.numbers = {key: row for key, row in outlet.numbers.items() if key[0] in units}
        for figure in found:
            self._figures[figure.matter].append(figure)
        self._sketch(outlet, article.text)

    def finish(self) -> Stories:
        """Give the stories of all articles so far and what their figures say of each other."""
        find_copies(sorted(self._outlets.values(), key=lambda outlet: outlet.order))
        findings: list[Finding] = []
        slots: list[StorySlot] = []
        for found in self._groups():
            findings += certainties(found.figures)
            for part in by_certainty(found):
                outcome = judge(voices(part.figures))
                if outcome is not None:
                    slots.append(slot_of(outcome))
                    findings.append(finding_of(outcome))
        order = {outlet.id: outlet.order for outlet in self._outlets.values()}
        return Stories(stories_of(slots, order), tuple(findings))

    def _groups(self) -> list[Group]:
        shared = [rows for rows in self._figures.values() if len({row.outlet.id for row in rows}) > 1]
        groups = [found for rows in shared for found in group(originals(rows))]
        return sorted(groups, key=lambda found: found.first.order)

    def _sketch(self, outlet: Outlet, text: str) -> None:
        """Sketch an article's words; the first article waits for a second one, since one alone has no copies."""
        if len(self._outlets) == 1:
            self._waiting = (outlet, text)
            return
        if self._waiting is not None:
            first, words = self._waiting
            first.sketch, self._waiting = sketch(words), None
        outlet.sketch = sketch(text)


def find_stories(pairs: Iterable[tuple[Article, Sequence[Claim]]], known: Known | None = None) -> Stories:
    """Give the stories of articles with their claims, and the findings across them."""
    desk = StoryDesk(known)
    for article, claims in pairs:
        desk.add(article, claims)
    return desk.finish()
