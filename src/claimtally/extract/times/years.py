"""Years, fiscal years, decades and centuries: "by 2027", "fiscal 2024", "the 1990s", "the 20th century"."""

from __future__ import annotations

import re
from re import Match

from claimtally.extract.times.calendar import year_of
from claimtally.extract.times.context import Context
from claimtally.extract.times.grammar import TimePattern, alternation, before, compiled
from claimtally.extract.times.words import cues, value
from claimtally.model import Example, Rule

BEFORE_NUMBER = re.compile(rf"(?:\b|(?=#)){alternation(cues('before_number'))}\s?$")
AFTER_NUMBER = re.compile(rf"[\s-]{alternation(cues('after_number'))}\b|\s?[%‰°]|[.,]\d")
PART_OF_FIGURE = re.compile(r"[#/@]$|\d[-,.]$|[A-Z]-$")


def year(match: Match[str], _: Context) -> str:
    """Give the year as it stands; 2024/2025 for "2024-25", the month for "2024-03"."""
    first, last = match["year"], match["to"]
    if last is None:
        return first
    full = last if len(last) == 4 else first[:2] + last
    return f"{first}/{full}" if full > first else f"{first}-{last}"


def is_year(match: Match[str]) -> bool:
    """Refuse four digits that count something, follow "more than", or belong to a name."""
    if AFTER_NUMBER.match(match.string, match.end()):
        return False
    if match["lead"]:
        return True
    return not BEFORE_NUMBER.search(before(match, 16)) and not PART_OF_FIGURE.search(before(match, 2))


def fiscal_year(match: Match[str], context: Context) -> str | None:
    """Give FY2024 for "fiscal 2024", "FY24" and "financial year 2023-24" (named by the year in which it ends)."""
    digits = match["last"] or match["first"] or match["short"]
    return f"FY{year_of(digits, context.published)}"


def spoken_year(match: Match[str], _: Context) -> str:
    """Give the year of "nineteen ninety-six"."""
    tens, dash, units = re.sub(r"\s", "-", match["tens"]).partition("-")
    return f"19{int(value('tens', tens)) + (int(value('cardinal', units)) if dash else 0)}"


def decade(match: Match[str], _: Context) -> str:
    """Give 199X for "the 1990s", "the '90s" and "the nineties"; two digits mean the last century from 30 up."""
    if match["word"]:
        digits = value("decade", match["word"])
        return f"{'20' if digits == '2' else '19'}{digits}X"
    digits = match["digits"].lstrip("'’")
    if len(digits) == 4:
        return digits[:3] + "X"
    return f"{'20' if int(digits) < 30 else '19'}{digits[0]}X"


def is_decade(match: Match[str]) -> bool:
    """Refuse ages ("in his 40s") and degrees ("in the 30s"): tens need an apostrophe, "early", "late" or "mid"."""
    if len(match["digits"] or "") == 4:
        return True
    plain = match[0].casefold()
    start = plain.removeprefix("the ")
    return start.startswith(("early", "late", "mid", "'", "’")) or (match["word"] is not None and start != plain)


def century(match: Match[str], _: Context) -> str:
    """Give 19XX for "the 20th century"."""
    return f"{int(match['number']) - 1:02d}XX"


YEAR = (
    r"(?P<lead>{lead}|post-|pre-|end-)?(?:(?:the )?(?:calendar )?year )?"
    r"(?P<year>{year})(?:[-–/](?P<to>{year}|\d\d)(?![\d-]))?(?! (?:million|billion))"
)
FISCAL = (
    r"(?:{lead})?(?:the )?(?:FY[ -]?(?P<short>\d\d)(?!\d)|(?:(?:fiscal|financial)(?: year)? |FY[ -]?)(?P<first>{year}))"
    r"(?:[-–/](?P<last>20\d\d|\d\d))?"
)
SPOKEN = r"nineteen (?P<tens>{tens})"
DECADE = r"(?:{lead})?(?:the )?(?:(?:{stage}[ -])?(?P<digits>(?:1[5-9]|20)\d0|'\d0|\d0)(?:s|'s)|(?P<word>{decade}))"
CENTURY = r"(?:{lead})?(?:the )?(?P<number>1\d|2[01])(?:th|st)[ -]century"

RULES = (
    Rule(
        id="time.year",
        slot="time",
        promise="Four digits between 1500 and 2199 that count nothing are a year.",
        hit=Example("The company will build 12 plants by 2027.", "12 plants"),
        trap=Example("The company employs 2027 people and runs 12 plants.", "12 plants"),
        apply=TimePattern(compiled(YEAR), year, is_year),
    ),
    Rule(
        id="time.year.fiscal",
        slot="time",
        promise="A fiscal year keeps its name, FY and the year in which it ends.",
        hit=Example("Sales rose 4% in fiscal 2024.", "4%"),
        trap=Example("Sales rose 4% as the fiscal 20-point plan ended.", "4%"),
        apply=TimePattern(compiled(FISCAL), fiscal_year),
    ),
    Rule(
        id="time.year.spoken",
        slot="time",
        promise="A year of the twentieth century in words is that year.",
        hit=Example("The town had 900 residents in nineteen ninety-six.", "900 residents"),
        trap=Example("The town had nineteen teachers for 900 residents.", "900 residents"),
        apply=TimePattern(compiled(SPOKEN), spoken_year),
    ),
    Rule(
        id="time.decade",
        slot="time",
        promise="A decade in figures or words is that decade.",
        hit=Example("The town had 900 residents in the 1990s.", "900 residents"),
        trap=Example("The town had 900 residents in their eighties' housing blocks.", "900 residents"),
        apply=TimePattern(compiled(DECADE), decade, is_decade),
    ),
    Rule(
        id="time.century",
        slot="time",
        promise="A century by its number is that century.",
        hit=Example("The town had 900 residents in the 19th century.", "900 residents"),
        trap=Example("The town's 19th street had 900 residents.", "900 residents"),
        apply=TimePattern(compiled(CENTURY), century),
    ),
)
