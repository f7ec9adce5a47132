"""Periods: the days that a date, a month, a quarter, a half or a year covers."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

VALUE = re.compile(r"(\d{4})(?:-(?:Q([1-4])|H([12])|(\d\d)(?:-(\d\d))?))?(?:T.*)?")


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def is_day(self) -> bool:
        """Tell whether this is one day."""
        return self.first == self.last

    def contains(self, day: date) -> bool:
        """Tell whether a day lies in the period."""
        return self.first <= day <= self.last

    def days_from(self, day: date) -> int:
        """Give how many days a day lies outside the period, 0 inside."""
        return max((self.first - day).days, (day - self.last).days, 0)


def period_of(value: str | None) -> Period | None:
    """Give the days of an ISO 8601 value ("2030", "2030-Q4", "2030-H1", "2030-12", "2030-12-31"), None for others."""
    found = VALUE.fullmatch(value or "")
    if found is None:
        return None
    year, quarter, half, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        if day is not None and month is not None:
            return Period(date(year, month, day), date(year, month, day))
        first, last = 1, 12
        if quarter is not None:
            first, last = 3 * quarter - 2, 3 * quarter
        elif half is not None:
            first, last = 6 * half - 5, 6 * half
        elif month is not None:
            first = last = month
        return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
    except ValueError:
        return None
