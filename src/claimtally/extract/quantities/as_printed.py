"""Wide mode names units as the text prints them: "63 cents", "three decades", "a fifth", "eligible pensioners"."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.numeral import HUNDRED
from claimtally.extract.quantities.tokens import NUMBER, WORD, Tokens

UNPRINTED = frozenset({"count.index", "count.people"})  # the unit is known, but not printed
COLLECTIVE = frozenset({"people"})  # its singular counts in claims, but nobody prints it


def as_printed(tokens: Tokens, amount: Amount) -> None:
    """Undo what makes an amount a claim's: cents in dollars, fractions in percent, nouns without their modifiers."""
    if amount.per_apart:
        amount.per = None
    if amount.rule in ("share.fraction", "share.ratio") and amount.unit == "%":
        amount.low, amount.high, amount.unit = amount.low / HUNDRED, amount.high / HUNDRED, ""
    elif amount.printed is not None:
        amount.low, amount.high = amount.low / amount.factor, amount.high / amount.factor
        amount.precision, amount.unit = amount.precision / amount.factor, amount.printed
    elif amount.dimension == "multiple" or amount.rule in UNPRINTED:
        amount.unit = ""
    elif amount.takes_up is not None:
        amount.unit = amount.takes_up.unit
    elif amount.dimension == "count" and amount.noun is not None:
        amount.unit = " ".join((*_modifiers(tokens, amount), _noun(tokens, amount).split()[-1]))


def _noun(tokens: Tokens, amount: Amount) -> str:
    assert amount.noun is not None
    assert amount.unit is not None
    printed = tokens.at(amount.noun[0])
    return printed if printed in COLLECTIVE else amount.unit


def _modifiers(tokens: Tokens, amount: Amount) -> list[str]:
    """Give the words between a number and the noun that it counts, without determiners and the like."""
    assert amount.noun is not None
    small = lexicon().words["no_modifier"]
    words: list[str] = []
    for place in range(amount.numeral.last, amount.noun[0]):
        word = tokens.lower[place]
        if len(word) == 1 and tokens.at(place + 1) == "." and tokens.glued(place + 1):
            word += "."  # "U.S. households"
        if tokens.kinds[place] not in (WORD, NUMBER) or word in small or word in lexicon().numbers:
            continue
        if words and tokens.glued(place) and (tokens.kinds[place - 1] in (WORD, NUMBER) or words[-1].endswith(".")):
            words[-1] += word  # MI300X, u.s.
        else:
            words.append(word)
    return words
