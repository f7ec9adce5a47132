"""Affinity: how much the words say that two figures tell of one thing."""

from __future__ import annotations

from collections.abc import Iterable

from claimtally.check.compare.figure import Figure
from claimtally.check.compare.lexicon import synonyms
from claimtally.check.units import PHYSICAL

POINTS_IN_TIME = frozenset({"year", "date"})
MOST_WORDS = 3  # shared words around two figures that count


def comparable(a: Figure, b: Figure) -> bool:
    """Tell whether two figures may be of one kind at all: the same unit, both ranks, both points in time ..."""
    if "name" in (a.kind, b.kind):
        return _same_name(a, b)
    if (a.kind in POINTS_IN_TIME) != (b.kind in POINTS_IN_TIME):
        return False
    if a.kind in POINTS_IN_TIME:
        return a.kind == b.kind
    if "rank" in (a.kind, b.kind):
        return a.kind == b.kind or {a.kind, b.kind} == {"rank", "bare"}
    if "age" in (a.kind, b.kind):
        other = b if a.kind == "age" else a
        return other.kind in ("age", "bare", "count") or other.unit == "year"
    if a.kind == "quantity" and b.kind == "quantity":
        return a.unit == b.unit or (a.dimension == b.dimension and a.dimension in PHYSICAL)
    if "quantity" in (a.kind, b.kind):
        other = b if a.kind == "quantity" else a
        return other.kind == "bare"
    return True


def _same_name(a: Figure, b: Figure) -> bool:
    if a.kind == "name" and b.kind == "name":
        return a.name == b.name
    bare, named = (a, b) if b.kind == "name" else (b, a)
    return bare.kind in ("bare", "count") and (not bare.name or bare.name == named.name or named.name in bare.near)


def affinity(a: Figure, b: Figure) -> int:
    """Give the points for what two comparable figures share: unit or noun, name, kind, words around them."""
    points = 0
    if a.kind == b.kind == "quantity":
        points += 2 if a.unit == b.unit else 1
    elif a.nouns & b.nouns:
        points += 3
    elif a.nouns and b.nouns and agree(a.nouns, b.nouns):
        points += 2
    elif a.nouns and b.nouns:
        points -= 1
    if a.kind == b.kind and a.kind in ("age", "rank", "year", "date"):
        points += 2
    if a.name and b.name:
        points += 3 if a.name == b.name else -1
    shared = sum(1 for stem in sorted(a.near - a.nouns) if agree({stem}, b.near))
    return points + min(shared, MOST_WORDS)


def agree(some: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether a word of the one is a word of the other, or a synonym of one."""
    known = frozenset(others)
    groups = {group for word in known for group in synonyms().get(word, ())}
    return any(word in known or not groups.isdisjoint(synonyms().get(word, ())) for word in some)
