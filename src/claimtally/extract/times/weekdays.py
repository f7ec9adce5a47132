"""Days by their place in the week or beside the document's own day: "on Tuesday", "yesterday", "Christmas Day"."""

from __future__ import annotations

from datetime import date
from re import Match

from claimtally.extract.times.calendar import nearest, nth_weekday, stepped
from claimtally.extract.times.context import Context
from claimtally.extract.times.grammar import TimePattern, after, before, compiled
from claimtally.extract.times.words import value
from claimtally.model import Example, Rule


def weekday(match: Match[str], context: Context) -> str | None:
    """Give the day a weekday names: "last" or "next", else the one the clause points to, past by default."""
    found = weekday_date(match["weekday"], match["step"], match, context)
    if found is None:
        return None
    part = f"T{value('daypart', match['daypart'])}" if match["daypart"] else ""
    return found.isoformat() + part


def weekday_date(name: str, step: str | None, match: Match[str], context: Context) -> date | None:
    """Give the day of a weekday's name, `step` being the "last" or "next" before it."""
    if (today := context.published) is None:
        return None
    number = int(value("weekday", name))
    back = (today.weekday() - number) % 7
    last, following = date.fromordinal(today.toordinal() - back), date.fromordinal(today.toordinal() + (7 - back) % 7)
    direction = value("step", step) if step else None
    if direction == "-1":
        return date.fromordinal(today.toordinal() - (back or 7))
    if direction == "1":
        return date.fromordinal(today.toordinal() + ((7 - back) % 7 or 7))
    if after(match, 3) in ("'s ", "’s "):
        return last
    return following if context.tense(match.start(), match.end()) == "future" else last


def is_weekday(match: Match[str]) -> bool:
    """Refuse names that hold a weekday ("Monday.com")."""
    return after(match, 4) != ".com"


def is_named_day(match: Match[str]) -> bool:
    """Refuse the newspaper USA Today and its like."""
    return not (match["day"] == "Today" and before(match, 7).endswith(("USA ", "India ", "Russia ")))


def named_day(match: Match[str], context: Context) -> str | None:
    """Give the day of "today", "yesterday", "tomorrow", "tonight", with the part of the day where one is named."""
    # "last night" carries its part of the day in the lexicon: "-1 TNI".
    offset, _, part = value("day", match["day"]).partition(" ")
    found = stepped(context.published, "D", int(offset))
    if match["daypart"]:
        part = f"T{value('daypart', match['daypart'])}"
    return found + part if found else None


def day_part(match: Match[str], context: Context) -> str | None:
    """Give the part of the document's own day: "this morning"."""
    found = stepped(context.published, "D", 0)
    return f"{found}T{value('daypart', match['daypart'])}" if found else None


def holiday(match: Match[str], context: Context) -> str | None:
    """Give the day of a feast that has a day of its own, in the year that the clause points to."""
    if (today := context.published) is None and not match["year"]:
        return None
    rule = value("holiday", match["holiday"])
    if match["year"]:
        return _feast(int(match["year"]), rule).isoformat()
    assert today is not None
    days = [_feast(today.year + step, rule) for step in (-1, 0, 1)]
    return nearest(days, today, "past" if match["step"] else context.tense(match.start(), match.end())).isoformat()


def _feast(year: int, rule: str) -> date:
    if "+" in rule:
        return nth_weekday(year, *map(int, rule.split("+")))
    month_number, day = map(int, rule.split("-"))
    return date(year, month_number, day)


WEEKDAY = r"(?:{lead})?(?:(?:the )?(?P<step>{step}) )?(?P<weekday>{weekday})(?: (?P<daypart>{daypart}))?"
NAMED_DAY = r"(?:{lead})?(?P<day>{day})(?: (?P<daypart>{daypart}))?"
DAY_PART = r"(?:{lead})?this (?P<daypart>{daypart})"
HOLIDAY = r"(?:(?P<step>last) )?(?P<holiday>{holiday})(?:,? (?P<year>{year}))?"

RULES = (
    Rule(
        id="time.weekday",
        slot="time",
        promise="A weekday is its last return, or its next one where the clause points ahead.",
        hit=Example("The company hired 400 workers on Tuesday.", "400 workers"),
        trap=Example("The company hired 400 workers of Monday.com.", "400 workers"),
        apply=TimePattern(compiled(WEEKDAY), weekday, is_weekday),
    ),
    Rule(
        id="time.day",
        slot="time",
        promise="Today, yesterday and their like are counted from the document's day.",
        hit=Example("The company hired 400 workers yesterday.", "400 workers"),
        trap=Example("The company hired 400 workers, USA Today said.", "400 workers"),
        apply=TimePattern(compiled(NAMED_DAY), named_day, is_named_day),
    ),
    Rule(
        id="time.day.part",
        slot="time",
        promise="This morning and its like are parts of the document's day.",
        hit=Example("The company hired 400 workers this morning.", "400 workers"),
        trap=Example("The morning shift has 400 workers.", "400 workers"),
        apply=TimePattern(compiled(DAY_PART), day_part),
    ),
    Rule(
        id="time.holiday",
        slot="time",
        promise="A feast with a day of its own is that day.",
        hit=Example("The store sold 400 tickets on Christmas Eve.", "400 tickets"),
        trap=Example("The store sold 400 Easter eggs.", "400"),
        apply=TimePattern(compiled(HOLIDAY), holiday),
    ),
)
