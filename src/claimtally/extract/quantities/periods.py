"""Rates that an adjective tells: "annual output of 4 million tonnes", "daily exports fell to 900,000 barrels"."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.tokens import WORD, Tokens

PERIODS = {"annual": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day"}
REACH = 9  # tokens between the adjective and the amount
UNTIMED = frozenset(
    {"share", "multiple", "temperature", "power", "time", "length", "area", "rate", "speed", "bandwidth"}
)


def period_before(tokens: Tokens, amount: Amount) -> None:
    """Make an amount a rate where "annual", a measured noun and a word that leads to a size stand before it.

    Of days, weeks and months only what flows is told so ("daily output"); "weekly users of 3 million" are no rate. A
    year's profit or loss is a sum.
    """
    if amount.unit is None or amount.per is not None or amount.dimension in UNTIMED or "/" in amount.unit:
        return
    words = lexicon().words
    between: list[str] = []
    for place in range(amount.first - 1, max(amount.first - 2 - REACH, -1), -1):
        word = tokens.at(place)
        if word in PERIODS:
            break
        if tokens.kind(place) != WORD or tokens.breaks(place):
            return
        between.append(word)
    else:
        return
    nouns = [word for word in between if word not in words["leads_to_size"] and word not in words["beside_size"]]
    flows = words["flow"].intersection(between)
    leads = words["leads_to_size"].intersection(between)
    if not nouns or not leads or words["sum_of_period"].intersection(between):
        return
    if flows or (PERIODS[word] == "year" and between[-1] in nouns and len(nouns) <= 3):
        amount.per, amount.rule = PERIODS[word], "rate.period"
