"""The direction that a noun, a comparative or a passive gives a number: "a fall of 3%", "a 5% drop", "16% above"."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.numeral import HYPHENS
from claimtally.extract.quantities.tokens import WORD, Tokens
from claimtally.model.vocabulary import Direction

FLUIDS = frozenset({"bbl", "barrel", "gal", "bbl/day"})  # of which stocks have a "build" and a "draw"
AGAINST = frozenset({"on", "from", "over", "compared", "versus", "year-on-year", "yoy"})  # "25% up on last month"
REACH_OF_THAN = 2  # words between "less" and "than": "14% less jet fuel than"
REACH_OF_NOUN = 4  # tokens between a number and the noun of a move behind it
REACH_OF_PASSIVE = 5  # tokens between a count and its participle: "1,100 jobs would have been lost"


def noun_before(tokens: Tokens, amount: Amount) -> Direction | None:
    """Read "a fall of 3%", "an increase of as much as $5", "a discount of"."""
    place = amount.first - 1
    if tokens.at(place) != "of" or tokens.breaks(place):
        return None
    noun = tokens.at(_noun_of(tokens, place, amount.dimension == "count"))
    words = lexicon().words
    own = noun in words["own_amount"] and amount.dimension in ("money", "time")  # "a loss of $3 million"
    event = noun in words["event"] and amount.dimension in ("count", "time") and amount.unit != "point"
    if amount.unit in FLUIDS and noun in lexicon().move_stocks and "the" not in tokens.lower[max(place - 3, 0) : place]:
        return lexicon().move_stocks[noun]  # "a draw of 1.1 million barrels"
    return None if own or event else lexicon().move_nouns.get(noun)


def _noun_of(tokens: Tokens, of: int, counted: bool) -> int:
    """Give the place of the noun that an "of" belongs to: "an increase of", "an increase in gasoline stocks of"."""
    if counted and tokens.at(of - 1) in lexicon().words["measured_of"]:
        return of - 1  # "a jump in the price of two doves"
    for place in range(of - 2, max(of - 2 - REACH_OF_NOUN, 0), -1):
        if tokens.kind(place) != WORD or tokens.breaks(place + 1):
            break
        if tokens.lower[place] == "in" and tokens.lower[place - 1] in lexicon().move_nouns:
            return place - 1
    return of - 1


def word_behind(tokens: Tokens, amount: Amount) -> Direction | None:
    """Read "32 percent faster", "a 5% drop", "2.8 per cent discount", "20% off"."""
    tables = lexicon()
    if amount.dimension not in ("share", "multiple", "money") and amount.unit != "point":
        return _behind_count(tokens, amount)
    place = amount.last
    if tokens.at(place) in ("up", "down") and _closes(tokens, amount):
        return tables.moves[tokens.at(place)].direction
    place += tokens.at(place) in HYPHENS
    first = tokens.at(place)
    if tokens.kind(place) == WORD and not tokens.breaks(place):
        if first in tables.words["moved_risk"] and tokens.at(place + 1) in tables.words["risk"]:
            return tables.moves[first].direction  # "a 24% reduced risk"
        if first in tables.comparatives:
            held = first not in ("less", "more") or _compares(tokens, place, amount.dimension == "money")
            return tables.comparatives[first] if held else None
    return _noun_behind(tokens, place, amount.dimension == "money")


def _behind_count(tokens: Tokens, amount: Amount) -> Direction | None:
    """Read "a 2-million-barrel drop", "1,100 jobs have been lost", "40 acres fewer"."""
    tables = lexicon()
    place = amount.last
    if amount.unit in FLUIDS and not tokens.breaks(place):
        moved = {**tables.move_nouns, **tables.move_stocks}.get(tokens.at(place))
        if moved is not None:
            return moved  # also "a 3.8 million barrel build"
    passive = _passive(tokens, amount)
    if passive is not None:
        return passive
    before_noun = amount.noun is not None and amount.noun[0] >= place  # "40 smaller, faster cars"
    word = "" if amount.hyphenated or before_noun else tokens.at(place)  # "the 543-member lower house"
    return tables.comparatives.get(word) if word not in tables.words["without_size"] else None


def _noun_behind(tokens: Tokens, place: int, money: bool) -> Direction | None:
    """Give the direction of the noun of a move among the next words: "a 5% annual drop"."""
    tables = lexicon()
    for at in range(place, place + REACH_OF_NOUN):
        word = tokens.at(at)
        if tokens.kind(at) != WORD or tokens.breaks(at) or word in ("and", "or"):
            return None
        if word in tables.move_nouns and not (money and word in tables.words["own_amount"]):
            return tables.move_nouns[word]
        if word in tables.stops["stop"] and word != "year":
            return None
    return None


def _compares(tokens: Tokens, place: int, money: bool) -> bool:
    """Tell whether "less" or "more" compares the amount before it ("5% less than"), not a time ("2 years ago")."""
    ahead = tokens.lower[place + 1 : place + 6]
    timed = bool({"ago", "after", "before", "later"} & set(ahead)) and ahead[1:2] not in (["a"], ["the"])
    nouns = 0 if money else REACH_OF_THAN  # "14% less fuel than", but "$3 more" of what?
    return "than" in ahead[: nouns + 1] and not timed


def _closes(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether "up" or "down" behind an amount is where it went: "25% up on May", "closed 0.6% down at $3"."""
    after = amount.last + 1
    if tokens.at(after) in AGAINST:
        return True
    ends = tokens.kind(after) != WORD or tokens.at(after) in ("at", "before", "after", "in", "by")
    return amount.dimension == "share" and ends and tokens.at(after) not in HYPHENS


def _passive(tokens: Tokens, amount: Amount) -> Direction | None:
    """Read "1,100 jobs will be cut", "12 seats were lost" of what is counted as a stock."""
    words = lexicon().words
    if amount.noun is None or (amount.unit or "").rpartition(" ")[2] not in words["stock_of"]:
        return None
    for place in range(amount.last, amount.last + REACH_OF_PASSIVE):
        word = tokens.at(place)
        if word not in words["auxiliary"]:
            gone = place > amount.last and word in words["taken_away"]
            return "down" if gone else None
    return None
