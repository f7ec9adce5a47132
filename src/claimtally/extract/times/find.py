"""Finds the time expressions of a text and resolves them against the document's date, from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import Match
from typing import TYPE_CHECKING

from claimtally.extract.times import clock, distances, durations, months, periods, weekdays, years
from claimtally.extract.times.context import Context, document_date
from claimtally.extract.times.grammar import TimePattern, speaks_of_time, words_of
from claimtally.model import Rule, Span, TimeMention

if TYPE_CHECKING:
    from spacy.tokens import Doc

# What `re` takes for an ASCII letter or for a digit though it is none; a character for a character keeps the offsets.
ODD = re.compile(r"[ıİſ\u212a]|(?![0-9])\d")

RULES: tuple[Rule[TimePattern], ...] = (
    *months.RULES,
    *years.RULES,
    *weekdays.RULES,
    *periods.RULES,
    *distances.RULES,
    *durations.RULES,
    *clock.RULES,
)


def find_times(
    text: str,
    published: str | None = None,
    doc: Doc | None = None,
    within: Sequence[tuple[int, int]] | None = None,
) -> list[TimeMention]:
    """Give the time expressions of a text in order, none overlapping another, each with its TIMEX3/ISO 8601 value.

    `published` (ISO 8601, a date or date with time) is what relative expressions are resolved against; without it, or
    where the words leave it open, `value` is None. `doc` is not needed: the rules work on the text alone. With
    `within` only these stretches of characters are looked through, sentence by sentence. The values
    follow TIMEX3 (Pustejovsky et al. 2010) with FY2024 for fiscal years and 199X for decades.
    """
    plain = text if text.isascii() else ODD.sub("\ufffd", text)
    context = Context(text=plain, published=document_date(published))
    mentions = []
    for match, rule in _leftmost_longest(plain, [(0, len(plain))] if within is None else within):
        value = rule.apply.resolve(match, context)
        context.note(value, rule.id, match.end())
        mentions.append(TimeMention(span=Span.of(text, match.start(), match.end()), value=value, rule=rule.id))
    return mentions


def _leftmost_longest(text: str, within: Sequence[tuple[int, int]]) -> Iterator[tuple[Match[str], Rule[TimePattern]]]:
    """Give matches of all rules that do not overlap: the first to start, then the longest, then the first rule."""
    looked = [(start, end, text[start:end].lower()) for start, end in within]
    spans = [(*stretch, words) for stretch in looked if speaks_of_time(words := words_of(stretch[2]))]
    anywhere = " ".join(lower for _, _, lower, _ in spans), frozenset().union(*(words for *_, words in spans))
    found = [
        (match, rule)
        for rule in RULES
        if rule.apply.may_match(*anywhere)
        for start, end, lower, words in spans
        if rule.apply.may_match(lower, words)
        for match in rule.apply(text, start, end)
    ]
    found.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    end = 0
    for match, rule in found:
        if match.start() >= end and match.end() > match.start():
            end = match.end()
            yield match, rule
