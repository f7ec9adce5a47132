"""The check of hours: power for so many hours is the energy printed, so many machines for so long are machine-hours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from claimtally.check.multiplicative.multiplied import Candidate, Product, best
from claimtally.check.numbers.units import conversion
from claimtally.check.ties.expression import Variable
from claimtally.check.ties.tied import Tied
from claimtally.check.words.cues import holds_cue
from claimtally.check.words.place import same_sentence
from claimtally.check.words.rates_per import akin
from claimtally.check.words.slot import numbered, quantity
from claimtally.model import Article, Claim
from claimtally.model.vocabulary import Dimension

ID = "hours"
THING_HOURS = re.compile(r"([^\W\d_]+)[- ]hours?\b", re.IGNORECASE)


def check_hours(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute "100 MW and 200 MWh, empty in two hours", and "64 chips for 50 days … 76,800 chip-hours".

    A sentence about storing or delivering must print one power, one energy and one time alone; machine-hours name the
    machines, whose number and time stand before them in the same sentence.
    """
    numbers = numbered(claims)
    for energy in numbers:
        if quantity(energy).dimension == "energy" and _is_of_store(energy.quote.text):
            yield from _stored(article, numbers, energy)
        if quantity(energy).unit == "hour" and (found := THING_HOURS.search(energy.mention.text)):
            yield from _machine_hours(article, numbers, energy, found[1])


def _stored(article: Article, numbers: Sequence[Claim], energy: Claim) -> Iterator[Tied]:
    sentence = [claim for claim in numbers if same_sentence(claim, energy)]
    power, time, energies = (_of(sentence, dimension) for dimension in ("power", "time", "energy"))
    if len(power) != 1 or len(time) != 1 or len(energies) != 1 or quantity(time[0]).unit not in ("hour", "minute"):
        return
    watts = conversion(quantity(power[0]).unit, "W")
    hours, watt_hours = conversion(quantity(time[0]).unit, "hour"), conversion(quantity(energy).unit, "Wh")
    if watts is None or hours is None or watt_hours is None:
        return
    factors = (Variable(power[0], watts), Variable(time[0], hours))
    told = best(article, [Candidate(Product(ID, factors, Variable(energy, watt_hours)), near=True)])
    if told is not None:
        yield told


def _is_of_store(sentence: str) -> bool:
    return holds_cue("storing", sentence) and not holds_cue("charging", sentence)


def _of(claims: Sequence[Claim], dimension: Dimension) -> list[Claim]:
    return [claim for claim in claims if quantity(claim).dimension == dimension]


def _machine_hours(article: Article, numbers: Sequence[Claim], whole: Claim, noun: str) -> Iterator[Tied]:
    around = [c for c in numbers if c.mention.start < whole.mention.start and same_sentence(c, whole)]
    machines = [c for c in around if quantity(c).dimension == "count" and akin(quantity(c).unit, noun)]
    times = [c for c in around if quantity(c).dimension == "time" and not THING_HOURS.search(c.mention.text)]
    candidates = []
    for machine, time in product(machines, times):
        hours = conversion(quantity(time).unit, "hour")
        if hours is not None and same_sentence(machine, time):
            factors = (Variable(machine), Variable(time, hours))
            candidates.append(Candidate(Product(ID, factors, Variable(whole)), near=True))
    told = best(article, candidates) if candidates else None
    if told is not None:
        yield told
