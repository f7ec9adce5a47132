"""Bare numbers that take up a unit or a noun from earlier words, or stand alone."""

from __future__ import annotations

from decimal import Decimal

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.counts import compound_behind
from claimtally.extract.quantities.currencies import currency_before
from claimtally.extract.quantities.further import further
from claimtally.extract.quantities.indices import index_points
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.nouns import ARTICLES, is_plural, noun_phrase
from claimtally.extract.quantities.number_of import number_of
from claimtally.extract.quantities.people import people
from claimtally.extract.quantities.rates import per_after, rate
from claimtally.extract.quantities.tokens import NUMBER, SIGN, WORD, Tokens

REACH_OF_ELISION = 70  # tokens back to the noun that a bare number takes up
TENTH = Decimal("0.1")
HIGHEST_PERCENT = 100  # times a percentage, beyond which a level is none
REACH_OF_LEVEL = 8  # tokens between two levels: "31,000 tonnes in the first half from 28,000 a year earlier"
LEAST_SCALE = 1000000
REACH_OF_BRINGING = 9  # tokens back to the verb of "bring the total under her to 3,000"
LEAST_TOLD = 10  # smaller bare numbers are scores, places and the like
REACH_OF_VERBS = 4
LEAST_OF_SEVERAL = 2
REACH_OF_CLAUSE = 8  # tokens between a count and the bare number of the next clause
CLAUSE_ENDS = frozenset({",", ";", ".", "and", "or"})
CLAUSE_LINKS = frozenset({",", ";", "and"})
AGE_BOUNDS = frozenset({"under", "over", "above", "below"})


def level(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Give the bare level or second size of "from 21 mpg to 23", "rose 2%, the other by 1" the unit of the first."""
    if (
        not earlier
        or tokens.at(amount.first - 1) not in ("to", "by", "from")
        or earlier[-1].unit in (None, "", "times")
    ):
        return False
    other = earlier[-1]
    if _sentences_between(tokens, other.last, amount.first) or tokens.breaks(amount.first):
        return False
    if other.dimension == "share" and amount.low > HIGHEST_PERCENT * other.high:
        return False  # "rose 0.4 percent to 2,706"
    compared = tokens.at(amount.first - 1) == "from" and tokens.at(amount.last + 2) in lexicon().words["ago"]
    reach = REACH_OF_LEVEL if compared else REACH_OF_LEVEL / 2
    near = amount.first - other.last <= reach and tokens.at(amount.first - 1) in ("to", "from")
    near = near and other.direction is None
    same_move = tokens.at(amount.first - 1) == "by" and other.dimension == "share" and amount.first - other.last <= 8
    if not (near or same_move):
        return False
    amount.unit_of(other)
    amount.rule = "list.level"
    return True


def elided(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Give a bare number the unit of the nearest counted noun before it ("six ships: two to X and four to Y")."""
    sentences = 3 if amount.numeral.form == "vague" else 1
    for other in reversed(earlier):
        if (
            amount.first - other.last > REACH_OF_ELISION * sentences
            or _sentences_between(tokens, other.last, amount.first) > sentences
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


def _sentences_between(tokens: Tokens, first: int, last: int) -> int:
    return sum(
        tokens.lower[i] in (".", "?", "!") and not tokens.glued(i + 1) and len(tokens.at(i - 1)) > 1
        for i in range(first, last)
    )


def may_stand_alone(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Tell whether a bare number is said of something: a move's size or level, one of a list, a large count."""
    after = tokens.at(amount.last)
    if amount.numeral.form == "words" and amount.low == 1:
        return False
    if amount.numeral.form == "vague":
        return after in lexicon().words["behind_vague"]
    if moved(tokens, amount) or per_after(tokens, amount.last) is not None or _told_of(tokens, amount, earlier):
        return True
    if _continues_a_list(tokens, amount, earlier):
        return True
    if is_large(amount):
        return True
    if amount.bound == "=" or tokens.kind(amount.numeral.first) != NUMBER:
        return False
    return amount.low >= 100 or tokens.lower[amount.numeral.first - 1] not in AGE_BOUNDS  # "people under 30"


def _told_of(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Tell whether a bare number counts what one before counted: "leaving it with 341", "the 1,100 that have gone"."""
    while earlier and earlier[-1].dimension == "multiple":
        earlier = earlier[:-1]  # "2,392 workers, nearly five times the 529 it announced"
    if not earlier or earlier[-1].dimension != "count" or tokens.kind(amount.numeral.first) != NUMBER:
        return False
    if amount.first - earlier[-1].last > REACH_OF_ELISION:
        return False
    if _sentences_between(tokens, earlier[-1].last, amount.first) > 1 or amount.low < LEAST_TOLD:
        return False
    behind = tokens.at(amount.last)
    if tokens.at(amount.first - 1) == "the" and (behind in lexicon().words["taken_up_by"] or behind.endswith("ed")):
        return True  # "the 1,100 that have gone", "28 short of the 340 it had promised"
    brought = tokens.at(amount.first - 1) == "to" and lexicon().words["bringing"].intersection(
        tokens.lower[max(amount.first - REACH_OF_BRINGING, 0) : amount.first]
    )
    after = tokens.at(amount.last)
    ends = tokens.kind(amount.last) == SIGN or after in (
        "by",
        "in",
        "at",
        "on",
        "this",
        "last",
        "next",
        "from",
        "to",
        "of",
    )
    return bool(brought) or (ends and tokens.at(amount.first - 1) in lexicon().words["reaching"])


def is_large(amount: Amount) -> bool:
    """Tell whether a bare number is so large that it counts something ("the 235,000 forecast")."""
    return amount.numeral.form == "digits" and (amount.low >= 10000 or (amount.numeral.scale >= 1000))


def _continues_a_list(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Tell whether a bare number goes on from a count of its sentence: ": two to", "— 20 if", "including 12"."""
    if not earlier or earlier[-1].dimension != "count" or earlier[-1].hyphenated or earlier[-1].unit == "":
        return False
    between = range(earlier[-1].last, amount.first)
    if len(between) > 20 or _sentences_between(tokens, earlier[-1].last, amount.first) or tokens.breaks(amount.first):
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


def moved(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether a bare number is the size or the level of a move: "down by 30 to 126"."""
    index = amount.first - 1
    if tokens.at(index) not in ("by", "to", "from"):
        return False
    return any(tokens.at(index - back) in lexicon().moves for back in range(1, 9))


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


def earlier_plural(tokens: Tokens, amount: Amount) -> bool:
    """Give a bare size or level the unit of the nearest plural before it in its sentence ("jets, down by 30")."""
    for place in range(amount.first - 1, max(amount.first - 25, -1), -1):
        word = tokens.lower[place]
        if tokens.breaks(place + 1) or (
            word in (".", "?", "!") and not tokens.glued(place + 1) and len(tokens.at(place - 1)) > 1
        ):
            return False
        named = tokens.raw(place)[:1].isupper() and place > 0 and not tokens.breaks(place)
        named = named and not tokens.raw(place)[:-1].isupper()  # "GPUs" are no name
        verb = tokens.at(place + 1) in ARTICLES
        if tokens.kinds[place] == WORD and is_plural(word) and not (named or verb) and not _is_measured(word):
            amount.unit, amount.dimension = noun_phrase(tokens, (place, place + 1)), "count"
            amount.rule = "count.elided"
            return True
    return False


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


def _same_kind(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Give a bare number the unit of an earlier measure of its sentence that is printed like it.

    "61.20 cents at most, 58.35 at least": as many decimals, and of like size; or both with money in brackets behind.
    """
    bracketed = _converted(tokens, amount)
    if amount.numeral.form != "digits" or amount.numeral.scale != 1 or not (amount.precision < 1 or bracketed):
        return False
    for other in reversed(earlier):
        if amount.first - other.last > REACH_OF_ELISION or _sentences_between(tokens, other.last, amount.first):
            return False
        if not other.unit or other.dimension == "share" or other.low != other.high or other.numeral.form != "digits":
            continue
        like = bracketed and other.dimension == "money" and _converted(tokens, other)
        size = abs(amount.numeral.value) / abs(other.numeral.value) if other.numeral.value else 0
        if like or (amount.precision < 1 and amount.precision == other.numeral.precision and TENTH < size < 10):
            amount.unit_of(other)
            amount.per, amount.rule = None, "list.level"
            return True
    return False


def _same_scale(tokens: Tokens, amount: Amount, earlier: list[Amount]) -> bool:
    """Give "the remaining 28 million" the unit of the nearest number with a scale before it, if that is no count."""
    if amount.numeral.scale < LEAST_SCALE or tokens.kind(amount.numeral.first) != NUMBER:
        return False
    for other in reversed(earlier):
        far = amount.first - other.last > REACH_OF_ELISION
        if far or _sentences_between(tokens, other.last, amount.first) > 1 or tokens.breaks(amount.first):
            return False
        if other.numeral.scale >= LEAST_SCALE and other.unit and other.dimension != "time":
            if other.dimension in ("count", "share"):
                return False
            amount.unit_of(other)
            amount.rule = "list.level"
            return True
    return False


def _converted(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether money in brackets stands right behind an amount."""
    return tokens.at(amount.last) == "(" and currency_before(tokens, amount.last + 2) is not None


def _age(tokens: Tokens, amount: Amount) -> bool:
    """Read "who was 10", "she turned 44" as years of age."""
    said = tokens.at(amount.first - 1) in ("is", "was", "turned", "turns")
    if not said or tokens.at(amount.first - 2) not in ("he", "she", "who") or not 0 < amount.low < 120:
        return False
    amount.unit, amount.dimension, amount.rule, amount.wide = "year", "time", "count.bare", True
    return True


def _of_those(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether a bare number counts what stands before it: "homes, 40 of them", "chips, a million of which"."""
    return (
        amount.low != 1 and tokens.at(amount.last) == "of" and tokens.at(amount.last + 1) in ("which", "whom", "them")
    )


def take_up(tokens: Tokens, amount: Amount, earlier: list[Amount], wide: bool) -> bool:
    """Give a bare number the unit that it takes up from earlier words; False where it is no quantity on its own."""
    if not wide and index_points(tokens, amount):
        return True
    if level(tokens, amount, earlier) or group_size(tokens, amount):
        return True
    if people(tokens, amount, earlier) or number_of(tokens, amount):
        return True
    if further(tokens, amount, earlier) and elided(tokens, amount, earlier):
        return True
    if (
        amount.numeral.form == "words"
        and amount.low == 1
        and amount.numeral.scale == 1
        and tokens.at(amount.first - 1) not in ("minus", "negative")
    ):
        return False
    per = per_after(tokens, amount.last)
    stands = may_stand_alone(tokens, amount, earlier)
    if not stands and not wide:
        return _of_those(tokens, amount) and earlier_plural(tokens, amount)
    if stands and not wide and _same_scale(tokens, amount, earlier):
        return True
    if stands and amount.numeral.form != "vague" and moved(tokens, amount) and earlier_plural(tokens, amount):
        return True
    if stands and reached(tokens, amount) and earlier_plural(tokens, amount):
        return True
    if (
        stands
        and (
            amount.numeral.form == "vague"
            or moved(tokens, amount)
            or per is not None
            or is_large(amount)
            or _told_of(tokens, amount, earlier)
            or _continues_a_list(tokens, amount, earlier)
        )
        and elided(tokens, amount, earlier)
    ):
        rate(tokens, amount)
        return True
    if wide and (_same_kind(tokens, amount, earlier) or _age(tokens, amount)):
        return True
    amount.unit, amount.rule = "", "count.bare"
    if wide and not stands:
        compound_behind(tokens, amount)
    return True
