"""Dates and years, which are numbers but no quantities."""

from __future__ import annotations

from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.nouns import is_plural
from claimtally.extract.quantities.numeral import HYPHENS
from claimtally.extract.quantities.tokens import NUMBER, WORD, Tokens

FIRST_YEAR, RECENT, LAST_YEAR = 1500, 1900, 2100


def is_date(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether digits are part of a date: "March 31", "Sept. 1 and 2", "9/11", "2024-04-16"."""
    months = lexicon().months
    value = int(tokens.lower[first]) if len(tokens.lower[first]) <= 2 else 99
    if value <= 31:
        before = tokens.at(first - 1)
        if before in months and (before not in ("may", "march") or tokens.raw(first - 1)[0].isupper()):
            return True
        if before == "." and tokens.at(first - 2) in months:
            return True
        if tokens.at(last) in months and tokens.raw(last)[:1].isupper():
            return True
        if before in ("and", "-", "–", "or", "to", ",") and tokens.kind(first - 2) == NUMBER:  # Sept. 1 and 2
            index = first - 3
            if tokens.at(index) in months or (tokens.at(index) == "." and tokens.at(index - 1) in months):
                return True
        if (
            tokens.at(last) in ("and", "-", "–", "or", "to")
            and tokens.kind(last + 1) == NUMBER
            and tokens.at(last + 2) in months
        ):
            return tokens.raw(last + 2)[:1].isupper()
    slash = (
        tokens.at(last) in ("/", "-", ".")
        and tokens.glued(last)
        and tokens.kind(last + 1) == NUMBER
        and tokens.glued(last + 1)
    )
    if slash and tokens.at(last) == "/":
        return True
    return slash and tokens.at(last + 2) == tokens.at(last) and tokens.kind(last + 3) == NUMBER


def is_calendar_year(tokens: Tokens, index: int) -> bool:
    """Tell whether a token is four digits that may be a year of our time."""
    digits = tokens.at(index)
    return len(digits) == 4 and digits.isdigit() and RECENT <= int(digits) <= LAST_YEAR


def is_year(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether digits are a year, or the second of "2018-19"."""
    printed = tokens.lower[first]
    before, after = tokens.at(first - 1), tokens.at(last)
    if _era(tokens, first, last):
        return True
    if len(printed) == 4 and FIRST_YEAR <= int(printed) <= LAST_YEAR:
        if _by_an_average(tokens, first) or _opens_a_measured_range(tokens, last):
            return False
        if before in lexicon().words["year_lead"] and not tokens.breaks(first):
            return not (int(printed) % 50 == 0 and is_plural(after) and before not in ("in", "since", "of"))
        if before == "the" and tokens.raw(last)[:1].isupper():
            return True  # "the 2020 Games"
        counted = tokens.kind(last) == WORD and is_plural(after) and after not in lexicon().never["measured"]
        return not (counted and printed[-1] == "0")
    if (
        before in HYPHENS | {"/"}
        and tokens.glued(first)
        and tokens.kind(first - 2) == NUMBER
        and len(tokens.lower[first - 2]) == 4
    ):
        return (
            len(printed) == 2 and FIRST_YEAR <= int(tokens.lower[first - 2]) <= LAST_YEAR
            if tokens.lower[first - 2].isdigit()
            else False
        )
    return False


def _era(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether an era makes digits a year: "A.D. 1066", "AD 79", "44 BC", "between A.D. 10 and 20"."""
    if len(tokens.lower[first]) > 4:
        return False
    before = tokens.joined(max(first - 4, 0), first)
    if before.endswith(("a . d .", " ad")) or before == "ad":
        return tokens.raw(first - 1) in (".", "AD")
    if tokens.raw(last) in ("BC", "BCE", "AD", "CE") or tokens.joined(last, last + 3) in ("b . c", "a . d"):
        return True
    linked = tokens.at(first - 1) in ("and", "to", "-", "–") and tokens.kind(first - 2) == NUMBER
    return linked and (tokens.joined(max(first - 6, 0), first - 2).endswith("a . d .") or tokens.raw(first - 3) == "AD")


def _by_an_average(tokens: Tokens, first: int) -> bool:
    return tokens.joined(max(first - 3, 0), first).endswith(("average of", "total of"))


def _opens_a_measured_range(tokens: Tokens, last: int) -> bool:
    """Tell whether "2000 - 2500 calories" goes on: a dash or "to", a number, a unit of measure."""
    if tokens.at(last) not in HYPHENS | {"to"} or tokens.kind(last + 1) != NUMBER:
        return False
    if plain_value(tokens, last + 1) <= plain_value(tokens, last - 1):
        return False
    return tokens.at(last + 2) in lexicon().units or tokens.raw(last + 2) in lexicon().symbols


def plain_value(tokens: Tokens, index: int) -> float:
    """Give the value of a digit token, for comparing."""
    printed = tokens.lower[index]
    return float(
        printed.replace(",", "")[:30] if printed.count(".") < 2 else printed.replace(".", "").partition(",")[0]
    )
