"""The check of multiples: did what is said to have doubled, tripled or halved between two printed levels do so?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimtally.check.change.bases import of_another_time
from claimtally.check.change.changes import is_plain
from claimtally.check.numbers.levels import brought_to, conversion_between, is_positive, middle
from claimtally.check.numbers.loose import read_loosely
from claimtally.check.numbers.notation import printed
from claimtally.check.ties.expression import Variable, of, percent, quotient
from claimtally.check.ties.tie import Relation, Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.phrases import Reading, readings
from claimtally.check.words.slot import numbered, quantity
from claimtally.model import Article, Claim
from claimtally.model.vocabulary import Bound

ID = "multiples"
RELATIONS: dict[Bound, Relation] = {">": ">", ">=": "≥", "<": "<", "<=": "≤"}


def check_multiples(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute "doubled to 1.9 from 0.95", with the tolerance that such words have (`loose.read_loosely`)."""
    for reading in readings(article, numbered(claims), "multiple"):
        yield from _finding(article, reading)


def _finding(article: Article, reading: Reading) -> Iterator[Tied]:
    then, now, times = (reading.numbers[slot] for slot in ("then", "now", "times"))
    if conversion_between(now, then) is None or not (is_positive(now) and is_positive(then)):
        return
    if not is_plain(reading.words()) or of_another_time(article, times, then):
        return
    relation = RELATIONS.get(quantity(times).bound, "=")
    judgement = judge(Tie(ID, quotient(brought_to(now, then), of(then)), relation, _factor(read_loosely(times))))
    ratio = middle(now, then) / middle(then, then)
    if judgement.verdict == "fails" and _other_way(times, ratio):
        return  # the multiple of one move and the levels of another, more often than an error
    told = (
        f"{printed(now)} is {_shown(ratio)} times {printed(then)}, "
        f"{'as' if judgement.verdict == 'holds' else 'which is not what'} “{times.mention.text}” says."
    )
    yield tied(article, judgement, told)


def _factor(times: Claim) -> Variable:
    return percent(times) if quantity(times).unit == "%" else of(times)


def _other_way(times: Claim, ratio: Fraction) -> bool:
    size = Fraction(quantity(times).stated[0]) / (100 if quantity(times).unit == "%" else 1)
    return (size > 1) != (ratio > 1)


def _shown(ratio: Fraction) -> str:
    return f"{float(ratio):.3g}"
