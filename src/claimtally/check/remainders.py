"""The check of remainders: what is left over, with what was taken away, makes the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from claimtally.check.amount import claimed, stated
from claimtally.check.cues import holds_cue, pattern
from claimtally.check.notation import printed
from claimtally.check.place import before, in_headline, same_sentence
from claimtally.check.slot import compatible_name, numbered, quantity
from claimtally.check.tally import distinct, makes, tally_sum
from claimtally.check.ties.tie import Judgement
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.units import commensurable
from claimtally.model import Article, Claim

ID = "remainders"
LEAVES = re.compile(r"\b(?:leav(?:e|es|ing)|left)\b[^.;:!?\d$£€¥]{0,40}$", re.IGNORECASE)
REACH = 2  # sentences before the remainder in which its parts may stand
MOST_PARTS = 4


def check_remainders(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute "close 47 of its 388 branches, leaving 341" and "lends $300m; the remaining $340m is a bond".

    What is left after "leaving" is tied to the two numbers of its sentence. "The remaining" is tied to the numbers
    before it and to the whole of which they are parts: it fails only where one whole is in question.
    """
    numbers = numbered(claims)
    for rest in numbers:
        if in_headline(article, rest) or quantity(rest).unit == "%":
            continue
        if LEAVES.search(before(article, rest)):
            yield from _left(article, numbers, rest)
        elif _is_remainder(article, rest):
            yield from _remaining(article, numbers, rest)


@cache
def _remainder() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern('remaining').pattern})\s+$", re.IGNORECASE)


def _is_remainder(article: Article, claim: Claim) -> bool:
    led = before(article, claim)
    return _remainder().search(led) is not None or pattern("remaining").match(claim.mention.text) is not None


def _left(article: Article, numbers: Sequence[Claim], rest: Claim) -> Iterator[Tied]:
    """Judge a number that is left of two in its sentence: the larger less the smaller."""
    earlier = [
        claim
        for claim in numbers
        if same_sentence(claim, rest) and claim.mention.end <= rest.mention.start and _alike(claim, rest)
    ]
    if len(earlier) != 2 or holds_cue("partial", article.text[earlier[0].mention.start : rest.mention.start]):
        return
    part, whole = sorted(earlier, key=lambda claim: (stated(claim).high or 0, claim.mention.start))
    judgement = tally_sum(ID, (part, rest), whole)
    if judgement.verdict is not None:
        yield tied(article, judgement, _told((part, rest), whole, judgement))


def _remaining(article: Article, numbers: Sequence[Claim], rest: Claim) -> Iterator[Tied]:
    parts = _parts(article, numbers, rest)
    if not parts:
        return
    wholes = _wholes(article, numbers, parts, rest)
    judged = []
    for whole in wholes:
        for chosen in _readings(parts):
            judgement = tally_sum(ID, (*chosen, rest), whole)
            if judgement.verdict == "holds" and judgement.exact:
                yield tied(article, judgement, _told((*chosen, rest), whole, judgement))
                return
            judged.append((chosen, whole, judgement))
    fitting = next(((c, w, j) for c, w, j in judged if j.verdict != "fails"), None)
    if fitting is not None:
        yield tied(article, fitting[2], _told((*fitting[0], rest), fitting[1], fitting[2]))
    elif len(wholes) == 1 and len(parts) <= MOST_PARTS:
        judgement = tally_sum(ID, (*parts, rest), wholes[0])
        yield tied(article, judgement, _told((*parts, rest), wholes[0], judgement))


def _readings(parts: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Yield which of the numbers before a remainder may be its fellow parts, all of them first."""
    some = parts[-MOST_PARTS:]
    for size in range(len(some), 0, -1):
        yield from combinations(some, size)


def _parts(article: Article, numbers: Sequence[Claim], rest: Claim) -> list[Claim]:
    """Give the numbers of the same kind in the sentence of a remainder before it, or else in the sentences before."""
    sentences = sorted({claim.quote.start for claim in numbers if claim.quote.start <= rest.quote.start})
    for start in reversed(sentences[-REACH - 1 :]):
        found = [
            claim
            for claim in numbers
            if claim.quote.start == start
            and claim.mention.end <= rest.mention.start
            and _alike(claim, rest)
            and not in_headline(article, claim)
            and claim.role not in ("total", "prior")
        ]
        if found and "\n" not in article.text[found[-1].quote.end : rest.quote.start]:
            return distinct(found)
    return []


def _wholes(article: Article, numbers: Sequence[Claim], parts: Sequence[Claim], rest: Claim) -> list[Claim]:
    """Give the numbers that may be the whole: of the headline or of the sentences before, larger than every part."""
    ids = {claim.id for claim in (*parts, rest)}
    earlier = [
        claim
        for claim in numbers
        if claim.id not in ids
        and claim.mention.end <= parts[0].mention.start
        and _alike(claim, rest)
        and compatible_name(claim.subject, rest.subject)
        and not any(claimed(claim).below(claimed(part)) for part in (*parts, rest))
    ]
    return distinct(earlier)


def _alike(claim: Claim, rest: Claim) -> bool:
    return commensurable(quantity(claim), quantity(rest)) is not None


def _told(parts: Sequence[Claim], whole: Claim, judgement: Judgement) -> str:
    listed = f"{', '.join(map(printed, parts[:-1]))} and the remaining {printed(parts[-1])}"
    if judgement.verdict == "fails":
        return f"{listed} make {makes(judgement, whole)}, not {printed(whole)}."
    return f"{listed} make {printed(whole)}{judgement.rounding}."
