"""The language of phrases: what a row of `tie_phrases` matches, and what stops it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from claimtally.check.words import phrases
from claimtally.check.words.phrase_rows import PhraseRow, phrase_rows
from claimtally.check.words.phrases import readings
from claimtally.check.words.slot import numbered


def filled(story: Any, tie: Any) -> list[dict[str, str]]:
    found = readings(story.article, numbered(story.claims), tie)
    return [{slot: claim.mention.text for slot, claim in reading.numbers.items()} for reading in found]


def fall(tell: Callable[..., Any], text: str) -> Any:
    """Tell of a level of $72, of 10% and of a level of $80, in the order of the text."""
    story = tell(text)
    story.add("$72", "72")
    story.add("10%", "10", "%", direction="down")
    story.add("$80", "80")
    return story


def test_a_phrase_fills_its_slots_by_the_words_alone(tell: Callable[..., Any]) -> None:
    story = fall(tell, "The pump costs $72 now, 10% less than the old $80.")
    assert filled(story, "move") == [{"now": "$72", "change": "10%", "then": "$80"}]


@pytest.mark.parametrize(
    "text",
    [
        "The pump costs $72 now; 10% less than the old $80.",  # another clause
        "The pump costs $72 and lasts 9 years, 10% less than the old $80.",  # a number that is no claim
        "The pump costs $72 now, 10% less than a year ago at $80.",  # a short gap holds no time
        "The pump costs $72 now, 10% less than here, at $80.",  # nor a comma
        "The pump costs $72 now, 10% less than what the very old one cost, $80.",  # nor more than four words
        "The pump costs $72 now. It is 10% less than the old $80.",  # nor the end of a sentence
    ],
)
def test_what_stops_a_phrase(tell: Callable[..., Any], text: str) -> None:
    assert filled(fall(tell, text), "move") == []


def test_a_phrase_runs_into_the_next_sentence_only(tell: Callable[..., Any]) -> None:
    def story(between: str) -> Any:
        made = tell(f"Profit fell 10% to $72 at Lund. {between}A year earlier it was $80.")
        made.add("10%", "10", "%", direction="down")
        made.add("$72", "72")
        made.add("$80", "80")
        return made

    assert filled(story(""), "move") == [{"change": "10%", "now": "$72", "then": "$80"}]
    assert filled(story("Nobody knows why. "), "move") == []


def test_a_number_in_a_comparison_is_meant_as_printed(tell: Callable[..., Any]) -> None:
    """In "10% less than the $80" the bound that was read ("less than") belongs to the percentage."""
    story = tell("The pump costs $72 now, 10% less than the $80 of Varn.")
    story.add("$72", "72")
    story.add("10%", "10", "%", direction="down")
    story.add("less than the $80", "80", bound="<")
    (reading,) = readings(story.article, numbered(story.claims), "move")
    then = reading.numbers["then"].quantity
    assert then is not None
    assert (then.bound, then.stated) == ("=", (80, 80))


def test_a_word_that_is_named_stands_in_both_places(tell: Callable[..., Any]) -> None:
    def story(noun: str) -> Any:
        made = tell(
            "Lund told of a 20% jump in quarterly profit on Monday. "
            f"Net {noun} in the three months came to $60, against $50 a year earlier."
        )
        made.add("20%", "20", "%", direction="up")
        made.add("$60", "60")
        made.add("$50", "50")
        return made

    assert filled(story("profit"), "move") == [{"change": "20%", "now": "$60", "then": "$50"}]
    assert filled(story("revenue"), "move") == []


def test_a_denied_number_is_no_slot(tell: Callable[..., Any]) -> None:
    story = tell("The pump costs $72 now, not 10% less than the old $80.")
    story.add("$72", "72")
    story.add("10%", "10", "%", direction="down", polarity="negative")
    story.add("$80", "80")
    assert filled(story, "move") == []


def test_every_phrase_of_the_lexicon_compiles_and_can_match_its_slots() -> None:
    for row in phrase_rows():
        expression = phrases._expression(row.phrase)
        assert set(re.findall(r"<(\w+):", row.phrase)) <= set(expression.groupindex), row.phrase


def test_a_phrase_without_a_slot_of_its_tie_is_refused() -> None:
    with pytest.raises(ValidationError, match="needs the slot change"):
        PhraseRow(tie="move", phrase="from <then:level> to <now:level>")
