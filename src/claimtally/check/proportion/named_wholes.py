"""Named wholes: the number of what a share is taken of, where another sentence prints it ("9% of its workforce")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtally.check.numbers.levels import conversion_between
from claimtally.check.numbers.units import commensurable
from claimtally.check.words.cues import holds_cue, words
from claimtally.check.words.phrases import readings
from claimtally.check.words.place import after, follows, same_sentence
from claimtally.check.words.slot import compatible_name, quantity, same_name, same_time
from claimtally.model import Article, Claim

WORD = re.compile(r"[a-z]{5,}")
SHARED_WORDS = 2  # words of five letters or more that two sentences share when one sums up the other
# What stands after the number of all who work for a party, and not after those of one place or kind.
OF_ALL = re.compile(
    r"\s*(?:$|[,.;)]|and\b|at the (?:end|start)\b|as of\b|world|global|in (?:all|total)\b|before\b|today|now)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ShareOf:
    """A whole, a share of it, and the part that the share is."""

    whole: Claim
    share: Claim
    part: Claim


def shares_of_named(article: Article, numbers: Sequence[Claim]) -> Iterator[ShareOf]:
    """Yield "640 jobs, or 9% of its workforce" with the one number of staff that the article prints for its subject.

    Sales must be printed in a neighbouring sentence, since an article may print those of several years.
    """
    staff = _staff(article, numbers)
    for reading in readings(article, numbers, "part_of_named"):
        part, share = reading.numbers["part"], reading.numbers["share"]
        taken_of = " ".join(article.text[share.mention.end : share.quote.end].split()[:4])
        if holds_cue("staff", taken_of):
            wholes = [claim for claim in staff if _fits(claim, part)]
        elif holds_cue("turnover", taken_of):
            wholes = [claim for claim in numbers if _fits(claim, part) and _is_turnover_beside(article, claim, part)]
        else:
            continue
        if len({quantity(claim).stated for claim in wholes}) == 1:
            yield ShareOf(wholes[0], share, part)


def _takes_up(article: Article, whole: Claim, part: Claim) -> bool:
    """Tell whether a sentence sums up another: it follows it, or tells the same of the same party in its words."""
    shared = _telling_words(whole.quote.text) & _telling_words(part.quote.text)
    same = same_name(whole.subject, part.subject) and len(shared) >= SHARED_WORDS
    return (follows(article, whole, part) and compatible_name(whole.subject, part.subject)) or same


def _telling_words(text: str) -> set[str]:
    return {word for word in WORD.findall(text.casefold()) if word not in words("people")}


def _staff(article: Article, numbers: Sequence[Claim]) -> list[Claim]:
    found = [reading.numbers["whole"] for reading in readings(article, numbers, "staff")]
    return [
        claim
        for claim in found
        if quantity(claim).unit in words("people")
        and OF_ALL.match(after(article, claim)) is not None
        # A subject taken over from another sentence may not be who employs these.
        and claim.subject is not None
        and claim.quote.start <= claim.subject.start < claim.mention.start
    ]


def _fits(whole: Claim, part: Claim) -> bool:
    """Tell whether a level of now, told exactly, is of the part's subject and unit."""
    return (
        whole.id != part.id
        and whole.subject is not None
        and same_name(whole.subject, part.subject)
        and conversion_between(part, whole) is not None
        and whole.role in ("value", "total")
        and quantity(whole).direction is None
        and quantity(whole).bound in ("=", "~")
    )


def _is_turnover_beside(article: Article, claim: Claim, part: Claim) -> bool:
    named = claim.measure is not None and holds_cue("turnover", claim.measure.text)
    one_time = claim.time is None or part.time is None or same_time(claim, part)
    return named and one_time and follows(article, claim, part)


def shares_summed_up(article: Article, numbers: Sequence[Claim]) -> Iterator[ShareOf]:
    """Yield a share of a whole with the part that a later sentence gives "in all"; only one share can be meant."""
    shares = [reading.numbers for reading in readings(article, numbers, "share_of")]
    for reading in readings(article, numbers, "summed"):
        part = reading.numbers["part"]
        meant = [
            slots
            for slots in shares
            if slots["whole"].mention.end <= part.mention.start and conversion_between(part, slots["whole"]) is not None
        ]
        if len(meant) == 1 and _takes_up(article, meant[0]["whole"], part):
            yield ShareOf(meant[0]["whole"], meant[0]["share"], part)


def only_one_meant(numbers: Sequence[Claim], first: Claim, second: Claim) -> bool:
    """Tell whether no other number of the first one's sentence can be what the next sentence takes up."""
    if same_sentence(first, second):
        return True
    earlier = min(first, second, key=lambda claim: claim.mention.start)
    return not any(
        claim.id != earlier.id and same_sentence(claim, earlier) and commensurable(quantity(claim), quantity(earlier))
        for claim in numbers
    )
