"""Affinity: whether two figures may be of one kind, and how much the words say that they tell of one thing."""

from __future__ import annotations

from functools import lru_cache

from claimtally.check.compare.figure import Figure
from claimtally.check.compare.lexicon import synonyms, words
from claimtally.check.numbers.units import PHYSICAL
from claimtally.lexicons.stems import stem

POINTS_IN_TIME = frozenset({"year", "date"})
MOST_WORDS = 3  # shared words around two figures that count
STRANGE = 3  # points that figures of kinds that hardly go together lose
SURPRISING = 100  # a number above it hardly stands in two names by chance


def comparable(a: Figure, b: Figure) -> bool:
    """Tell whether two figures may tell of one thing at all: no other unit or name, no date for a count."""
    if "name" in (a.kind, b.kind):
        return _same_name(a, b)
    if (a.kind == "date") != (b.kind == "date"):
        return bool(a.name and b.name) and _same_word(a.name, b.name)
    if a.kind == b.kind == "quantity":
        return _base(a) == _base(b) or (a.dimension == b.dimension and a.dimension in PHYSICAL)
    return True


def _strangeness(a: Figure, b: Figure) -> int:
    """Give the points that figures of two kinds lose: an age may stand as a bare number, a date hardly as a count."""
    kinds = {a.kind, b.kind}
    if len(kinds) == 1 or "name" in kinds:
        return 0
    if kinds & POINTS_IN_TIME:
        return STRANGE
    if "quantity" in kinds:
        quantity, other = (a, b) if a.kind == "quantity" else (b, a)
        if other.kind == "age":
            return 0 if quantity.unit == other.unit else STRANGE
        if other.kind == "bare" or stem(quantity.unit) in other.nouns:
            return 0 if quantity.unit in ("year", "%") or quantity.unit == "" else 1
        return STRANGE
    return 1 if kinds & {"rank", "age"} and "bare" not in kinds else 0


def _base(figure: Figure) -> str:
    """Give the unit without what it is per: "$4 a gallon" and "$4" may be one price."""
    return figure.unit.partition("/")[0]


def _same_name(a: Figure, b: Figure) -> bool:
    if a.kind == "name" and b.kind == "name":
        return a.name == b.name
    other, named = (a, b) if b.kind == "name" else (b, a)
    if other.kind == "rank":
        return named.name in words("quarter") and bool(other.near & words("quarter"))
    if other.kind not in ("bare", "count"):
        return False
    if named.name == "g" and other.near & words("g"):
        return True
    return _same_word(other.name, named.name) or named.name in other.near or named.low >= SURPRISING


def affinity(a: Figure, b: Figure) -> int:
    """Give the points for what two comparable figures share: unit or noun, name, kind, words around them."""
    points = 0
    if a.kind == b.kind == "quantity":
        points += 2 if a.unit == b.unit else 1
    elif a.nouns & b.nouns:
        points += 3
    elif a.nouns and b.nouns and agree(a.nouns, b.nouns):
        points += 2
    if a.kind == b.kind and a.kind in ("age", "rank", "year", "date"):
        points += 2
    points -= _strangeness(a, b)
    if a.name and b.name and _same_word(a.name, b.name):
        points += 3
    around = concepts(b.near - a.nouns)
    shared = sum(not around.isdisjoint(_concept(word)) for word in (a.near | a.nouns) - b.nouns)
    return points + min(shared, MOST_WORDS)


def _same_word(name: str, other: str) -> bool:
    """Tell whether two words before numbers name one thing, also cut short: "Prop. 8" and "Proposition 8"."""
    short, long = sorted((name.rstrip("."), other.rstrip(".")), key=len)
    return short == long or (len(short) > 2 and long.startswith(short))


def agree(some: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether a word of the one is a word of the other, or a synonym of one."""
    return not concepts(some).isdisjoint(concepts(others))


@lru_cache(maxsize=50_000)
def concepts(stems: frozenset[str]) -> frozenset[str | int]:
    """Give stems with the groups of synonyms that they belong to."""
    return frozenset(stems) | {group for word in stems for group in synonyms().get(word, ())}


@lru_cache(maxsize=50_000)
def _concept(word: str) -> frozenset[str | int]:
    return concepts(frozenset({word}))
