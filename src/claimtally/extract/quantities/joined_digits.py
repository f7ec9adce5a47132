"""Digits that signs or letters join to others, so that they are no number: "H100", "10:30", "COVID-19", "555-0100"."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.dates import plain_value
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.names_with_numbers import is_street
from claimtally.extract.quantities.numeral import HYPHENS
from claimtally.extract.quantities.tokens import NUMBER, WORD, Tokens

VOWELS = frozenset("aeiouy")


def glued_to_letters(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether letters, a dot or a colon touch the digits ("H100", "A350-900", "5G", "v2.1.3", "10:30")."""
    if amount.prefixed:
        return False
    first, last = amount.numeral.first, amount.last
    if tokens.glued(first) and _touched_before(tokens, amount, first):
        return True
    bare = amount.unit is None and amount.numeral.scale == 1
    return bare and tokens.glued(last) and _touched_behind(tokens, last)


def _touched_before(tokens: Tokens, amount: Amount, first: int) -> bool:
    before, glued = tokens.at(first - 1), tokens.glued(first - 1)
    if tokens.kind(first - 1) in (WORD, NUMBER) or before in ("#", "_", "\\"):
        return True
    if before in (":", ".", "/") and tokens.kind(first - 2) == NUMBER and glued:
        return not (before == "/" and amount.unit)
    if before in (":", "=") and tokens.kind(first - 2) == WORD and glued and amount.unit is None:
        return True
    if before in HYPHENS and glued and _designation(tokens, first, amount):
        return True
    year = before in ("'", "’") and len(tokens.lower[first]) == 2
    return year and (amount.unit is None or amount.dimension == "time")


def _touched_behind(tokens: Tokens, last: int) -> bool:
    after = tokens.at(last)
    if tokens.kind(last) == WORD or after in ("'s", "’s"):
        return True
    return after in (":", "_", "\\", ".") and tokens.glued(last + 1) and tokens.kind(last + 1) == NUMBER


def _designation(tokens: Tokens, first: int, amount: Amount) -> bool:
    """Tell whether what a hyphen binds to the digits on the left makes them a name ("COVID-19", "787-9")."""
    left = first - 2
    if tokens.kind(left) == NUMBER:
        return tokens.kind(left - 1) == WORD and tokens.glued(left)
    if tokens.kind(left) == WORD:
        raw = tokens.raw(left)
        if tokens.glued(left) and tokens.kind(left - 1) == NUMBER and raw == tokens.raw(amount.last - 1):
            return False  # "400km-500km"
        if raw.lower() in ("sub", "minus", "pre", "over", "under", "mid", "some", "up", "to", "plus", "and", "or"):
            return raw.lower() in ("pre", "mid")
        if raw.islower() and raw in lexicon().numbers:
            return False
        word = raw.islower() and len(raw) > 2 and not VOWELS.isdisjoint(raw)  # "scp-173m" is a name all the same
        return not (amount.unit is not None and word)
    return False


def is_phone_or_score(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether hyphens bind the number to other bare numbers: "555-0100", "3-1", "24/7"."""
    before, after = tokens.at(first - 1), tokens.at(last)
    left = (
        (before in HYPHENS or before == "/")
        and tokens.glued(first)
        and tokens.kind(first - 2) == NUMBER
        and tokens.glued(first - 1)
    )
    right = (
        (after in HYPHENS or after == "/")
        and tokens.glued(last)
        and tokens.kind(last + 1) == NUMBER
        and tokens.glued(last + 1)
    )
    if before == "+" and tokens.glued(first) and len(tokens.lower[first]) <= 3 and right:
        return True
    if not (left or right):
        return False
    if is_street(tokens, last + 2 if right else last):
        return True
    end = last + 2 if right else last
    low, high = (first - 2, first) if left else (first, last + 1)
    if tokens.at(end) in HYPHENS | {"/"} and tokens.glued(end) and tokens.kind(end + 1) == NUMBER:
        return True
    smaller = plain_value(tokens, low) < plain_value(tokens, high)
    if left and smaller and tokens.raw(low - 1) in lexicon().currency_symbols and tokens.glued(low):
        return False  # "$45-50 a barrel"
    follows = tokens.kind(end) == WORD and not tokens.glued(end) and tokens.at(end) not in lexicon().stops["stop"]
    follows = follows or tokens.raw(end) in lexicon().symbols
    return "/" in (before if left else after) or not (smaller and follows)
