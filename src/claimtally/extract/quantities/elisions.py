"""Bare numbers: what they are of, in which order it is asked, and which of them may stand alone."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.borrowed_units import level, same_kind, same_scale
from claimtally.extract.quantities.counts import compound_behind
from claimtally.extract.quantities.further import further
from claimtally.extract.quantities.indices import index_points
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.number_of import number_of
from claimtally.extract.quantities.people import people
from claimtally.extract.quantities.rates import per_after, rate
from claimtally.extract.quantities.taken_up import (
    continues_a_list,
    earlier_plural,
    elided,
    group_size,
    is_large,
    moved,
    of_those,
    reached,
    told_of,
)
from claimtally.extract.quantities.tokens import NUMBER, Tokens

AGE_BOUNDS = frozenset({"under", "over", "above", "below"})


def may_stand_alone(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Tell whether a bare number is said of something: a move's size or level, one of a list, a large count."""
    after = tokens.at(amount.last)
    if amount.numeral.form == "words" and amount.low == 1:
        return False
    if amount.numeral.form == "vague":
        return after in lexicon().words["behind_vague"]
    if moved(tokens, amount) or per_after(tokens, amount.last) is not None or told_of(tokens, amount, earlier):
        return True
    if continues_a_list(tokens, amount, earlier):
        return True
    if is_large(amount):
        return True
    if amount.bound == "=" or tokens.kind(amount.numeral.first) != NUMBER:
        return False
    return amount.low >= 100 or tokens.lower[amount.numeral.first - 1] not in AGE_BOUNDS  # "people under 30"


def _age(tokens: Tokens, amount: Amount) -> bool:
    """Read "who was 10", "she turned 44" as years of age."""
    said = tokens.at(amount.first - 1) in ("is", "was", "turned", "turns")
    if not said or tokens.at(amount.first - 2) not in ("he", "she", "who") or not 0 < amount.low < 120:
        return False
    amount.unit, amount.dimension, amount.rule, amount.wide = "year", "time", "count.bare", True
    return True


def take_up(tokens: Tokens, amount: Amount, earlier: list[Amount], wide: bool) -> bool:
    """Give a bare number the unit that it takes up from earlier words; False where it is no quantity on its own."""
    if not wide and index_points(tokens, amount):
        return True
    if _is_told_of_something(tokens, amount, earlier):
        return True
    if _is_a_plain_one(tokens, amount):
        return False
    stands = may_stand_alone(tokens, amount, earlier)
    if not stands and not wide:
        return of_those(tokens, amount) and earlier_plural(tokens, amount)
    of_them = of_those(tokens, amount) and tokens.at(amount.last + 1) == "them"
    if of_them and not wide and (elided(tokens, amount, earlier) or earlier_plural(tokens, amount)):
        return True  # "houses 200,000 GPUs; it expects to have 1 million of them", whatever money was told before
    if stands and not wide and same_scale(tokens, amount, earlier):
        return True
    if stands and _counts_what_was_told(tokens, amount, earlier):
        return True
    if wide and (same_kind(tokens, amount, earlier) or _age(tokens, amount)):
        return True
    amount.unit, amount.rule = "", "count.bare"
    if wide and not stands:
        compound_behind(tokens, amount)
    return True


def _is_told_of_something(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Read a bare number of which the words right beside it say what it is: a level, a group's size, people."""
    if level(tokens, amount, earlier) or group_size(tokens, amount):
        return True
    if people(tokens, amount, earlier) or number_of(tokens, amount):
        return True
    return further(tokens, amount, earlier) and elided(tokens, amount, earlier)


def _is_a_plain_one(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether a number is the word "one", which takes up nothing."""
    if amount.numeral.form != "words" or amount.low != 1 or amount.numeral.scale != 1:
        return False
    return tokens.at(amount.first - 1) not in ("minus", "negative")


def _counts_what_was_told(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Give a number that may stand alone the unit of the plural that moves, or of what was counted before."""
    vague, moves = amount.numeral.form == "vague", moved(tokens, amount)
    if ((moves and not vague) or reached(tokens, amount)) and earlier_plural(tokens, amount):
        return True
    goes_on = (
        vague
        or moves
        or per_after(tokens, amount.last) is not None
        or is_large(amount)
        or told_of(tokens, amount, earlier)
        or continues_a_list(tokens, amount, earlier)
    )
    if not goes_on or not elided(tokens, amount, earlier):
        return False
    rate(tokens, amount)
    return True
