"""Calendar arithmetic over TIMEX3/ISO 8601 values: the period around a day, and periods before and after it."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
DAYS = {"D": 1, "W": 7}


def moved(day: date, unit: str, steps: int) -> date | None:
    """Give the day `steps` units (D W M Q H Y DE CE) later, or earlier; None beyond the calendar.

    A month that is too short gives its last day, as bookkeepers count.
    """
    try:
        if unit in DAYS:
            return day + timedelta(days=steps * DAYS[unit])
        months = day.year * 12 + day.month - 1 + steps * MONTHS[unit]
        year, month = divmod(months, 12)
        if not MINYEAR <= year <= MAXYEAR:
            return None
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except OverflowError:
        return None


def period(day: date, unit: str) -> str:
    """Give the value of the period that holds a day: 2024-03-07, 2024-W10, 2024-03, 2024-Q1, 2024-H1, 2024, 202X."""
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    year_text = f"{day.year:04d}"
    shown = {
        "D": day.isoformat(),
        "M": f"{year_text}-{day.month:02d}",
        "Q": f"{year_text}-Q{(day.month + 2) // 3}",
        "H": f"{year_text}-H{(day.month + 5) // 6}",
        "Y": year_text,
        "DE": year_text[:3] + "X",
        "CE": year_text[:2] + "XX",
    }
    return shown[unit]


def stepped(day: date | None, unit: str, steps: int) -> str | None:
    """Give the value of the period `steps` periods after the one that holds `day`; None where that is not known."""
    if day is None or (unit not in MONTHS and unit not in DAYS):
        return None
    target = moved(day, unit, steps)
    return None if target is None else period(target, unit)


def dated(year: int, month: int, day: int) -> date | None:
    """Give a day of the calendar, or None where there is none such (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest(candidates: list[date], today: date, tense: str | None) -> date:
    """Choose among a day's yearly returns: by tense where there is one, else the nearest, past before future."""
    if tense == "past" and (past := [day for day in candidates if day <= today]):
        return max(past)
    if tense == "future" and (future := [day for day in candidates if day >= today]):
        return min(future)
    return min(candidates, key=lambda day: (abs((day - today).days), day))


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """Give the nth weekday (Monday is 0) of a month; -1 is the last one."""
    days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
    found = [day for day in days if day.weekday() == weekday]
    return found[nth - 1] if nth > 0 else found[nth]


def year_of(digits: str, today: date | None) -> int:
    """Give the year of two or four digits; two digits mean a year at most 30 years after the document's."""
    number = int(digits)
    if len(digits) > 2:
        return number
    this_year = today.year if today else 2000
    century = this_year // 100 * 100
    year = century + number
    return year - 100 if year > this_year + 30 else year
