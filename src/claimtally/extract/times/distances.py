"""Times counted from another time or taking up an earlier one: "two months ago", "a year earlier", "that year"."""

from __future__ import annotations

import re
from datetime import date
from re import Match

from claimtally.extract.times.amounts import amount
from claimtally.extract.times.calendar import moved, period, stepped
from claimtally.extract.times.context import Context, document_date
from claimtally.extract.times.durations import written
from claimtally.extract.times.grammar import TimePattern, before, compiled
from claimtally.extract.times.words import value
from claimtally.model import Example, Rule

OPENING = re.compile(r"\b(?:begin|start|end|for|of|during)\s$", re.IGNORECASE)
LENGTH = re.compile(r"\b(?:within|over|in|for|during|through|throughout|of)\s$", re.IGNORECASE)


def counted(match: Match[str], context: Context) -> str | None:
    """Give the time so many units before or after the document's day ("ago", "from now") or the last time named.

    Hours and minutes stay a length: news does not give the minute that they are counted from.
    """
    unit = value("unit", match["unit"])
    back = match["direction"].casefold() in ("ago", "earlier", "before", "back")
    number = amount(match["number"]) if match["number"] else None
    if number is None or not number.isdigit():
        return "PAST_REF" if back else "FUTURE_REF"
    if unit[0] == "T":
        return written(number, unit)
    steps = -int(number) if back else int(number)
    if unit == "Y" and back and (quarter := context.topic_quarter(match.start())):
        return f"{int(quarter[:4]) + steps}{quarter[4:]}"
    if match["direction"].casefold() in ("ago", "from now", "back"):
        return stepped(context.published, unit, steps)
    return stepped(context.last_day or _last_year(context) or context.published, unit, steps)


def _last_year(context: Context) -> date | None:
    return document_date(f"{context.last_year}-07-01") if context.last_year else None


def year_ago_period(match: Match[str], context: Context) -> str | None:
    """Give the quarter a year before the one reported on ("the year-earlier period"), or the year before."""
    quarter = context.topic_quarter(match.start())
    if quarter is None and match["unit"] and match["unit"].casefold() == "quarter" and context.published:
        quarter = stepped(context.published, "Q", -1)
    if quarter:
        return f"{int(quarter[:4]) - 1}{quarter[4:]}"
    return stepped(context.published, "Y", -1)


def same_period(match: Match[str], context: Context) -> str | None:
    """Give the quarter, year, month or day that the passage is about ("the quarter", "that year", "the same month")."""
    unit = "Q" if match["unit"].casefold() == "period" else value("unit", match["unit"])
    year = match["year"]
    if unit == "Q" and context.published and (ended := ENDED.match(match.string, match.end() + 1)):
        return _quarter_ended(int(value("month", ended["month"])), ended["year"], context.published)
    if year and (quarter := context.topic_quarter(match.start())):
        return year + quarter[4:]
    if year:
        return year
    if unit == "Q":
        return context.topic_quarter(match.start()) or stepped(context.published, "Q", -1)
    if unit == "Y":
        return context.last_year
    if unit in ("D", "M", "W") and context.last_day and not match[0].casefold().startswith("the w"):
        return period(context.last_day, unit)
    return stepped(context.published, unit, 0) if unit in ("W", "M") else None


def _quarter_ended(month: int, year: str | None, today: date) -> str:
    """Give the quarter that a month ends: of the year beside it, else the last one that is over."""
    if year:
        return period(date(int(year), month, 1), "Q")
    return period(date(today.year - (month > today.month), month, 1), "Q")


def beside_last(match: Match[str], context: Context) -> str | None:
    """Give the day, month or year before or after the last one named ("the next day", "the previous year")."""
    unit = value("unit", match["unit"])
    steps = 1 if match["word"].casefold() in ("next", "following") else -1
    anchor = context.last_day
    if unit == "Y" and context.last_year:
        anchor = _last_year(context)
    anchor = anchor or context.published
    if anchor is None or unit not in ("D", "W", "M", "Q", "Y") or (target := moved(anchor, unit, steps)) is None:
        return None
    return period(target, unit)


def is_counted(match: Match[str]) -> bool:
    """Refuse "the day before" and its like: only "ago" stands without a number ("years ago")."""
    return match["number"] is not None or match["direction"].casefold() == "ago"


def is_beside(match: Match[str]) -> bool:
    """Refuse "within the next year", which is a length of time."""
    return (
        match["word"].casefold() != "next" or match["unit"].casefold() == "day" or not LENGTH.search(before(match, 12))
    )


def is_taken_up(match: Match[str]) -> bool:
    """Refuse "the day", "the year" and the like that take up nothing; a quarter stands with a bare article."""
    plain = match[0].casefold()
    if match["unit"].casefold() == "quarter" or not plain.startswith("the ") or plain.count(" ") > 1:
        return True
    return match["unit"].casefold() in ("week", "month") and bool(OPENING.search(before(match, 12)))


COUNTED = (
    r"(?:(?<!% )(?<!cent )(?<!points ){about} )?"  # not of "12% less than a year ago"
    r"(?:(?P<number>{number}|{vague})[ -](?:{filler} )?)?(?P<unit>{unit}) "
    r"(?P<direction>ago|earlier|later|before|back|from now)"
)
YEAR_AGO = (
    r"(?:(?:the|a|its) )?(?:"
    r"year-(?:earlier|ago)(?: (?:same |comparable )?(?P<unit>period|quarter|month|week))?"
    r"|(?:same|corresponding|comparable|equivalent) (?:period|quarter) (?:of |in )?"
    r"(?:last year|a year (?:ago|earlier)|the (?:previous|prior) year))"
)
SAME = (
    r"(?:{lead})?(?:the (?:latest |same |most recent |(?P<year>{year}) )?|that same |that |its latest )"
    r"(?P<unit>quarter|period|year|month|week|day)(?! (?:of|old)|-)"
)
ENDED = compiled(r"{ended} (?P<month>{month})(?: {monthday}(?:,? (?P<year>{year}))?)?")
BESIDE_LAST = r"the (?P<word>next|following|previous|preceding|prior) (?P<unit>day|week|month|quarter|year)"

RULES = (
    Rule(
        id="time.distance",
        slot="time",
        promise="So many units ago are counted from the document's day, earlier and later from the last time named.",
        hit=Example("The company hired 400 workers two months ago.", "400 workers"),
        trap=Example("The company hired 400 workers for two months of tests.", "400 workers"),
        apply=TimePattern(compiled(COUNTED), counted, is_counted),
    ),
    Rule(
        id="time.year_ago",
        slot="time",
        promise="The year-earlier period is the quarter reported on, a year before.",
        hit=Example("Sales rose 4% from the year-earlier quarter.", "4%"),
        trap=Example("Sales rose 4% in the French Quarter.", "4%"),
        apply=TimePattern(compiled(YEAR_AGO), year_ago_period),
    ),
    Rule(
        id="time.same",
        slot="time",
        promise="The quarter and that year take up the one named before.",
        hit=Example("Sales rose 4% in the latest quarter.", "4%"),
        trap=Example("Sales rose 4% in the quarter of the old town.", "4%"),
        apply=TimePattern(compiled(SAME), same_period, is_taken_up),
    ),
    Rule(
        id="time.beside",
        slot="time",
        promise="The next day and the previous year are counted from the last time named.",
        hit=Example("The company hired 400 workers the following day.", "400 workers"),
        trap=Example("The company hired 400 workers at the following sites.", "400 workers"),
        apply=TimePattern(compiled(BESIDE_LAST), beside_last, is_beside),
    ),
)
