"""Entities: the names of an article, each with all the places where it is mentioned."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from claimtally.model.span import Span

EntityKind = Literal["organisation", "person", "place", "product", "other"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A name of an article: canonical form, kind, mentions in order, and the nouns that describe it ("startup").

    `told` are those of these nouns that the article itself uses, not a lexicon; `affiliation` is the canonical name of
    the organisation that a person speaks for, where the article says so.
    """

    name: str
    kind: EntityKind
    mentions: tuple[Span, ...]
    descriptors: frozenset[str] = frozenset()
    affiliation: str | None = None
    told: frozenset[str] = frozenset()


@dataclass(frozen=True)
class EntityIndex:
    """The entities of an article, found by name and by character."""

    entities: tuple[Entity, ...]
    _at: dict[int, tuple[Entity, Span]] = field(default_factory=dict, repr=False)
    _by_name: dict[str, Entity] = field(default_factory=dict, repr=False)
    _in_order: list[tuple[int, int, Entity, Span]] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        """Build the look-ups."""
        for entity in self.entities:
            self._by_name[entity.name] = entity
            for mention in entity.mentions:
                self._in_order.append((mention.end, len(self._in_order), entity, mention))
                for offset in range(mention.start, mention.end):
                    self._at.setdefault(offset, (entity, mention))
        self._in_order.sort(key=lambda row: row[:2])

    def at(self, offset: int) -> tuple[Entity, Span] | None:
        """Give the entity whose mention covers a character, and that mention."""
        return self._at.get(offset)

    def named(self, name: str) -> Entity | None:
        """Give the entity with this canonical name."""
        return self._by_name.get(name)

    def before(self, offset: int, kinds: tuple[EntityKind, ...]) -> Iterator[tuple[Entity, Span]]:
        """Yield the mentions of entities of these kinds that end at or before a character, nearest first."""
        for place in range(bisect_right(self._in_order, offset, key=lambda row: row[0]) - 1, -1, -1):
            _, _, entity, mention = self._in_order[place]
            if entity.kind in kinds:
                yield entity, mention
