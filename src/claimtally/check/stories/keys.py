"""Keys of slots over articles: what two numbers must have in common, and what one article may leave open."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from claimtally.check.cues import words
from claimtally.check.slot import POSSESSIVE, WORD, firmness, measure_words, quantity
from claimtally.check.stories.names import Party, is_name, party
from claimtally.check.units import PHYSICAL
from claimtally.lexicons.known import Known
from claimtally.model import Article, Claim
from claimtally.model.vocabulary import Deontic, Direction, Frame, Role

Certainty = Literal[0, 1, 2]
ROLES: tuple[Role, ...] = ("value", "total", "increment", "target")
STAFF = "worker"  # the unit of all who make up a workforce, be they called jobs or staff
MONEY_PUT_IN = "commitment"
DEALS: tuple[Frame, ...] = ("investment", "financing", "acquisition", "valuation")
# How many words their sentences must share before two numbers of a frame can differ; other frames need two.
SHARED_WORDS: dict[Frame, int] = {
    "workforce": 0,
    "valuation": 0,
    "financing": 1,
    "earnings": 1,
    "capacity": 1,
    "contract": 1,
    "spending": 1,
}
MANY, MOST, NEVER = 2, 3, 1000
# Frames of which a number without a noun may differ, if its sentence shares that many words with the others.
TOLD_BY_WORDS: tuple[Frame, ...] = ("price", "contract", "acquisition", "capacity")
# Frames whose events happen once, so that "on Tuesday" says when it was told and not which of several it was.
TOLD_ONCE: tuple[Frame, ...] = (*DEALS, "spending", "contract", "capacity", "hardware", "workforce")
NEAR = 7  # days between an event of today's news and its article
TODAY = ("PRESENT_REF",)
SHORT_TIME = re.compile(r"(\d{4})-(?:W(\d\d)|(\d\d))")
REACH = 40  # characters
WHERE = re.compile(
    r"(?:\s+[a-z]+)?\s+(?:in|at|across|from|outside|for)\s+(?:the\s+|its\s+)?"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)([A-Z][\w-]+)"
    r"|\s+(worldwide|globally|nationwide|overseas|abroad)\b"
)


@dataclass(frozen=True, slots=True)
class Matter:
    """What two numbers of one slot have in common word for word; what else is printed stands in `Details`."""

    subject: str
    frame: Frame
    unit: str
    measure: str
    direction: Direction | None
    products: tuple[str, ...]
    deontic: Deontic


@dataclass(frozen=True, slots=True)
class Details:
    """What one article may print and another leave open: None, or no words, is open."""

    subject: str
    object: Party | None
    words: tuple[str, ...]
    time: str | None
    role: Role
    certainty: Certainty


def matter_of(article: Article, claim: Claim, known: Known) -> tuple[Matter, Details] | None:
    """Give what a claim's number is about, None where the words do not tell it: no named subject, no measure.

    A deal needs no measure, since its parties tell it; any other sum, share or bare number does.
    """
    if claim.subject is None or claim.quantity is None or claim.polarity == "negative" or claim.role not in ROLES:
        return None
    if not claim.quantity.unit or not is_name(claim.subject, article.text, known):
        return None
    subject = party(claim.subject.name, known)
    # Whoever leads a round is named here and left out there; the round is the subject's all the same.
    named = claim.object if claim.frame != "financing" else None
    other = party(named.name, known) if named is not None else None
    unit, told = _unit(claim), measured(claim)
    head = _head(claim, unit, told, has_object=other is not None)
    if head is None:
        return None
    matter = Matter(
        subject=subject.stem,
        frame=claim.frame,
        unit=unit,
        measure=head,
        direction=quantity(claim).direction,
        products=tuple(sorted({product.name.casefold() for product in claim.products})),
        deontic=claim.deontic,
    )
    details = Details(
        subject=subject.full,
        object=other,
        words=tuple(sorted((set(told) - {head} - _staff(unit) - _own(head)) | _where(article, claim))),
        time=_time(article, claim),
        role=claim.role,
        certainty=firmness(claim),
    )
    return matter, details


def shared_words(matter: Matter, details: Details) -> int:
    """Give how many telling words the sentences of two numbers must share before they can be said to differ.

    A deal is told by its parties, a measure by its noun and its time; a price or a capacity without a noun needs three
    words. What has neither never differs, nor do earnings without a date: those of a quarter stand beside those of the
    year so far.
    """
    if matter.frame in DEALS and details.object is not None:
        return 0
    if matter.frame == "earnings" and not anchored(details.time):
        return NEVER
    needed = SHARED_WORDS.get(matter.frame, MANY)
    if not matter.measure:
        return MOST if matter.frame in TOLD_BY_WORDS else NEVER
    return max(0, needed - 1) if anchored(details.time) else needed


def anchored(time: str | None) -> bool:
    """Tell whether a calendar knows a time, whenever it was told ("2030-Q4", not "P5Y" or "last year")."""
    return time is not None and time[:1].isdigit()


def telling_words(claim: Claim) -> frozenset[str]:
    """Give the beginnings of the words that tell what the claim's sentence is about, besides its slots."""
    known = " ".join(
        slot.text
        for slot in (claim.subject, claim.object, claim.measure, claim.mention, claim.time)
        if slot is not None
    )
    names = " ".join(slot.name for slot in (claim.subject, claim.object) if slot is not None)
    slots = {_beginning(word) for word in WORD.findall(f"{known} {names}")}
    found = (word for word in WORD.findall(claim.quote.text) if len(word) > 2 and not word[0].isdigit())
    return frozenset(_beginning(word) for word in found if word.casefold() not in words("unspecific")) - slots


def day_of(published: str | None) -> date | None:
    """Give the day of an ISO 8601 date, with or without its time; None where there is none to read."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _beginning(word: str) -> str:
    return POSSESSIVE.sub("", word.casefold())[:5]  # "invest", "invested" and "investment" are about one thing


def _unit(claim: Claim) -> str:
    number = quantity(claim)
    if claim.frame == "workforce" and number.unit in words("staff_unit"):
        return STAFF
    # Units of measure convert; which of them do is asked only where two articles have different ones.
    return number.dimension if number.dimension in PHYSICAL else number.unit


def measured(claim: Claim) -> tuple[str, ...]:
    """Give the words of the measure without those of the subject, the time and the number, the head last."""
    if claim.measure is None:
        return ()
    beside = [claim.subject.text, claim.subject.name] if claim.subject else []
    beside += [claim.time.text] if claim.time else []
    told = measure_words(claim.measure.text)
    left = {word for text in beside for word in measure_words(text)}
    left |= {part for word in left for part in re.split(r"[-'’]", word)}
    kept = tuple(word for word in told if word not in left and not word[0].isdigit())
    return tuple(word for word in kept if not set(word.split("-")) <= left)


def _head(claim: Claim, unit: str, told: tuple[str, ...], *, has_object: bool) -> str | None:
    """Give the noun that is measured, "" where the frame tells it, None where nothing does."""
    if unit == STAFF:
        return STAFF
    head = told[-1] if told else None
    if claim.frame in ("investment", "financing") and (head is None or head in words(MONEY_PUT_IN)):
        return MONEY_PUT_IN
    if claim.frame in DEALS and (has_object or claim.frame == "valuation"):
        return ""
    if head is not None:
        return head
    number = quantity(claim)
    # Without a noun only the words of the sentence tell what it is, enough to agree, seldom to differ.
    return "" if number.dimension in ("money", "count") or number.dimension in PHYSICAL else None


def _where(article: Article, claim: Claim) -> set[str]:
    """Give the place right behind the number that it is about ("3,000 people in Norway", "1,900 jobs worldwide")."""
    behind = article.text[claim.mention.end : min(claim.quote.end, claim.mention.end + REACH)]
    found = WHERE.match(behind)
    if found is None:
        return set()
    place = next(part for part in found.groups() if part)
    parties = (slot for slot in (claim.subject, claim.object) if slot is not None)
    named = any(place in written for slot in parties for written in (slot.text, slot.name))
    return set() if named else {place.casefold()}


def _staff(unit: str) -> frozenset[str]:
    return words("staff_unit") | {STAFF} if unit == STAFF else frozenset()


def _own(head: str) -> frozenset[str]:
    return words(MONEY_PUT_IN) if head == MONEY_PUT_IN else frozenset()


def _time(article: Article, claim: Claim) -> str | None:
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
