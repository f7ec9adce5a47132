"""The check of rates taken up: "eight accelerators per node" stay eight in "the eight accelerators of a node"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtally.check.numbers.digits import SIDED, by_digits
from claimtally.check.numbers.notation import printed
from claimtally.check.ties.expression import Variable
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.place import after, before, in_headline
from claimtally.check.words.rates_per import Rate, akin, rate
from claimtally.check.words.slot import numbered, quantity
from claimtally.model import Article, Claim

ID = "rates_again"
DEFINITE = re.compile(r"\b(?:the|those|these)\s+(?:usual |typical |standard )?$", re.IGNORECASE)
DEFINITE_INSIDE = re.compile(r"\b(?:the|those|these)\s+(?:usual |typical |standard )?[\w.,]+ ", re.IGNORECASE)
PHRASE = re.compile(r"[^.,;:!?()]*")
HOLDER = r"\b(?:in|of|on|inside|per|each|every)\b(?:\W+[\w-]+){{0,3}}?\W+{noun}(?:e?s)?\b"


def check_rates_again(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Compare a count of things per holder with the definite count of the same things in such holders later on.

    An indefinite one ("twelve accelerators in a node") may be of other holders, and two rates of the same things leave
    open which one is meant: both are left alone.
    """
    numbers = [claim for claim in numbered(claims) if not in_headline(article, claim)]
    rates = [found for claim in numbers if quantity(claim).dimension in ("count", "rate") and (found := rate(claim))]
    for later in numbers:
        if quantity(later).dimension != "count" or not _definite(article, later):
            continue
        meant = [found for found in rates if _takes_up(article, found, later)]
        if len(meant) == 1:
            yield _compared(article, meant[0], later)


def _definite(article: Article, claim: Claim) -> bool:
    """Tell whether a definite word stands before the number ("more than the eight accelerators")."""
    return DEFINITE.search(before(article, claim)) is not None or DEFINITE_INSIDE.search(claim.mention.text) is not None


def _takes_up(article: Article, found: Rate, later: Claim) -> bool:
    if found.claim.mention.end > later.mention.start or not akin(found.of, quantity(later).unit):
        return False
    phrase = PHRASE.match(after(article, later))
    holder = re.compile(HOLDER.format(noun=re.escape(found.per)), re.IGNORECASE)
    return phrase is not None and holder.search(phrase[0]) is not None


def _compared(article: Article, found: Rate, later: Claim) -> Tied:
    # "More than the eight" compares with eight: the bound is the sentence's, not the number's.
    one, other = (by_digits(Variable(claim), SIDED) for claim in (found.claim, later))
    judgement = judge(Tie(ID, one, "=", other))
    again = f"“{later.mention.text}”"
    told = (
        f"{printed(found.claim)} stands again in {again}."
        if judgement.verdict == "holds"
        else f"The article gives {printed(found.claim)}, and takes them up as {again}."
    )
    return tied(article, judgement, told)
