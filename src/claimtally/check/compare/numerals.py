"""Numerals: every number of a text, in digits or words, also those that are no quantity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Literal

from claimtally.lexicons.numbers import NumberRow, number_rows

Form = Literal["digits", "words"]
# Digits as newsrooms group them; letters or a hyphen before them make them a name, "st" and the like a rank.
DIGITS = re.compile(
    r"(?P<apostrophe>['’‘](?=\d\d(?!\d)))?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<scale>(?:[KkMBT]|bn|mn|tn)(?!\w))?(?P<rank>\s?(?:st|nd|rd|th)\b)?(?P<decade>['’]?s\b)?",
)
PREFIX = re.compile(r"(?<![\w.])([A-Za-z][\w.]*)[-–]?$")
MOST_DIGITS = 24
SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at the characters [start, end) with its value and the size of its last significant digit."""

    start: int
    end: int
    value: Fraction
    precision: Fraction
    form: Form
    rank: bool = False
    decade: bool = False
    short: bool = False
    prefix: str = ""


@cache
def _spelled() -> dict[str, NumberRow]:
    return {word: row for row in number_rows() for word in (row.word, *row.also)}


@cache
def _expression() -> re.Pattern[str]:
    """Give the expression of numbers in words: "five", "twenty-five", "three hundred", "twenty-first"."""
    kinds: dict[str, list[str]] = {}
    for word, row in _spelled().items():
        kinds.setdefault(row.kind, []).append(word)
    small = "|".join(sorted(kinds["ones"] + kinds["teens"] + kinds["tens"], key=len, reverse=True))
    ones, tens = "|".join(kinds["ones"]), "|".join(kinds["tens"])
    scale = "|".join(["hundred", *(word for word in kinds["scale"] if word != "dz")])
    ranks = "|".join(
        ["first", "second", *(word for word in kinds["ordinal"] if word not in ("half", "halves", "quarter"))]
    )
    return re.compile(
        rf"\b(?:(?P<tens>{tens})[- ](?:(?P<ones>{ones})|(?P<tensrank>{ranks}))"
        rf"|(?P<small>{small})|(?P<rank>{ranks}))\b(?:[- ](?P<scale>{scale})\b)?",
        re.IGNORECASE,
    )


def numerals(text: str) -> list[Numeral]:
    """Give the numbers of a text in order; runs of more than 24 digits are keys, no numbers."""
    found = [*_in_digits(text), *_in_words(text)]
    return sorted(found, key=lambda numeral: numeral.start)


def _in_digits(text: str) -> Iterator[Numeral]:
    for match in DIGITS.finditer(text):
        printed = match["number"].replace(",", "")
        if len(printed) > MOST_DIGITS:
            continue
        before = PREFIX.search(text, max(0, match.start("number") - 24), match.start("number"))
        scale = SCALES[match["scale"][0].lower()] if match["scale"] else 1
        yield Numeral(
            start=match.start("number"),
            end=match.end("scale") if match["scale"] else match.end("number"),
            value=Fraction(printed) * scale,
            precision=last_digit(printed) * scale,
            form="digits",
            rank=match["rank"] is not None,
            decade=match["decade"] is not None,
            short=match["apostrophe"] is not None and match["rank"] is None,
            prefix=before[1].lower() if before is not None else "",
        )


def _in_words(text: str) -> Iterator[Numeral]:
    spelled = _spelled()
    for match in _expression().finditer(text):
        rank = (match["rank"] or match["tensrank"] or "").lower()
        value = sum(int(spelled[match[part].lower()].value) for part in ("tens", "ones", "small") if match[part])
        if rank:
            value += {"first": 1, "second": 2}.get(rank) or int(spelled[rank].value)
        scale = int(spelled[match["scale"].lower()].value) if match["scale"] and not rank else 1
        end = match.end() if not rank else match.end("rank") if match["rank"] else match.end("tensrank")
        yield Numeral(match.start(), end, Fraction(value * scale), Fraction(scale), "words", rank=bool(rank))


def last_digit(printed: str) -> Fraction:
    """Give the size of the last significant digit of a number without commas; end zeros count up to 999."""
    whole, _, places = printed.partition(".")
    if places:
        return Fraction(1, 10 ** len(places))
    if len(whole) < 4:
        return Fraction(1)
    zeros = min(len(whole) - len(whole.rstrip("0")), len(whole) - 2)
    return Fraction(10**zeros)
