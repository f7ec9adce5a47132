"""Nouns that stand at a later number: "40 of the 60 guests", "10 and 12 ships", "four- and six-cylinder engines"."""

from __future__ import annotations

from collections.abc import Sequence

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.links import LIST_LINKS
from claimtally.extract.quantities.nouns import PARTITIVE, is_plural
from claimtally.extract.quantities.numeral import HYPHENS
from claimtally.extract.quantities.tokens import SIGN, Tokens
from claimtally.syntax.word_classes import POSSESSIVES

LAST_LINKS = (["and"], ["or"])
LAST_OF_MANY = (*LAST_LINKS, [",", "and"], [",", "or"])  # "10, 12, and 15 ships", but "fell to 10, and 12 ships sank"
REACH_OF_WHOLE = 6  # tokens between a part and the number of its whole: "of New Jersey's 21 counties"
AUXILIARIES = frozenset({"were", "was", "are", "is", "had", "have", "has", "will", "would", "could", "can", "must"})
CLAUSE = 5  # tokens behind the last number in which a verb shows that "and" joins clauses, no numbers
LEVELS = frozenset({"to", "by", "from", "at", "of", "was", "were", "is", "are"})  # "fell to 10 and 12 ships sank"
SHARES_SCALE = 1000  # below it a member without a scale has the one of the last: "10 and 12 million cars"


def waits(tokens: Tokens, amounts: Sequence[Amount], place: int) -> bool:
    """Tell whether what the number at a place of the amounts counts is known when a later one has been read."""
    following = amounts[place + 1] if place + 1 < len(amounts) else None
    if following is not None and part_of(tokens, amounts[place], following):
        return True
    return is_listed(tokens, amounts, place)


def is_listed(tokens: Tokens, amounts: Sequence[Amount], place: int) -> bool:
    """Tell whether the number at a place of the amounts is a member of a list whose last number has the noun.

    What is counted is known when the last number has been read: `parts` fills it in.
    """
    amount = amounts[place]
    last = _last_of_list(tokens, amounts, place)
    before = tokens.at(amount.first - 1)
    if last is None or not _is_plain(amount) or amount.low == 1 or before in LEVELS:
        return False
    if before.removesuffix("s") in lexicon().labels or before in lexicon().words["harming"]:
        return False  # "chapters 3 and 4", "killed 12 and 3 million customers were without power"
    if _begins_a_clause(tokens, last):
        return False
    if last.numeral.scale != 1 and amount.numeral.scale == 1 and amount.low < SHARES_SCALE:
        amount.scale(last.numeral.scale)
    amount.takes_up, amount.unit, amount.rule, amount.wide = last, "", "count.elided", False
    return True


def _begins_a_clause(tokens: Tokens, last: Amount) -> bool:
    """Tell whether the last number is the subject of a clause: "ended at 17,000 and 40 stocks hit highs"."""
    for place in range(last.last, last.last + CLAUSE):
        word = tokens.at(place)
        if not word or tokens.kind(place) == SIGN or tokens.breaks(place):
            return False
        if tokens.raw(place).islower() and (word in AUXILIARIES or word in lexicon().moves or word.endswith("ed")):
            return True
        if is_plural(tokens.at(place - 1)) and word in lexicon().words["clause_verb"]:
            return True
    return False


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


def part_of(tokens: Tokens, amount: Amount, following: Amount) -> bool:
    """Tell whether a bare number is a part of what the next one counts: "40 of the 60 guests", "4 of its 88 sites".

    What is counted is known when the next number has been read: `parts` fills it in.
    """
    between = tokens.lower[amount.last : following.numeral.first]
    if between[:1] != ["of"] or len(between) > REACH_OF_WHOLE or tokens.breaks(following.first):
        return False
    if amount.low == 1 or amount.numeral.form not in ("digits", "words"):
        return False
    if following.prefixed or following.unit is not None:
        return False
    if any(
        tokens.kinds[place] == SIGN and tokens.lower[place] not in POSSESSIVES
        for place in range(amount.last, following.numeral.first)
    ):
        return False
    if between[1:] and between[-1] not in PARTITIVE | POSSESSIVES:
        return False
    amount.takes_up, amount.unit, amount.rule = following, "", "count.elided"
    return True


def parts(amounts: list[Amount], wide: bool) -> list[Amount]:
    """Give parts of counted wholes and members of lists their unit; those that count nothing stay bare, or go."""
    whole = {id(amount) for amount in amounts}
    kept: list[Amount] = []
    for amount in amounts:
        other = amount.takes_up
        if amount.unit == "" and other is not None and amount.rule == "count.elided":
            if id(other) in whole and other.dimension == "count" and other.unit:
                amount.unit = other.unit
            elif wide:
                amount.rule = "count.bare"
            else:
                continue
        kept.append(amount)
    return kept


def hanging(tokens: Tokens, amounts: list[Amount]) -> None:
    """Give the numbers of "four-, five- and six-cylinder engines" the noun of the last."""
    for number, following in zip(reversed(amounts[:-1]), reversed(amounts[1:]), strict=True):
        bound = tokens.glued(number.last + 1) and tokens.at(number.last + 1) != ","
        hyphen = tokens.at(number.last) in HYPHENS and tokens.glued(number.last) and not bound
        if number.unit or not hyphen or following.dimension != "count" or not following.unit:
            continue
        between = tokens.lower[number.last + 1 : following.first]
        if between and len(between) <= 2 and LIST_LINKS.issuperset(between):
            number.unit, number.dimension, number.rule = following.unit, "count", "list.unit"
            number.takes_up, number.hyphenated = following, True
