"""Kinds: what a bare numeral is – part of a name, a year, a date, a rank, an age – by the characters around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from claimtally.check.compare.figure import Kind
from claimtally.check.compare.numerals import Numeral
from claimtally.model import TimeMention

OLD = re.compile(r"[-\s]?(?:(?:years?|months?|weeks?|days?)[-\s])?olds?\b", re.IGNORECASE)
AGED = re.compile(r"\b(?:aged?|ages)\s+$", re.IGNORECASE)
APPOSED = re.compile(r"[A-Za-z’'.\])]\s?,\s$")
APPOSED_END = re.compile(r"\s?(?:[,.;)]|$)")
DAY = re.compile(r"\d{4}(?:-\d\d)?-\d\d|XXXX-\d\d")
DAY_OF_MONTH = "time.date"  # also where nothing tells the year, so that it has no value: "July 31"
YEAR = re.compile(r"\d{3}[\dX]$")
FIRST_YEAR, LAST_YEAR = 1000, 2100
OLDEST = 120  # years that a person may be old


def is_old(text: str, end: int) -> bool:
    """Tell whether "old" stands behind a number or its unit, so that it is an age: "80-year-old", "3 months old"."""
    return OLD.match(text, end) is not None


def kind_of(numeral: Numeral, text: str, times: Sequence[TimeMention]) -> Kind:
    """Give the kind of a numeral that has no unit; `times` are the time expressions of the text in its order."""
    if numeral.prefix:
        return "name"
    if numeral.short or numeral.decade:
        return "year"
    pointed = _in_time(numeral, times)
    if pointed is not None:
        return pointed
    if numeral.rank:
        return "rank"
    if _is_age(numeral, text):
        return "age"
    printed = text[numeral.start : numeral.end]
    plain = len(printed) == len(str(FIRST_YEAR)) and printed.isdigit()
    return "year" if plain and FIRST_YEAR <= numeral.value <= LAST_YEAR else "bare"


def _in_time(numeral: Numeral, times: Sequence[TimeMention]) -> Kind | None:
    place = bisect_right(times, numeral.start, key=lambda time: time.span.start) - 1
    if place < 0 or numeral.start >= times[place].span.end:
        return None
    time = times[place]
    year = FIRST_YEAR <= numeral.value <= LAST_YEAR
    if time.rule == "time.clock" or (time.rule == DAY_OF_MONTH and not year):
        return "date"
    if time.value is not None and DAY.match(time.value):
        return "year" if year else "date"
    return "year" if year and time.value is not None and YEAR.match(time.value) else None


def _is_age(numeral: Numeral, text: str) -> bool:
    if numeral.value > OLDEST:
        return False
    if is_old(text, numeral.end) or AGED.search(text, max(0, numeral.start - 8), numeral.start):
        return True
    apposed = APPOSED.search(text, max(0, numeral.start - 4), numeral.start)
    return apposed is not None and APPOSED_END.match(text, numeral.end) is not None
