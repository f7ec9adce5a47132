"""Times of day and words that point at now, before and after: "3 p.m. Tuesday", "noon", "now", "recently", "soon"."""

from __future__ import annotations

from re import Match

from claimtally.extract.times.calendar import stepped
from claimtally.extract.times.context import Context
from claimtally.extract.times.grammar import TimePattern, after, before, compiled
from claimtally.extract.times.months import month_day
from claimtally.extract.times.weekdays import weekday_date
from claimtally.extract.times.words import value
from claimtally.model import Example, Rule


def clock_time(match: Match[str], context: Context) -> str | None:
    """Give the minute of a clock time, on the day beside it or the document's own day."""
    hour, minute = _clock(match)
    if hour > 23:
        return None
    if match["monthday"]:
        day = month_day(match, context)
        return f"{day}T{hour:02d}:{minute:02d}" if day else None
    name = match["weekday"] or match["weekday_first"]
    if name:
        found = weekday_date(name, None, match, context)
        day = found.isoformat() if found else None
    else:
        word = match["day"] or match["day_first"]
        offset = int(value("day", word).split()[0]) if word else 0
        day = stepped(context.published, "D", offset)
    return f"{day}T{hour:02d}:{minute:02d}" if day else None


def _clock(match: Match[str]) -> tuple[int, int]:
    if match["named"]:
        return (12, 0) if match["named"].casefold() == "noon" else (0, 0)
    if match["half"]:
        hour = int(match["hour"]) % 12 + (12 if match["half"].casefold().startswith("p") else 0)
        return hour, int(match["minute"] or 0)
    if match["partof"]:
        hour = int(match["oclock"]) % 12 + (0 if match["partof"].casefold() == "morning" else 12)
        return hour, 0
    hours, minutes = match["military"].replace(".", ":").split(":")
    return int(hours), int(minutes)


def reference(match: Match[str], _: Context) -> str:
    """Give PRESENT_REF, PAST_REF or FUTURE_REF."""
    return value("reference", match["reference"])


def is_reference(match: Match[str]) -> bool:
    """Refuse "now" and "current" inside names and compounds."""
    if match["reference"].casefold() == "soon" and before(match, 3) in ("as ", "As "):
        return False
    return "-" not in (before(match, 1), after(match, 1))


ON = (
    r"(?:,? (?:on )?(?:(?P<weekday>{weekday})|(?P<day>{day})"
    r"|(?P<month>{month}) (?P<monthday>{monthday})(?:,? (?P<year>{year}))?))?"
)
FIRST = r"(?:(?:(?P<weekday_first>{weekday})|(?P<day_first>{day}))(?: at|,) )?"
CLOCK = (
    r"(?:around |about )?" + FIRST + r"(?:(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap]\.?m\b\.?)"
    r"|(?P<named>(?<!high\s)(?:noon|midnight))"
    r"|(?P<oclock>1[0-2]|[1-9])(?: o'clock)? in the (?P<partof>morning|afternoon|evening)"
    r"|(?P<military>(?:[01]\d|2[0-3])[:.][0-5]\d)(?= ?(?:{zone}|hours)))(?: ?\(?{zone}\)?)?" + ON
)
REFERENCE = r"(?P<reference>{reference})"

RULES = (
    Rule(
        id="time.clock",
        slot="time",
        promise="A time of day is that minute of the day beside it or of the document's day.",
        hit=Example("By 3 p.m. Tuesday the store had sold 400 tickets.", "400 tickets"),
        trap=Example("The 3 PMs sold 400 tickets.", "400 tickets"),
        apply=TimePattern(compiled(CLOCK), clock_time),
    ),
    Rule(
        id="time.reference",
        slot="time",
        promise="Now, recently and soon point at the present, the past and the future.",
        hit=Example("The company now has 400 workers.", "400 workers"),
        trap=Example("The company's know-how needs 400 workers.", "400 workers"),
        apply=TimePattern(compiled(REFERENCE), reference, is_reference),
    ),
)
