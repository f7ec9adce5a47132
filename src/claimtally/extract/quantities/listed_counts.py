"""Enumerations of counts: the members of "10, 12 and 15 ships" count what the last one counts."""

from __future__ import annotations

from collections.abc import Sequence

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.tokens import Tokens

LAST_LINKS = (["and"], ["or"])
LAST_OF_MANY = (*LAST_LINKS, [",", "and"], [",", "or"])  # "10, 12, and 15 ships", but "fell to 10, and 12 ships sank"
LEVELS = frozenset({"to", "by", "from"})  # "fell to 10 and 12 ships sank"
SHARES_SCALE = 1000  # below it a member without a scale has the one of the last: "10 and 12 million cars"


def is_listed(tokens: Tokens, amounts: Sequence[Amount], place: int) -> bool:
    """Tell whether the number at a place of the amounts is a member of a list whose last number has the noun.

    What is counted is known when the last number has been read: `elisions.parts` fills it in.
    """
    amount = amounts[place]
    last = _last_of_list(tokens, amounts, place)
    before = tokens.at(amount.first - 1)
    if last is None or not _is_plain(amount) or amount.low == 1 or before in LEVELS:
        return False
    if before.removesuffix("s") in lexicon().labels:
        return False  # "chapters 3 and 4"
    if last.numeral.scale != 1 and amount.numeral.scale == 1 and amount.low < SHARES_SCALE:
        amount.scale(last.numeral.scale)
    amount.takes_up, amount.unit, amount.rule, amount.wide = last, "", "count.elided", False
    return True


def _last_of_list(tokens: Tokens, amounts: Sequence[Amount], place: int) -> Amount | None:
    """Give the last number of the list that goes on behind a place: commas, then "and" or "or"."""
    for left, right in zip(amounts[place:], amounts[place + 1 :], strict=False):
        between = tokens.lower[left.last : right.first]
        if right.prefixed or right.unit is not None or not _is_plain(right) or tokens.breaks(right.first):
            return None
        if right.numeral.form != amounts[place].numeral.form:
            return None
        if between in (LAST_LINKS if left is amounts[place] else LAST_OF_MANY):
            return right
        if between != [","]:
            return None
    return None


def _is_plain(amount: Amount) -> bool:
    return amount.numeral.form in ("digits", "words") and amount.bound == "=" and amount.low == amount.high
