"""Scores as plain text that fits a terminal of 100 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from claimtally.evaluate.figures import COLUMNS, LEVELS, NOTHING, Confusion

if TYPE_CHECKING:
    from claimtally.evaluate.scores import Scores

INDENT = 12  # the width of a slot's name and what follows it
SHOWN = 12  # confusions of a slot in the table; the JSON has all
NAME = 44  # characters of a name in a pair


def table(scores: Scores) -> str:
    """Give articles, detection, slots, confusions and confidence, parted by empty lines."""
    parts = [
        article_rows(scores),
        level_rows(scores),
        slot_rows(scores),
        confusion_rows(scores),
        confidence_rows(scores),
        unscored_rows(scores),
    ]
    return "\n\n".join("\n".join(rows) for part in parts if (rows := list(part)))


def article_rows(scores: Scores) -> Iterator[str]:
    """Give a row an article: its gold claims, its claims, and how many are right."""
    width = max((len(score.article) for score in scores.articles), default=7)
    yield f"{'article':<{width}}  gold  claims  value+unit  strict"
    for score in scores.articles:
        counts = score.counts
        yield (
            f"{score.article:<{width}}  {counts.gold:4d}  {counts.claims:6d}"
            f"  {counts.value_unit:10d}  {counts.strict:6d}"
        )


def level_rows(scores: Scores) -> Iterator[str]:
    """Give precision, recall and F1 a level."""
    counts = scores.counts
    yield f"{f'{counts.gold} gold claims':<22}{'P':>6}{'R':>6}{'F1':>6}"
    for level, label in LEVELS:
        yield f"{label:<22}{counts.precision(level):6.1f}{counts.recall(level):6.1f}{counts.f1(level):6.1f}"


def slot_rows(scores: Scores) -> Iterator[str]:
    """Give a row a slot: the per cent that is right, how often it was judged and wrong, and how names were wrong."""
    yield f"{'slot':<{INDENT}}{'%':>6}{'of':>6}{'wrong':>7}"
    for slot, score in scores.slots.items():
        accuracy = "–" if score.accuracy is None else f"{score.accuracy:.1f}"
        wrong = score.judged - score.right
        ways = _ways([pair for pair in scores.pairs if pair.slot == slot])
        yield f"{slot:<{INDENT}}{accuracy:>6}{score.judged:6d}{wrong:7d}{ways}"


def confusion_rows(scores: Scores) -> Iterator[str]:
    """Give what was taken for what in the slots of closed lists, most frequent first."""
    slots = dict.fromkeys(confusion.slot for confusion in scores.confusions)
    if slots:
        yield "taken for another value (gold → claim)"
    for slot in slots:
        confused = [confusion for confusion in scores.confusions if confusion.slot == slot]
        told = [f"{c.gold} → {c.claimed} {c.count}" for c in confused[:SHOWN]]
        if rest := confused[SHOWN:]:
            told.append(f"{len(rest)} others {sum(c.count for c in rest)}")
        yield from _wrapped(f"{slot:<{INDENT}}", told)


def confidence_rows(scores: Scores) -> Iterator[str]:
    """Give how confident the claims are, and how many of them are right."""
    measured = scores.reliability
    if not measured.claims:
        return
    yield f"confidence    Brier {measured.brier:.3f}   calibration error {measured.calibration_error:.3f}"
    yield f"{'':<{INDENT}}{'claims':>6}{'mean':>6}{'right':>7}"
    for held in measured.bins:
        label = f"{held.low:.1f} to {held.high:.1f}"
        yield f"{label:<{INDENT}}{held.claims:6d}{held.confidence:6.2f}{held.right / held.claims:7.2f}"


def unscored_rows(scores: Scores) -> Iterator[str]:
    """Give the gold articles that the run does not hold."""
    if scores.unscored:
        yield from _wrapped("not in the run: ", scores.unscored)


def pair_rows(scores: Scores) -> Iterator[str]:
    """Give the wrong pairs of names and words, slot by slot, most frequent first."""
    for slot in dict.fromkeys(pair.slot for pair in scores.pairs):
        yield f"{slot} (gold → claim)"
        for pair in scores.pairs:
            if pair.slot == slot:
                yield f"{pair.count:4d}  {_cut(pair.gold)} → {_cut(pair.claimed)}"


def _ways(pairs: Sequence[Confusion]) -> str:
    """Give in which way names were wrong: missing in the claim, without gold, or another name."""
    if not pairs:
        return ""
    missed = sum(pair.count for pair in pairs if pair.claimed == NOTHING)
    extra = sum(pair.count for pair in pairs if pair.gold == NOTHING)
    other = sum(pair.count for pair in pairs) - missed - extra
    return f"   missing {missed}, too many {extra}, another {other}"


def _wrapped(label: str, told: Iterable[str]) -> list[str]:
    """Give items after a label, parted by commas, broken only between items."""
    lines, line = [], label
    for item in told:
        added = item if line in (label, " " * len(label)) else f", {item}"
        if len(line) + len(added) + 1 > COLUMNS and line != label:  # 1 for the comma
            lines.append(line + ",")
            line, added = " " * len(label), item
        line += added
    return [*lines, line]


def _cut(words: str) -> str:
    return words if len(words) <= NAME else words[: NAME - 1].rstrip() + "…"
