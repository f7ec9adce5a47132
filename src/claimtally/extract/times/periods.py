"""Quarters, halves, seasons and the calendar's periods: "the third quarter of 2023", "H1 2024", "last year"."""

from __future__ import annotations

import re
from re import Match

from claimtally.extract.times.calendar import period, stepped, year_of
from claimtally.extract.times.context import Context
from claimtally.extract.times.grammar import TimePattern, after, before, compiled
from claimtally.extract.times.words import value
from claimtally.model import Example, Rule

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # months
NAMED_SEASON = re.compile(r"\b(?:in|during|by|since|until|through|over)\s$", re.IGNORECASE)


def _year_beside(match: Match[str], context: Context) -> int | None:
    """Give the year written beside a quarter: in figures, as "next year's", or as "the year-earlier"."""
    groups = match.groupdict()
    digits = groups.get("year") or groups.get("before") or groups.get("short")
    if digits:
        return year_of(digits, context.published)
    step = groups.get("of_step") or groups.get("step_before")
    if step and context.published:
        return context.published.year + int(value("step", step))
    return None


def quarter(match: Match[str], context: Context) -> str | None:
    """Give the quarter of an ordinal: of the year beside it, else the nearest that fits the document's day."""
    number = int(match["digit"] or match["digit_first"] or value("ordinal", match["ordinal"]))
    if (year := _year_beside(match, context) or _nearest_quarter_year(number, match, context)) is None:
        return None
    return f"{year - bool(match['ago'])}-Q{number}"


def month_quarter(match: Match[str], context: Context) -> str | None:
    """Give the calendar's quarter that a month's name stands for ("the June quarter")."""
    number = (int(value("month", match["month"])) + 2) // 3
    year = _year_beside(match, context) or _nearest_quarter_year(number, match, context)
    return f"{year}-Q{number}" if year else None


def _nearest_quarter_year(number: int, match: Match[str], context: Context) -> int | None:
    if (today := context.published) is None:
        return None
    current = (today.month + 2) // 3
    tense = context.tense(match.start(), match.end())
    if number < current - 1 and tense == "future":
        return today.year + 1
    if number > current and context.certain_tense(match.start()) == "past":
        return today.year - 1
    # Reports come out after the quarter: in January the fourth one is last year's; the next one may be a forecast.
    if number > current + 1 and (tense != "future" or (number, current) == (4, 1)):
        return today.year - 1
    return today.year


def half(match: Match[str], context: Context) -> str | None:
    """Give the half of a year: "the second half of 2024", "H1 2024"; without a year the document's own year."""
    number = match["digit"] or match["digit_first"]
    if not number:
        word = match["ordinal"].casefold()
        number = "2" if word in ("last", "latter") else value("ordinal", word)
    year = _year_beside(match, context) or (context.published.year if context.published else None)
    return f"{year - bool(match['ago'])}-H{number}" if year else None


def first_months(match: Match[str], _: Context) -> str:
    """Give the length of "the first nine months (of 2023)"."""
    count = match["number"]
    number = count if count.isdigit() else value("cardinal", count)
    unit = value("unit", match["unit"])
    return f"P{number}{unit}"


def season(match: Match[str], context: Context) -> str | None:
    """Give the season: of the year beside it, of last, this or next year, or of the document's year."""
    name = value("season", match["season"])
    if match["year"]:
        return f"{match['year']}-{name}"
    if (today := context.published) is None:
        return None
    step = int(value("step", match["step"])) if match["step"] else 0
    # "Last summer" is the last one that is over, "next summer" the next one that has not begun.
    behind = step < 0 and today.month - SEASON_STARTS[name] < 3
    ahead = step > 0 and today.month >= SEASON_STARTS[name]
    return f"{today.year - behind + ahead}-{name}"


def is_season(match: Match[str]) -> bool:
    """Refuse the verb and the noun "fall" and the spring of a machine: a season has a cue or a year."""
    if match["year"] or match["step"]:
        return True
    follows = after(match, 4)
    if follows.startswith((" in ", " of")) or "the " not in match[0].casefold():
        return False
    return match["lead"] is not None or bool(NAMED_SEASON.search(before(match, 10)))


def calendar_period(match: Match[str], context: Context) -> str | None:
    """Give the period of the calendar before, around or after the document's day: "last year", "this week"."""
    step, unit = int(value("step", match["step"])), value("unit", match["unit"])
    if unit in ("TH", "TM", "TS"):
        return None
    return stepped(context.published, unit, step)


def is_calendar_period(match: Match[str]) -> bool:
    """Refuse plurals and "the past year", which is a length of time."""
    plural = match["unit"].casefold().endswith("s")
    return not plural and not (match["the"] and match["step"].casefold() in ("past", "next", "coming", "last"))


def weekend(match: Match[str], context: Context) -> str | None:
    """Give the weekend of the week before, around or after the document's day; a bare one is the last that began."""
    today = context.published
    if today is None:
        return None
    step = int(value("step", match["step"])) if match["step"] else 0
    if not match["step"] and today.weekday() < 4 and context.tense(match.start(), match.end()) != "future":
        step = -1
    found = stepped(today, "W", step)
    return f"{found}-WE" if found else None


def year_end(match: Match[str], context: Context) -> str | None:
    """Give the year beside it, else the document's year."""
    return match["year"] or (period(context.published, "Y") if context.published else None)


BESIDE = (
    r"(?:,? (?:of |in )?(?:the )?(?:fiscal |financial |calendar )?(?:year )?(?P<year>{year})"
    r"|(?: of)? (?P<of_step>{step}) year)"
)
BEFORE = (
    r"(?:(?:the )?(?:fiscal |financial )?(?P<before>{year})(?:'s)? |(?P<step_before>{step}) year's "
    r"|(?P<ago>(?:the |its )?year-(?:earlier|ago)) |(?:the|its|their|his) )?"
)
QUARTER = (
    r"(?:{lead})?" + BEFORE + r"(?:fiscal[ -]|financial |calendar )?(?:"
    r"(?P<ordinal>{ordinal})(?:[ -]fiscal)?[ -]quarter|Q(?P<digit>[1-4])|(?P<digit_first>[1-4])Q)"
    r"(?:(?:[ -]?FY ?(?:20)?|[- ]?'|(?<=Q))(?P<short>\d\d)(?!\d)|" + BESIDE + ")?"
)
MONTH_QUARTER = r"(?:{lead})?(?:the )?(?:{month}(?:-|–| to ))?(?P<month>{month})[ -]quarter(?:" + BESIDE + ")?"
HALF = (
    r"(?:{lead})?" + BEFORE + r"(?:fiscal[ -]|financial )?(?:"
    r"(?P<ordinal>first|second|1st|2nd|last|latter)[ -]half(?! of the (?:\w+'s|'|[^y]))(?: of the year)?"
    r"|H(?P<digit>[12])|(?P<digit_first>[12])H)"
    r"(?:(?:[ -]?FY ?(?:20)?|[- ]?'|(?<=H))(?P<short>\d\d)(?!\d)|" + BESIDE + ")?"
)
FIRST_MONTHS = (
    r"(?:{about} )?(?:the )?(?:first|last|final|latest) (?P<number>{cardinal}|\d{1,2}) "
    r"(?P<unit>months|quarters|weeks|days)(?: of (?:the |this |last )?(?:fiscal |financial )?(?:year|{year}))?"
)
SEASON = r"(?P<lead>{lead})?(?:the )?(?:(?P<step>{step}) )?(?P<season>{season})(?: of)?(?: (?P<year>{year}))?"
CALENDAR = (
    r"(?:{lead})?(?P<the>the |its )?(?P<step>{step}) (?:fiscal |financial |calendar |full |trading )?(?P<unit>{unit})"
)
WEEKEND = r"(?:{lead})?(?:the |(?P<step>{step}) )weekend"
YEAR_END = (
    r"(?:the )?(?:{stage} )?(?:(?:year[ -]end|full[ -](?:fiscal )?year)(?: (?P<year>{year}))?"
    r"|{portion} of (?:the|this) (?:calendar |fiscal |financial )?year"
    r"|year[ -]to[ -]date|(?:later|earlier) in the year)"
)

RULES = (
    Rule(
        id="time.quarter",
        slot="time",
        promise="A quarter by its number is that quarter of the year beside it or of the nearest year that fits.",
        hit=Example("Sales rose 4% in the second quarter of 2023.", "4%"),
        trap=Example("Sales rose 4% in the Latin Quarter.", "4%"),
        apply=TimePattern(compiled(QUARTER), quarter),
    ),
    Rule(
        id="time.quarter.month",
        slot="time",
        promise="A quarter by the month that ends it is the calendar's quarter of that month.",
        hit=Example("Sales rose 4% in the June quarter.", "4%"),
        trap=Example("Sales rose 4% in the quarter of May Street.", "4%"),
        apply=TimePattern(compiled(MONTH_QUARTER), month_quarter),
    ),
    Rule(
        id="time.half",
        slot="time",
        promise="A half of a year by its number is that half.",
        hit=Example("Sales rose 4% in the first half of 2023.", "4%"),
        trap=Example("Sales rose 4% in half of the stores.", "4%"),
        apply=TimePattern(compiled(HALF), half),
    ),
    Rule(
        id="time.first_months",
        slot="time",
        promise="The first months of a year are a length of time.",
        hit=Example("Sales rose 4% in the first nine months of 2023.", "4%"),
        trap=Example("Sales rose 4% in nine stores.", "4%"),
        apply=TimePattern(compiled(FIRST_MONTHS), first_months),
    ),
    Rule(
        id="time.season",
        slot="time",
        promise="A season with a cue is that season of its year.",
        hit=Example("The company hired 400 workers last summer.", "400 workers"),
        trap=Example("A fall in sales cost 400 workers their jobs.", "400 workers"),
        apply=TimePattern(compiled(SEASON), season, is_season),
    ),
    Rule(
        id="time.relative",
        slot="time",
        promise="Last, this and next name the calendar's period beside the document's day.",
        hit=Example("The company hired 400 workers last year.", "400 workers"),
        trap=Example("The company hired 400 workers at last.", "400 workers"),
        apply=TimePattern(compiled(CALENDAR), calendar_period, is_calendar_period),
    ),
    Rule(
        id="time.weekend",
        slot="time",
        promise="A weekend is that of the week that the words point to.",
        hit=Example("The store sold 400 tickets over the weekend.", "400 tickets"),
        trap=Example("The weekender train sold 400 tickets.", "400 tickets"),
        apply=TimePattern(compiled(WEEKEND), weekend),
    ),
    Rule(
        id="time.year_end",
        slot="time",
        promise="The end, start or rest of the year is the document's year.",
        hit=Example("The company will hire 400 workers by the end of the year.", "400 workers"),
        trap=Example("The company will hire 400 workers by the end of the pier.", "400 workers"),
        apply=TimePattern(compiled(YEAR_END), year_end),
    ),
)
