"""Keys of slots over articles: what two numbers must have in common, and what one article may leave open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimtally.check.numbers.units import PHYSICAL
from claimtally.check.stories.names import Party, is_name, party
from claimtally.check.stories.times import time_of
from claimtally.check.words.cues import words
from claimtally.check.words.slot import firmness, measure_words, quantity
from claimtally.lexicons.forms import alternatives
from claimtally.lexicons.known import Known
from claimtally.lexicons.times import month_names
from claimtally.model import Article, Claim
from claimtally.model.vocabulary import Deontic, Direction, Frame, Role

Certainty = Literal[0, 1, 2]
ROLES: tuple[Role, ...] = ("value", "total", "increment", "target")
STAFF = "worker"  # the unit of all who make up a workforce, be they called jobs or staff
MONEY_PUT_IN = "commitment"
DEALS: tuple[Frame, ...] = ("investment", "financing", "acquisition", "valuation")
REACH = 40  # characters


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
    """Give what a claim's number is about, None where its words do not tell a reader of another article.

    It needs a subject with a name and a unit, and a share needs a measure. A deal is told by its parties; a sum or a
    count without a measure has the measure "", enough to agree with another one, seldom to differ.
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
        time=time_of(article, claim),
        role=claim.role,
        certainty=firmness(claim),
    )
    return matter, details


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


@cache
def _place_behind() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s+[a-z]+)?\s+(?:in|at|across|from|outside|for)\s+(?:the\s+|its\s+)?(?!{alternatives(month_names())}\b)"
        r"([A-Z][\w-]+)|\s+(worldwide|globally|nationwide|overseas|abroad)\b"
    )


def _where(article: Article, claim: Claim) -> set[str]:
    """Give the place right behind the number that it is about ("3,000 people in Norway", "1,900 jobs worldwide")."""
    behind = article.text[claim.mention.end : min(claim.quote.end, claim.mention.end + REACH)]
    found = _place_behind().match(behind)
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
