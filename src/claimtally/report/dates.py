"""Dates as a reader says them, in English on every machine."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

# Not calendar.month_name, which speaks the language of the machine.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def told_day(published: str | None) -> str:
    """Give an ISO date, or a date with its time, as "4 March 2031"; anything else as it stands."""
    day = _day(published)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else published or ""


def told_period(published: Iterable[str | None]) -> str:
    """Give the first and the last of some dates, "4 March 2031 to 6 March 2031"; empty where none can be read."""
    days = sorted(day for day in map(_day, published) if day)
    if not days:
        return ""
    first, last = days[0].isoformat(), days[-1].isoformat()
    return told_day(first) if first == last else f"{told_day(first)} to {told_day(last)}"


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
