"""Measures of facts: which claims they are about."""

from __future__ import annotations

from claimtally.check.stories.keys import MONEY_PUT_IN, STAFF, Details, Matter
from claimtally.check.words.cues import words
from claimtally.check.words.slot import measure_words
from claimtally.model.vocabulary import Frame

# Which nouns of a measure a frame stands for where the claim has no noun of its own.
NOUNS: dict[Frame, str] = {"acquisition": "price_noun", "valuation": "worth_noun"}


def measure_of(text: str) -> tuple[str, ...]:
    """Give the words of a fact's measure for comparison, the head last."""
    return measure_words(text)


def is_about(measure: tuple[str, ...], matter: Matter, details: Details) -> bool:
    """Tell whether a fact's measure is that of a claim: all its words, or the frame's noun where the claim has none."""
    if not measure:
        return False
    told = set(measure)
    if matter.measure == STAFF:
        cuts = told & words("cut_noun")
        return (
            told <= words("staff_unit") | words("cut_noun")
            and bool(cuts) == (matter.direction == "down")
            and matter.direction != "up"
            and not details.words
        )
    if matter.direction is not None:
        return False
    if matter.measure == MONEY_PUT_IN:
        return told <= words(MONEY_PUT_IN) and not details.words
    if not matter.measure:
        kind = NOUNS.get(matter.frame)
        return kind is not None and told <= words(kind) and not details.words
    return told == {matter.measure, *details.words}
