"""The direction of a number that measures a move: "rose 5%", "cut by 90%", "32 percent faster", "a discount of 3%"."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.move_nouns import FLUIDS, noun_before, word_behind
from claimtally.extract.quantities.numeral import HYPHENS
from claimtally.extract.quantities.tokens import SIGN, WORD, Tokens
from claimtally.model.vocabulary import Direction

HOW_FAR = (["as", "low"], ["as", "high"])
REACH_OF_BY = 14  # tokens between a verb of moving and its "by"
LEVEL_LEADS = frozenset({"at", "to", "of"})
DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "our"})
GROWING = frozenset({"power", "energy", "mass", "area", "volume", "data"})
REACH_OF_RATE = 4  # tokens between "at" and "rate of"
REACH_OF_OBJECT = 6  # tokens between a verb of moving and the share that its object moves


def direction(tokens: Tokens, amount: Amount, verbs_only: bool = False) -> Direction | None:
    """Give the direction of the move that an amount measures, None where it is a level or no move.

    `verbs_only` leaves out the moves that a noun or a comparative names ("a 5% drop", "16% above").
    """
    if amount.dimension == "count" and amount.unit == "time":
        return None  # "it was raised three times"
    found = _signed(tokens, amount) or _verb_before(tokens, amount)
    if found is not None or verbs_only:
        return found
    return noun_before(tokens, amount) or word_behind(tokens, amount)


def _signed(tokens: Tokens, amount: Amount) -> Direction | None:
    before = tokens.at(amount.numeral.first - 1)
    if before == "+" and tokens.glued(amount.numeral.first) and not tokens.glued(amount.numeral.first - 1):
        return "up"
    return None


def _verb_before(tokens: Tokens, amount: Amount) -> Direction | None:
    """Read the verb or particle of moving before an amount, "by", "as much as" and the like passed over."""
    tables = lexicon()
    place = _before_fillers(tokens, amount)
    if place is None or place < 0 or tokens.breaks(place + 1):
        return None
    passed = tokens.lower[place + 1 : amount.first]
    by = "by" in passed
    if not by and (_is_level(tokens, amount) or (DETERMINERS.intersection(passed) and _modifies(tokens, amount))):
        return None
    word = tokens.lower[place]
    if word in ("up", "down") and tokens.at(place - 1) in tables.words["particle_verb"]:
        return None  # "sales gives up 170 posts"
    if by and word in tables.words["losing"]:
        return None  # "lost by 40 cents"
    if not by and amount.dimension == "time" and word not in tables.words["moves_object"]:
        return None  # "rose two days in a row"
    move = tables.moves.get(f"{tokens.at(place - 1)} {word}") or tables.moves.get(word)
    if move is None or (move.kind == "particle" and _no_particle(tokens, place, amount)):
        return _verb_of_by(tokens, place, amount) if by else _verb_of_object(tokens, place, amount)
    if by or move.kind == "particle":
        return move.direction
    if move.kind == "weak":
        return move.direction if _weak_is_a_move(tokens, amount, word) else None
    named = word in tables.move_nouns or word in tables.comparatives
    article = tokens.at(place - 1) in DETERMINERS and named  # "the drop", "the lower 95%"
    takes_it = word in tables.words["takes_object"] and amount.dimension != "share"  # "raised $5 million"
    return None if article or takes_it or _is_thing_or_place(tokens, amount, word) else move.direction


def _is_thing_or_place(tokens: Tokens, amount: Amount, verb: str) -> bool:
    """Tell whether an amount beside a verb of moving is what it acts on or where: "grew 40 acres", "sank 9 km off"."""
    words = lexicon().words
    if amount.dimension == "length":
        return tokens.at(amount.last) in words["placed"]
    if amount.dimension not in ("count", "area") or amount.unit in FLUIDS or amount.unit == "point":
        return False
    told = amount.rule == "count.elided" or (amount.unit or "").rpartition(" ")[2] in words["stock_of"]
    return verb in words["acts_on_things"] and amount.unit != "" and not told


def _before_fillers(tokens: Tokens, amount: Amount) -> int | None:
    """Give the place before what may stand between a move and its amount ("by another"), None behind another "of"."""
    place = amount.first - 1
    behind = tokens.lower[amount.last : amount.last + 3]
    at_a_rate = lexicon().words["pace"].intersection(behind)  # "grew at a 3.2% annual rate"
    filler = lexicon().words["move_filler"] | ({"at"} if at_a_rate else set())
    while place >= 0 and not tokens.breaks(place + 1):
        if tokens.lower[place] not in filler:
            adverbial = amount.dimension == "share" and tokens.at(amount.last) != "of"
            told = _adjective_before(tokens, place) if adverbial else place
            if told == place:
                break
            place = told
        elif tokens.lower[place] == "of":
            before = _before_rate_of(tokens, place)
            if before is None:
                return None
            place = before
        else:
            place -= 1
    return place


def _adjective_before(tokens: Tokens, place: int) -> int:
    """Pass over the adjective of "rose a blistering 5%", "rose a lower-than-expected 5%", to its article."""
    first = place
    while tokens.at(first - 1) in HYPHENS and tokens.glued(first) and tokens.glued(first - 1):
        first -= 2
    adjective = tokens.kind(first) == WORD and tokens.at(first - 1) in ("a", "an") and not tokens.parted(first, place)
    return first - 1 if adjective and tokens.lower[place] not in lexicon().moves else place


def _modifies(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether an amount behind an article belongs to a noun: "lifted the 15% tariff", not "rose a full 15%"."""
    word = tokens.at(amount.last)
    if tokens.kind(amount.last) != WORD or tokens.breaks(amount.last) or word in lexicon().stops["stop"]:
        return False
    return tokens.raw(amount.last).islower() and word not in lexicon().words["behind_move"]


def _before_rate_of(tokens: Tokens, of: int) -> int | None:
    """Give the place before "at an annual rate of" ("grew at an annual rate of 3.5%"), None for another "of"."""
    if tokens.at(of - 1) not in lexicon().words["pace"]:
        return None
    for at in range(of - 2, max(of - 2 - REACH_OF_RATE, -1), -1):
        if tokens.lower[at] == "at":
            return at - 1
    return None


def _is_level(tokens: Tokens, amount: Amount, shares: bool = False) -> bool:
    """Tell whether what stands beside a verb of moving is where it went: "dipped below $100", "fell as low as $100".

    A share ("fell under 5%") is one only where `shares` says so ("cut his stake below 5%").
    """
    if amount.dimension == "share" and not shares:
        return False
    words = tokens.lower[amount.first : amount.first + 2]
    return tokens.at(amount.first) in lexicon().words["where_to"] or words in HOW_FAR


def _no_particle(tokens: Tokens, place: int, amount: Amount) -> bool:
    before = tokens.at(place - 1)
    if tokens.lower[place] == "off":
        return before not in lexicon().words["before_off"]  # "closed at $100, off $8", but not "sold off 5%"
    if before in lexicon().words["opening"] and (amount.dimension == "share" or amount.unit == "point"):
        return tokens.at(amount.last) == "of"  # "the index opened up 2%", "they opened up 2% of the forest"
    return tokens.at(place + 1) == "to" or before in lexicon().phrasal


def _weak_is_a_move(tokens: Tokens, amount: Amount, verb: str) -> bool:
    """Tell whether "added", "lost" and the like move what they take.

    They move a share, points, a price ("added 15 cents to $2.70"), what a stock is counted in ("lost 900 customers"),
    and a measure ("loses 9 Gt of ice a year"); "shed" moves every count.
    """
    if amount.dimension in ("share", "multiple") or amount.unit == "point":
        return True
    if amount.dimension == "count" and amount.unit:
        return verb in lexicon().words["shedding"] or amount.unit.rpartition(" ")[2] in lexicon().words["stock_of"]
    if amount.dimension in GROWING or amount.unit in FLUIDS:
        kitchen = amount.dimension in ("mass", "volume") and amount.per is None
        return not (verb in lexicon().words["adding"] and kitchen)  # "add 200 g of flour"
    if amount.dimension != "money" or amount.numeral.scale != 1:
        return False
    behind = tokens.lower[amount.last : amount.last + 4]
    told_in_percent = behind[:2] == [",", "or"] and behind[3:] in (["%"], ["percent"], ["per"])
    return told_in_percent or behind[:1] in (["to"], ["at"])


def _verb_of_by(tokens: Tokens, place: int, amount: Amount) -> Direction | None:
    """Find the verb or noun of moving that a "by" belongs to, in the same sentence."""
    tables = lexicon()
    if _is_agent(tokens, place):
        return None
    for back in range(place, max(place - REACH_OF_BY, -1), -1):
        word = tokens.lower[back]
        if (word in (".", ";", "?", "!") and tokens.starts[back + 1] > tokens.ends[back]) or tokens.breaks(back + 1):
            return None
        move = tables.moves.get(word)
        if move is not None and word in tables.words["losing"]:
            return None
        if move is not None and not (move.kind == "particle" and _no_particle(tokens, back, amount)):
            return move.direction
        if word in tables.move_nouns and back < place and _is_head(tokens, back):
            return tables.move_nouns[word]
    return None


def _is_agent(tokens: Tokens, place: int) -> bool:
    """Tell whether the verb before a "by" makes it name a doer or a means: "growth was helped by $5m of grants"."""
    word = tokens.at(place)
    return word not in lexicon().moves and (word.endswith("ed") or word in lexicon().words["done_by"])


def _is_head(tokens: Tokens, place: int) -> bool:
    """Tell whether a noun of moving moves itself: "an increase in fees by", but not "cut its growth estimate by"."""
    after = tokens.at(place + 1)
    return tokens.kind(place + 1) != WORD or after in lexicon().stops["stop"] or after == "by"


def _verb_of_object(tokens: Tokens, place: int, amount: Amount) -> Direction | None:
    """Find the verb that moves what stands between it and a share: "raised rates 25 basis points"."""
    tables = lexicon()
    behind = tokens.at(amount.last)
    if (amount.dimension != "share" and amount.unit != "point") or place != amount.first - 1:
        return None
    if behind == "of" or _is_level(tokens, amount, True):
        return None
    if tokens.lower[place] in tables.stops["stop"] or _modifies(tokens, amount):
        return None
    for back in range(place, max(place - REACH_OF_OBJECT, -1), -1):
        word = tokens.lower[back]
        if tokens.breaks(back + 1) or (tokens.kinds[back] != WORD and word not in ("'s", "’s", "-")):
            return None
        if word in tables.words["moves_object"] and back < place:
            return tables.moves[word].direction
        if word in tables.moves or (word in tables.stops["stop"] and word not in DETERMINERS):
            return None
    return None


def sign_to_direction(tokens: Tokens, amount: Amount) -> None:
    """Turn the minus of "-0.5%" into a size and the direction down; other quantities keep their sign."""
    first = amount.numeral.first
    before = tokens.at(first - 1)
    if (
        before in ("-", "−")
        and tokens.glued(first)
        and amount.numeral.form != "words"  # "Kabul --Eight people" begins a story
        and not amount.prefixed
        and not (tokens.glued(first - 1) and tokens.kind(first - 2) != SIGN)
    ):
        spelled = False
    elif before in ("minus", "negative") or (before in HYPHENS and tokens.at(first - 2) in ("minus", "negative")):
        spelled = True
        if tokens.at(first - 2) == "or" and tokens.at(first - 3) == "plus":
            return  # "plus or minus 3 points" is a margin
    else:
        return
    amount.first = min(amount.first, first - 1 - (before in HYPHENS and spelled))
    level = spelled and tokens.at(amount.first - 1) in LEVEL_LEADS  # "left its rate at minus 0.1 percent"
    if amount.dimension == "share" and not level:
        amount.direction = "down"
    elif amount.low == amount.high:
        amount.low = amount.high = -amount.low
