"""Rates: what a number is per, and the numbers and sums that fit it ("$30,000 per chip", 120,000 accelerators)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from claimtally.check.numbers.units import IDENTITY, conversion
from claimtally.check.ties.expression import Variable
from claimtally.check.words.slot import quantity
from claimtally.lexicons import load_rows
from claimtally.model import Claim

TIMES = frozenset(("year", "month", "week", "day", "hour", "minute", "s", "quarter", "decade"))


class KinRow(BaseModel):
    """Nouns that may count one and the same thing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]


@cache
def _families() -> dict[str, int]:
    return {word: index for index, row in enumerate(load_rows("check_kin", KinRow)) for word in row.words}


def akin(noun: str, other: str) -> bool:
    """Tell whether two nouns may count the same things; the empty noun of a bare number counts nothing."""
    one, two = noun.casefold(), other.casefold()
    family = _families()
    return bool(one) and (one == two or (one in family and family[one] == family.get(two)))


def counted_as(claim: Claim, like: Claim) -> Claim:
    """Give a count the noun of another one where both nouns count the same things ("aircraft", "jets")."""
    number, noun = quantity(claim), quantity(like).unit
    if number.dimension != "count" or number.unit == noun or not akin(number.unit, noun):
        return claim
    return claim.model_copy(update={"quantity": number.model_copy(update={"unit": noun})})


def sum_of_a_year(claim: Claim, like: Claim) -> Claim:
    """Give so much a year, in the unit of another claim, as the sum of one year; any other claim as it is."""
    base, _, per = quantity(claim).unit.partition("/")
    other = quantity(like)
    if per != "year" or base != other.unit:
        return claim
    one_year = {"unit": base, "dimension": other.dimension}
    return claim.model_copy(update={"quantity": quantity(claim).model_copy(update=one_year)})


@dataclass(frozen=True, slots=True)
class Rate:
    """A claim of so much (`of`, a unit) for each unit or thing (`per`)."""

    claim: Claim
    of: str
    per: str


def rate(claim: Claim) -> Rate | None:
    """Read a claim as a rate, None for one that is not per anything, or per two things at once."""
    base, _, per = quantity(claim).unit.partition("/")
    return Rate(claim, base, per) if per and "/" not in per else None


def amount_of(found: Rate, claim: Claim) -> Variable | None:
    """Give a claim in the unit that a rate gives for each, None where it measures something else.

    Things are amounts only under nouns that agree: four processors per node make processors.
    """
    unit = quantity(claim).unit
    if unit == found.of or (quantity(claim).dimension == "count" and akin(unit, found.of)):
        return Variable(claim)
    way = conversion(unit, found.of) if quantity(claim).dimension not in ("money", "count", "share") else None
    return None if way is None else Variable(claim, way)


def count_of(found: Rate, claim: Claim) -> Variable | None:
    """Give a claim in what a rate is per, None where it counts something else."""
    unit, dimension = quantity(claim).unit, quantity(claim).dimension
    if dimension == "count":
        return Variable(claim, IDENTITY) if akin(unit, found.per) else None
    if dimension in ("money", "share", "rate"):
        return None
    way = conversion(unit, found.per)
    return None if way is None else Variable(claim, way)
