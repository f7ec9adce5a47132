"""Currencies that share a name ("crowns", "pesos", "rupees"): whose are meant is told by the country the text names."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.tokens import Tokens


def home_currencies(tokens: Tokens, amounts: list[Amount]) -> None:
    """Read a name that several currencies share as that of the one country among theirs which the text names.

    Where it names none or several of them, a name stays what newsrooms mostly mean by it, or a thing that is counted.
    """
    words: set[str] = set()
    for amount in amounts:
        lands = {} if amount.prefixed else lexicon().namesakes.get(tokens.at(amount.numeral.last), {})
        if not lands or not _is_sum(amount):
            continue
        words = words or set(tokens.lower)
        codes = {code for land, code in lands.items() if land in words}
        if len(codes) == 1:
            if amount.noun is not None and amount.noun[1] > amount.numeral.last + 1:  # "a 2 billion crown charge"
                amount.per, amount.last = None, amount.numeral.last + 1
            (amount.unit,) = codes
            amount.dimension, amount.noun, amount.rule = "money", None, "money.word"


def _is_sum(amount: Amount) -> bool:
    """Tell whether an amount is money already or so large that it is no count of things: "4.2 billion crowns"."""
    return amount.dimension == "money" or amount.numeral.scale > 1
