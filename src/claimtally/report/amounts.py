"""Quantities as a reader says them ("$5 billion", "≤ 5 GW", "about 300") and as they are, to the last digit."""

from __future__ import annotations

import re
from decimal import Decimal

from claimtally.lexicons.notation import NotationRow, notations
from claimtally.model import Quantity

SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
# Beyond this many decimals a scaled number ("1.234567 million") reads worse than its digits.
SCALED_DECIMALS = 3
TICK_SCALES = {"trillion": "tn", "billion": "bn", "million": "m"}
NBSP = "\N{NO-BREAK SPACE}"
# One decimal of an unscaled sum of money: "$41.2" is read as "$41.20".
CENT = re.compile(r"\.\d(?!\d)")
BOUND_SIGNS = {"=": "", "~": "about ", "<": "< ", "<=": "≤ ", ">": "> ", ">=": "≥ "}


def spoken(quantity: Quantity) -> str:
    """Give a quantity as a reader says it, with its direction and bound: "down about 3%", "$3–4 billion", "≤ 5 GW"."""
    direction = f"{quantity.direction} " if quantity.direction else ""
    low, high = quantity.stated
    return direction + BOUND_SIGNS[quantity.bound] + _with_unit(_scaled_range(low, high), quantity)


def exact(quantity: Quantity) -> str:
    """Give the stated number, or both ends of a range, with every digit and the unit: "5,000,000,000 USD"."""
    low, high = quantity.stated
    number = digits(low) if low == high else f"{digits(low)} to {digits(high)}"
    return f"{number} {quantity.unit}"


def interval(quantity: Quantity) -> str:
    """Give the interval that rounding and the bound leave: "from 4,500,000,000 to under 5,500,000,000 USD"."""
    unit = quantity.unit
    if quantity.low is None and quantity.high is None:
        return f"any number of {unit}"
    if quantity.low is None:
        return f"{'up to' if quantity.high_closed else 'under'} {digits(quantity.high)} {unit}"
    if quantity.high is None:
        return f"{'at least' if quantity.low_closed else 'more than'} {digits(quantity.low)} {unit}"
    if quantity.low == quantity.high:
        return f"exactly {digits(quantity.low)} {unit}"
    start = f"{'from' if quantity.low_closed else 'above'} {digits(quantity.low)}"
    return f"{start} {'to' if quantity.high_closed else 'to under'} {digits(quantity.high)} {unit}"


def spoken_interval(quantity: Quantity) -> str:
    """Give the interval as a reader says it: "$8.5 billion to under $9.5 billion", "more than 5 GW"."""
    low, high = (None if end is None else _one(end, quantity) for end in (quantity.low, quantity.high))
    if low is None and high is None:
        return "any number"
    if low is None or (quantity.low == 0 and quantity.bound in ("<", "<=")):
        return f"{'up to' if quantity.high_closed else 'under'} {high}"
    if high is None:
        return f"{'at least' if quantity.low_closed else 'more than'} {low}"
    if quantity.low == quantity.high:
        return f"exactly {low}"
    return f"{'' if quantity.low_closed else 'above '}{low} to {'' if quantity.high_closed else 'under '}{high}"


def scaled(value: Decimal) -> tuple[str, str]:
    """Give a number as (digits, scale word): 5e9 is ("5", "billion"), 1,234 is ("1,234", "")."""
    for size, word in SCALES:
        if abs(value) >= size:
            small = (value / size).normalize()
            exponent = small.as_tuple().exponent
            if isinstance(exponent, int) and -exponent <= SCALED_DECIMALS:
                return digits(small), word
            break
    return digits(value), ""


def digits(value: Decimal | None) -> str:
    """Give a number with every digit, thousands set off by commas and a true minus sign."""
    if value is None:
        return ""
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


def short(value: Decimal, unit: str) -> str:
    """Give a number as a line of a scale has room for it, with a currency's sign but no other unit: "$5bn", "1,200"."""
    number, scale = scaled(value)
    row = notations().get(unit.partition("/")[0])
    minus, number = ("−", number[1:]) if number.startswith("−") else ("", number)
    return f"{minus}{row.sign or '' if row else ''}{number}{TICK_SCALES.get(scale, '')}"


def unit_words(unit: str, dimension: str) -> str:
    """Give the name of a unit for a heading, in the plural where it is counted: "chips", "GW", "USD per share"."""
    base, _, per = unit.partition("/")
    return _plural(base, dimension).replace("_", " ") + _per(per)


def _one(value: Decimal, quantity: Quantity) -> str:
    return _dressed(*scaled(value), quantity.unit, quantity.dimension, one=value == 1)


def _scaled_range(low: Decimal, high: Decimal) -> tuple[tuple[str, str], ...]:
    return (scaled(low),) if low == high else (scaled(low), scaled(high))


def _with_unit(numbers: tuple[tuple[str, str], ...], quantity: Quantity) -> str:
    unit, dimension = quantity.unit, quantity.dimension
    if len(numbers) == 1:
        return _dressed(*numbers[0], unit, dimension, one=quantity.stated[0] == 1)
    (low, low_scale), (high, high_scale) = numbers
    if low_scale == high_scale and not low.startswith("−"):
        return _dressed(f"{low}–{high}", low_scale, unit, dimension, one=False)
    return " to ".join(_dressed(number, scale, unit, dimension, one=False) for number, scale in numbers)


def _dressed(number: str, scale: str, unit: str, dimension: str, *, one: bool) -> str:
    """Put the currency before and the scale, the unit and what it is per behind the number."""
    base, _, per = unit.partition("/")
    row = notations().get(base, NotationRow(unit=base))
    amount = f"{number}{NBSP}{scale}" if scale else number
    per = _per(per)
    if dimension == "money" or row.sign:
        minus, amount = ("−", amount[1:]) if amount.startswith("−") else ("", amount)
        amount = amount if scale else CENT.sub(r"\g<0>0", amount)
        return f"{minus}{row.sign or base + NBSP}{amount}{per}"
    if row.word:
        word = row.word if one or row.words is None else row.words
    else:
        word = " " + (base if one else _plural(base, dimension)).replace("_", " ")
    return amount + word.replace(" ", NBSP, 1) + per


def _per(unit: str) -> str:
    """Give "per share", or "/s" where the unit is a symbol."""
    if len(unit) <= 2:
        return unit and f"/{unit}"
    return f" per {unit.replace('_', ' ')}"


def _plural(noun: str, dimension: str) -> str:
    """Give the plural of a counted noun or a spelt-out unit; symbols ("km", "GW") stay as they are."""
    if dimension not in ("count", "time") or not noun.islower() or len(noun) < 3 or noun.endswith("s"):
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("x", "z", "ch", "sh")) else f"{noun}s"
