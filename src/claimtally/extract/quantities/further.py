"""Bare numbers that count more, or some, of what was counted before them: "25 more", "another 45", "18 of them"."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.tokens import SIGN, Tokens

SOME = frozenset({"them", "these", "those", "which", "whom"})
MORE = frozenset({"more", "others"})
FURTHER = frozenset({"another", "further", "additional"})


def further(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Tell whether a bare number counts some or more of what the number before it counts.

    Nothing that could be counted stands behind it: "25 more jets" is a count of its own, "another 10 percent" none.
    """
    if not earlier or earlier[-1].dimension != "count" or not earlier[-1].unit or earlier[-1].hyphenated:
        return False
    if amount.numeral.form not in ("digits", "words") or amount.numeral.scale != 1 or amount.low != amount.high:
        return False
    if amount.low <= 1 or amount.low != int(amount.low) or tokens.breaks(amount.first):
        return False
    after = tokens.at(amount.last)
    if after == "of" and tokens.at(amount.last + 1) in SOME:
        return amount.high <= earlier[-1].high  # no part is larger than its whole
    if tokens.at(amount.last - 1) in MORE:
        return _ends(tokens, amount.last) and after != "than"
    return tokens.at(amount.numeral.first - 1) in FURTHER and _ends(tokens, amount.last)


def _ends(tokens: Tokens, place: int) -> bool:
    """Tell whether a noun phrase ends before a place: a sign, a line, a preposition or a verb form follows."""
    return tokens.breaks(place) or tokens.kind(place) == SIGN or tokens.at(place) in lexicon().words["ends_count"]
