"""Prices of shares: money that the words around it make a price per share, without "per share" being said."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.tokens import Tokens

HIGHEST = 100000  # above it, money beside "shares" is seldom the price of one
REACH = 25  # tokens around the price in which its cue must stand
SMALL_UNITS = frozenset({"JPY", "KRW", "IDR", "VND", "HUF", "CLP", "COP"})  # currencies of which shares cost thousands
MOVED = frozenset({"up", "down", "higher", "lower"})
MOVED_REACH = 6  # tokens from "up" to the price ("up 19 per cent at")
COINS = frozenset({"cent", "cents", "pence", "p"})
EACH_SHARE = frozenset({("each", "share"), ("every", "share")})  # "$38 in cash for each share", "each Orlen share"
PER_SHARE = frozenset({("a", "share"), ("per", "share")})
TARGET_REACH = 7  # tokens from "price target" to the price ("its price target on Orlen Group to")
TARGETS = (
    ("price", "target"),
    ("target", "price"),
    ("stock", "price"),
    ("share", "price"),
    ("current", "price"),
    ("strike", "price"),
)


def price_of_share(tokens: Tokens, amount: Amount) -> None:
    """Make plain money a price per share where a share's trade or a price target is what it stands for."""
    if (
        amount.dimension != "money"
        or amount.per is not None
        or amount.numeral.scale != 1
        or amount.high >= _highest(amount)
    ):
        return
    first, last = _sentence(tokens, amount)
    around = tokens.lower[first:last]
    pairs = {pair for pair in itertools.pairwise(around) if pair in TARGETS}
    if _in_coins(tokens, amount) and any(words in PER_SHARE for words in _triples(around)):
        amount.per, amount.rule = "share", "price.share"
        return
    if any(words in EACH_SHARE for words in _triples(around)) or _sank(tokens, amount):
        amount.per, amount.rule = "share", "price.share"
        return
    target = any(_near(tokens, amount, pair) for pair in pairs)
    words = lexicon().words
    traded = words["share"].intersection(around[: amount.first - first]) or words["exchange"].intersection(around)
    if target or (traded and (_is_level(tokens, first, amount) or _is_size(tokens, first, amount))):
        amount.per, amount.rule = "share", "price.share"


def _sank(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether an amount is how far a company's share moved ("Orlen sank $4, or 6%"): nothing else moves so."""
    moved = tokens.at(amount.first - 1) in lexicon().words["trade"]
    return moved and (tokens.at(amount.last), tokens.at(amount.last + 1)) == (",", "or")


def _in_coins(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether an amount is told in cents or pence, as sums per share are: beside one, another is per share too."""
    return tokens.at(amount.last - 1) in COINS


def _triples(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield each two words, and each three without the one in their middle ("a diluted share")."""
    yield from itertools.pairwise(words)
    yield from zip(words, words[2:], strict=False)


def _highest(amount: Amount) -> int:
    return HIGHEST * 100 if amount.unit in SMALL_UNITS else HIGHEST


def _near(tokens: Tokens, amount: Amount, pair: tuple[str, str]) -> bool:
    """Tell whether a pair of words stands right behind the amount, or before it with "of" or "at" between."""
    behind = tokens.at(amount.last), tokens.at(amount.last + 1)
    before = tokens.lower[max(amount.first - TARGET_REACH, 0) : amount.first]
    return behind == pair or (
        pair in itertools.pairwise(before) and before[-1] in ("of", "at", "to", "price", "target")
    )


def _is_level(tokens: Tokens, first: int, amount: Amount) -> bool:
    before = tokens.at(amount.first - 1)
    if before == "at" and MOVED.intersection(tokens.lower[max(amount.first - MOVED_REACH, first) : amount.first]):
        return True  # "were up 19% at $30"
    return before in ("at", "to") and any(
        word in lexicon().words["trade"] for word in tokens.lower[first : amount.first]
    )


def _is_size(tokens: Tokens, first: int, amount: Amount) -> bool:
    """Tell whether the amount is how far a share moved: "fell 75 cents to", "closed down $1.875 at"."""
    if amount.direction is None or tokens.at(amount.first - 1) == "by":
        return False
    trade = lexicon().words["trade"].intersection(tokens.lower[first : amount.first])
    return bool(trade) and (tokens.at(amount.last) in ("to", "at", "in", "on", ".", ",", "a"))


def _sentence(tokens: Tokens, amount: Amount) -> tuple[int, int]:
    """Give the tokens around an amount up to the ends of its sentence, or as far as a cue may stand."""
    first, last = amount.first, amount.last
    while (
        first > max(amount.first - REACH, 0)
        and not tokens.breaks(first)
        and tokens.at(first - 1) not in (".", "?", "!", ";")
    ):
        first -= 1
    while (
        last < min(amount.last + REACH, len(tokens))
        and not tokens.breaks(last)
        and tokens.at(last) not in (".", "?", "!", ";")
    ):
        last += 1
    return first, last
