"""Currencies that share a name ("crowns", "pesos", "rupees"): whose are meant is told by the country the text names."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.tokens import WORD, Tokens

LOCATING = frozenset({"in", "of", "from", "at", "near", "to", "for", "across", "outside", "with", "and", "mr", "ms"})
ENDS = frozenset({".", "!", "?"})


def home_currencies(tokens: Tokens, amounts: list[Amount]) -> None:
    """Read a name that several currencies share as that of the one country among theirs which the text names.

    Where it names none or several of them, a name stays what newsrooms mostly mean by it, or a thing that is counted.
    What newsrooms mostly mean gives way only to a country whose the text is from its first sentence on.
    """
    for amount in amounts:
        lands = {} if amount.prefixed else lexicon().namesakes.get(tokens.at(amount.numeral.last), {})
        if not lands or not _is_sum(amount):
            continue
        named = _named(tokens, lands)
        codes = {lands[tokens.lower[at]] for at in named}
        if len(codes) != 1 or (amount.dimension == "money" and not _opens_with(tokens, named)):
            continue
        amount.last = max(amount.last, amount.numeral.last + 1)
        if amount.noun is not None and amount.noun[1] > amount.numeral.last + 1:  # "a 2 billion crown charge"
            amount.per, amount.last = None, amount.numeral.last + 1
        (amount.unit,) = codes
        amount.dimension, amount.noun, amount.rule = "money", None, "money.word"


def _is_sum(amount: Amount) -> bool:
    """Tell whether an amount is money already or so large that it is no count of things: "4.2 billion crowns"."""
    return amount.dimension == "money" or (amount.dimension == "count" and amount.numeral.scale > 1)


def _named(tokens: Tokens, lands: dict[str, str]) -> list[int]:
    """Give the tokens that name a country; a word in lower case names none ("turkey")."""
    return [
        at
        for at, word in enumerate(tokens.lower)
        if word in lands and tokens.kind(at) == WORD and tokens.raw(at)[:1].isupper()
    ]


def _opens_with(tokens: Tokens, named: list[int]) -> bool:
    """Tell whether the first sentence is of the country ("Egypt's deficit"), which is no mere place in it."""
    first = next((at for at, word in enumerate(tokens.lower) if word in ENDS), len(tokens))
    return any(at <= first and tokens.at(at - 1) not in LOCATING for at in named)
