"""A letter behind a number that is a scale and no metre: "$5m to 7m", "subscribers rose by 1.2m"."""

from __future__ import annotations

import itertools

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.links import DASHES, connector
from claimtally.extract.quantities.tokens import Tokens

MONEY_LINKS = DASHES | {"to", "and", "or"}
REACH_OF_MOVE = 6  # tokens between what moves and its number: "users have climbed to nearly 12m"


def letters_as_scales(tokens: Tokens, amounts: list[Amount]) -> None:
    """Read "$5m to 7m", "5m-$7m" as millions: a letter that could be a metre goes with the money beside it."""
    for left, right in itertools.pairwise(amounts):
        if connector(tokens, left, right) not in MONEY_LINKS:
            continue
        for one, other in ((left, right), (right, left)):
            factor = lexicon().scale_letters.get(tokens.raw(one.last - 1))
            plain = one.dimension in ("length", "mass") and one.per is None and one.numeral.scale == 1
            if factor is None or not plain or other.dimension != "money" or other.numeral.scale != factor:
                continue
            one.numeral.scale, one.numeral.last = factor, one.last
            one.low = one.high = one.numeral.value * factor
            one.precision = one.numeral.precision * factor
            one.unit, one.dimension, one.rule, one.prefixed = other.unit, "money", other.rule, True


def millions_of_people(tokens: Tokens, amounts: list[Amount]) -> None:
    """Read "subscribers rose by 1.2m to 84m" as millions, since what moves is counted and not long."""
    tables = lexicon()
    earlier: Amount | None = None
    for amount in amounts:
        metres = amount.unit == "m" and tokens.raw(amount.last - 1) == "m" and tokens.glued(amount.last - 1)
        if not metres or amount.per is not None or amount.numeral.scale != 1 or amount.hyphenated:
            continue
        noun = _subject_of_move(tokens, amount.first)
        linked = earlier is not None and connector(tokens, earlier, amount) in ("to", "from")
        if noun is None and not linked:
            continue
        amount.numeral.scale, amount.numeral.last = tables.scale_letters["m"], amount.last
        amount.scale(amount.numeral.scale)
        amount.unit, amount.dimension, amount.rule = noun or (earlier.unit if earlier else ""), "count", "count.elided"
        earlier = amount


def _subject_of_move(tokens: Tokens, first: int) -> str | None:
    """Give the singular of the counted people or things before a verb of moving that ends before a token."""
    tables = lexicon()
    passed = tables.words["move_filler"] | tables.words["standing"] | {"to", "from"}
    moved = False
    for place in range(first - 1, max(first - REACH_OF_MOVE, -1), -1):
        word = tokens.lower[place]
        if tokens.breaks(place + 1):
            return None
        if word in tables.moves:
            moved = True
        elif word not in passed:
            noun = word.removesuffix("s")
            return noun if moved and word != noun and noun in tables.words["stock_of"] else None
    return None
