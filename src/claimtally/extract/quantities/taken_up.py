"""Bare numbers that count what earlier words name: "six ships: two to X", "jets, down by 30", "a staff of 22,000"."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.links import REACH_OF_EARLIER, ends_sentence, sentences_between
from claimtally.extract.quantities.nouns import ARTICLES, is_plural, noun_phrase
from claimtally.extract.quantities.tokens import NUMBER, SIGN, WORD, Tokens

REACH_OF_BRINGING = 9  # tokens back to the verb of "bring the total under her to 3,000"
LEAST_TOLD = 10  # smaller bare numbers are scores, places and the like
REACH_OF_VERBS = 4
LEAST_OF_SEVERAL = 2
REACH_OF_CLAUSE = 8  # tokens between a count and the bare number of the next clause
BEHIND_A_LEVEL = frozenset({"by", "in", "at", "on", "this", "last", "next", "from", "to", "of"})
CLAUSE_ENDS = frozenset({",", ";", ".", "and", "or"})
CLAUSE_LINKS = frozenset({",", ";", "and"})


def elided(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Give a bare number the unit of the nearest counted noun before it ("six ships: two to X and four to Y")."""
    sentences = 3 if amount.numeral.form == "vague" else 1
    for other in reversed(earlier):
        if (
            amount.first - other.last > REACH_OF_EARLIER * sentences
            or sentences_between(tokens, other.last, amount.first) > sentences
        ):
            return False
        if (
            other.dimension == "count"
            and other.unit
            and not other.hyphenated
            and not (is_large(amount) and other.high < 1000)
        ):
            amount.unit, amount.dimension, amount.per, amount.rule = other.unit, "count", None, "count.elided"
            amount.takes_up = other
            return True
    return False


def earlier_plural(tokens: Tokens, amount: Amount) -> bool:
    """Give a bare size or level the unit of the nearest plural before it in its sentence ("jets, down by 30")."""
    for place in range(amount.first - 1, max(amount.first - 25, -1), -1):
        word = tokens.lower[place]
        if tokens.breaks(place + 1) or ends_sentence(tokens, place):
            return False
        named = tokens.raw(place)[:1].isupper() and place > 0 and not tokens.breaks(place)
        named = named and not tokens.raw(place)[:-1].isupper()  # "GPUs" are no name
        verb = tokens.at(place + 1) in ARTICLES
        if tokens.kinds[place] == WORD and is_plural(word) and not (named or verb) and not _is_measured(word):
            amount.unit, amount.dimension = noun_phrase(tokens, (place, place + 1)), "count"
            amount.rule = "count.elided"
            return True
    return False


def _is_measured(word: str) -> bool:
    """Tell whether a plural is what moves ("prices", "sales") and not what is counted."""
    tables = lexicon()
    return word in tables.never["measured"] or word in tables.moves or word in tables.units or word in tables.move_nouns


def group_size(tokens: Tokens, amount: Amount) -> bool:
    """Read the size of a group as a count of its members: "a workforce of 22,000", "cut its headcount to 600"."""
    unit = lexicon().groups.get(tokens.at(_before_verbs(tokens, amount.first - 2)))
    if unit is None or tokens.at(amount.first - 1) not in ("of", "to", "at", "from", "by"):
        return False
    amount.unit, amount.dimension, amount.rule = unit, "count", "count.group"
    return True


def _before_verbs(tokens: Tokens, place: int) -> int:
    """Pass over the verbs between a group and its size: "the death toll has risen to", "headcount was cut to"."""
    passed = lexicon().moves.keys() | lexicon().words["standing"]
    first = place
    while place > first - REACH_OF_VERBS and tokens.at(place) in passed:
        place -= 1
    return place


def is_large(amount: Amount) -> bool:
    """Tell whether a bare number is so large that it counts something ("the 235,000 forecast")."""
    return amount.numeral.form == "digits" and (amount.low >= 10000 or (amount.numeral.scale >= 1000))


def moved(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether a bare number is the size or the level of a move: "down by 30 to 126"."""
    index = amount.first - 1
    if tokens.at(index) not in ("by", "to", "from"):
        return False
    return any(tokens.at(index - back) in lexicon().moves for back in range(1, 9))


def reached(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether a large bare number is what a plural reached: "subscribers reached 5 million"."""
    if not is_large(amount) or tokens.at(amount.first - 1) not in lexicon().words["reaching"]:
        return False
    place = amount.first - 2
    if place < 0 or not is_plural(tokens.at(place)) or tokens.breaks(place + 1):
        return False
    while place >= 0 and tokens.kinds[place] == WORD and tokens.lower[place] not in lexicon().stops["stop"]:
        if tokens.breaks(place):
            return True
        place -= 1
    return place < 0 or tokens.lower[place] in ARTICLES or tokens.kinds[place] != WORD


def of_those(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether a bare number counts what stands before it: "homes, 40 of them", "chips, a million of which"."""
    return (
        amount.low != 1 and tokens.at(amount.last) == "of" and tokens.at(amount.last + 1) in ("which", "whom", "them")
    )


def told_of(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Tell whether a bare number counts what one before counted: "leaving it with 341", "the 1,100 that have gone"."""
    while earlier and earlier[-1].dimension == "multiple":
        earlier = earlier[:-1]  # "2,392 workers, nearly five times the 529 it announced"
    if not earlier or earlier[-1].dimension != "count" or tokens.kind(amount.numeral.first) != NUMBER:
        return False
    if amount.first - earlier[-1].last > REACH_OF_EARLIER:
        return False
    if sentences_between(tokens, earlier[-1].last, amount.first) > 1 or amount.low < LEAST_TOLD:
        return False
    behind = tokens.at(amount.last)
    if tokens.at(amount.first - 1) == "the" and (behind in lexicon().words["taken_up_by"] or behind.endswith("ed")):
        return True  # "the 1,100 that have gone", "28 short of the 340 it had promised"
    brought = tokens.at(amount.first - 1) == "to" and lexicon().words["bringing"].intersection(
        tokens.lower[max(amount.first - REACH_OF_BRINGING, 0) : amount.first]
    )
    ends = tokens.kind(amount.last) == SIGN or behind in BEHIND_A_LEVEL
    return bool(brought) or (ends and tokens.at(amount.first - 1) in lexicon().words["reaching"])


def continues_a_list(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Tell whether a bare number goes on from a count of its sentence: ": two to", "— 20 if", "including 12"."""
    if not earlier or earlier[-1].dimension != "count" or earlier[-1].hyphenated or earlier[-1].unit == "":
        return False
    between = range(earlier[-1].last, amount.first)
    if len(between) > 20 or sentences_between(tokens, earlier[-1].last, amount.first) or tokens.breaks(amount.first):
        return False
    before, after = tokens.at(amount.first - 1), tokens.at(amount.last)
    if tokens.joined(amount.first - 2, amount.first) in ("compared with", "compared to", "up from", "down from"):
        return True
    if _is_one_of_several(tokens, amount, earlier[-1]):
        return True
    if before in lexicon().words["part_cue"]:
        return before != "of" or tokens.at(amount.first - 2) == "out"
    sign = tokens.kind(amount.first - 1) == SIGN and before in (":", "—", "–", "-", ",", ";", "(")
    if before == "or" and tokens.kind(amount.last) == SIGN:
        return len(between) <= 4
    if before in (":", "and") or sign:
        return after in lexicon().words["list_follower"] or (
            sign and tokens.kind(amount.last) == SIGN and len(between) <= 2
        )
    return False


def _is_one_of_several(tokens: Tokens, amount: Amount, counted: Amount) -> bool:
    """Tell whether a bare number ends its clause of a list: "loses 380 jobs, sales 170 and aid the remaining 90"."""
    if amount.numeral.form != "digits" or amount.low < LEAST_OF_SEVERAL:
        return False
    word, behind = tokens.at(amount.numeral.first - 1), tokens.joined(amount.last, amount.last + 3)
    if (
        word == "remaining"
        or behind in lexicon().words["held_short_of"]
        or (word == "of" and tokens.at(amount.first - 2) in lexicon().words["net_noun"])
    ):
        return True
    if tokens.at(amount.last) not in CLAUSE_ENDS:
        return False
    between = tokens.lower[counted.last : amount.first]
    named = tokens.raw(amount.first - 1) != word or (
        word in lexicon().stops["stop"] and word not in lexicon().words["particle"]
    )
    told = tokens.kind(amount.first - 1) == WORD and not named and amount.bound == "="
    return told and len(between) <= REACH_OF_CLAUSE and not CLAUSE_LINKS.isdisjoint(between)
