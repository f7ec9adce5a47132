"""The check of changes: does the printed percentage lead from the level before to the level now?

In the manner of statcheck (Nuijten et al. 2016): recomputed only where all three numbers are printed together, compared
as rounding intervals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimtally.check.amount import brought, claimed, nominal
from claimtally.check.cues import holds_cue
from claimtally.check.interval import Interval
from claimtally.check.notation import figure, printed
from claimtally.check.slot import compatible_name, numbered, quantity, same_kind
from claimtally.check.ties.expression import Constant, difference, of, percent, quotient
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.units import commensurable
from claimtally.model import Article, Claim

ID = "changes"
REACH = 160  # characters from the first of the three numbers to the last
LEVELS = ("value", "total", "target")


def check_changes(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute "up 8% from 24 to 26": the three numbers of one move that one sentence prints side by side."""
    numbers = numbered(claims)
    moves: dict[str, list[tuple[Claim, Claim, Claim]]] = {}
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
            moves.setdefault(changes[0].id, []).append((prior, levels[0], changes[0]))
    # "rose 16% to $111 million, or 93 cents a share, from $96 million, or 79 cents a share"
    for rivals in moves.values():
        yield from _finding(article, *min(rivals, key=_distance))


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
    text = article.text[start:end]
    one_slot = change.frame in (level.frame, "change") and compatible_name(change.subject, level.subject)
    return one_slot and compatible_name(prior.subject, level.subject) and end - start <= REACH and _is_plain(text)


def _is_plain(text: str) -> bool:
    """Tell whether nothing says that the percentage is of something else ("organic growth") or of another clause."""
    return ";" not in text and not holds_cue("other_basis", text)


def _finding(article: Article, prior: Claim, level: Claim, change: Claim) -> Iterator[Tied]:
    """Give what the levels make of the percentage; nothing where only an open bound lets it hold."""
    if not _is_positive(prior) or not _is_positive(level):
        return
    rise = quantity(change).direction == "up"
    share, one = quotient(of(level, prior), of(prior)), Constant(Fraction(1), "1")
    judgement = judge(Tie(ID, difference(share, one) if rise else difference(one, share), "=", percent(change)))
    now, then = _middle(nominal(level), level, prior), _middle(nominal(prior), prior, prior)
    if judgement.verdict == "fails" and (now >= then) != rise:
        return  # the percentage of one move and the levels of another, more often than an error
    makes = f"From {printed(prior)} to {printed(level)} is {_percent(now, then)}"
    told = f"{makes}, {'as' if judgement.verdict == 'holds' else 'not'} the {_told(change)} that is printed."
    premises = tuple(sorted((prior, level, change), key=lambda claim: claim.mention.start))
    yield tied(article, judgement, told, premises=premises)


def _is_positive(claim: Claim) -> bool:
    """Tell whether a level can be divided by; a loss is told as a number above zero and grows as one."""
    low = claimed(claim).low
    return low is not None and low > 0


def _middle(interval: Interval, claim: Claim, like: Claim) -> Fraction:
    inside = brought(interval, claim, like)
    assert inside.low is not None
    return inside.low if inside.high is None else (inside.low + inside.high) / 2


def _percent(now: Fraction, then: Fraction) -> str:
    change = (now / then - 1) * 100
    kind = "a rise" if change >= 0 else "a fall"
    return f"{kind} of {figure(round(abs(change), 1), '%', 'share')}"


def _told(change: Claim) -> str:
    sign = "+" if quantity(change).direction == "up" else "−"
    return f"{sign}{figure(Fraction(quantity(change).stated[0]), '%', 'share')}"
