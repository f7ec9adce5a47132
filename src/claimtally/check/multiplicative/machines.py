"""The check of machines: so many chips have together the memory that one of them is said to have, times as many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from claimtally.check.multiplicative.multiplied import OUTSIZE, Product, told
from claimtally.check.ties.expression import Variable
from claimtally.check.ties.tie import Judgement, judge
from claimtally.check.ties.tied import Tied
from claimtally.check.words.cues import holds_cue, pattern, words
from claimtally.check.words.lead import far_apart, like
from claimtally.check.words.place import after, between, same_sentence
from claimtally.check.words.slot import numbered, quantity
from claimtally.model import Article, Claim

ID = "machines"
REACH = 60  # characters between the machines and the memory they have together
BEHIND = 40  # characters behind a number in which stands what it measures
SLACK = 1.1  # a terabyte is 1,000 or 1,024 gigabytes, and makers keep a part of a memory for themselves
ANOTHER = re.compile(r"an?\s", re.IGNORECASE)


def check_machines(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute "1,024 chips with 144 TB of memory" by the memory of one chip that the article prints.

    The memories of several chips may come into question: one that fits proves it, and where none does the nearest
    refutes it. Off by a tenth is not off.
    """
    numbers = numbered(claims)
    sizes = [claim for claim in numbers if _of_memory(article, claim)]
    for machines, whole in pairwise(numbers):
        if whole in sizes and _together(article, machines, whole):
            judged = [
                (product, judge(product.tie))
                for claim in sizes
                if not same_sentence(claim, whole) and (one := like(claim, whole)) is not None
                for product in [Product(ID, (Variable(machines), one), Variable(whole))]
            ]
            if (found := _verdict(article, judged)) is not None:
                yield found


def _of_memory(article: Article, claim: Claim) -> bool:
    """Tell whether a number says how much memory there is; so much a second is none."""
    number = quantity(claim)
    if number.dimension != "data" or "/" in number.unit:
        return False
    measured = "" if claim.measure is None else claim.measure.text
    return holds_cue("memory", f"{measured} {after(article, claim)[:BEHIND]}")


def _together(article: Article, machines: Claim, whole: Claim) -> bool:
    """Tell whether the words give a number of machines the memory behind it, and not to each of them."""
    if not same_sentence(machines, whole) or quantity(machines).unit not in words("machines"):
        return False
    link = between(article, machines, whole)
    tail = article.text[whole.mention.start : min(whole.mention.end + BEHIND, whole.quote.end)]
    return len(link) <= REACH and _having().fullmatch(link) is not None and not holds_cue("each_word", f"{link} {tail}")


@cache
def _having() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s+[\w'’-]+){{0,5}}?,?\s+{pattern('having_together').pattern}"
        r"(?:\s+(?:a|an|the|in|total|combined|all|together|of))*\s*",
        re.IGNORECASE,
    )


def _verdict(article: Article, judged: Sequence[tuple[Product, Judgement]]) -> Tied | None:
    for product, judgement in judged:
        if judgement.verdict == "holds":
            return told(article, product, judgement)
    if not judged or any(judgement.verdict is None or _near(judgement) for _, judgement in judged):
        return None
    product, judgement = min(judged, key=lambda item: _distance(item[1]))
    if far_apart(judgement.left.high, judgement.right.low, OUTSIZE) or not _of_one_kind(article, product):
        return None
    return told(article, product, judgement)


def _of_one_kind(article: Article, product: Product) -> bool:
    """Tell whether nothing makes the chip of which a size is told another one than those of the machines.

    An older or newer one, or one of another sentence's machine ("A server holds … A pod of 32 chips"), may be.
    """
    size, whole = product.factors[1].claim, product.amount.claim
    apart = f"{size.quote.text} {whole.quote.text}"
    return not holds_cue("other_kind", apart) and ANOTHER.match(whole.quote.text) is None


def _distance(judgement: Judgement) -> float:
    """Give how many times one side of a tie is the other."""
    left, right = judgement.left.high, judgement.right.low
    return float("inf") if not left or not right else float(max(left, right) / min(left, right))


def _near(judgement: Judgement) -> bool:
    return _distance(judgement) <= SLACK
