"""Numbers that belong together: ranges, and enumerations that share a scale and a unit."""

from __future__ import annotations

import itertools
from decimal import Decimal

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.letters import letters_as_scales, millions_of_people
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.links import DASHES, connector
from claimtally.extract.quantities.numeral import ONE
from claimtally.extract.quantities.rates import rate
from claimtally.extract.quantities.tokens import Tokens

LARGEST_SPREAD = 2  # times its low end, up to which the size of a move is a range and no level
LARGEST_STEP = 10  # times as large as one level another is that shares its scale
REACH_OF_CUE = 6
REACH_OF_CHANGE = 16  # tokens back to the verb of "from X to Y"
LIST_SIGNS = frozenset({",", "and", "or", "&"})


def join(tokens: Tokens, amounts: list[Amount]) -> list[Amount]:
    """Join the two ends of ranges into one amount; let the members of an enumeration share the unit of the last.

    "From $2 to $3" is a prior and a new value where a word of change stands before it, else a range.
    """
    letters_as_scales(tokens, amounts)
    millions_of_people(tokens, amounts)
    joined: list[Amount] = []
    index = 0
    while index < len(amounts):
        amount = amounts[index]
        following = amounts[index + 1] if index + 1 < len(amounts) else None
        if _are_two_ranges(tokens, amounts[index : index + 4]):
            joined += [_range(tokens, *amounts[index : index + 2]), _range(tokens, *amounts[index + 2 : index + 4])]
            index += 4
            continue
        if (
            following is not None
            and not (joined and _is_third_level(tokens, joined[-1], amount, following))
            and _is_range(tokens, amount, following)
        ):
            joined.append(_range(tokens, amount, following))
            index += 2
            continue
        joined.append(amount)
        index += 1
    for old, new in itertools.pairwise(joined):
        if tokens.at(old.first - 1) == "from" and connector(tokens, old, new) == "to":
            _levels_share_scale(old, new)
    _enumerations(tokens, joined)
    return joined


def _are_two_ranges(tokens: Tokens, amounts: list[Amount]) -> bool:
    """Tell whether a range became another one: "from 5 to 7 per cent to 3 to 5 per cent"."""
    if len(amounts) < 4 or tokens.at(amounts[0].first - 1) not in ("from", "of"):
        return False
    links = [connector(tokens, left, right) for left, right in itertools.pairwise(amounts)]
    pairs = (amounts[0], amounts[1]), (amounts[2], amounts[3])
    return links == ["to", "to", "to"] and all(_compatible(*pair) and _in_order(*pair) for pair in pairs)


def _is_third_level(tokens: Tokens, first: Amount, second: Amount, third: Amount) -> bool:
    """Tell whether the amounts are the steps of one move: "from $160 to $180 to $200"."""
    links = {connector(tokens, first, second), connector(tokens, second, third)}
    return links == {"to"} and tokens.at(first.first - 1) == "from"


def _is_range(tokens: Tokens, left: Amount, right: Amount) -> bool:
    link = connector(tokens, left, right)
    if not link or not _compatible(left, right) or right.low == left.low or _is_pence_to_pounds(tokens, left, right):
        return False
    if left.numeral.form not in ("digits", "words") or right.numeral.form not in ("digits", "words"):
        return False
    if _is_signed(tokens, left):
        return False  # "between −5°C and 3°C": each has a sign of its own
    if link in DASHES:
        if tokens.glued(left.last) != tokens.glued(left.last + 1) and left.unit is None:
            return False
        return _in_order(left, right)
    if link in (
        "to",
        "- to",
        "to about",
        "to around",
        "to nearly",
        "to more than",
        "to as",
        "till",
        "through",
        "- to -",
    ) or (link in ("up to", "all the way to") and "from" in tokens.lower[max(left.first - 3, 0) : left.first]):
        return _in_order(left, right) and _to_is_range(tokens, left, right)
    if link == "and" or link in ("and about", "and around"):
        return _has_between(tokens, left) and (_in_order(left, right) or _falls(tokens, left, right))
    if link == "or" and left.numeral.form == "words" and left.unit is None:
        return (
            right.low - left.low == max(left.numeral.scale, ONE)
            or right.low / max(right.numeral.scale, ONE) - left.low == 1
        )
    return False


def _is_signed(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether a minus belongs to a number ("−5", "minus 5"), and is no dash between words or numbers."""
    first = amount.numeral.first
    if tokens.at(first - 1) in ("minus", "negative"):
        return True
    return tokens.at(first - 1) in ("-", "−") and tokens.glued(first) and not tokens.glued(first - 1)


def _is_pence_to_pounds(tokens: Tokens, left: Amount, right: Amount) -> bool:
    """Tell whether a share went so many pence to so many pounds ("rose 4p to £1.20"): no range mixes the two."""
    return tokens.at(left.last - 1) in ("p", "pence") and right.prefixed


def carry_rates(tokens: Tokens, amounts: list[Amount]) -> None:
    """Give the new level of "$2.10/W today to $1.40" the rate of the old one."""
    for old, new in itertools.pairwise(amounts):
        if (
            old.per is None
            or new.per is not None
            or old.unit != new.unit
            or old.dimension != "money"
            or new.numeral.scale > 1
        ):
            continue
        link = tokens.lower[old.last : new.first]
        if 0 < len(link) <= 4 and ("to" in link or "from" in link) and not tokens.breaks(new.first):
            new.per = old.per


def _compatible(left: Amount, right: Amount) -> bool:
    if (
        left.unit is not None
        and right.unit is not None
        and (left.unit != right.unit or left.dimension != right.dimension)
    ):
        return False
    if left.unit is not None and right.unit is None and not left.prefixed:
        return False
    return not (left.per is not None and left.per != right.per)


def _share_scale(left: Amount, right: Amount) -> Decimal:
    """Give the factor that the left end takes over: "3-4bn", "$10 to $15 billion", but not "500,000 to $1 million"."""
    factor = right.numeral.scale
    if left.numeral.scale != 1 or factor == 1 or left.numeral.value >= 1000:
        return ONE
    if left.prefixed and right.prefixed and left.numeral.value >= right.numeral.value / factor:
        return ONE  # "$500 to $1 million", but "$10 to $15 billion"
    return factor


def _in_order(left: Amount, right: Amount) -> bool:
    return left.low * _share_scale(left, right) * _unit_factor(left, right) < right.low


def _falls(tokens: Tokens, left: Amount, right: Amount) -> bool:
    """Tell whether a range of two whole figures is told from its high end ("between 30 percent and 20 percent")."""
    if not lexicon().words["apart"].isdisjoint(tokens.lower[max(left.first - 4, 0) : left.first]):
        return False  # "the gap between $50 and $30"
    return left.unit is not None and left.unit == right.unit and left.low == left.high and right.high < left.low


def _unit_factor(left: Amount, right: Amount) -> Decimal:
    """Give the factor of a right end whose unit is a multiple ("two or three decades"), one for all others."""
    if left.unit is None and right.unit is not None and right.numeral.value and right.dimension in ("time", "money"):
        factor = right.high / right.numeral.value
        return factor if factor > 0 else ONE
    return ONE


def _has_between(tokens: Tokens, left: Amount) -> bool:
    return (
        any(tokens.at(left.first - back) in ("between", "both") for back in range(1, 5))
        and "between" in tokens.lower[max(left.first - 4, 0) : left.first]
    )


def _to_is_range(tokens: Tokens, left: Amount, right: Amount) -> bool:
    """Tell "242 to 330 passengers" from "fell 3 to 126" and "from $2.1bn to $2.6bn" (a prior and a new value)."""
    start = max(left.first - REACH_OF_CUE, 0)
    window = tokens.lower[start : left.first]
    if window[-1:] == ["to"] or (window[-1:] == ["the"] and left.unit is None):
        return True  # "cut its guidance to 5 to 6 tonnes", "the 5 to 6 tonnes that it forecast"
    if any(word in lexicon().words["range_cue"] for word in window):
        return True
    if window[-1:] == ["by"]:  # "raised by 5 cents to 45 cents", but "fell by 10% to 15%"
        bare = left.unit is None and left.numeral.scale == 1 and (right.dimension == "share" or right.numeral.scale > 1)
        return (left.dimension == "share" or bare) and right.high / right.numeral.scale <= LARGEST_SPREAD * left.low
    if left.unit is None and left.numeral.scale == right.numeral.scale != 1 and "from" not in window[-3:]:
        return True
    if "from" in window[-3:]:
        return not _moves_in_clause(tokens, left)
    if left.unit is None and left.low > 1 and right.high <= LARGEST_SPREAD * left.low:
        return True  # "fell 40 to 50 feet"
    return not any(_moves(word) for word in window[-3:])


def _moves_in_clause(tokens: Tokens, left: Amount) -> bool:
    """Tell whether a word of change stands before "from X to Y" in its sentence: then X became Y."""
    changes = lexicon().words["change"]
    for place in range(left.first - 1, max(left.first - REACH_OF_CHANGE, -1), -1):
        word = tokens.lower[place]
        if tokens.breaks(place + 1) or (word in (".", ";", "?", "!") and not tokens.glued(place + 1)):
            return False
        if _moves(word) or word in lexicon().move_nouns or word in changes:
            return True
    return False


def _levels_share_scale(old: Amount, new: Amount) -> None:
    """Give the first level of "rose from $10 to $15 billion", "rose from 3 to 5 million tonnes" what the second has."""
    if old.unit == new.unit and old.prefixed and new.prefixed:
        old.scale(_share_scale(old, new))
    elif old.unit is None and new.unit is not None and not new.prefixed and new.dimension != "share":
        old.scale(_share_scale(old, new))
        old.unit_of(new)
        old.rule = "list.level"
    elif old.unit is None and new.unit is None and new.low < LARGEST_STEP * old.low * new.numeral.scale:
        factor = _share_scale(old, new)  # what they count is found later
        old.scale(factor if old.low * factor < LARGEST_STEP * new.low else ONE)


def _moves(word: str) -> bool:
    return word in lexicon().moves and word != "off"  # "10 seconds off that 0-to-60-mph time"


def _range(tokens: Tokens, left: Amount, right: Amount) -> Amount:
    factor = _share_scale(left, right) * _unit_factor(left, right)
    link = tokens.lower[left.last]
    rule = {"to": "range.to", "and": "range.between", "or": "range.or"}.get(link, "range.dash")
    left.low *= factor
    low, right.high = sorted((left.low, right.high))
    right.low, right.precision = (
        low,
        min(right.precision, left.precision * factor if factor != 1 else left.precision),
    )
    if right.unit is None:
        right.unit, right.dimension, right.per, right.prefixed = left.unit, left.dimension, left.per, left.prefixed
        rate(tokens, right)
    right.first, right.rule = left.first, rule
    right.numeral.first = left.numeral.first
    if link == "and":
        while tokens.at(right.first) != "between":
            right.first -= 1
    return right


def _enumerations(tokens: Tokens, amounts: list[Amount]) -> None:
    """Give bare members of "10, 12 and 15 MW", "7- or 8-inch", "$5, 6 or 7 billion" the unit that the list shares."""
    for index in range(len(amounts) - 2, -1, -1):
        left, right = amounts[index], amounts[index + 1]
        if left.unit is not None or right.unit is None or left.numeral.form == "vague":
            continue
        between = [word for word in tokens.lower[left.last : right.first] if word not in DASHES]
        if right.prefixed and between != ["or"]:
            continue
        if (
            not between
            or len(between) > 2
            or any(word not in LIST_SIGNS for word in between)
            or tokens.breaks(right.first)
        ):
            continue
        if between == [","] and not right.shared:
            continue
        if right.dimension == "money" and right.rule == "money.word" and left.numeral.form == "words" and left.low == 1:
            continue
        factor = (
            right.numeral.scale if left.numeral.scale == 1 and left.low < 1000 and right.dimension != "time" else ONE
        )
        left.scale(factor)
        left.unit_of(right)
        left.shared = right.shared = True
        left.rule = "list.unit"
