"""Points of a stock index, which newsrooms print without a unit: "the Dow rose 469 to 21,413"."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.tokens import NUMBER, Tokens

REACH = 20  # tokens back to the index's name; a clause of a market report
TICKS = frozenset({"32", "64"})  # bonds move in parts of a point: "fell 7/32"
MOVED_BY = frozenset({"by", "another", "off", "up", "down"})


def index_points(tokens: Tokens, amount: Amount) -> bool:
    """Make a bare size or level of a move points, where a stock index is what moved, or a bond ("fell 7/32")."""
    if tokens.kind(amount.numeral.first) != NUMBER or not (_is_size(tokens, amount) or _is_level(tokens, amount)):
        return False
    ticks = amount.numeral.form == "fraction" and tokens.at(amount.numeral.last - 1) in TICKS and amount.unit is None
    if not (_index_before(tokens, amount.first) or (ticks and _is_size(tokens, amount))):
        return False
    amount.unit, amount.dimension, amount.rule = "point", "count", "count.index"
    return True


def _is_size(tokens: Tokens, amount: Amount) -> bool:
    before = tokens.at(amount.first - 1)
    return before in lexicon().moves or (before in MOVED_BY and tokens.at(amount.first - 2) in lexicon().moves)


def _is_level(tokens: Tokens, amount: Amount) -> bool:
    return tokens.at(amount.first - 1) in ("to", "at")


def _is_moved(link: list[str]) -> bool:
    """Tell whether words between an index and a number say that it moved or how it closed."""
    trade = lexicon().words["trade"]
    return any(word in lexicon().moves or word in trade for word in link)


def _index_before(tokens: Tokens, first: int) -> bool:
    """Find the name of an index before a token, in the same sentence; figures of its move may stand between."""
    names = lexicon().words["index"]
    for place in range(first - 1, max(first - REACH, -1), -1):
        word = tokens.lower[place]
        if tokens.breaks(place + 1) or (word in (".", ";", "?", "!") and not tokens.glued(place + 1)):
            return False
        if word in names and tokens.raw(place)[:1].isupper():
            return _is_moved(tokens.lower[place + 1 : first])  # not "Dow Chemical put the meeting at 10"
        if word == "p" and tokens.lower[max(place - 2, 0) : place] == ["s", "&"]:
            return True
    return False
