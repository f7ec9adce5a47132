"""Numbers that are no plain cardinals: halves, "nine in ten", vague plurals, "a pair of"."""

from __future__ import annotations

from decimal import Decimal

from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.nouns import is_plural
from claimtally.extract.quantities.numeral import ARTICLES, HUNDRED, HYPHENS, ONE, Numeral
from claimtally.extract.quantities.tokens import NUMBER, SIGN, WORD, Tokens

ROUND = (5, 10, 100)
SEVERAL = frozenset({"several", "many"})


def half_at(tokens: Tokens, index: int) -> Numeral | None:
    """Read "half of", "half its staff", "by half" as a share in percent; a match's or a year's half is none."""
    before, after = tokens.at(index - 1), tokens.at(index + 1)
    start = index - 1 if before in ARTICLES and after == "of" else index
    if after in HYPHENS or before in ("first", "second", "other", "latter", "final", "better", "and", "last"):
        return None
    partitive = after == "of" or (after in lexicon().words["determiner"] and before != "in")
    if before in ("than", "nearly", "about", "almost") and tokens.kind(index + 1) == WORD and is_plural(after):
        partitive = True  # "more than half people"
    if (after == "of" and tokens.at(index + 2) in ("2024", "fiscal", "next", "last")) or (
        after == "of" and tokens.at(index + 3) == "season"
    ):
        return None
    bare = (
        before in lexicon().words["before_share"]
        and before != "to"
        and (tokens.kind(index + 1) == SIGN or after in ("in", "to", "from", "since", "as", "this"))
    )
    if partitive or bare:
        return Numeral(start, index + 1, HUNDRED / 2, Decimal(0), "fraction")
    return None


def ratio_at(tokens: Tokens, index: int) -> Numeral | None:
    """Read "nine in ten", "1 in 5", "one out of every five", "four out of 10" as a share in percent."""
    above = _small(tokens, index)
    if above is None:
        return None
    start = index + 1
    if tokens.at(start) in HYPHENS and tokens.at(start + 1) == "in":  # one-in-five
        start += 1
    if tokens.at(start) == "in":
        start += 1
    elif tokens.at(start) == "out" and tokens.at(start + 1) == "of":
        start += 2
    elif tokens.at(start) == "of" and tokens.at(start + 1) == "every":  # "138 of every 1,000 smokers"
        start += 1
    else:
        return None
    start += tokens.at(start) in HYPHENS
    start += tokens.at(start) == "every"
    below = _small(tokens, start)
    if below is None or above >= below or below not in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 50, 100, 1000):
        return None
    following = tokens.at(start + 1)
    out_of = tokens.at(start - 1) != "in"
    if (
        following in lexicon().units
        or following in lexicon().scales
        or (following in ("%", ",") and tokens.kind(start + 2) == NUMBER)
    ):
        return None
    of_many = below in ROUND and tokens.kind(start + 1) == WORD and is_plural(following)  # "nine in ten managers"
    if not out_of and above > 1 and not of_many and following not in lexicon().words["ratio_follower"]:
        return None
    return Numeral(index, start + 1, HUNDRED * above / below, Decimal(0), "ratio")


def _small(tokens: Tokens, index: int) -> Decimal | None:
    if tokens.kind(index) == NUMBER:
        digits = tokens.lower[index].replace(",", "")
        return Decimal(digits) if digits.isdigit() and len(digits) <= 4 else None
    row = lexicon().numbers.get(tokens.at(index))
    if row is not None and row.kind in ("ones", "teens", "tens"):
        return row.value
    return HUNDRED if tokens.at(index) == "hundred" else None


def vague_at(tokens: Tokens, index: int) -> Numeral | None:
    """Read a vague plural at a token: "tens of billions", "thousands", "several hundred", "multibillion"."""
    tables = lexicon()
    word = tokens.lower[index]
    if word.startswith("multi"):
        return _multi(tokens, index)
    if word in SEVERAL:
        factor = tables.scales.get(tokens.at(index + 1))
        if factor is None or tokens.at(index + 1) == "score":
            return None
        return Numeral(index, index + 2, factor, factor, "vague", scale=factor)
    value = lexicon().tens.get(word)
    if value is None:
        value = tables.scales.get(word) if word.endswith("ions") or word in ("crores", "lakhs") else None
    if value is None or tokens.at(index - 1) in tables.numbers or tokens.kind(index - 1) == NUMBER:
        return None
    last = index + 1
    if tokens.at(last) == "of" and tokens.at(last + 1).endswith("s"):
        factor = lexicon().tens.get(tokens.at(last + 1)) or tables.scales.get(tokens.at(last + 1))
        if factor is not None:
            value, last = value * factor, last + 2
            if tokens.at(last) == "of" and tokens.at(last + 1) in ("millions", "billions"):
                value, last = value * tables.scales[tokens.at(last + 1)], last + 2
    if word == "scores" and tokens.at(last) != "of":
        return None
    return Numeral(index, last, value, value, "vague", scale=value)


def _multi(tokens: Tokens, index: int) -> Numeral | None:
    """Read "multibillion-dollar" and "multi-million"."""
    word, last = tokens.lower[index], index + 1
    rest = word[5:]
    if not rest and tokens.at(last) in HYPHENS:
        rest, last = tokens.at(last + 1), last + 2
    factor = lexicon().scales.get(rest)
    return None if factor is None or factor < 1000 else Numeral(index, last, factor, factor, "vague", scale=factor)


def group_at(tokens: Tokens, index: int) -> Numeral | None:
    """Read "a pair of" as two."""
    if tokens.lower[index] in ARTICLES and tokens.at(index + 1) == "pair" and tokens.at(index + 2) == "of":
        return Numeral(index, index + 2, Decimal(2), ONE, "words", article=True)
    return None
