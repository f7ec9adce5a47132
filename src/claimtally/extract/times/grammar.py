"""Turns templates over the lexicon's words into compiled patterns, and holds what a time pattern is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from re import Match, Pattern
from typing import cast, get_args

from claimtally.extract.times.context import Context
from claimtally.extract.times.needs import DIGITS, Need, needs
from claimtally.extract.times.words import head_words, words
from claimtally.lexicons.times import TimeKind

Resolver = Callable[[Match[str], Context], str | None]
Acceptor = Callable[[Match[str]], bool]
CAPITALIZED: tuple[TimeKind, ...] = ("holiday", "zone")  # capitals alone stand in headlines
ABBREVIATED: tuple[TimeKind, ...] = ("month", "weekday")
PLAIN: tuple[TimeKind, ...] = tuple(kind for kind in get_args(TimeKind) if kind not in (*CAPITALIZED, *ABBREVIATED))
WORD = re.compile(r"\d|[^\W\d_]+")
# Words that the patterns hold beside those that tell a time; none of them tells one alone.
COMMON = frozenset({"a", "an", "and", "about", "at", "by", "for", "from", "in", "of", "on", "or", "over", "since"})
COMMON |= {"the", "to", "until", "up", "with", "w", "b", "s", "d"}
SLOT = re.compile(r"\{([a-z_]+)\}")
_templates: dict[Pattern[str], str] = {}


def anything(_: Match[str]) -> bool:
    """Accept every match."""
    return True


@dataclass(frozen=True, slots=True)
class TimePattern:
    """A pattern with the function that gives its value, and one that refuses matches that are no time."""

    pattern: Pattern[str]
    resolve: Resolver
    accept: Acceptor = anything

    def may_match(self, text: str, words_there: frozenset[str]) -> bool:
        """Tell whether a text in lower case with these words, those of `words_of`, may have a match."""
        return all(need.met(text, words_there) for need in _needed(self.pattern))

    def __call__(self, text: str, start: int, end: int) -> Iterator[Match[str]]:
        """Give the matches in the characters [start, end) of a text that are times."""
        return (match for match in self.pattern.finditer(text, start, end) if self.accept(match))


def before(match: Match[str], width: int) -> str:
    """Give at most `width` characters before a match."""
    return match.string[max(0, match.start() - width) : match.start()]


def after(match: Match[str], width: int) -> str:
    """Give at most `width` characters after a match."""
    return match.string[match.end() : match.end() + width]


def alternation(choices: tuple[str, ...]) -> str:
    """Give a group that matches any of the words; a blank in a word matches any single white space."""
    escaped = (re.escape(word).replace(r"\ ", r"\s").replace("'", "['’]") for word in choices)
    return "(?:" + "|".join(escaped) + ")"


def _fragments() -> dict[str, str]:
    known: dict[str, str] = {kind: alternation(words(kind)) for kind in PLAIN}
    known |= {kind: f"(?-i:{alternation(_with_capitals(words(kind)))})" for kind in CAPITALIZED}
    known |= {kind: _names(kind) for kind in ABBREVIATED}
    known["tens"] += rf"(?:[- ]{known['cardinal']})?"
    known["figure"] = r"\d{1,3}(?:[.,]\d+)?(?:\s\d/\d)?"
    known["number"] = rf"(?:{known['figure']}|{known['tens']}|{known['cardinal']}(?:\sand\sa\shalf|-and-a-half)?)"
    known["year"] = r"(?:1[5-9]\d\d|20\d\d|21\d\d)(?!\d)"
    known["monthday"] = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
    portion = rf"(?:the\s)?(?:very\s)?{known['portion']}\sof\s"
    stage = rf"(?:the\s)?(?:very\s)?{known['stage']}(?:\s|-)(?:in\s|on\s)?"
    known["lead"] = rf"(?:{portion}|{stage})"
    return known


def words_of(text: str) -> frozenset[str]:
    """Give the words and the single digits of a text, in lower case, by which patterns tell whether they may match."""
    return frozenset(WORD.findall(text.lower()))


def speaks_of_time(words_there: frozenset[str]) -> bool:
    """Tell whether there is a digit or a word with which the patterns tell times: without one, none matches."""
    return not _telling().isdisjoint(words_there)


@cache
def _telling() -> frozenset[str]:
    kinds = (*CAPITALIZED, *PLAIN, *ABBREVIATED)
    listed = {word for kind in kinds for entry in words(kind) for word in WORD.findall(entry.lower())}
    written = {word for template in _templates.values() for word in WORD.findall(SLOT.sub(" ", template).lower())}
    return frozenset((listed | written | DIGITS) - COMMON)


@cache
def _needed(pattern: Pattern[str]) -> tuple[Need, ...]:
    template = _templates.get(pattern)
    return needs(template, _words_of_slot) if template is not None else ()


@cache
def _words_of_slot(kind: str) -> frozenset[str]:
    """Give the words of which one stands in each text that a slot matches; none where they are not known."""
    if kind == "lead":
        return frozenset()
    numerals = DIGITS | _rarest("tens") | _rarest("cardinal")
    if kind in ("figure", "year", "monthday", "number", "tens"):
        return DIGITS if kind in ("figure", "year", "monthday") else numerals
    return _rarest(cast(TimeKind, kind))


def _rarest(kind: TimeKind) -> frozenset[str]:
    """Give of each entry of a kind the words that tell it, the common ones only where it has no others."""
    parts = [set(WORD.findall(entry.lower())) for entry in words(kind)]
    return frozenset(word for entry in parts for word in (entry - COMMON or entry))


def _names(kind: TimeKind) -> str:
    """Give the names of months or weekdays; an abbreviation (not the first word of its row) may have a full stop."""
    full = alternation(_with_capitals(head_words(kind)))
    short = alternation(_with_capitals(tuple(word for word in words(kind) if word not in head_words(kind))))
    return rf"(?-i:{full}\b|{short}\b\.?)"


def _with_capitals(choices: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for word in choices for form in (word, word.upper())))


FRAGMENTS = _fragments()


def compiled(template: str) -> Pattern[str]:
    """Compile a template: `{kind}` stands for the lexicon's words of a kind, a blank for one white space."""
    spaced = template.replace("'", "['’]").replace(" ", r"\s")
    filled = SLOT.sub(lambda slot: FRAGMENTS[slot[1]], spaced)
    pattern = re.compile(rf"(?<![\w$€£.])(?:{filled})(?![\w])", re.IGNORECASE)
    _templates[pattern] = template
    return pattern
