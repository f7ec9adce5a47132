"""The words around a number that bound it: "up to", "more than", "about", "or more", "an additional"."""

from __future__ import annotations

from functools import cache

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.numeral import HYPHENS
from claimtally.extract.quantities.tokens import NUMBER, WORD, Tokens

COMING = frozenset({"next", "last", "past", "coming", "first"})
BOUNDING = frozenset({"least", "most", "than", "about", "to", "over"})
PERCENT = frozenset({"%", "percent", "cent", "times", "points"})
ANGLES = frozenset({"<", ">"})
MOST_PHRASES = 3  # phrases in a row: "up to | an additional | about"


@cache
def _longest(after: bool) -> int:
    table = lexicon().bounds_after if after else lexicon().bounds_before
    return max(map(len, table))


def bound(tokens: Tokens, amount: Amount) -> None:
    """Widen an amount over the words that bound or introduce it, and set its bound."""
    _before(tokens, amount)
    _after(tokens, amount)


def _before(tokens: Tokens, amount: Amount) -> None:
    table = lexicon().bounds_before
    place = amount.first
    for _ in range(MOST_PHRASES):
        found = None
        at = place
        if at == amount.first and _article_between(tokens, amount):
            at -= 1
        if tokens.at(at - 1) in COMING and tokens.at(at - 2) == "the" and tokens.at(at - 3) in BOUNDING and at == place:
            at -= 2  # "at least the next seven years"
        if tokens.at(at - 1) in ('"', "“", "-") and tokens.at(at - 2) in ("sub", "than", "to"):
            at -= 1
        for width in range(min(_longest(False), at), 0, -1):
            if tokens.breaks(at - width + 1) and width > 1:
                continue
            found = table.get(tuple(tokens.lower[at - width : at]))
            if found is not None and not tokens.breaks(at) and _applies(tokens, amount, at - width, at):
                break
            found = None
        if found is None:
            return
        place = at - width
        amount.first = place
        if found != "=" and amount.bound == "=":
            amount.bound = found


def _applies(tokens: Tokens, amount: Amount, first: int, last: int) -> bool:
    """Tell whether bounding words bound here: "over" before a time span means "during", "above" may be a place."""
    phrase = tokens.lower[first:last]
    if phrase[0] in ANGLES and (tokens.glued(first) or not tokens.glued(last)):
        return False  # "<IBM> 2 mln shares", "-> $5"
    if phrase == ["past"]:  # "soared past $20 trillion", but "the past 20 meetings", "half past 3"
        return amount.dimension != "time" and tokens.at(first - 1) in lexicon().words["rising"]
    if phrase in (["over"], ["under"], ["around"]) and amount.dimension == "time":
        if phrase == ["over"]:
            return tokens.at(first - 1) in lexicon().words["before_over"]
        return True
    if phrase == ["over"] and tokens.at(first - 1) in lexicon().words["over_verb"]:
        return False  # "will hand over 15%"
    if phrase == ["about"] and tokens.at(first - 1) in lexicon().words["about_what"]:
        return False
    if phrase[-2:] == ["short", "of"] and (
        tokens.at(first - 1) in lexicon().scales or tokens.kind(first - 1) == NUMBER
    ):
        return False  # "$21 billion short of the $22 billion"
    if phrase[-1] == "than" and _compares(tokens, first):
        return False
    if phrase[-1] in lexicon().words["passing"] and not (amount.dimension == "money" and _is_passed(tokens, amount)):
        return False
    if phrase == ["within"] and amount.dimension not in ("time", "length", "share", "money"):
        return False
    if phrase == ["up", "to"] and tokens.at(first - 1) in lexicon().words["up_to_level"]:
        return tokens.at(first - 1) == "back" and tokens.at(first - 2) in lexicon().words["back_verb"]
    if phrase[0] == "starting" and amount.low != amount.high:
        return False  # the range says where it starts
    if phrase == ["under"] and amount.unit is None and amount.numeral.form == "words":
        return False
    if phrase == ["more"] and tokens.at(first - 1) in ("no", "not", "any"):
        return False
    if phrase in (["other"], ["some"]) and amount.hyphenated:
        return phrase == ["some"]
    return True


def _compares(tokens: Tokens, first: int) -> bool:
    """Tell whether "less than" stands behind another amount, so that its own is exact: "25% less than the $2.60"."""
    before = tokens.at(first - 1)
    return before in PERCENT or before in lexicon().scales or tokens.kind(first - 1) == NUMBER


def _article_between(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether "the" stands between a bound and its amount: "more than the eight accelerators".

    "Higher than the 60,000", "short of the $8 million that it paid" tell of exactly so much.
    """
    first, words = amount.first, lexicon().words
    if tokens.at(first - 1) != "the" or tokens.at(first - 2) not in ("than", "of", "to", "over", "as"):
        return False
    return tokens.at(first - 3) not in words["graded"] and tokens.at(amount.last) not in words["referring"]


def _is_passed(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether money was passed as a mark is, not as a bill is: "passed $5 million of aid"."""
    after = tokens.at(amount.last)
    return not (after in ("of", "to", "on", "for") or (after == "in" and tokens.raw(amount.last + 1).islower()))


def _after(tokens: Tokens, amount: Amount) -> None:
    table = lexicon().bounds_after
    for width in range(_longest(True), 0, -1):
        phrase = tuple(tokens.lower[amount.last : amount.last + width])
        found = table.get(phrase)
        if found is None or tokens.breaks(amount.last):
            continue
        if phrase == ("plus",) and not tokens.at(amount.last - 1):
            continue
        if phrase == ("+",) and not tokens.glued(amount.last):
            continue
        if phrase in (
            ("plus",),
            ("more",),
            ("each",),
            ("maximum",),
            ("max",),
            ("minimum",),
        ) and _belongs_to_what_follows(tokens, amount.last):
            continue
        amount.last += len(phrase)
        if found != "=" and amount.bound == "=":
            amount.bound = found
        return


def _belongs_to_what_follows(tokens: Tokens, place: int) -> bool:
    """Tell whether "more", "plus" goes with the words behind it ("20% more than", "plus shipping")."""
    if tokens.at(place) == "more":
        return tokens.at(place + 1) == "than"
    return tokens.kind(place + 1) == WORD and tokens.at(place) != "each" and tokens.at(place - 1) not in HYPHENS
