"""Days and months of the calendar by name or in figures: "March 7, 2024", "7/3/2024", "in December"."""

from __future__ import annotations

import re
from datetime import date
from re import Match

from claimtally.extract.times.calendar import dated, nearest, period
from claimtally.extract.times.context import Context
from claimtally.extract.times.grammar import TimePattern, alternation, before, compiled
from claimtally.extract.times.words import cues, value
from claimtally.model import Example, Rule

BEFORE_MONTH = re.compile(rf"(?:\b|(?=['’])){alternation(cues('before_month'))}[\s-]$", re.IGNORECASE)
NEEDS_CUE = {"may", "mar", "march", "jan", "jun", "dec", "sep"}  # also words or first names
NAME_FOLLOWS = re.compile(r"\s[A-Z][a-z]+")
FAR = 120  # days from the document beyond which the words decide which year's return of a day is meant


def month_day(match: Match[str], context: Context) -> str | None:
    """Give the day of a month name and a day number; without a year, the return that the clause points to."""
    month, day = int(value("month", match["month"])), int(re.sub(r"\D", "", match["monthday"]))
    found = dated(int(match["year"]), month, day) if match["year"] else _returning(month, day, match, context)
    return found.isoformat() if found else None


def _returning(month: int, day: int, match: Match[str], context: Context) -> date | None:
    if (today := context.published) is None:
        return None
    days = [found for year in (-1, 0, 1) if (found := dated(today.year + year, month, day))]
    return _chosen(days, today, match, context) if days else None


def _chosen(days: list[date], today: date, match: Match[str], context: Context) -> date:
    """Choose among yearly returns: by a verb beyond doubt, else the nearest, and where that is far off by any cue."""
    close = nearest(days, today, context.certain_tense(match.start()))
    if abs((close - today).days) > FAR:
        return nearest(days, today, context.tense(match.start(), match.end()))
    return close


def numeric_date(match: Match[str], _: Context) -> str | None:
    """Give the day of 2024-03-07, 3/7/2024 (American unless the first number is over 12) or 7.3.2024."""
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
    elif match["us"]:
        month, day, year = map(int, match["us"].split("/"))
        if month > 12:
            month, day = day, month
    else:
        day, month, year = map(int, match["dotted"].split("."))
    found = dated(year, month, day)
    return found.isoformat() if found else None


def month(match: Match[str], context: Context) -> str | None:
    """Give the month of a name: of the year beside it, of last or next year, or the one the clause points to."""
    number = int(value("month", match["month"]))
    if match["year"]:
        return f"{match['year']}-{number:02d}"
    if (today := context.published) is None:
        return None
    if match["other"]:
        return f"{today.year + int(value('step', match['other'])):04d}-{number:02d}"
    step = value("step", match["step"]) if match["step"] else ""
    if step == "0" or (match["lead"] and "this" in match["lead"]):
        return f"{today.year:04d}-{number:02d}"
    tense = {"-1": "past", "1": "future"}.get(step)
    middles = [date(today.year + year, number, 15) for year in (-1, 0, 1)]
    if step == "-1":
        middles = [day for day in middles if period(day, "M") != period(today, "M")]
    now = date(today.year, today.month, 15)
    return period(nearest(middles, now, tense) if tense else _chosen(middles, now, match, context), "M")


def is_month(match: Match[str]) -> bool:
    """Refuse the verb "may", the verb "march" and first names such as "April" and "August" before a surname."""
    if match["year"] or match["other"] or match["step"] or match["lead"]:
        return True
    name = match["month"].rstrip(".").casefold()
    if BEFORE_MONTH.search(before(match, 12)):
        return True
    return name not in NEEDS_CUE and not NAME_FOLLOWS.match(match.string, match.end())


MONTH_DAY = (
    r"(?:(?:{lead}|{step} )?{weekday},? (?:the )?)?"
    r"(?:{lead}|{step} )?(?P<month>{month}) (?:the )?(?P<monthday>{monthday})(?:,? (?P<year>{year}))?"
)
DAY_MONTH = (
    r"(?:{weekday},? )?(?:the )?(?P<monthday>{monthday})(?: of)? (?P<month>{month})(?:,? (?P<year>{year}))?(?! \d)"
)
NUMERIC = (
    r"(?P<iso>\d{4}-\d\d-\d\d)(?!-)|(?P<us>\d{1,2}/\d{1,2}/(?:19|20)\d\d)(?!/)"
    r"|(?P<dotted>\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)(?!\.)"
)
MONTH = (
    r"(?P<lead>(?:{lead})(?:this )?)?(?:(?P<step>{step}) )?(?P<month>{month})"
    r"(?:,? (?:of )?(?P<year>{year})|(?:,| of)? (?P<other>{step}) year)?"
)

RULES = (
    Rule(
        id="time.date",
        slot="time",
        promise="A month's name and a day, with or without weekday and year, is that day.",
        hit=Example("The plant opened on March 7, 2024 with 400 workers.", "400 workers"),
        trap=Example("The plant may hire 400 workers.", "400 workers"),
        apply=TimePattern(compiled(MONTH_DAY), month_day),
    ),
    Rule(
        id="time.date.day_first",
        slot="time",
        promise="A day before a month's name is that day.",
        hit=Example("The plant opened on 7 March 2024 with 400 workers.", "400 workers"),
        trap=Example("Some 7 march bands hired 400 workers.", "400 workers"),
        apply=TimePattern(compiled(DAY_MONTH), month_day),
    ),
    Rule(
        id="time.date.numeric",
        slot="time",
        promise="A date in figures is that day.",
        hit=Example("As of 2024-03-07 the plant had 400 workers.", "400 workers"),
        trap=Example("Version 2024-03-07-12 of the plan names 400 workers.", "400 workers"),
        apply=TimePattern(compiled(NUMERIC), numeric_date),
    ),
    Rule(
        id="time.month",
        slot="time",
        promise="A month's name is the month of the year beside it or of the nearest year that fits the tense.",
        hit=Example("The company hired 400 workers in December.", "400 workers"),
        trap=Example("The company may hire 400 workers.", "400 workers"),
        apply=TimePattern(compiled(MONTH), month, is_month),
    ),
)
