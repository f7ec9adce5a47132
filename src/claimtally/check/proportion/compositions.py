"""The check of compositions: shares that make a share, shares of one whole, and wholes made of a share and amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimtally.check.additive.tally import span_of
from claimtally.check.numbers.levels import brought_to, conversion_between, is_positive
from claimtally.check.numbers.loose import read_loosely
from claimtally.check.numbers.notation import printed
from claimtally.check.proportion.named_wholes import only_one_meant
from claimtally.check.ties.expression import Constant, Expression, of, percent, product_of, sum_of
from claimtally.check.ties.tie import Judgement, Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.cues import pattern
from claimtally.check.words.phrases import Reading, readings
from claimtally.check.words.place import after, before
from claimtally.check.words.slot import numbered, quantity
from claimtally.model import Article, Claim

ID = "compositions"
REST = re.compile(r"\bthe (?:remaining|other|rest)\s+$", re.IGNORECASE)
OF = re.compile(r"\s+of\s+(?:the\s+|its\s+)?(?P<whole>[\w’'-]+(?:\s+[\w’'-]+)?)")
ALL = Constant(Fraction(100), "100%")


def check_compositions(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute shares that make a share, shares of one whole, and what a whole is made of."""
    numbers = numbered(claims)
    for reading in readings(article, numbers, "share_sum"):
        parts = _shares(reading)
        if Fraction(quantity(reading.numbers["count"]).stated[0]) == len(parts) == _percentages(numbers, parts):
            yield _sum(article, parts, reading.numbers["whole"])
    for reading in readings(article, numbers, "owners"):
        parts = _shares(reading)
        if len(parts) == _percentages(numbers, parts):
            yield _owners(article, parts)
    for reading in readings(article, numbers, "all_owners"):
        parts = sorted(_shares(reading), key=lambda claim: claim.mention.start)
        one = _is_rest(article, parts[-1]) and len(parts) == _percentages(numbers, parts)
        if one and len(_wholes(article, parts)) <= 1:
            yield _owners(article, parts)
    for reading in readings(article, numbers, "makeup"):
        yield from _makeup(article, numbers, reading)


def _wholes(article: Article, parts: Sequence[Claim]) -> set[str]:
    """Give the different things of which shares are told to be ("51% of the shares, 30% of the votes")."""
    found = (OF.match(after(article, part)) or OF.search(part.mention.text) for part in parts)
    return {match["whole"].casefold() for match in found if match is not None}


def _shares(reading: Reading) -> list[Claim]:
    return [reading.numbers[slot] for slot in ("a", "b", "c") if slot in reading.numbers]


def _percentages(numbers: Sequence[Claim], parts: Sequence[Claim]) -> int:
    """Count the percentages of a sentence: one that the phrase left out may belong to the list."""
    return sum(claim.quote.start == parts[0].quote.start and quantity(claim).unit == "%" for claim in numbers)


def _sum(article: Article, parts: Sequence[Claim], whole: Claim) -> Tied:
    judgement = judge(Tie(ID, sum_of([of(part) for part in parts]), "=", of(whole)))
    listed = " and ".join(map(printed, parts))
    told = (
        f"{listed} make {printed(whole)}{judgement.rounding}."
        if judgement.verdict == "holds"
        else f"{listed} make {span_of(judgement.left, whole)}, but the article says {printed(whole)}."
    )
    return tied(article, judgement, told)


def _owners(article: Article, parts: Sequence[Claim]) -> Tied:
    closed = _is_rest(article, parts[-1])
    judgement = judge(Tie(ID, sum_of([of(part) for part in parts]), "=" if closed else "≤", ALL))
    listed = " and ".join(map(printed, parts))
    if closed:
        told = f"{listed} are {span_of(judgement.left, parts[0])}, {_against_all(judgement)}."
        return tied(article, judgement, told)
    against = "at most" if judgement.verdict == "holds" else "more than"
    told = f"{listed} are {span_of(judgement.left, parts[0])}, {against} the whole."
    return tied(article, judgement, told)


def _is_rest(article: Article, share: Claim) -> bool:
    """Tell whether a share is all that the others leave: "the remaining 40%", "the other 40%"."""
    named = pattern("remaining").match(share.mention.text) is not None
    return named or share.role == "remaining" or REST.search(before(article, share)) is not None


def _against_all(judgement: Judgement) -> str:
    return "the whole" if judgement.verdict == "holds" else "not the whole of what is said to be shared out"


def _makeup(article: Article, numbers: Sequence[Claim], reading: Reading) -> Iterator[Tied]:
    whole, share, rest = (reading.numbers[slot] for slot in ("whole", "share", "rest"))
    amounts = [reading.numbers["part"], rest] if "part" in reading.numbers else [rest]
    if rest.role != "remaining" or not is_positive(whole) or not only_one_meant(numbers, whole, rest):
        return
    if any(conversion_between(amount, whole) is None for amount in amounts):
        return
    taken: Expression = product_of((percent(read_loosely(share)), of(whole)))
    judgement = judge(Tie(ID, sum_of([taken, *(brought_to(amount, whole) for amount in amounts)]), "=", of(whole)))
    listed = " and ".join((f"{printed(share)} of {printed(whole)}", *map(printed, amounts)))
    told = (
        f"{listed} make the whole{judgement.rounding}."
        if judgement.verdict == "holds"
        else f"{listed} make {span_of(judgement.left, whole)}, but the whole is {printed(whole)}."
    )
    yield tied(article, judgement, told)
