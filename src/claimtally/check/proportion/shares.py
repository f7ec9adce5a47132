"""The check of shares: the printed share of the printed whole is the printed part, or leaves the printed rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimtally.check.numbers.levels import brought_to, conversion_between, is_positive, middle
from claimtally.check.numbers.loose import read_loosely
from claimtally.check.numbers.notation import figure, printed
from claimtally.check.proportion.named_wholes import ShareOf, only_one_meant, shares_of_named, shares_summed_up
from claimtally.check.ties.expression import Constant, Expression, Variable, difference, of, percent, product_of
from claimtally.check.ties.tie import Relation, Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.phrase_rows import TieName
from claimtally.check.words.phrases import Reading, readings
from claimtally.check.words.slot import numbered, quantity
from claimtally.model import Article, Claim

ID = "shares"
TIMES = Fraction(1, 10)  # the staff or the sales that another sentence prints may be of a little earlier
STAKES: tuple[tuple[TieName, Relation], ...] = (("majority", ">"), ("minority", "<"))
HALF = Constant(Fraction(1, 2), "50%")


def check_shares(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute "17% of its $3.15bn sales, or $540m", what a share leaves, and stakes called a majority."""
    numbers = numbered(claims)
    for reading in readings(article, numbers, "share"):
        if not only_one_meant(numbers, reading.numbers["whole"], reading.numbers["part"]):
            continue
        yield from _part(article, ShareOf(*(reading.numbers[slot] for slot in ("whole", "share", "part"))))
    for found in shares_of_named(article, numbers):
        yield from _part(article, found, TIMES)
    for found in shares_summed_up(article, numbers):
        yield from _part(article, found)
    for reading in readings(article, numbers, "rest"):
        yield from _rest(article, reading)
    for kind, relation in STAKES:
        for reading in readings(article, numbers, kind):
            yield from _stake(article, reading.numbers["share"], kind, relation)


def _part(article: Article, found: ShareOf, slack: Fraction = Fraction(0)) -> Iterator[Tied]:
    if _fits(found.whole, found.part, found.share):
        yield _judged(article, found, slack=slack, leaves=False)


def _rest(article: Article, reading: Reading) -> Iterator[Tied]:
    whole, rest, share = (reading.numbers[slot] for slot in ("whole", "rest", "share"))
    if rest.role == "remaining" and _fits(whole, rest, share):
        yield _judged(article, ShareOf(whole, share, rest), leaves=True)


def _fits(whole: Claim, part: Claim, share: Claim) -> bool:
    if whole.role == "prior":
        return False  # "to 26,000 shares, or 40% of the total, from 23,000"
    units = conversion_between(part, whole) is not None and {"%"} != {quantity(whole).unit, quantity(part).unit}
    per = {quantity(claim).unit.partition("/")[2] for claim in (whole, part)}
    return (
        units
        and (len(per) == 1 or per == {"", "year"})
        and is_positive(whole)
        and is_positive(part)
        and Fraction(quantity(share).stated[1]) <= 100
    )


def _judged(article: Article, found: ShareOf, *, leaves: bool, slack: Fraction = Fraction(0)) -> Tied:
    whole, part, share = found.whole, found.part, found.share
    # With open ends "more than a third" and "more than 4,000" agree on any whole; nobody tells them of far more.
    judgement = judge(_tie(found, leaves=leaves, capped=True), slack)
    taken = Fraction(quantity(share).stated[0]) / 100
    size = middle(whole, whole) * (1 - taken if leaves else taken)
    told = (
        f"{printed(share)} of {printed(whole)} {'leaves' if leaves else 'is'} "
        f"{figure(size, quantity(whole).unit, quantity(whole).dimension)}, "
        f"{'which agrees with' if judgement.verdict == 'holds' else 'not'} the {printed(part)} that is printed."
    )
    told = told[0].upper() + told[1:]
    premises = tuple(sorted((whole, part, share), key=lambda claim: claim.mention.start))
    finding = tied(article, judgement, told, premises=premises).finding
    return Tied(_tie(found, leaves=leaves, capped=False), finding)


def _tie(found: ShareOf, *, leaves: bool, capped: bool) -> Tie:
    taken: Expression = percent(read_loosely(found.share, capped=capped))
    factor = difference(Constant(Fraction(1), "1"), taken) if leaves else taken
    part = brought_to(read_loosely(found.part, capped=capped), found.whole)
    return Tie(ID, product_of((factor, of(found.whole))), "=", part)


def _stake(article: Article, share: Claim, kind: str, relation: Relation) -> Iterator[Tied]:
    judgement = judge(Tie(ID, Variable(share, percent(share).conversion), relation, HALF))
    told = f"A stake of {printed(share)} {'is' if judgement.verdict == 'holds' else 'is not'} a {kind}."
    yield tied(article, judgement, told)
