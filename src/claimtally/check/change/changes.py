"""The check of changes: does the printed percentage lead from the level before to the level now?

In the manner of statcheck (Nuijten et al. 2016): recomputed only where all three numbers are printed together, compared
as rounding intervals.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from claimtally.check.change.bases import has_several_bases, is_repeated, of_another_clause, of_another_time
from claimtally.check.numbers.levels import brought_to, conversion_between, is_positive, middle
from claimtally.check.numbers.loose import read_loosely
from claimtally.check.numbers.notation import figure, printed
from claimtally.check.numbers.units import commensurable
from claimtally.check.ties.expression import Constant, difference, of, percent, quotient
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.cues import holds_cue, words
from claimtally.check.words.lead import far_apart
from claimtally.check.words.phrases import readings
from claimtally.check.words.place import between
from claimtally.check.words.slot import compatible_name, numbered, quantity, same_kind
from claimtally.lexicons.forms import alternatives
from claimtally.model import Article, Claim
from claimtally.model.vocabulary import Direction

ID = "changes"
REACH = 160  # characters from the first of the three numbers to the last
OWN_BASE = re.compile(r"\s+(?:above|below|over|under|(?:higher|lower|more|less) than)\s+(?:the|its|their|that)\b")
OTHER_MEASURE = re.compile(r"\s+and\s+(?:[^\W\d_][\w-]*\s+){1,4}to\s*$", re.IGNORECASE)
OUTSIZE = 50  # times that levels of one thing differ at most: a price for all and the price of a share do by more
LEVELS = ("value", "total", "target")


@dataclass(frozen=True, slots=True)
class Move:
    """A level before, the level now, and the percentage that is said to lead from one to the other, up or down."""

    then: Claim
    now: Claim
    change: Claim
    way: Direction

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The three claims in the order of the text."""
        return tuple(sorted((self.then, self.now, self.change), key=lambda claim: claim.mention.start))


def check_changes(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute "up 8% from 24 to 26": the three numbers of one move, by their roles or by a phrase."""
    for move in moves(article, numbered(claims)):
        yield from _finding(article, move)


def moves(article: Article, numbers: Sequence[Claim]) -> list[Move]:
    """Give the moves of which all three numbers are printed, one for a percentage: that of a phrase before others."""
    found: dict[str, Move] = {}
    for reading in readings(article, numbers, "move"):
        then, now, change = (reading.numbers[slot] for slot in ("then", "now", "change"))
        way = reading.way or quantity(change).direction
        if way is None or conversion_between(now, then) is None or not is_plain(reading.words("change")):
            continue
        beside = [claim for claim in numbers if claim.quote.start == then.quote.start and claim is not then]
        told_here = change.quote.start == now.quote.start
        apart = told_here and (is_repeated(article, change) or has_several_bases(article, beside, then))
        if not (apart or of_another_time(article, change, then)):
            found.setdefault(change.id, Move(then, now, change, way))
    for move in _side_by_side_moves(article, numbers):
        found.setdefault(move.change.id, move)
    return list(found.values())


def _side_by_side_moves(article: Article, numbers: Sequence[Claim]) -> Iterator[Move]:
    rivals_of: dict[str, list[tuple[Claim, Claim, Claim]]] = {}
    sentences: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in numbers:
        sentences[claim.quote.start].append(claim)
    for prior in numbers:
        if prior.role != "prior" or quantity(prior).dimension in ("share", "multiple", "time"):
            continue
        sentence = [claim for claim in sentences[prior.quote.start] if claim is not prior]
        levels = [claim for claim in sentence if _is_level(claim, prior)]
        changes = [claim for claim in sentence if quantity(claim).unit == "%" and quantity(claim).direction is not None]
        if len(levels) == 1 and len(changes) == 1 and _side_by_side(article, sentence, prior, levels[0], changes[0]):
            rivals_of.setdefault(changes[0].id, []).append((prior, levels[0], changes[0]))
    # "rose 16% to $111 million, or 93 cents a share, from $96 million, or 79 cents a share"
    for rivals in rivals_of.values():
        then, now, change = min(rivals, key=_distance)
        way = quantity(change).direction
        if way is not None:
            yield Move(then, now, change, way)


def _distance(move: tuple[Claim, Claim, Claim]) -> tuple[bool, int]:
    """Give how loosely a percentage is tied to a move: to what a share gets less than to the sum, then by distance."""
    _, level, change = move
    per_share = (quantity(level).unit or "").endswith("/share")
    return per_share, max(level.mention.start - change.mention.end, change.mention.start - level.mention.end)


def _is_level(claim: Claim, prior: Claim) -> bool:
    """Tell whether a claim may be the level that a prior moved to."""
    return claim.role in LEVELS and quantity(claim).direction is None and same_kind(claim, prior)


def _side_by_side(article: Article, sentence: Sequence[Claim], prior: Claim, level: Claim, change: Claim) -> bool:
    """Tell whether the three numbers are of one move: one slot, close together, no rival between, nothing left out."""
    three = (prior, level, change)
    start, end = min(c.mention.start for c in three), max(c.mention.end for c in three)
    rivals = [c for c in sentence if c not in three and start <= c.mention.start < end]
    if any(commensurable(quantity(c), quantity(level)) or quantity(c).unit == "%" for c in rivals):
        return False
    if of_another_clause(article, change, (prior, level)) or is_repeated(article, change):
        return False
    if prior.mention.start < change.mention.start and OWN_BASE.match(article.text, change.mention.end):
        return False  # "up from 104 at the end of 2024 and 50% above the level of a year before"
    if has_several_bases(article, sentence, prior) or of_another_time(article, change, prior):
        return False
    if change.mention.end <= level.mention.start and OTHER_MEASURE.match(between(article, change, level)):
        return False  # "like-for-like sales rose 3% and total sales to $4 billion"
    text = article.text[start:end]
    one_slot = change.frame in (level.frame, "change") and compatible_name(change.subject, level.subject)
    return one_slot and compatible_name(prior.subject, level.subject) and end - start <= REACH and is_plain(text)


def is_plain(text: str) -> bool:
    """Tell whether nothing says that the percentage is of something else ("organic growth") or of another clause."""
    return ";" not in text and not holds_cue("other_basis", text) and _against_aim().search(text) is None


@cache
def _against_aim() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(words('aim_noun'))}\s+by\b", re.IGNORECASE)


def _finding(article: Article, move: Move) -> Iterator[Tied]:
    """Give what the levels make of the percentage; nothing where only an open bound lets it hold."""
    if not is_positive(move.then) or not is_positive(move.now):
        return
    rise = move.way == "up"
    share, one = quotient(brought_to(move.now, move.then), of(move.then)), Constant(Fraction(1), "1")
    left = difference(share, one) if rise else difference(one, share)
    judgement = judge(Tie(ID, left, "=", percent(read_loosely(move.change))))
    now, then = middle(move.now, move.then), middle(move.then, move.then)
    if judgement.verdict == "fails" and move.now.frame != move.then.frame and far_apart(now, then, OUTSIZE):
        return  # "for $6.3 billion, a premium of 32% to the close of $51.20"
    if judgement.verdict == "fails" and (now >= then) != rise:
        return  # the percentage of one move and the levels of another, more often than an error
    makes = f"From {printed(move.then)} to {printed(move.now)} is {_made(move)}"
    told = f"{makes}, {'as' if judgement.verdict == 'holds' else 'not'} the {_told(move)} that is printed."
    yield tied(article, judgement, told, premises=move.claims)


def _made(move: Move) -> str:
    """Write what the levels make of the percentage, from the least to the most where the level now is a range."""
    then, now = middle(move.then, move.then), middle(move.now, move.then)
    low, high = (Fraction(end) for end in quantity(move.now).stated)
    ends = sorted(abs(now * 2 * end / (low + high) / then - 1) * 100 for end in (low, high))
    if low == high:
        return moved_by(now, then)
    least, most = (figure(round(end, 1), "%", "share") for end in ends)
    return f"{'a rise' if now >= then else 'a fall'} of {least} to {most}"


def moved_by(now: Fraction, then: Fraction) -> str:
    """Write the move between two levels as a percentage, for a reader."""
    change = (now / then - 1) * 100
    kind = "a rise" if change >= 0 else "a fall"
    return f"{kind} of {figure(round(abs(change), 1), '%', 'share')}"


def _told(move: Move) -> str:
    shown = Fraction(quantity(move.change).stated[0])
    if not any(char.isdigit() for char in move.change.mention.text):
        shown = round(shown, 1)  # "a third"
    return f"{'+' if move.way == 'up' else '−'}{figure(shown, '%', 'share')}"
