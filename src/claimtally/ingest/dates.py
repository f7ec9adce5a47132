"""Publication dates as ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

# Zones in news; a name of two zones is read as the news uses it, or left out (IST; ET, which hides summer).
ZONE_HOURS = {
    "UTC": 0.0,
    "GMT": 0.0,
    "Z": 0.0,
    "WET": 0.0,
    "BST": 1.0,
    "CET": 1.0,
    "CEST": 2.0,
    "EET": 2.0,
    "EEST": 3.0,
    "MSK": 3.0,
    "SGT": 8.0,
    "HKT": 8.0,
    "JST": 9.0,
    "KST": 9.0,
    "AEST": 10.0,
    "AEDT": 11.0,
    "NZST": 12.0,
    "NZDT": 13.0,
    "EST": -5.0,
    "EDT": -4.0,
    "CST": -6.0,
    "CDT": -5.0,
    "MST": -7.0,
    "MDT": -6.0,
    "PST": -8.0,
    "PDT": -7.0,
}
FIRST_YEAR, LAST_YEAR = 1600, 2200
MILLISECONDS_FROM = 1e11  # as seconds that is the year 5138
NUMERIC = re.compile(r"^\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\b")
ISO_DATE = re.compile(r"^\s*(\d{4}-\d{2}-\d{2})(?!\d)")
ZONE_NAME_IN_BRACKETS = re.compile(r"\[[A-Za-z_/+-]+\]\s*$")
LONGEST = 80


def iso_date(value: object) -> str | None:
    """Give a date as ISO 8601, with time and offset where the value has them; None where it is no complete date.

    Takes ISO 8601, RFC 2822, written dates ("May 3, 2024 10:30 a.m. EDT"), seconds or milliseconds since 1970 (UTC).
    "03/05/2024" can be March or May: it is no date.
    """
    if isinstance(value, datetime | date):
        return _shown(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_epoch(value)
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
        return None
    text = ZONE_NAME_IN_BRACKETS.sub("", value.strip())
    if text.isdigit() and len(text) in (10, 13):
        return _from_epoch(int(text))
    return _from_iso(text) or _from_words(text) or _leading_date(text)


def _shown(moment: datetime | date) -> str | None:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    return moment.isoformat(timespec="seconds") if isinstance(moment, datetime) else moment.isoformat()


def _from_epoch(number: float) -> str | None:
    seconds = number / 1000 if abs(number) >= MILLISECONDS_FROM else number
    # A bare year or a day number is no moment: news on the web begins after 1 January 1980.
    if not seconds >= 315_532_800:
        return None
    try:
        return _shown(datetime.fromtimestamp(seconds, UTC))
    except (OverflowError, OSError, ValueError):
        return None


def _from_iso(text: str) -> str | None:
    if not text[:4].isdigit() or len(text) < 8:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return _shown(moment if re.search(r"\d[T ]\d", text) else moment.date())


def _from_words(text: str) -> str | None:
    numeric = NUMERIC.match(text)
    day_first = False
    if numeric:
        first, second = int(numeric[1]), int(numeric[3])
        if first <= 12 and second <= 12 and first != second:
            return None
        day_first = first > 12
    early = _parsed(text, datetime(2000, 1, 1, 0, 0), day_first)
    late = _parsed(text, datetime(2001, 2, 2, 1, 1), day_first)
    # dateutil fills in what is missing from its default: what two defaults leave equal was in the text.
    if early is None or late is None or early.date() != late.date():
        return None
    return _shown(early if early.time() == late.time() else early.date())


def _parsed(text: str, default: datetime, day_first: bool) -> datetime | None:
    from dateutil import parser  # type: ignore[import-untyped]

    try:
        moment: datetime = parser.parse(text, default=default, tzinfos=_zone, dayfirst=day_first)
        moment.utcoffset()
    except (ValueError, OverflowError, TypeError, AttributeError):
        return None
    return moment


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    # dateutil asks here first; else it would read the machine's own zone into a name.
    if offset is not None:
        return timezone(timedelta(seconds=offset))
    hours = ZONE_HOURS.get((name or "").upper())
    return None if hours is None else timezone(timedelta(hours=hours))


def _leading_date(text: str) -> str | None:
    found = ISO_DATE.match(text)
    try:
        return _shown(date.fromisoformat(found[1])) if found else None
    except ValueError:
        return None
