"""Context: the words beside a number, by which two sentences are known to be about one thing."""

from __future__ import annotations

from sys import intern

from claimtally.check.stories.keys import DEALS, Details, Matter
from claimtally.check.stories.times import anchored
from claimtally.check.words.cues import words
from claimtally.check.words.slot import POSSESSIVE, WORD
from claimtally.model import Claim
from claimtally.model.vocabulary import Frame

# How many words their sentences must share before two numbers of a frame can differ; other frames need two.
SHARED_WORDS: dict[Frame, int] = {
    "workforce": 0,
    "valuation": 0,
    "financing": 1,
    "earnings": 1,
    "capacity": 1,
    "contract": 1,
    "spending": 1,
}
MANY, MOST, NEVER = 2, 3, 1000
# Frames of which a number without a noun may differ, if its sentence shares that many words with the others.
TOLD_BY_WORDS: tuple[Frame, ...] = ("price", "contract", "acquisition", "capacity")


def shared_words(matter: Matter, details: Details) -> int:
    """Give how many telling words the sentences of two numbers must share before they can be said to differ.

    A deal is told by its parties, a measure by its noun and its time; a price or a capacity without a noun needs three
    words. What has neither never differs, nor do earnings without a date: those of a quarter stand beside those of the
    year so far.
    """
    if matter.frame in DEALS and details.object is not None:
        return 0
    if matter.frame == "earnings" and not anchored(details.time):
        return NEVER
    needed = SHARED_WORDS.get(matter.frame, MANY)
    if not matter.measure:
        return MOST if matter.frame in TOLD_BY_WORDS else NEVER
    return max(0, needed - 1) if anchored(details.time) else needed


def telling_words(claim: Claim) -> tuple[str, ...]:
    """Give the beginnings of the words that tell what the claim's sentence is about, besides its slots."""
    known = " ".join(
        slot.text
        for slot in (claim.subject, claim.object, claim.measure, claim.mention, claim.time)
        if slot is not None
    )
    names = " ".join(slot.name for slot in (claim.subject, claim.object) if slot is not None)
    slots = {_beginning(word) for word in WORD.findall(f"{known} {names}")}
    found = (word for word in WORD.findall(claim.quote.text) if len(word) > 2 and not word[0].isdigit())
    told = {_beginning(word) for word in found if word.casefold() not in words("unspecific")} - slots
    return tuple(intern(word) for word in sorted(told))


def _beginning(word: str) -> str:
    return POSSESSIVE.sub("", word.casefold())[:5]  # "invest", "invested" and "investment" are about one thing
