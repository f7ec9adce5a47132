"""People who are counted without a noun, as headlines do: "Blast kills 21", "2 dead, 20 hurt", "laid off 300"."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.tokens import SIGN, Tokens

BE = frozenset({"were", "was", "are", "been", "is", "be"})
LINKS = frozenset({"and", ",", "but", "while", "another"})
REACH_OF_OTHERS = 20  # tokens back to what "three others" are others of
REACH_OF_NOUN = 8  # tokens back to the people that "and two injured" goes on from


def people(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Count persons where a verb of harm takes a bare number, or where the number is said to be dead, hurt, hired."""
    if _laid_off(tokens, amount):
        unit = "employee"
    elif _harmed(tokens, amount):
        unit = _told_before(tokens, amount, earlier) or "person"
    else:
        return False
    amount.unit, amount.dimension, amount.rule = unit, "count", "count.people"
    return True


def _laid_off(tokens: Tokens, amount: Amount) -> bool:
    return (
        not tokens.breaks(amount.first)
        and tokens.at(amount.first - 1) == "off"
        and tokens.at(amount.first - 2) in lexicon().words["laying"]
    )


def _harmed(tokens: Tokens, amount: Amount) -> bool:
    tables = lexicon().words
    if tokens.at(amount.first - 1) in tables["harming"] and not tokens.breaks(amount.first):
        return True
    place = amount.last
    place += tokens.at(place) in ("more", "others")
    place += tokens.at(place) in BE
    place += tokens.at(place) == "been"
    return tokens.at(place) in tables["harmed"] and not tokens.breaks(place) and _ends(tokens, place + 1)


def _ends(tokens: Tokens, place: int) -> bool:
    """Tell whether the state of the people is no adjective of a noun ("two missing pieces")."""
    ends = lexicon().stops["stop"] | {"and", "or"}
    return tokens.kind(place) == SIGN or tokens.at(place) in ends or tokens.breaks(place)


def _told_before(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> str | None:
    """Give the people of "three soldiers were killed and two injured"."""
    if not earlier or earlier[-1].dimension != "count" or not earlier[-1].unit or earlier[-1].hyphenated:
        return None
    between = tokens.lower[earlier[-1].last : amount.first]
    harmed = lexicon().words["harmed"]
    near = len(between) <= REACH_OF_NOUN and LINKS.intersection(between) and harmed.intersection(between)
    return earlier[-1].unit if near else None


def others(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> None:
    """Count in "four others" and "280 permanent ones" what was counted last, a little before, or persons."""
    if amount.unit not in ("other", "one"):
        return
    last = earlier[-1] if earlier else None
    near = (
        last is not None and amount.first - last.last <= REACH_OF_OTHERS and not tokens.parted(last.last, amount.first)
    )
    told = last.unit if last is not None and near and last.dimension == "count" and not last.hyphenated else None
    amount.unit = told or ("person" if amount.unit == "other" else amount.unit)
