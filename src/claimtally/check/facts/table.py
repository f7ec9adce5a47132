"""The table of facts: found by what a claim is about, with rows that contradict each other taken out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimtally.check.facts.measures import measure_of
from claimtally.check.numbers.interval import Interval
from claimtally.check.numbers.units import PHYSICAL, commensurable
from claimtally.check.stories.figures import nominal
from claimtally.check.stories.keys import STAFF
from claimtally.check.stories.names import party
from claimtally.check.words.cues import words
from claimtally.lexicons.known import Known, known_names
from claimtally.model import ErrorRecord, Fact

STAGE = "facts"


@dataclass(frozen=True, slots=True)
class Topic:
    """What a fact is about: the subject's key, the words of the measure, the unit or kind of unit, and the object."""

    subject: str
    measure: tuple[str, ...]
    unit: str
    object: str | None


class FactTable:
    """Facts by what they are about; `contradictions` are the rows that were taken out, in sentences for people.

    Built by sorting (n log n); a claim looks its facts up.
    """

    def __init__(self, facts: Iterable[Fact], known: Known | None = None) -> None:
        """Index facts; `known` are the names of organisations to go by, the package's own without it."""
        self.known = known if known is not None else known_names()
        self.contradictions: list[ErrorRecord] = []
        rows: dict[tuple[Topic, str], list[Fact]] = defaultdict(list)
        for fact in facts:
            rows[self._topic(fact), fact.as_of or ""].append(fact)
        self._by_subject: dict[str, dict[Topic, list[Fact]]] = defaultdict(lambda: defaultdict(list))
        kept = [(topic, fact) for (topic, _), own in rows.items() for fact in self._consistent(own)]
        for topic, fact in kept:
            self._by_subject[topic.subject][topic].append(fact)
        self._facts = tuple(fact for _, fact in kept)

    def __iter__(self) -> Iterator[Fact]:
        """Yield the facts that do not contradict each other."""
        return iter(self._facts)

    def __len__(self) -> int:
        """Give the number of these facts."""
        return len(self._facts)

    def of_subject(self, stem: str) -> dict[Topic, list[Fact]]:
        """Give the facts on a subject by their topics, none for one that has none."""
        return dict(self._by_subject.get(stem, {}))

    def _topic(self, fact: Fact) -> Topic:
        number = fact.quantity
        staff = number.dimension == "count" and number.unit in words("staff_unit")
        kind = number.dimension if number.dimension in PHYSICAL else number.unit
        other = party(fact.object, self.known).stem if fact.object else None
        return Topic(party(fact.subject, self.known).stem, measure_of(fact.measure), STAFF if staff else kind, other)

    def _consistent(self, facts: list[Fact]) -> list[Fact]:
        """Give the facts of one topic and date; none, and an error, where two of them cannot both be true."""
        ordered = sorted(facts, key=lambda fact: _key(_in_unit(fact, facts[0])))
        clash = next(
            ((a, b) for a, b in pairwise(ordered) if not _in_unit(a, facts[0]).meets(_in_unit(b, facts[0]))), None
        )
        if clash is None:
            return facts[:1]
        one, other = sorted(clash, key=facts.index)
        at = f" as of {one.as_of}" if one.as_of else ""
        self.contradictions.append(
            ErrorRecord(
                source=other.place.partition(", ")[0],
                stage=STAGE,
                error=(
                    f"{other.place}, value: “{other.value}” contradicts “{one.value}” of {one.place} for {one.measure} "
                    f"of {one.subject}{at}; correct one of them (both are left out)."
                ),
            )
        )
        return []


def _in_unit(fact: Fact, like: Fact) -> Interval:
    way = commensurable(fact.quantity, like.quantity)
    interval = nominal(fact.quantity)
    return interval if way is None else way.apply(interval)


def _key(interval: Interval) -> tuple[bool, object]:
    return interval.low is not None, interval.low or 0
