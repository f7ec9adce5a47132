"""The plain dollar of an article, where the text says which country's it is."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.tokens import Tokens

PLAIN = frozenset({"$", "dollar", "dollars", "cent", "cents", "¢"})
MARKED = ("US$", "$US", "U.S.$", "USD", "US dollar", "U.S. dollar")  # prints the American dollar apart from its own
STATED = (  # "All figures are in Canadian dollars."
    ("figures", "in"),
    ("amounts", "in"),
    ("prices", "in"),
    ("currency", "in"),
    ("dollars", "in"),
    ("figures", "are"),
    ("amounts", "are"),
)
WITH_CENTS = frozenset({"EUR", "CAD", "AUD", "NZD", "HKD", "SGD", "ZAR"})
LEAST_MENTIONS = 2


def home_dollars(tokens: Tokens, amounts: list[Amount]) -> None:
    """Read plain dollars and cents in the currency of the article's country, where it is not the American one.

    That is where the text states it, or where it marks American dollars ("US$") and is about one country that has a
    dollar of its own which it prints without a mark.
    """
    plain = [amount for amount in amounts if amount.unit == "USD" and _is_plain(tokens, amount)]
    if not plain:
        return
    _cents(tokens, amounts, plain)
    code = _stated(tokens) or _home(tokens, amounts)
    for amount in plain if code is not None else ():
        amount.unit = code


def _cents(tokens: Tokens, amounts: list[Amount], plain: list[Amount]) -> None:
    """Read cents as those of the one currency with cents that the text prints, where it prints no dollars at all."""
    if any(amount.printed is None for amount in plain):
        return
    marked = {amount.unit for amount in amounts if amount.dimension == "money" and amount.unit != "USD"}
    if len(marked & WITH_CENTS) == 1 and "$" not in tokens.text:
        for amount in plain:
            (amount.unit,) = marked & WITH_CENTS


def _is_plain(tokens: Tokens, amount: Amount) -> bool:
    if amount.prefixed:
        return tokens.raw(amount.first) == "$" or (
            tokens.at(amount.first) in ("-", "−") and tokens.raw(amount.first + 1) == "$"
        )
    names = [word for word in tokens.lower[amount.numeral.last : amount.last] if word.isalpha() or word in PLAIN]
    return bool(names) and names[0] in PLAIN


def _stated(tokens: Tokens) -> str | None:
    """Find "figures in Australian dollars" and the like."""
    homes, lower = lexicon().dollar_homes, tokens.lower
    for place, word in enumerate(lower):
        if word not in ("dollars", "dollar") or lower[place - 1] not in homes:
            continue
        before = lower[max(place - 5, 0) : place]
        if not set(STATED).isdisjoint(pairwise(before)):
            return homes[lower[place - 1]]
    return None


def _home(tokens: Tokens, amounts: list[Amount]) -> str | None:
    if not any(mark in tokens.text for mark in MARKED):
        return None
    homes = lexicon().dollar_homes
    named = Counter(homes[word] for word in tokens.lower if word in homes)
    if len(named) != 1:
        return None
    [(code, mentions)] = named.items()
    if mentions < LEAST_MENTIONS or any(amount.unit == code for amount in amounts):
        return None
    return code
