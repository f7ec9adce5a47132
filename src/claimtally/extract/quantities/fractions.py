"""Fractions in words: "a third of", "two-thirds", "three quarters", "one twenty-fifth", "one over three"."""

from __future__ import annotations

from decimal import Decimal

from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.numeral import ARTICLES, HUNDRED, HYPHENS, ONE, Numeral
from claimtally.extract.quantities.numerals import numeral_at
from claimtally.extract.quantities.shares import half_at, ratio_at
from claimtally.extract.quantities.tokens import NUMBER, SIGN, WORD, Tokens

PARTS_OF_A_POINT = {"half": HUNDRED / 2, "quarter": HUNDRED / 4, "three quarters": HUNDRED * 3 / 4}
THREE = Decimal(3)
ORDER = frozenset({"first", "last", "past", "next", "final", "previous", "these", "those"})
LAST_OF_TENS = {"first": ONE, "firsts": ONE, "second": Decimal(2), "seconds": Decimal(2)}  # "one twenty-first"


def fraction_at(tokens: Tokens, index: int) -> Numeral | None:
    """Read a part of a whole at a token, in percent: "a third of", "two-thirds", "half of", "nine in ten"."""
    word = tokens.lower[index]
    if tokens.kinds[index] == SIGN:
        return None
    ratio = ratio_at(tokens, index) or _over(tokens, index) or _part_of_a_point(tokens, index)
    if ratio is not None:
        return ratio
    if word == "half":
        return half_at(tokens, index)
    numerator = _numerator(tokens, index)
    if numerator is None:
        return None
    above, start = numerator
    hyphen = tokens.at(start) in HYPHENS
    denominator = _denominator(tokens, start + hyphen)
    if denominator is None:
        return None
    base, last = denominator
    name = tokens.lower[last - 1]
    part = Numeral(index, last, HUNDRED * above / base, Decimal(0), "fraction", article=word in ARTICLES)
    if above == 1 and not _is_share(tokens, index, last, hyphen):
        part.bare = True
        return part if _stands_alone(tokens, index, last) else None
    if above != 1 and not name.endswith("s") and name != "half":
        return None
    if name in ("quarter", "quarters") and (above not in (ONE, THREE) or tokens.at(index - 1) in ORDER):
        return None  # "another two quarters", "the first three quarters" of a year
    return part


def _numerator(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """Give (value, next token) of the number above the line; "one hundred thirty-fifths" leaves its tens below."""
    word = tokens.lower[index]
    if word in ARTICLES and tokens.at(index + 1) not in ("hundred", "thousand"):
        return ONE, index + 1
    if word in ARTICLES:
        cardinal = numeral_at(tokens, index)
        return (cardinal.value, cardinal.last) if cardinal is not None else None
    if tokens.kinds[index] == NUMBER or word not in lexicon().numbers:
        return None
    cardinal = numeral_at(tokens, index)
    if cardinal is None or cardinal.form != "words":
        return None
    value, last = cardinal.value, cardinal.last
    row = lexicon().numbers.get(tokens.at(last - 1))
    below = tokens.at(last + (tokens.at(last) in HYPHENS))
    tens_below = row is not None and row.kind == "tens" and last - 1 > index and tokens.at(last - 2) != "and"
    if row is not None and tens_below and _is_ones(below):
        return value - row.value, last - 1
    return value, last


def _is_ones(word: str) -> bool:
    base = lexicon().ordinals.get(word) or LAST_OF_TENS.get(word)
    return base is not None and base < 10 and word not in ("half", "halves", "quarter", "quarters")


def _denominator(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """Give (value, next token) of the ordinal below the line: "thirds", "twenty-fifth", "twenty firsts"."""
    word = tokens.at(index)
    base = lexicon().ordinals.get(word)
    if base is not None:
        return base, index + 1
    row = lexicon().numbers.get(word)
    if row is None or row.kind != "tens":
        return None
    inner = index + 1 + (tokens.at(index + 1) in HYPHENS)
    if not _is_ones(tokens.at(inner)):
        return None
    ones = lexicon().ordinals.get(tokens.at(inner)) or LAST_OF_TENS[tokens.at(inner)]
    return row.value + ones, inner + 1


def _is_share(tokens: Tokens, first: int, after: int, hyphen: bool) -> bool:
    """Tell whether "a third" is a part: what it is a part of follows, or a word of measure stands before it."""
    following = tokens.at(after)
    if following == "of":
        return tokens.at(after + 1) not in ("its", "a") or tokens.at(after + 2) != "kind"
    if tokens.lower[first] not in ARTICLES and (hyphen or tokens.at(after) in ("", ".", ",")):
        return True
    tables, before = lexicon(), tokens.at(first - 1)
    if not (tokens.kind(after) == SIGN or following in tables.words["behind_share"]):
        return False
    if before == "by" or (before in tables.moves and not tokens.breaks(first)):
        return True  # "fell a quarter in May"
    return before in tables.words["before_share"] and tokens.at(after - 1) != "quarter"


def _stands_alone(tokens: Tokens, first: int, after: int) -> bool:
    """Tell whether a fraction without a whole ends its clause ("a fifth"); "a quarter" mostly is a time."""
    ends = tokens.at(after) in ("", ".", ",", ";", ")") or tokens.breaks(after)
    return ends and tokens.at(after - 1) != "quarter" and tokens.at(first - 1) not in ("every", "each")


def _part_of_a_point(tokens: Tokens, index: int) -> Numeral | None:
    """Read "half a percentage point", "a quarter-point", "a three-quarter-point" up to its point."""
    word, last = tokens.lower[index], index + 1
    if word == "three" and tokens.at(last) in HYPHENS and tokens.at(last + 1) in ("quarter", "quarters"):
        word, last = "three quarters", last + 2
    part = PARTS_OF_A_POINT.get(word)
    if part is None or (tokens.at(index - 1) in HYPHENS and tokens.glued(index)):
        return None  # "a first-quarter point"
    after = last + (tokens.at(last) in HYPHENS or (word == "half" and tokens.at(last) == "a"))
    pointed = after > last or tokens.at(index - 1) in ("a", "another", "of")
    if tokens.breaks(after) or not (pointed and tokens.at(after) in ("percentage", "percent", "point")):
        return None
    return Numeral(index, last, part, Decimal(0), "fraction")


def _over(tokens: Tokens, index: int) -> Numeral | None:
    """Read "one over three" as a fraction; only one over a bare number, since "over" mostly bounds."""
    if tokens.lower[index] not in ("one", "1") or tokens.at(index + 1) != "over" or index + 2 >= len(tokens):
        return None
    below = numeral_at(tokens, index + 2)
    if below is None or below.value <= 1 or tokens.kind(below.last) == WORD:
        return None
    if tokens.at(below.last) not in ("", ".", ",", ";", ")"):
        return None
    whole = ONE if tokens.kinds[index] == NUMBER else HUNDRED  # as "3/4" is a number and "three quarters" a share
    part = Numeral(index, below.last, whole / below.value, Decimal(0), "fraction")
    part.bare = True
    return part
