"""Scores of a run against gold: detection, slots, confusions, and each claim that is not right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from claimtally.evaluate.comparison import SLOTS, STRICT, same_quantity, same_value, shown
from claimtally.evaluate.matching import Matched, Pair
from claimtally.model.base import Record

LEVELS = (
    ("mention", "mention found"),
    ("value", "value right"),
    ("value_unit", "value and unit right"),
    ("strict", "strict claim"),
)
SHOWN = 4  # confusions of a slot in the table; the JSON has all
CONFUSED = ("frame", "role", "bound", "direction", "factuality", "deontic", "polarity")


class Counts(Record):
    """How many gold claims and claims there are, and how many gold claims were met at each level."""

    gold: int = 0
    claims: int = 0
    mention: int = 0
    value: int = 0
    value_unit: int = 0
    strict: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Add two counts, field by field."""
        names = type(self).model_fields
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in names})

    def precision(self, level: str) -> float:
        """Give the precision at a level, in per cent."""
        return 100 * int(getattr(self, level)) / max(self.claims, 1)

    def recall(self, level: str) -> float:
        """Give the recall at a level, in per cent."""
        return 100 * int(getattr(self, level)) / max(self.gold, 1)

    def f1(self, level: str) -> float:
        """Give the harmonic mean of precision and recall at a level, in per cent."""
        return 200 * int(getattr(self, level)) / max(self.gold + self.claims, 1)


class SlotScore(Record):
    """How often a slot was judged on claims with the right quantity, and how often it was right."""

    judged: int
    right: int

    @property
    def accuracy(self) -> float | None:
        """Give the share that is right, in per cent; None where nothing was judged."""
        return 100 * self.right / self.judged if self.judged else None


class Confusion(Record):
    """How often gold's value of a slot was taken for another one."""

    slot: str
    gold: str
    claimed: str
    count: int


class Mismatch(Record):
    """One claim that is not right: missed, with a wrong quantity, with a wrong slot, or not in gold."""

    kind: Literal["missed", "value", "slot", "extra"]
    article: str
    mention: str
    detail: str

    def __str__(self) -> str:
        """Give the mismatch as a line for a terminal."""
        return f"{self.kind:<7}{self.article} | {self.mention} | {self.detail}"


class ArticleScore(Record):
    """The counts of one gold file, by the name of its article."""

    article: str
    counts: Counts


class Scores(Record):
    """The scores of a run against the gold files of a folder; `unscored` names the articles the run does not hold."""

    gold: str
    counts: Counts
    slots: dict[str, SlotScore]
    confusions: tuple[Confusion, ...]
    articles: tuple[ArticleScore, ...]
    unscored: tuple[str, ...]
    listed: tuple[Mismatch, ...] = Field(default=(), exclude=True, repr=False)

    def mismatches(self) -> Iterator[Mismatch]:
        """Give each claim that is not right, in the order of the gold files."""
        yield from self.listed

    def metrics(self) -> dict[str, float]:
        """Give all figures by name, in per cent: mention_p, mention_r, mention_f1 …, strict_f1, and slots by name."""
        figures: dict[str, float] = {}
        for level, _ in LEVELS:
            figures[f"{level}_p"] = self.counts.precision(level)
            figures[f"{level}_r"] = self.counts.recall(level)
            figures[f"{level}_f1"] = self.counts.f1(level)
        figures |= {slot: score.accuracy for slot, score in self.slots.items() if score.accuracy is not None}
        return figures

    def table(self) -> str:
        """Give the scores as plain text: a row an article, detection, slots, and what is taken for what."""
        return "\n".join([*self._article_rows(), "", *self._level_rows(), "", *self._slot_rows(), *self._tail()])

    def _article_rows(self) -> list[str]:
        width = max((len(score.article) for score in self.articles), default=7)
        head = f"{'article':<{width}}  gold  claims  value+unit  strict"
        rows = [
            f"{score.article:<{width}}  {score.counts.gold:4d}  {score.counts.claims:6d}"
            f"  {score.counts.value_unit:10d}  {score.counts.strict:6d}"
            for score in self.articles
        ]
        return [head, *rows]

    def _level_rows(self) -> list[str]:
        rows = [
            f"{label:<22}{self.counts.precision(level):6.1f}{self.counts.recall(level):6.1f}{self.counts.f1(level):6.1f}"
            for level, label in LEVELS
        ]
        return [f"{f'{self.counts.gold} gold claims':<22}{'P':>6}{'R':>6}{'F1':>6}", *rows]

    def _slot_rows(self) -> list[str]:
        rows = []
        for slot, score in self.slots.items():
            accuracy = "–" if score.accuracy is None else f"{score.accuracy:.1f}"
            confused = [f"{c.gold} → {c.claimed} {c.count}" for c in self.confusions if c.slot == slot]
            wrong = ", ".join(confused[:SHOWN]) + (", …" if len(confused) > SHOWN else "")
            rows.append(f"{slot:<12}{accuracy:>6}  of {score.judged:<5d}{wrong}".rstrip())
        return rows

    def _tail(self) -> list[str]:
        return ["", f"not in the run: {', '.join(self.unscored)}"] if self.unscored else []


def article_counts(matched: Matched) -> Counts:
    """Count the pairs of an article at each level."""
    found = [pair for pair in matched.pairs if pair.claim is not None]
    right = [pair for pair in found if right_quantity(pair)]
    return Counts(
        gold=len(matched.pairs),
        claims=matched.claims,
        mention=len(found),
        value=sum(pair.claim is not None and same_value(pair.gold, pair.claim.quantity) for pair in found),
        value_unit=len(right),
        strict=sum(strict(pair) for pair in right),
    )


def right_quantity(pair: Pair) -> bool:
    """Tell whether the pair's claim has gold's number and unit."""
    return pair.claim is not None and same_quantity(pair.gold, pair.claim.quantity)


def strict(pair: Pair) -> bool:
    """Tell whether no slot of the strict ones is wrong."""
    return all(pair.verdicts[slot] is not False for slot in STRICT)


def slot_scores(pairs: list[Pair]) -> dict[str, SlotScore]:
    """Give each slot's score over pairs with the right quantity."""
    verdicts = {slot: [v for pair in pairs if (v := pair.verdicts[slot]) is not None] for slot in SLOTS}
    return {slot: SlotScore(judged=len(found), right=sum(found)) for slot, found in verdicts.items()}


def confusions(pairs: list[Pair]) -> tuple[Confusion, ...]:
    """Count what gold's closed-list values were taken for, most frequent first within a slot."""
    counted = Counter(
        (slot, *shown(pair.gold, pair.claim, slot))
        for pair in pairs
        if pair.claim is not None
        for slot in CONFUSED
        if pair.verdicts[slot] is False
    )
    ordered = sorted(counted.items(), key=lambda row: (CONFUSED.index(row[0][0]), -row[1], row[0]))
    return tuple(Confusion(slot=slot, gold=gold, claimed=claimed, count=n) for (slot, gold, claimed), n in ordered)


def article_mismatches(article: str, matched: Matched) -> Iterator[Mismatch]:
    """Give what is not right in an article: gold claims in their order, then the claims that gold does not have."""
    for pair in matched.pairs:
        if found := _mismatch(article, pair):
            yield found
    for claim in matched.extra:
        yield Mismatch(kind="extra", article=article, mention=claim.mention.text, detail=f"frame {claim.frame}")


def _mismatch(article: str, pair: Pair) -> Mismatch | None:
    gold, claim = pair.gold, pair.claim
    if claim is None:
        return Mismatch(kind="missed", article=article, mention=gold.mention, detail=f"frame {gold.frame}")
    if not right_quantity(pair):
        quantity = claim.quantity
        got = f"{[float(n) for n in quantity.stated]} {quantity.unit}" if quantity else "none"
        detail = f"gold {list(gold.value or ())} {gold.unit}, claim {got}"
        return Mismatch(kind="value", article=article, mention=gold.mention, detail=detail)
    wrong = [slot for slot in SLOTS if pair.verdicts[slot] is False]
    if not wrong:
        return None
    detail = "; ".join(f"{slot}: gold {a}, claim {b}" for slot in wrong for a, b in [shown(gold, claim, slot)])
    return Mismatch(kind="slot", article=article, mention=gold.mention, detail=detail)
