"""The direction of a number that measures a move: "rose 5%", "cut by 90%", "32 percent faster", "a discount of 3%"."""

from __future__ import annotations

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.numeral import HYPHENS
from claimtally.extract.quantities.tokens import SIGN, WORD, Tokens
from claimtally.model.vocabulary import Direction

WITHOUT_SIZE = frozenset(
    {"above", "below", "off", "less", "more", "fewer", "upward", "upwards", "downward", "downwards"}
)
OFF_BEHIND = frozenset({",", "was", "were", "is", "are", "dow", "nasdaq"})
LEVELS = frozenset({"below", "above", "under", "past", "beyond"})  # "dipped below $100" tells a level
HOW_FAR = (["as", "low"], ["as", "high"])
RATES = frozenset({"rate", "pace", "clip"})
FLUIDS = frozenset({"bbl", "barrel", "gal", "bbl/day"})  # of which stocks have a "build" and a "draw"
AGAINST = frozenset({"on", "from", "over", "compared", "versus", "year-on-year", "yoy"})  # "25% up on last month"
REACH_OF_BY = 14  # tokens between a verb of moving and its "by"
REACH_OF_NOUN = 4  # tokens between a number and the noun of a move behind it


def direction(tokens: Tokens, amount: Amount, verbs_only: bool = False) -> Direction | None:
    """Give the direction of the move that an amount measures, None where it is a level or no move.

    `verbs_only` leaves out the moves that a noun or a comparative names ("a 5% drop", "16% above").
    """
    found = _signed(tokens, amount) or _verb_before(tokens, amount)
    if found is not None or verbs_only:
        return found
    return _noun_before(tokens, amount) or _word_behind(tokens, amount)


def _signed(tokens: Tokens, amount: Amount) -> Direction | None:
    before = tokens.at(amount.numeral.first - 1)
    if before == "+" and tokens.glued(amount.numeral.first) and not tokens.glued(amount.numeral.first - 1):
        return "up"
    return None


def _verb_before(tokens: Tokens, amount: Amount) -> Direction | None:
    """Read the verb or particle of moving before an amount, "by", "as much as" and the like passed over."""
    tables = lexicon()
    place = amount.first - 1
    by = False
    at_a_rate = RATES & set(tokens.lower[amount.last : amount.last + 3])  # "grew at a 3.2% annual rate"
    filler = tables.words["move_filler"] | ({"at"} if at_a_rate else set())
    while place >= 0 and tokens.lower[place] in filler and not tokens.breaks(place + 1):
        if tokens.lower[place] == "of":
            before = _before_rate_of(tokens, place)
            if before is None:
                return None
            place = before
            continue
        by = by or tokens.lower[place] == "by"
        place -= 1
    if place < 0 or tokens.breaks(place + 1):
        return None
    if not by and _is_level(tokens, amount):
        return None
    word = tokens.lower[place]
    move = tables.moves.get(f"{tokens.at(place - 1)} {word}") or tables.moves.get(word)
    if move is None or (move.kind == "particle" and _no_particle(tokens, place)):
        return _verb_of_by(tokens, place) if by else None
    if by or move.kind == "particle":
        return move.direction
    if move.kind == "weak":
        return move.direction if _weak_is_a_move(tokens, amount) else None
    article = tokens.at(place - 1) in ("a", "the") and word in tables.move_nouns  # "the drop", a noun
    takes_it = word in tables.words["takes_object"] and amount.dimension != "share"  # "raised $5 million"
    return None if article or takes_it else move.direction


def _before_rate_of(tokens: Tokens, of: int) -> int | None:
    """Give the place before "at an annual rate of" ("grew at an annual rate of 3.5%"), None for another "of"."""
    if tokens.at(of - 1) not in RATES:
        return None
    for at in range(of - 2, max(of - 2 - REACH_OF_NOUN, -1), -1):
        if tokens.lower[at] == "at":
            return at - 1
    return None


def _is_level(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether what stands beside a verb of moving is where it went: "dipped below $100", "fell as low as $100"."""
    if amount.dimension == "share":
        return False
    return tokens.at(amount.first) in LEVELS or tokens.lower[amount.first : amount.first + 2] in HOW_FAR


def _no_particle(tokens: Tokens, place: int) -> bool:
    if tokens.lower[place] == "off":
        return tokens.at(place - 1) not in OFF_BEHIND  # "closed at $100, off $8", but not "sold off 5%"
    return tokens.at(place + 1) == "to" or tokens.at(place - 1) in lexicon().phrasal


def _weak_is_a_move(tokens: Tokens, amount: Amount) -> bool:
    """Tell whether "added", "lost" and the like move a share, points, or a price ("added 15 cents to $2.70")."""
    if amount.dimension in ("share", "multiple") or amount.unit == "point":
        return True
    if amount.dimension != "money" or amount.numeral.scale != 1:
        return False
    behind = tokens.lower[amount.last : amount.last + 4]
    told_in_percent = behind[:2] == [",", "or"] and behind[3:] in (["%"], ["percent"], ["per"])
    return told_in_percent or behind[:1] in (["to"], ["at"])


def _verb_of_by(tokens: Tokens, place: int) -> Direction | None:
    """Find the verb or noun of moving that a "by" belongs to, in the same sentence."""
    tables = lexicon()
    for back in range(place, max(place - REACH_OF_BY, -1), -1):
        word = tokens.lower[back]
        if (word in (".", ";", "?", "!") and tokens.starts[back + 1] > tokens.ends[back]) or tokens.breaks(back + 1):
            return None
        move = tables.moves.get(word)
        if move is not None and not (move.kind == "particle" and _no_particle(tokens, back)):
            return move.direction
        if word in tables.move_nouns and back < place:
            return tables.move_nouns[word]
    return None


def _noun_before(tokens: Tokens, amount: Amount) -> Direction | None:
    """Read "a fall of 3%", "an increase of as much as $5", "a discount of"."""
    place = amount.first - 1
    if tokens.at(place) != "of" or tokens.breaks(place):
        return None
    noun = tokens.at(_noun_of(tokens, place))
    if noun in lexicon().move_nouns and not (noun in lexicon().words["own_amount"] and amount.dimension == "money"):
        return lexicon().move_nouns[noun]
    return None


def _noun_of(tokens: Tokens, of: int) -> int:
    """Give the place of the noun that an "of" belongs to: "an increase of", "an increase in gasoline stocks of"."""
    if tokens.at(of - 1) in lexicon().words["measured_of"]:
        return of - 1  # "a jump in the price of two doves"
    for place in range(of - 2, max(of - 2 - REACH_OF_NOUN, 0), -1):
        if tokens.kind(place) != WORD or tokens.breaks(place + 1):
            break
        if tokens.lower[place] == "in" and tokens.lower[place - 1] in lexicon().move_nouns:
            return place - 1
    return of - 1


def _word_behind(tokens: Tokens, amount: Amount) -> Direction | None:
    """Read "32 percent faster", "a 5% drop", "2.8 per cent discount", "20% off"."""
    tables = lexicon()
    place = amount.last
    if amount.dimension not in ("share", "multiple", "money") and amount.unit not in ("point",):
        if amount.unit in FLUIDS and not tokens.breaks(place):
            moved = {**tables.move_nouns, **tables.move_stocks}.get(tokens.at(place))
            if moved is not None:
                return moved  # "a 2-million-barrel drop", "a 3.8 million barrel build"
        word = "" if amount.hyphenated else tokens.at(place)  # "the 543-member lower house"
        return tables.comparatives.get(word) if word not in WITHOUT_SIZE else None
    if tokens.at(place) in ("up", "down") and tokens.at(place + 1) in AGAINST:
        return tables.moves[tokens.at(place)].direction
    place += tokens.at(place) in HYPHENS
    for step in range(REACH_OF_NOUN):
        word = tokens.at(place + step)
        if tokens.kind(place + step) != WORD or tokens.breaks(place + step):
            return None
        if step == 0 and word in tables.comparatives:
            if word in ("less", "more") and not _compares(tokens, place):
                return None
            return tables.comparatives[word]
        if word in tables.move_nouns and not (word in tables.words["own_amount"] and amount.dimension == "money"):
            return tables.move_nouns[word]
        if word in tables.stops["stop"] and word not in ("year",):
            return None
    return None


def _compares(tokens: Tokens, place: int) -> bool:
    """Tell whether "less" or "more" compares the amount before it ("5% less than"), not a time ("2 years ago")."""
    ahead = tokens.lower[place + 1 : place + 6]
    timed = bool({"ago", "after", "before", "later"} & set(ahead)) and ahead[1:2] not in (["a"], ["the"])
    return ahead[:1] == ["than"] and not timed


def sign_to_direction(tokens: Tokens, amount: Amount) -> None:
    """Turn the minus of "-0.5%" into a size and the direction down; other quantities keep their sign."""
    first = amount.numeral.first
    before = tokens.at(first - 1)
    if (
        before in ("-", "−")
        and tokens.glued(first)
        and not amount.prefixed
        and not (tokens.glued(first - 1) and tokens.kind(first - 2) != SIGN)
    ):
        spelled = False
    elif before in ("minus", "negative") or (before in HYPHENS and tokens.at(first - 2) in ("minus", "negative")):
        spelled = True
    else:
        return
    amount.first = min(amount.first, first - 1 - (before in HYPHENS and spelled))
    if amount.dimension == "share":
        amount.direction = "down"
    elif amount.low == amount.high:
        amount.low = amount.high = -amount.low
