"""Time spans that point in time, tell an age or name a thing: "two days after", "10-year notes"."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.dates import is_calendar_year
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.numeral import HYPHENS
from claimtally.extract.quantities.tokens import SIGN, Tokens

PREVIOUS = frozenset({"previous", "preceding", "prior"})
PEOPLE_AGES = frozenset({"old", "olds"})


def points_in_time(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether a time span points or names ("10-year notes"); what points in time or is an age is kept as wide."""
    if _is_a_point(tokens, amount):
        amount.wide = True
        return False
    if tokens.at(amount.last - 1) == "year" and is_calendar_year(tokens, amount.numeral.first) and amount.low > 1:
        return True  # "1986 year net"
    if _is_an_age(tokens, amount):
        amount.wide = True
        return False
    return amount.unit == "year" and _names_a_security(tokens, amount)


def _is_a_point(tokens: Tokens, amount: Amount) -> bool:
    before, after = tokens.at(amount.numeral.first - 1), tokens.at(amount.last)
    if before == "the" and amount.unit == "month" and amount.low in (3, 6, 9):
        return True  # the months of a report
    if amount.numeral.form == "words" and amount.low == 1 and amount.unit == "day" and not amount.hyphenated:
        return True  # "one day" mostly means some day
    if before == "first" and tokens.at(amount.numeral.first - 2) == "the" and amount.unit in ("week", "month"):
        return True  # "in the first nine months" is a part of the year
    if before in PREVIOUS and amount.unit in ("week", "month", "quarter"):
        return True  # "up from 27% in the previous three months"
    if (
        before in ("last", "past")
        and amount.unit == "month"
        and amount.low == 12
        and tokens.at(amount.numeral.first - 2) == "the"
    ):
        return True  # "over the last 12 months": the year of a report
    goes_on = tokens.at(amount.last + 1) not in ("", ".", ",")
    if after in ("after", "before") and before not in ("for", "in") and goes_on:
        return True  # "two days after the vote"
    period = before in lexicon().never["period"] and after in ("of", "to", "ended", "through")
    return period or after in lexicon().words["ago"]


def _is_an_age(tokens: Tokens, amount: Amount) -> bool:
    place = amount.last + (tokens.at(amount.last) in HYPHENS)
    return amount.unit in ("year", "month", "week", "day") and tokens.at(place) in PEOPLE_AGES


def _names_a_security(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether years name a bond or its yield: "10-year Treasury notes", but not "a 30-year fixed rate"."""
    security = lexicon().never["security"]
    behind = [tokens.at(amount.last + step) for step in range(3)]
    if not amount.hyphenated and behind[0] not in security:
        return False
    for step, word in enumerate(behind):
        if word in security:
            return word not in ("rate", "rates") or not {"treasury", "bond", "yield"}.isdisjoint(behind)
        if tokens.kind(amount.last + step) == SIGN:
            return False
    return False
