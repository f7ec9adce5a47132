"""Times of figures: the day of an article, and which times tell a figure from those of other times."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from claimtally.model import Article, Claim
from claimtally.model.vocabulary import Frame

# Frames whose events happen once, so that "on Tuesday" says when it was told and not which of several it was.
TOLD_ONCE: tuple[Frame, ...] = (
    "investment",
    "financing",
    "acquisition",
    "valuation",
    "spending",
    "contract",
    "capacity",
    "hardware",
    "workforce",
)
NEAR = 7  # days between an event of today's news and its article
TODAY = ("PRESENT_REF",)
SHORT_TIME = re.compile(r"(\d{4})-(?:W(\d\d)|(\d\d))")


def time_of(article: Article, claim: Claim) -> str | None:
    """Give the time that tells the number from those of other times; None for what is told as news of the day."""
    if claim.time is None:
        return None
    value = claim.time.value
    if value is None:
        return f"“{claim.time.text.casefold()}”"
    if value in TODAY:
        return None
    when, told = days_of(value), day_of(article.published)
    if claim.frame in TOLD_ONCE and when is not None and told is not None:
        apart = max((when[0] - told).days, (told - when[1]).days)
        return None if apart <= NEAR else value
    return value


def anchored(time: str | None) -> bool:
    """Tell whether a calendar knows a time, whenever it was told ("2030-Q4", not "P5Y" or "last year")."""
    return time is not None and time[:1].isdigit()


def day_of(published: str | None) -> date | None:
    """Give the day of an ISO 8601 date, with or without its time; None where there is none to read."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def days_of(value: str) -> tuple[date, date] | None:
    """Give the first and last day of a day, a week or a month ("2031-W19", "2031-03"), None for other values."""
    if (day := day_of(value)) is not None:
        return day, day
    found = SHORT_TIME.fullmatch(value)
    if found is None:
        return None
    year, week, month = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        if week is not None:
            return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
        return date(year, month or 1, 1), date(year, month or 1, monthrange(year, month or 1)[1])
    except ValueError:
        return None
