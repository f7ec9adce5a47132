"""When a claim's slot counts as right: the tolerances of the gold guidelines, slot by slot.

The rules are those of the annotation guidelines: units are compared by what they measure, names without company
suffixes, conditions by shared words. A slot is True (right), False (wrong) or None (nothing to judge).
"""

from __future__ import annotations

import re

from claimtally.evaluate.gold import GoldClaim
from claimtally.model import Claim, Quantity
from claimtally.model.base import to_json_number

SLOTS = (
    "frame",
    "role",
    "bound",
    "direction",
    "subject",
    "object",
    "factuality",
    "deontic",
    "polarity",
    "condition",
    "attribution",
)
STRICT = ("frame", "subject", "factuality", "bound", "polarity")  # all right together: a strict claim
# Growth of these topics may be annotated as the topic or as a change; either counts.
MOVING = {"change", "earnings", "price", "valuation", "count", "capacity", "workforce", "share"}
UNIT_ALIASES = {
    "percent": "%",
    "pct": "%",
    "percentage": "%",
    "percentage points": "percentage_point",
    "pp": "percentage_point",
    "$": "USD",
    "us$": "USD",
    "€": "EUR",
    "£": "GBP",
    "gigawatt": "GW",
    "megawatt": "MW",
    "kilowatt": "kW",
}
SCALES = {
    "kW": ("W", 1e3),
    "MW": ("W", 1e6),
    "GW": ("W", 1e9),
    "TW": ("W", 1e12),
    "kWh": ("Wh", 1e3),
    "MWh": ("Wh", 1e6),
    "GWh": ("Wh", 1e9),
    "TWh": ("Wh", 1e12),
    "km": ("m", 1e3),
    "kg": ("g", 1e3),
    "t": ("g", 1e6),
    "bp": ("%", 0.01),
}
TOLERANCE = 1e-6  # relative: what decimals lose on their way through JSON
NAME_NOISE = re.compile(r"\b(the|a|an|inc|corp|co|ltd|llc|plc|company|group|'s)\b|[^\w ]")

Verdicts = dict[str, bool | None]


def plain_unit(unit: str | None) -> str:
    """Give a unit in the form in which two are compared: aliases resolved, a counted noun in the singular."""
    stripped = (unit or "").strip()
    head, _, per = UNIT_ALIASES.get(stripped.casefold(), stripped).partition("/")
    if head.islower() and len(head) > 3:
        head = head.removesuffix("s")
    return f"{head}/{per}" if per else head


def _close(gold: float, claimed: float, gold_scale: float, claimed_scale: float) -> bool:
    expected = gold * gold_scale
    return abs(expected - claimed * claimed_scale) <= TOLERANCE * max(abs(expected), 1e-12)


def same_value(gold: GoldClaim, quantity: Quantity | None) -> bool:
    """Tell whether the stated numbers are the gold ones, whatever the unit; True where gold has no value."""
    return _same_stated(gold, quantity, 1, 1)


def same_quantity(gold: GoldClaim, quantity: Quantity | None) -> bool:
    """Tell whether number and unit are the gold ones ("5,000 MW" is "5 GW"); True where gold has no value."""
    if gold.value is None:
        return True
    if quantity is None:
        return False
    gold_unit, claimed_unit = plain_unit(gold.unit), plain_unit(quantity.unit)
    gold_base, gold_scale = SCALES.get(gold_unit, (gold_unit, 1))
    claimed_base, claimed_scale = SCALES.get(claimed_unit, (claimed_unit, 1))
    if gold_base.casefold() != claimed_base.casefold():
        return False
    return _same_stated(gold, quantity, gold_scale, claimed_scale)


def _same_stated(gold: GoldClaim, quantity: Quantity | None, gold_scale: float, claimed_scale: float) -> bool:
    if gold.value is None:
        return True
    if quantity is None:
        return False
    stated = [float(to_json_number(number)) for number in quantity.stated]
    return all(_close(g, c, gold_scale, claimed_scale) for g, c in zip(gold.value, stated, strict=True))


def same_name(gold: str | None, claimed: str | None) -> bool:
    """Tell whether two names are the same, or the words of one are all in the other; no name equals no name."""
    first, second = _name_words(gold), _name_words(claimed)
    if not first or not second:
        return not first and not second
    return set(first) <= set(second) or set(second) <= set(first)


def _name_words(name: str | None) -> list[str]:
    return NAME_NOISE.sub(" ", (name or "").casefold()).split()


def shared_words(first: str, second: str) -> bool:
    """Tell whether two stretches share at least half of the words of the shorter one."""
    one, other = (set(re.findall(r"\w+", text.casefold())) for text in (first, second))
    return bool(one & other) and len(one & other) / min(len(one), len(other)) >= 0.5


def judged(gold: GoldClaim, claim: Claim) -> Verdicts:
    """Judge every slot of a claim against the gold claim that it was matched with."""
    quantity = claim.quantity
    moves = {gold.frame, claim.frame}
    claimed_direction = quantity.direction if quantity else None
    measured = gold.value is not None
    return {
        "frame": len(moves) == 1 or ("change" in moves and moves <= MOVING),
        "role": claim.role == gold.role if measured else None,
        "bound": (quantity.bound if quantity else "=") == gold.bound if measured else None,
        "direction": claimed_direction == gold.direction
        if measured and (gold.direction or claimed_direction)
        else None,
        "subject": same_name(gold.subject, claim.subject.name if claim.subject else None),
        "object": same_name(gold.object, claim.object.name if claim.object else None),
        "factuality": claim.factuality == gold.factuality,
        "deontic": claim.deontic == gold.deontic,
        "polarity": claim.polarity == gold.polarity,
        "condition": _same_conditions(gold, claim),
        "attribution": _same_attribution(gold, claim),
    }


def _same_conditions(gold: GoldClaim, claim: Claim) -> bool | None:
    claimed = [condition.text for condition in claim.conditions]
    if not gold.conditions and not claimed:
        return None
    if bool(gold.conditions) != bool(claimed):
        return False
    return all(any(shared_words(words, other) for other in claimed) for words in gold.conditions)


def _same_attribution(gold: GoldClaim, claim: Claim) -> bool | None:
    claimed = claim.attribution.source.name if claim.attribution else None
    return same_name(gold.attribution, claimed) if gold.attribution or claimed else None


def shown(gold: GoldClaim, claim: Claim, slot: str) -> tuple[str, str]:
    """Give what gold and claim have in a slot, as words for a person; "none" where there is nothing."""
    quantity = claim.quantity
    pairs: dict[str, tuple[object, object]] = {
        "bound": (gold.bound, quantity.bound if quantity else "="),
        "direction": (gold.direction, quantity.direction if quantity else None),
        "subject": (gold.subject, claim.subject.name if claim.subject else None),
        "object": (gold.object, claim.object.name if claim.object else None),
        "condition": ("; ".join(gold.conditions), "; ".join(condition.text for condition in claim.conditions)),
        "attribution": (gold.attribution, claim.attribution.source.name if claim.attribution else None),
    }
    first, second = pairs[slot] if slot in pairs else (getattr(gold, slot), getattr(claim, slot))
    return str(first or "none"), str(second or "none")
