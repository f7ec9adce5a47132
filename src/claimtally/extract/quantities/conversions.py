"""Conversions in brackets: "€15 million ($16.3 million)"; both figures share bound, rate and direction."""

from __future__ import annotations

import itertools

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.rates import per_after
from claimtally.extract.quantities.tokens import Tokens

REACH_OF_LEVEL = 4  # tokens between a move and its level: "fell 26 to close at 1,186"


def convert(tokens: Tokens, amounts: list[Amount]) -> None:
    """Give a bracketed figure in another unit the bound, rate and direction of the figure it converts."""
    for figure, bracketed in itertools.pairwise(amounts):
        if not _opens_bracket(tokens, figure.last, bracketed.first) or tokens.at(bracketed.last) not in (
            ")",
            "]",
            ",",
            ";",
            "/",
        ):
            continue
        if bracketed.unit == figure.unit or bracketed.dimension != figure.dimension:
            continue
        if bracketed.bound == "=":
            bracketed.bound = figure.bound
        if bracketed.per is None and figure.per is None and tokens.at(bracketed.last) in (")", "]"):
            after = per_after(tokens, bracketed.last + 1)  # "C$9 (US$6.60) per share"
            if after is not None:
                figure.per = bracketed.per = after[1]
        bracketed.per = bracketed.per or figure.per
        if bracketed.direction is None:
            bracketed.direction = figure.direction


def same_move(tokens: Tokens, amounts: list[Amount]) -> None:
    """Give the second size of one move the direction of the first: "lost 75 points, or 0.4%", "rose $2 (1.4%)"."""
    for figure, second in itertools.pairwise(amounts):
        link = [word for word in tokens.lower[figure.last : second.first] if word != ","]
        both = link == ["and"] and figure.dimension == second.dimension == "share"  # "up 0.3% and 0.2%"
        if figure.direction is not None and second.direction is None and (both or link in (["or"], ["("])):
            second.direction = figure.direction
    for size, level, share in zip(amounts, amounts[1:], amounts[2:], strict=False):
        if size.direction is not None and share.direction is None and _behind_level(tokens, (size, level, share)):
            share.direction = size.direction


def _behind_level(tokens: Tokens, three: tuple[Amount, Amount, Amount]) -> bool:
    """Tell whether a share in brackets follows the level behind a move's size: "fell 26 to 1,186 (2.2%)"."""
    size, level, share = three
    moved = tokens.at(level.first - 1) in ("to", "at") and level.first - size.last <= REACH_OF_LEVEL
    bracketed = tokens.lower[level.last : share.first] == ["("] and tokens.at(share.last) == ")"
    return share.dimension == "share" and bracketed and moved and not tokens.parted(size.last, share.last)


def _opens_bracket(tokens: Tokens, first: int, last: int) -> bool:
    return 0 < last - first <= 2 and tokens.lower[last - 1] in ("(", "[", "/")
