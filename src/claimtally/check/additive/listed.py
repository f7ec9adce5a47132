"""The check of listed sums: phrases that say of two to four numbers that they make another one.

"A $640 million plan, made up of $400 million in loans and $240 million in grants"; "including $1.3 billion of debt, the
deal is worth $9.5 billion". The phrases stand in the lexicon `tie_phrases`, under `listed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimtally.check.additive.tally import makes, tally_sum
from claimtally.check.additive.wider import may_hold_more, says_more_of
from claimtally.check.numbers.notation import printed
from claimtally.check.ties.tie import Judgement
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.cues import holds_cue, pattern
from claimtally.check.words.lead import outsize, positive
from claimtally.check.words.phrases import Reading, readings
from claimtally.check.words.place import in_headline, same_sentence
from claimtally.check.words.slot import commensurate, numbered, quantity
from claimtally.model import Article, Claim

ID = "listed"
PARTS = ("a", "b", "c", "d")


def check_listed(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute the sums that phrases state; the parts and their sum convert into each other.

    A list that the words leave open ("including"), shares of different things, and a sum of quite another size say
    nothing.
    """
    numbers = numbered(claims)
    for reading in readings(article, numbers, "listed"):
        if not holds_cue("partial", reading.words()):
            yield from _judged(article, numbers, reading)
    for reading in readings(article, numbers, "with_debt"):
        if not _is_of_a_stake(numbers, reading) and _debt_included().search(reading.words()) is None:
            yield from _judged(article, numbers, reading)


@cache
def _debt_included() -> re.Pattern[str]:
    return re.compile(rf"{pattern('debt_included').pattern},", re.IGNORECASE)


def _is_of_a_stake(numbers: Sequence[Claim], reading: Reading) -> bool:
    """Tell whether a price is that of a part ("a 50% stake for $2 billion"): with the debt it makes no value."""
    price = reading.numbers["a"]
    return any(same_sentence(c, price) and quantity(c).unit == "%" and c.frame == "share" for c in numbers)


def _judged(article: Article, numbers: Sequence[Claim], reading: Reading) -> Iterator[Tied]:
    parts = sorted((reading.numbers[slot] for slot in PARTS if slot in reading.numbers), key=_place)
    whole = reading.numbers["whole"]
    if _may_add_up(article, parts, whole):
        judgement = tally_sum(ID, parts, whole)
        if judgement.verdict == "fails" and _is_open(article, numbers, parts, whole):
            return
        yield tied(article, judgement, _told(parts, whole, judgement))


def _is_open(article: Article, numbers: Sequence[Claim], parts: Sequence[Claim], whole: Claim) -> bool:
    """Tell whether the words leave room for more than was listed, or for another number that the parts make."""
    if may_hold_more(article, parts, whole) or says_more_of(article, parts, whole):
        return True
    members = {claim.id for claim in (*parts, whole)}
    others = (c for c in numbers if c.id not in members and same_sentence(c, whole))
    others = (c for c in others if commensurate(c, whole))
    return any(tally_sum(ID, parts, other).verdict == "holds" for other in others)


def _place(claim: Claim) -> int:
    return claim.mention.start


def _may_add_up(article: Article, parts: Sequence[Claim], whole: Claim) -> bool:
    members = (*parts, whole)
    if any(in_headline(article, claim) or not positive(claim) or claim.role == "prior" for claim in members):
        return False
    if any(not commensurate(part, whole) for part in parts):
        return False
    return quantity(whole).unit != "%" and not any(outsize(p, whole) and _is_larger(p, whole) for p in parts)


def _is_larger(part: Claim, whole: Claim) -> bool:
    return quantity(part).stated[0] > quantity(whole).stated[1]


def _told(parts: Sequence[Claim], whole: Claim, judgement: Judgement) -> str:
    listed = f"{', '.join(map(printed, parts[:-1]))} and {printed(parts[-1])}"
    if judgement.verdict == "fails":
        return f"{listed} make {makes(judgement, whole)}, not the {printed(whole)} that the words make of them."
    return f"{listed} make {printed(whole)}, as the words say{judgement.rounding}."
