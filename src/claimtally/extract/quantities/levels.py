"""The two levels of a move: "rose from $2.1bn to $2.6bn", "fell to 450 from 600 a year earlier"."""

from __future__ import annotations

import itertools

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.tokens import Tokens

SENTENCE_ENDS = frozenset({".", ";", "?", "!"})
LONGEST_SHORT_MONTH = 4  # characters of "Sept"
SHORT_IN_FULL = frozenset({"may", "june", "july"})  # months so short that nobody shortens them with a full stop
FAR = 14  # tokens before "up from": "76% of the company's revenue last quarter, up from 72%"
REACH = 8  # tokens between the two levels: "from 20 mpg in 2008 to 29 mpg", "to $21m in the quarter from $22m"


def link_priors(tokens: Tokens, amounts: list[Amount]) -> None:
    """Tell each new level which amount is the one before it; ranges have been joined, so that "from" means a move."""
    for left, right in itertools.pairwise(amounts):
        if (
            not _comparable(left, right)
            or not 0 < right.first - left.last <= _reach(tokens, right)
            or tokens.parted(left.last, right.first)
        ):
            continue
        link = tokens.lower[left.last : right.first]
        ends = (w for place, w in enumerate(link) if w in SENTENCE_ENDS and not _shortens_month(link, place))
        if any(ends):
            continue
        if link[-1] == "to" and (tokens.at(left.first - 1) == "from" or (left.prior is not None and link == ["to"])):
            right.prior = left
        elif _from_an_earlier(link) and tokens.at(right.last) not in lexicon().words["deal"]:
            left.prior = right  # but not in gains "from the $3 billion takeover"


def _shortens_month(link: list[str], place: int) -> bool:
    """Tell whether a full stop only shortens a month: "for the year ended Dec. 31 from", but "4% in May. Sales"."""
    if not 0 < place < len(link) - 1 or link[place] != ".":
        return False
    month = link[place - 1]
    short = len(month) <= LONGEST_SHORT_MONTH and month not in SHORT_IN_FULL
    return month in lexicon().months and short and link[place + 1].isdigit()


def _reach(tokens: Tokens, right: Amount) -> int:
    """Give how many tokens may stand between two levels: more where "up from" leads straight to the second."""
    timed = (
        tokens.at(right.last) == "a" and tokens.at(right.last + 1) == "year" and tokens.at(right.last + 2) == "earlier"
    )
    straight = tokens.at(right.first - 2) in ("up", "down") or timed
    return FAR if tokens.at(right.first - 1) == "from" and straight else REACH


def _from_an_earlier(link: list[str]) -> bool:
    """Tell whether a link ends in "from", or in "from" and words about a level: "from an intraday high of"."""
    while link and link[-1] in lexicon().words["earlier_level"]:
        link = link[:-1]
    return link[-1:] == ["from"]


def _comparable(left: Amount, right: Amount) -> bool:
    if left.dimension != right.dimension or left.dimension == "time":
        return False
    # "to $107 a barrel from $108"
    return left.unit == right.unit or (left.unit or "").partition("/")[0] == (right.unit or "")
