"""Conversions in brackets: "€15 million ($16.3 million)"; both figures share bound, rate and direction."""

from __future__ import annotations

import itertools

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.rates import per_after
from claimtally.extract.quantities.tokens import Tokens

LARGEST_STEP = 3  # times as large as one of two sums the other is that shares its rate
LONGEST_ASIDE = 14  # tokens of a bracket between a sum and its rate
REACH_OF_LEVEL = 4  # tokens between a move and its level: "fell 26 to close at 1,186"


def convert(tokens: Tokens, amounts: list[Amount]) -> None:
    """Give bracketed figures in other units the bound, rate and direction of the figure they convert."""
    converted: Amount | None = None  # what the figure before converts in the same bracket: "($63; 60 euros)"
    for before, bracketed in itertools.pairwise(amounts):
        listed = converted is not None and tokens.lower[before.last : bracketed.first] in ([";"], [","])
        figure = converted if listed and converted is not None else before
        converted = None
        if not (listed or _opens_bracket(tokens, figure.last, bracketed.first)) or tokens.at(bracketed.last) not in (
            ")",
            "]",
            ",",
            ";",
            "/",
        ):
            continue
        if bracketed.unit == figure.unit or bracketed.dimension != figure.dimension:
            continue
        converted = figure
        if figure.dimension not in ("count", "share"):  # "300 workers (20 managers)"
            bracketed.converts = figure
        if bracketed.bound == "=":
            bracketed.bound = figure.bound
        if bracketed.per is None and figure.per is None and tokens.at(bracketed.last) in (")", "]"):
            after = per_after(tokens, bracketed.last + 1)  # "C$9 (US$6.60) per share"
            if after is not None:
                figure.per = bracketed.per = after[1]
        bracketed.per = bracketed.per or figure.per
        if bracketed.direction is None:
            bracketed.direction = figure.direction


def rates_behind(tokens: Tokens, amounts: list[Amount]) -> None:
    """Give sums the rate that stands once behind all: "435 yuan ($63; £50) a ton", "340 yuan and 355 yuan per ton"."""
    for place in range(len(amounts) - 1, -1, -1):
        last = amounts[place]
        if last.dimension != "money" or last.numeral.scale != 1:
            continue
        if last.per is None and tokens.at(last.last) == "(":
            closing = next((i for i in range(last.last, last.last + LONGEST_ASIDE) if tokens.at(i) == ")"), None)
            after = per_after(tokens, closing + 1) if closing is not None else None
            if after is not None:
                last.per = after[1]
        before = next((amount for amount in reversed(amounts[:place]) if amount.unit == last.unit), None)
        if last.per is None or before is None or before.per is not None or before.dimension != "money":
            continue
        listed = before.unit == last.unit and _lists(tokens, before, last)
        size = before.direction is not None and tokens.lower[before.last : last.first] == ["to"]
        if (listed or size) and before.numeral.scale == 1 and not tokens.parted(before.last, last.first):
            before.per = last.per


def _lists(tokens: Tokens, left: Amount, right: Amount) -> bool:
    """Tell whether only "and", "or" or a comma stands between two sums, and what brackets say beside the first."""
    link = _without_brackets(tokens.lower[left.last : right.first])
    alike = left.high < LARGEST_STEP * right.high and right.high < LARGEST_STEP * left.high
    return link == ["and"] and alike  # "$560,000, or $1.20 per share" are a sum and its share


def _ends_a_list(tokens: Tokens, place: int) -> bool:
    """Tell whether no verb follows a sum: "cut its budget by $20 million and $5 million will go to schools"."""
    after = tokens.at(place)
    return after in ("", "a", "an", "per", "for", "(", ",", ".", ";", "respectively")


def _without_brackets(link: list[str]) -> list[str]:
    """Give the words between two amounts without the first bracket among them."""
    if "(" in link and ")" in link[link.index("(") :]:
        return link[: link.index("(")] + link[link.index(")") + 1 :]
    return link


def same_move(tokens: Tokens, amounts: list[Amount]) -> None:
    """Give the second size of one move the direction of the first: "lost 75 points, or 0.4%", "rose $2 (1.4%)"."""
    for figure, second in itertools.pairwise([amount for amount in amounts if amount.converts is None]):
        link = [word for word in _without_brackets(tokens.lower[figure.last : second.first]) if word != ","]
        same = figure.unit == second.unit and figure.dimension in ("share", "money")
        ends = figure.dimension == "share" or _ends_a_list(tokens, second.last)
        both = link == ["and"] and same and ends  # "up 0.3% and 0.2%"
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
