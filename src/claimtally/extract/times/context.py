"""What a time expression is resolved against: the document's date, the tense of the clause, the times before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from claimtally.extract.times.calendar import period
from claimtally.extract.times.words import cues

Tense = Literal["past", "future"]
REACH = 160  # characters of the sentence that are looked through for a verb, on either side
EARLIEST, LATEST = 1500, 2199  # the years that the rules take for years
TOPIC_REACH = 600  # characters for which a report's quarter stays the topic
SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[A-Z\"“‘'(])|\n\n")
ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Inc|Corp|Co|Ltd|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|U\.S)\.?$")
# "to" before a number or a noun is no infinitive.
WORD = re.compile(
    r"\b(?!to\s(?:[^a-z]|(?:the|a|an|its|his|her|their|this|that|those|these|more|less|about)\b))[A-Za-z]+(?:['’]t)?"
)
FUTURE = frozenset(cues("future"))
PAST = frozenset(cues("past"))
CERTAIN_FUTURE = frozenset(cues("certain_future"))
CERTAIN_PAST = frozenset(cues("certain_past"))


def document_date(published: str | None) -> date | None:
    """Read the day of an ISO 8601 date or date with time; None where there is none or no newspaper was printed."""
    try:
        found = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
    return found if found and EARLIEST <= found.year <= LATEST else None


@dataclass(slots=True)
class Context:
    """The state of a document while its time expressions are resolved from left to right."""

    text: str
    published: date | None
    quarter: str | None = None
    quarter_at: int = -1
    last_day: date | None = None
    last_year: str | None = None

    def note(self, value: str | None, rule: str, end: int) -> None:
        """Remember a value for the expressions that take it up ("the quarter", "that year", "the next day")."""
        if value is None or not value[:1].isdigit():
            return
        if value[:4].isdigit():
            self.last_year = value[:4]
        if len(value) >= 10 and (day := document_date(value)):
            self.last_day = day
        # A report's topic is a quarter that is over; one that still runs is a forecast.
        if rule == "time.quarter" and self.published and value < period(self.published, "Q"):
            self.quarter, self.quarter_at = value, end

    def topic_quarter(self, at: int) -> str | None:
        """Give the quarter that the passage reports on, where one was named shortly before."""
        return self.quarter if self.quarter and at - self.quarter_at <= TOPIC_REACH else None

    def tense(self, start: int, end: int) -> Tense | None:
        """Tell which way the clause around [start, end) points: by the nearest cue before it, else the first after."""
        after = SENTENCE_END.split(self.text[end : end + REACH], maxsplit=1)[0]
        return _nearest_cue(self._before(start)) or _nearest_cue(WORD.findall(after))

    def certain_tense(self, start: int) -> Tense | None:
        """Tell the tense of the clause before an expression where its verb leaves no doubt ("will be paid", "grew")."""
        words = self._before(start)
        for at, word in enumerate(words):
            if word.casefold() in CERTAIN_FUTURE:
                return "future"
            if word.casefold() in CERTAIN_PAST:
                return "past"
            if _is_past(word) and not _is_participle(words, at):
                return None
        return None

    def _before(self, start: int) -> list[str]:
        """Give the words of the sentence before an offset, the nearest first."""
        text = self.text[max(0, start - REACH) : start]
        ends = [end for end in SENTENCE_END.finditer(text) if not ABBREVIATED.search(text[: end.start() + 1])]
        return WORD.findall(text[ends[-1].end() :] if ends else text)[::-1]


def _nearest_cue(words: list[str]) -> Tense | None:
    for at, word in enumerate(words):
        if word.casefold().replace("’", "'") in FUTURE:
            return "future"
        if _is_past(word) and not _is_participle(words, at):
            return "past"
    return None


def _is_past(word: str) -> bool:
    plain = word.casefold()
    return plain in PAST or (len(plain) > 4 and plain.endswith("ed") and word[0].islower())


def _is_participle(words: list[str], at: int) -> bool:
    """Tell whether "be" stands before the word at a place of a list that runs backwards ("will be paid")."""
    return at + 1 < len(words) and words[at + 1].casefold() == "be"
