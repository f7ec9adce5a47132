"""Rates that an adjective tells: "annual output of 4 million tonnes", "daily exports fell to 900,000 barrels"."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.tokens import WORD, Tokens

PERIODS = {"annual": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day"}
REACH = 9  # tokens between the adjective and the amount, and from one amount of its sentence to the next
LONGEST_NAME = 2  # words of what flows: "annual steel output"
MOST_CARRIED = 4
END = frozenset({".", "?", "!", ";"})
UNTIMED = frozenset(
    {"share", "multiple", "temperature", "power", "time", "length", "area", "rate", "speed", "bandwidth"}
)


def period_before(tokens: Tokens, amount: Amount) -> None:
    """Make an amount a rate where "annual", a noun of what flows and a word that leads to a size stand before it.

    What is told so of days, weeks and months is less than of years ("annual revenue of"), and a year's profit is a sum.
    "Weekly users of 3 million" are no rate, and an annual survey that puts the cost at $3 million tells of no year.
    """
    if amount.unit is None or amount.per is not None or amount.dimension in UNTIMED or "/" in amount.unit:
        return
    words = lexicon().words
    for place in range(amount.first - 1, max(amount.first - 2 - REACH, -1), -1):
        if tokens.at(place) in PERIODS:
            break
        if tokens.kind(place) != WORD or tokens.breaks(place):
            return
    else:
        return
    period = PERIODS[tokens.at(place)]
    behind = tokens.lower[
        place + 1 : amount.numeral.first
    ]  # with a bound that leads to the size ("passed $85 million")
    ends = words["leads_to_size"] | words["beside_size"]
    noun = next((i for i, word in enumerate(behind) if word in ends), len(behind))
    if not 0 < noun <= LONGEST_NAME or not words["leads_to_size"].intersection(behind[noun:]):
        return
    if not lexicon().moves.keys().isdisjoint(behind[: noun - 1]):
        return  # "the daily newspaper cut costs to $3 million"
    if behind[noun - 1] in words["flow"] or (period == "year" and behind[noun - 1] in words["flow_of_year"]):
        amount.per, amount.rule = period, "rate.period"


def carry_periods(tokens: Tokens, amounts: list[Amount]) -> None:
    """Give the level before a rate, and the parts listed behind it, the same period: "up 5% from 10 million tonnes"."""
    for place, amount in enumerate(amounts):
        if amount.rule != "rate.period":
            continue
        last = amount
        for other in amounts[place + 1 : place + 1 + MOST_CARRIED]:
            between = tokens.lower[last.last : other.first]
            if tokens.breaks(other.first) or len(between) > REACH or END.intersection(between):
                break
            if other.unit == amount.unit and other.per is None:
                lead = tokens.lower[amount.last : other.first]
                if not lexicon().words["same_period"].intersection(lead):
                    break
                other.per, other.rule = amount.per, "rate.period"
            last = other
