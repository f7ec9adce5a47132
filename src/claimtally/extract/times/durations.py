"""Lengths of time and how often: "three decades", "the next 30 years", "in the coming weeks", "every day"."""

from __future__ import annotations

import re
from decimal import Decimal
from re import Match

from claimtally.extract.times.amounts import amount
from claimtally.extract.times.calendar import stepped
from claimtally.extract.times.context import Context
from claimtally.extract.times.grammar import TimePattern, before, compiled
from claimtally.extract.times.words import value
from claimtally.model import Example, Rule

YEARS = {"DE": 10, "CE": 100}
COUNTED_BEFORE = re.compile(
    r"(?:\b(?:for|in|of|after|within|over|last|past|next|and|or|the|as|barely|just)|[,(])\s$", re.IGNORECASE
)
PLURAL_AFTER = re.compile(r"\b(?:for|in|over|within|after|of)\s$", re.IGNORECASE)
# A word other than a preposition or a conjunction after "daily" makes it an adjective.
ADJECTIVE = re.compile(
    r"\s(?!(?:for|in|from|to|by|on|at|over|through|until|since|and|or|but|as|with|under|between|during)\b)[a-zA-Z]"
)
AGE = re.compile(r"[\s-]olds?\b")


def written(number: str, unit: str) -> str:
    """Give the ISO 8601 duration of a number and a unit of the lexicon; decades and centuries are counted in years."""
    if unit in YEARS:
        years = "X" if number == "X" else f"{Decimal(number) * YEARS[unit]:f}"
        return f"P{years}Y"
    if unit == "TH" and number.endswith(".5"):
        return f"PT{number[:-2]}H30M"
    return f"PT{number}{unit[1]}" if unit[0] == "T" else f"P{number}{unit}"


def duration(match: Match[str], _: Context) -> str:
    """Give the length of "three years", "two-year" and "the next 30 years"."""
    return written(amount(match["number"]), value("unit", match["unit"]))


def is_duration(match: Match[str]) -> bool:
    """Refuse ages, and "a year", "a day" where they are the per of a rate."""
    if AGE.match(match.string, match.end()) or (match["unit"][0].isupper() and not match[0].isupper()):
        return False
    if match["unit"].casefold() in ("quarter", "quarters") and match.string.startswith(" of", match.end()):
        return False
    if match["number"].casefold() in ("a", "an") and not match["near"] and not match["about"]:
        return bool(COUNTED_BEFORE.search(before(match, 12)))
    return match["near"] is not None or match["number"].casefold() != "recent"


def single(match: Match[str], context: Context) -> str | None:
    """Give the length of "the past year"; "the end of the next decade" is a point of it."""
    if match["lead"]:
        step = -1 if match["step"].casefold() in ("past", "last") else 1
        return stepped(context.published, value("unit", match["unit"]), step)
    return written("1", value("unit", match["unit"]))


def bare_plural(match: Match[str], _: Context) -> str:
    """Give the vague length of "for years", "in weeks"."""
    return written("X", value("unit", match["unit"]))


def is_bare_plural(match: Match[str]) -> bool:
    """Accept a plural right after a preposition of time."""
    return bool(PLURAL_AFTER.search(before(match, 8)))


def coming(match: Match[str], _: Context) -> str:
    """Give FUTURE_REF for "the coming weeks" and "the months to come"."""
    return "FUTURE_REF"


def gone(match: Match[str], _: Context) -> str:
    """Give a vague length for "recent years" and PAST_REF for "past weeks"."""
    return written("X", value("unit", match["recent"])) if match["recent"] else "PAST_REF"


def reported(match: Match[str], _: Context) -> str:
    """Give the length of "the year ended" and "the nine months"."""
    if match["year"]:
        return written("1", "Y")
    return written(amount(match["number"]), value("unit", match["unit"]))


def frequency(match: Match[str], _: Context) -> str:
    """Give how often: "annually" and "every year" are P1Y, "every two weeks" is P2W."""
    if match["word"]:
        return value("frequency", match["word"])
    if match["weekday"]:
        return f"XXXX-WXX-{int(value('weekday', match['weekday'])) + 1}"
    if match["month"]:
        return f"XXXX-{int(value('month', match['month'])):02d}"
    return written(amount(match["number"]) if match["number"] else "1", value("unit", match["unit"]))


def is_frequency(match: Match[str]) -> bool:
    """Refuse the adjective ("quarterly dividend", "daily newspaper") and the "Daily" of a newspaper's name."""
    word = match["word"]
    return not word or (not ADJECTIVE.match(match.string, match.end()) and (word[0].islower() or match.start() == 0))


DURATION = (
    r"(?P<near>(?:the )?(?:last|past|next|coming|first|final|previous|preceding|following|latest|recent) )?"
    r"(?P<about>{about} )?(?P<number>{number}|{vague})(?: (?:more|to|or) (?:{number}))?[ -](?:{filler} )*"
    r"(?P<unit>{unit})(?:[ -]long| or so| or more)?(?:'s?)?"
)
SINGLE = (
    r"(?P<lead>{lead})?the (?P<step>past|next|coming|last) (?:full )?"
    r"(?P<unit>year|quarter|month|week|day|decade|century|hour)"
)
BARE_PLURAL = (
    r"(?:many )?(?P<unit>years|months|weeks|days|decades|centuries|hours)(?: or (?:months|years|weeks|decades))?"
)
COMING = r"(?:the )?(?:coming|upcoming|future) (?:{vague} )?{unit}|the {unit} (?:ahead|to come)"
GONE = (
    r"(?:the )?(?:recent (?P<recent>years|quarters|months|weeks|days|decades)"
    r"|(?:past|previous) (?:years|quarters|months|weeks|days|decades))"
)
REPORTING = (
    r"the (?:(?:latest |first |fiscal )?(?P<number>{cardinal}|\d{1,2}) (?P<unit>months|weeks)"
    r"|(?:fiscal |full |financial )?(?P<year>year)(?= (?:{ended}|to {month})))"
)
FREQUENCY = (
    r"(?P<word>{frequency})|(?:{every}|once an?) (?:(?P<number>{number}) )?"
    r"(?:(?P<unit>{unit})|(?P<weekday>{weekday})|(?P<month>{month}))"
)

RULES = (
    Rule(
        id="time.duration",
        slot="time",
        promise="A number and a unit of time are that length.",
        hit=Example("The company will build 12 plants over the next 30 years.", "12 plants"),
        trap=Example("A 30-year-old man owns 12 plants.", "12 plants"),
        apply=TimePattern(compiled(DURATION), duration, is_duration),
    ),
    Rule(
        id="time.duration.single",
        slot="time",
        promise="The past year and the next decade are lengths of time.",
        hit=Example("The company will build 12 plants within the next decade.", "12 plants"),
        trap=Example("The company will build 12 plants next door.", "12 plants"),
        apply=TimePattern(compiled(SINGLE), single),
    ),
    Rule(
        id="time.duration.vague",
        slot="time",
        promise="A bare plural of a unit after for, in or over is a vague length.",
        hit=Example("The company has run 12 plants for years.", "12 plants"),
        trap=Example("The 12 plants gave the early years their name.", "12 plants"),
        apply=TimePattern(compiled(BARE_PLURAL), bare_plural, is_bare_plural),
    ),
    Rule(
        id="time.duration.reporting",
        slot="time",
        promise="The nine months and the year ended are the lengths a report covers.",
        hit=Example("Sales rose 4% in the nine months.", "4%"),
        trap=Example("Sales rose 4% in the nine stores.", "4%"),
        apply=TimePattern(compiled(REPORTING), reported),
    ),
    Rule(
        id="time.ahead",
        slot="time",
        promise="The coming weeks and the months to come are the future.",
        hit=Example("The company will hire 400 workers in the coming weeks.", "400 workers"),
        trap=Example("The company will hire 400 workers at coming shows.", "400 workers"),
        apply=TimePattern(compiled(COMING), coming),
    ),
    Rule(
        id="time.gone",
        slot="time",
        promise="Recent years and past months are the past.",
        hit=Example("The company hired 400 workers in recent years.", "400 workers"),
        trap=Example("The company hired 400 recent graduates.", "400"),
        apply=TimePattern(compiled(GONE), gone),
    ),
    Rule(
        id="time.set",
        slot="time",
        promise="Every year and annually say how often.",
        hit=Example("Every year the company hires 400 workers.", "400 workers"),
        trap=Example("The company hires 400 workers, every one a welder.", "400 workers"),
        apply=TimePattern(compiled(FREQUENCY), frequency, is_frequency),
    ),
)
