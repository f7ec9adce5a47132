"""Prices of shares: money that the words around it make a price per share, without "per share" being said."""

from __future__ import annotations

import itertools

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.tokens import NUMBER, Tokens

HIGHEST = 100000  # above it, money beside "shares" is seldom the price of one
REACH = 25  # tokens around the price in which its cue must stand
SMALL_UNITS = frozenset({"JPY", "KRW", "IDR", "VND", "HUF", "CLP", "COP"})  # currencies of which shares cost thousands
MOVED = frozenset({"up", "down", "higher", "lower"})
CLOSES = frozenset({"close", "price"})
CLOSED = frozenset({"closed", "ended", "opened", "finished", "traded", "settled"})
PRICED = frozenset(
    {"at", "on", "around", "about", "just", "above", "below", "monday", "tuesday", "wednesday", "thursday", "friday"}
)
REACHED = frozenset({"reach", "reaches", "reached", "hit", "hits", "touched"})
REACHER = 4  # tokens back from the price in which stands what reached it ("the stock to reach")
TAKEN_UP = frozenset({"it", "they"})
MOVED_REACH = 6  # tokens from "up" to the price ("up 19 per cent at")
COINS = frozenset({"cent", "cents", "pence", "p"})
PENCE = frozenset({"p", "pence"})
TIMES = 20  # by how much two sums per share that are held against each other differ at most
FOR_EACH = frozenset({"each", "every"})  # "$38 in cash for each share"
FOR_ONE = frozenset({"a", "per"})
MEASURES = frozenset({"earnings", "profit", "income", "loss", "dividend", "dividends"})
MEASURE_REACH = 8  # tokens between an amount and "earnings per share"
OTHER_MEASURES = frozenset(  # than earnings
    {"revenue", "sales", "price", "target", "cost", "dividend", "takeover", "fee", "offer", "stock"}
)
LEADING_ELSEWHERE = frozenset({"at", "by", "to", "in", "said"})
FORESEEING = frozenset(
    {"expected", "expect", "expecting", "forecast", "estimated", "predicted", "projected", "anticipated", "for", "saw"}
)
EACH = frozenset({"each", "apiece"})
RESULTS = frozenset({"profit", "earnings", "income", "loss", "losses", "earned", "quarter", "results"})
RESULT_REACH = 6  # tokens behind in which the quarter may be told
OTHERS = frozenset({"on", "per", "a", "an", "from", "for", "of", "each", "apiece", "more", "less"})
LEAST_RESULT = 100000  # a company's result is at least that
HIGHEST_RESULT = 100  # and what it is for a share at most this
PARTING = frozenset({"and", "after", "while", "as", "but", ","})
TARGET_REACH = 7  # tokens from "price target" to the price ("its price target on Orlen Group to")
TARGETS = (
    ("price", "target"),
    ("target", "price"),
    ("stock", "price"),
    ("share", "price"),
    ("current", "price"),
    ("strike", "price"),
)


def _of_measure_per_share(tokens: Tokens, first: int, last: int, amount: Amount) -> bool:
    """Tell whether an amount is what a measure per share is: "earnings per share: $1.38", "add $2 to its EPS".

    Nothing but a few words may stand between them: no other number and no "and".
    """
    for place in range(max(first, amount.first - MEASURE_REACH), min(last, amount.last + MEASURE_REACH)):
        end = _end_of_measure(tokens, place)
        if end is None:
            continue
        behind = end <= amount.first
        between = range(end, amount.first) if behind else range(amount.last, place)
        words = [tokens.at(at) for at in between]
        parted = any(tokens.kind(at) == NUMBER for at in between) or not PARTING.isdisjoint(words)
        if not parted and (behind or words[:1] in (["to"], ["in"], ["of"])):
            return True
    return False


def _end_of_measure(tokens: Tokens, place: int) -> int | None:
    """Give the token behind "EPS" or "earnings per share" at a token."""
    if tokens.at(place) == "eps":
        return place + 1
    told = tokens.at(place) in MEASURES and tokens.at(place + 1) == "per" and tokens.at(place + 2) == "share"
    return place + 3 if told else None


def price_of_share(tokens: Tokens, amount: Amount) -> None:
    """Make plain money a price per share where a share's trade or a price target is what it stands for."""
    if (
        amount.dimension != "money"
        or amount.per is not None
        or amount.numeral.scale != 1
        or amount.high >= _highest(amount)
    ):
        return
    first, last = sentence_of(tokens, amount)
    around = tokens.lower[first:last]
    pairs = {pair for pair in itertools.pairwise(around) if pair in TARGETS}
    for_each = _told_for(around, FOR_EACH) or (_in_coins(tokens, amount) and _told_for(around, FOR_ONE))
    target = _of_measure_per_share(tokens, first, last, amount) or any(_near(tokens, amount, pair) for pair in pairs)
    words = lexicon().words
    traded = words["share"].intersection(around[: amount.first - first]) or words["exchange"].intersection(around)
    about_shares = bool(traded) or _taken_up(tokens, first, amount)
    if for_each or target or (about_shares and (_is_level(tokens, first, amount) or _is_size(tokens, first, amount))):
        amount.per, amount.rule = "share", "price.share"


def pence_of_shares(tokens: Tokens, amounts: list[Amount]) -> None:
    """Make plain pence a price per share where the text tells another in pence: "640p a share ... an offer of 720p".

    Its clause speaks of shares or of what is done with them; a stamp for 85p is none.
    """
    pence = [a for a in amounts if a.unit == "GBP" and tokens.at(a.numeral.last) in PENCE]
    if any(amount.per == "share" for amount in pence):
        dealt = lexicon().words["share"] | lexicon().words["dealt"]
        for amount in pence:
            if amount.per is None and dealt.intersection(_clause(tokens, amount)):
                amount.per, amount.rule = "share", "price.share"


def beside_shares(tokens: Tokens, amounts: list[Amount]) -> None:
    """Make plain money per share that is held against a sum per share: "$1.42 per share, beating the $1.25 that …"."""
    for known, other in itertools.pairwise(amounts):
        plain = other.dimension == "money" and other.per is None and other.numeral.scale == 1
        apiece = known.unit == "share" and tokens.at(other.last - 1) in EACH and not tokens.breaks(other.first)
        if plain and (apiece or _is_of_each_share(tokens, known, other)):
            other.per, other.rule = "share", "price.share"
            continue
        if known.per != "share" or not plain or known.unit != other.unit or tokens.breaks(other.first):
            continue
        beside = tokens.lower[known.last : other.first] in ([], [","])  # with its bound then: "$1.42, above $1.25"
        between = tokens.lower[known.last : other.numeral.first if beside else other.first]
        if _holds_against(between) and len(between) <= REACH and _alike(known, other):
            other.per, other.rule = "share", "price.share"


def _is_of_each_share(tokens: Tokens, known: Amount, other: Amount) -> bool:
    """Tell whether a small sum is what a result in millions is for a share: "lost $821 million, or $1.63, in May"."""
    if known.dimension != "money" or known.per is not None or known.unit != other.unit or known.low < LEAST_RESULT:
        return False
    if tokens.lower[known.last : other.first] not in ([",", "or"], ["or"]) or other.high > HIGHEST_RESULT:
        return False
    first, _ = sentence_of(tokens, known)
    if tokens.at(other.last) in OTHERS or tokens.at(other.last - 1) in EACH:
        return False  # "lost $30 million, or $45 on average"
    return not RESULTS.isdisjoint(tokens.lower[first : other.last + RESULT_REACH])


def _holds_against(between: list[str]) -> bool:
    """Tell whether words between two sums hold them against each other, in their sentence or in one of analysts."""
    ends = [place for place, word in enumerate(between) if word in (".", ";") and between[place - 1] != "vs"]
    if not ends:
        return not lexicon().words["held_against"].isdisjoint(between)
    behind = between[ends[0] + 1 :]
    foreseen = between[ends[0]] == "." and behind[:1] == ["analysts"] and not FORESEEING.isdisjoint(behind[-3:])
    return len(ends) == 1 and foreseen and not OTHER_MEASURES.union(LEADING_ELSEWHERE).intersection(behind)


def _alike(one: Amount, other: Amount) -> bool:
    """Tell whether two sums are of one size, so that both can be of a share."""
    low, high = sorted((abs(one.high), abs(other.high)))
    return low > 0 and high <= TIMES * low


def _clause(tokens: Tokens, amount: Amount) -> list[str]:
    """Give the words of an amount's sentence, from one semicolon to the next."""
    first, last = sentence_of(tokens, amount)
    start = max((i + 1 for i in range(first, amount.first) if tokens.lower[i] == ";"), default=first)
    end = next((i for i in range(amount.last, last) if tokens.lower[i] == ";"), last)
    return tokens.lower[start:end]


def _in_coins(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether an amount is told in cents or pence, as sums per share are: beside one, another is per share too."""
    return tokens.at(amount.last - 1) in COINS


def _told_for(words: list[str], determiners: frozenset[str]) -> bool:
    """Tell whether words say "a share" or "a diluted share", the thing that is owned, no share of something."""
    kinds = lexicon().words["of_a_denominator"]
    for place, word in enumerate(words):
        if word != "share" or words[place + 1 : place + 2] == ["of"]:
            continue
        before = words[max(place - 2, 0) : place]
        if before[-1:] and (before[-1] in determiners or (before[-1] in kinds and before[0] in determiners)):
            return True
    return False


def _highest(amount: Amount) -> int:
    return HIGHEST * 100 if amount.unit in SMALL_UNITS else HIGHEST


def _near(tokens: Tokens, amount: Amount, pair: tuple[str, str]) -> bool:
    """Tell whether a pair of words stands right behind the amount, or before it with "of" or "at" between."""
    behind = tokens.at(amount.last), tokens.at(amount.last + 1)
    before = tokens.lower[max(amount.first - TARGET_REACH, 0) : amount.first]
    return behind == pair or (
        pair in itertools.pairwise(before) and before[-1] in ("of", "at", "to", "price", "target")
    )


def _taken_up(tokens: Tokens, first: int, amount: Amount) -> bool:
    """Tell whether "it" is the stock of the sentence before: "requires the stock to reach $550. It closed at $214"."""
    start = first + (tokens.at(first) in (".", "?", "!", ";"))
    closed = next((i for i in range(start, amount.first) if tokens.lower[i] in CLOSED), None)
    if (
        tokens.at(start) not in TAKEN_UP
        or closed is None
        or not PRICED.issuperset(tokens.lower[closed + 1 : amount.first])
    ):
        return False  # "It opened a cafe where coffee sells at $3"
    return bool(lexicon().words["share"].intersection(tokens.lower[max(first - REACH, 0) : first]))


def _is_level(tokens: Tokens, first: int, amount: Amount) -> bool:
    words = lexicon().words
    before = tokens.at(amount.first - 1)
    if before in ("at", "for") and lexicon().words["share"].intersection(tokens.lower[amount.first - 3 : amount.first]):
        return True  # "433 million shares at $20.47 each"
    if before == "of" and tokens.at(amount.first - 2) in CLOSES:
        return True  # "Friday's close of $24.80"
    if before == "at" and MOVED.intersection(tokens.lower[max(amount.first - MOVED_REACH, first) : amount.first]):
        return True  # "were up 19% at $30"
    if before in REACHED:  # "for the stock to reach $550", but not "stocks climbed after Brent hit $90"
        return bool(
            words["share"]
            .union(TAKEN_UP)
            .intersection(tokens.lower[max(amount.first - REACHER, first) : amount.first - 1])
        )
    return before in ("at", "to") and any(
        word in lexicon().words["trade"] for word in tokens.lower[first : amount.first]
    )


def _is_size(tokens: Tokens, first: int, amount: Amount) -> bool:
    """Tell whether the amount is how far a share moved: "fell 75 cents to", "closed down $1.875 at"."""
    if amount.direction is None or tokens.at(amount.first - 1) == "by":
        return False
    trade = lexicon().words["trade"].intersection(tokens.lower[first : amount.first])
    return bool(trade) and (tokens.at(amount.last) in ("to", "at", "in", "on", ".", ",", "a"))


def sentence_of(tokens: Tokens, amount: Amount) -> tuple[int, int]:
    """Give the tokens [first, last) around an amount up to the ends of its sentence, or as far as a cue may stand."""
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
