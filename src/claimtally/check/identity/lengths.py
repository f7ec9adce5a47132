"""The check of lengths: one contract runs for one time, however often it is told ("30-year lease", "three decades")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimtally.check.additive.tally import distinct
from claimtally.check.numbers.levels import in_years
from claimtally.check.numbers.notation import printed
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.cues import holds_cue, pattern
from claimtally.check.words.slot import firmness, numbered, quantity, same_name
from claimtally.model import Article, Claim

ID = "lengths"
FOR = re.compile(r"\b(?:for|over)\s+(?:the\s+)?(?:next\s+|coming\s+|about\s+|some\s+)*$", re.IGNORECASE)
KINDS = ("lease_words", "deal_words")


def check_lengths(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute that the two lengths an article gives of a party's only lease, or only deal, are one.

    One is a term ("a 30-year lease"), the other a time ("as lessor for the next three decades") in another sentence
    about a lease. Silent where the article knows terms of two lengths.
    """
    numbers = [claim for claim in numbered(claims) if quantity(claim).unit in ("year", "decade", "month")]
    for kind in KINDS:
        terms = [claim for claim in numbers if _is_term(article, claim, kind)]
        if not terms or len(distinct(terms)) != 1:
            continue
        for time in numbers:
            if _is_time(article, time, kind) and time.subject and same_name(time.subject, terms[0].subject):
                yield _judged(article, terms[0], time)


def _is_term(article: Article, claim: Claim, kind: str) -> bool:
    """Tell whether a number is the term of a contract: "a 30-year lease agreement"."""
    behind = article.text[claim.mention.end :]
    return "-" in claim.mention.text and _named(kind).match(behind) is not None and firmness(claim) == 0


@cache
def _named(kind: str) -> re.Pattern[str]:
    return re.compile(rf",?\s+(?:[^\W\d_][\w'’-]*\s+){{0,2}}?{pattern(kind).pattern}", re.IGNORECASE)


def _is_time(article: Article, claim: Claim, kind: str) -> bool:
    """Tell whether a number is a time that a sentence about a contract says it runs for."""
    before = article.text[claim.quote.start : claim.mention.start]
    return FOR.search(before) is not None and holds_cue(kind, before) and not holds_cue("extending", claim.quote.text)


def _judged(article: Article, term: Claim, time: Claim) -> Tied:
    judgement = judge(Tie(ID, in_years(term), "=", in_years(time)))
    are = "are" if judgement.verdict == "holds" else "are not"
    return tied(article, judgement, f"{printed(term)} and {printed(time)} {are} the same time.")
