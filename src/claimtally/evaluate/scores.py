"""Scores of a run against gold: detection, slots, confusions, and each claim that is not right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pydantic import Field

from claimtally.evaluate.comparison import SLOTS, STRICT, same_quantity, same_value, shown
from claimtally.evaluate.figures import LEVELS, ArticleScore, Confusion, Counts, Mismatch, SlotScore
from claimtally.evaluate.matching import Matched, Pair
from claimtally.evaluate.reliability import Reliability
from claimtally.evaluate.table import pair_rows, table
from claimtally.model import Claim
from claimtally.model.base import Record

CONFUSED = ("frame", "role", "bound", "direction", "factuality", "deontic", "polarity")  # closed lists
PAIRED = ("subject", "object", "condition", "attribution")  # names and words


class Scores(Record):
    """The scores of a run against the gold files of a folder; `unscored` names the articles the run does not hold.

    `confusions` are those of closed lists, `pairs` those of names and words, most frequent first within a slot;
    `reliability` tells whether confidences keep their word, over all claims on gold articles.
    """

    gold: str
    counts: Counts
    slots: dict[str, SlotScore]
    confusions: tuple[Confusion, ...]
    pairs: tuple[Confusion, ...] = ()
    reliability: Reliability = Reliability()
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
        """Give the scores as plain text of 100 columns: articles, detection, slots, confusions, confidence."""
        return table(self)

    def pair_table(self) -> str:
        """Give the wrong pairs of subjects, objects, conditions and attributions as plain text of 100 columns."""
        return "\n".join(pair_rows(self))


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


def outcomes(matched: Matched) -> Iterator[tuple[Claim, bool]]:
    """Give each claim of an article with whether it is right: matched, with value and unit, and strictly."""
    for pair in matched.pairs:
        if pair.claim is not None:
            yield pair.claim, right_quantity(pair) and strict(pair)
    for claim in matched.extra:
        yield claim, False


def confusions(pairs: list[Pair], slots: Sequence[str] = CONFUSED) -> tuple[Confusion, ...]:
    """Count what gold's values of some slots were taken for, most frequent first within a slot."""
    counted = Counter(
        (slot, *shown(pair.gold, pair.claim, slot))
        for pair in pairs
        if pair.claim is not None
        for slot in slots
        if pair.verdicts[slot] is False
    )
    ordered = sorted(counted.items(), key=lambda row: (slots.index(row[0][0]), -row[1], row[0]))
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
        got = f"{_printed(map(float, quantity.stated))} {quantity.unit}" if quantity else "none"
        detail = f"gold {_printed(gold.value or ())} {gold.unit}, claim {got}"
        return Mismatch(kind="value", article=article, mention=gold.mention, detail=detail)
    wrong = [slot for slot in SLOTS if pair.verdicts[slot] is False]
    if not wrong:
        return None
    detail = "; ".join(f"{slot}: gold {a}, claim {b}" for slot in wrong for a, b in [shown(gold, claim, slot)])
    return Mismatch(kind="slot", article=article, mention=gold.mention, detail=detail)


def _printed(stated: Iterable[float]) -> str:
    """Give a stated number, or both ends of a range, with commas."""
    return " to ".join(f"{number:,.15g}" for number in dict.fromkeys(stated))
