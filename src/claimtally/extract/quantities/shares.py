"""Numbers that are no plain cardinals: fractions, "nine in ten", vague plurals, "a pair of", multiples."""

from __future__ import annotations

from decimal import Decimal

from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.nouns import is_plural
from claimtally.extract.quantities.numerals import ARTICLES, HYPHENS, ONE, Numeral, numeral_at, scale_at
from claimtally.extract.quantities.tokens import NUMBER, SIGN, WORD, Tokens

HUNDRED = Decimal(100)
DETERMINERS = frozenset(
    {"the", "its", "their", "his", "her", "our", "all", "those", "these", "this", "that", "my", "your"}
)
TENS = {
    "tens": Decimal(10),
    "dozens": Decimal(12),
    "scores": Decimal(20),
    "hundreds": HUNDRED,
    "thousands": Decimal(1000),
}
SEVERAL = frozenset({"several", "many"})
FOLDS = {
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "sixfold": 6,
    "sevenfold": 7,
    "eightfold": 8,
    "ninefold": 9,
}
FOLDS |= {"tenfold": 10, "twentyfold": 20, "thirtyfold": 30, "fiftyfold": 50, "hundredfold": 100, "thousandfold": 1000}
TIMES = {
    "doubled": 2,
    "doubles": 2,
    "doubling": 2,
    "tripled": 3,
    "triples": 3,
    "tripling": 3,
    "trebled": 3,
    "trebling": 3,
}
TIMES |= {"quadrupled": 4, "quadruples": 4, "quadrupling": 4, "quintupled": 5}
BEFORE_A_SHARE = frozenset(
    {"by", "than", "nearly", "about", "almost", "roughly", "around", "least", "over", "to", "under", "only", "just"}
)
COMPARED = frozenset(
    {
        "as",
        "more",
        "higher",
        "larger",
        "bigger",
        "greater",
        "the",
        "faster",
        "its",
        "that",
        "what",
        "over",
        "better",
        "cheaper",
        "lower",
        "smaller",
        "their",
        "stronger",
        "earnings",
        "revenue",
        "sales",
        "longer",
    }
)


def fraction_at(tokens: Tokens, index: int) -> Numeral | None:
    """Read a part of a whole at a token: "a third of", "two-thirds", "half of", "three quarters", "nine in ten"."""
    word = tokens.lower[index]
    if tokens.kinds[index] == SIGN:
        return None
    ratio = _ratio(tokens, index)
    if ratio is not None:
        return ratio
    if word == "half":
        return _half(tokens, index)
    above, start = _numerator(tokens, index)
    if above is None:
        return None
    hyphen = tokens.at(start) in HYPHENS
    start += hyphen
    base, name = lexicon().ordinals.get(tokens.at(start)), tokens.at(start)
    if base is None and tokens.at(start) in lexicon().numbers and tokens.at(start + 1) in HYPHENS:
        tens, ones = lexicon().numbers[tokens.at(start)], lexicon().ordinals.get(tokens.at(start + 2))
        if tens.kind == "tens" and ones is not None:
            base, start = tens.value + ones, start + 2
            name = tokens.at(start)
    if base is None or name == "seconds":
        return None
    if above == 1 and not _is_share(tokens, index, start + 1, hyphen):
        return None
    if above != 1 and not name.endswith("s") and name != "half":
        return None
    if name in ("quarter", "quarters") and above > 3:
        return None
    return Numeral(index, start + 1, HUNDRED * above / base, Decimal(0), "fraction", article=word in ARTICLES)


def _numerator(tokens: Tokens, index: int) -> tuple[Decimal | None, int]:
    word = tokens.lower[index]
    if word in ARTICLES:
        return ONE, index + 1
    row = lexicon().numbers.get(word)
    if row is None or row.kind not in ("ones", "teens", "tens"):
        return None, index
    cardinal = numeral_at(tokens, index)
    if (
        cardinal is None
        or cardinal.scale != 1
        or tokens.at(cardinal.last).endswith("s") is False
        or row.kind == "ones"
        and cardinal.last == index + 1
    ):
        return row.value, index + 1
    return cardinal.value, cardinal.last


def _is_share(tokens: Tokens, first: int, after: int, hyphen: bool) -> bool:
    """Tell whether "a third" is a part: something follows that it is a part of, or a word of measure stands before it."""
    following = tokens.at(after)
    if following == "of":
        return tokens.at(after + 1) not in ("its", "a") or tokens.at(after + 2) != "kind"
    if tokens.lower[first] not in ARTICLES and (hyphen or tokens.at(after) in ("", ".", ",")):
        return True
    alone = tokens.kind(after) == SIGN or following in (
        "in",
        "to",
        "from",
        "since",
        "on",
        "more",
        "less",
        "this",
        "last",
        "over",
        "after",
        "as",
    )
    return alone and tokens.at(first - 1) in BEFORE_A_SHARE and tokens.at(after - 1) != "quarter"


def _half(tokens: Tokens, index: int) -> Numeral | None:
    before, after = tokens.at(index - 1), tokens.at(index + 1)
    start = index - 1 if before in ARTICLES and after == "of" else index
    if after in HYPHENS or before in ("first", "second", "other", "latter", "final", "better", "and", "last"):
        return None
    partitive = after == "of" or (after in DETERMINERS and before != "in")
    if (
        after == "of"
        and tokens.at(index + 2) in ("2024", "fiscal", "next", "last")
        or (after == "of" and tokens.at(index + 3) == "season")
    ):
        return None
    bare = (
        before in BEFORE_A_SHARE
        and before != "to"
        and (tokens.kind(index + 1) == SIGN or after in ("in", "to", "from", "since", "as", "this"))
    )
    if partitive or bare:
        return Numeral(start, index + 1, HUNDRED / 2, Decimal(0), "fraction")
    return None


def _ratio(tokens: Tokens, index: int) -> Numeral | None:
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
        or following in ("%", ",")
        and tokens.kind(start + 2) == NUMBER
    ):
        return None
    if (
        not out_of
        and above > 1
        and following
        not in ("of", "people", "adults", "americans", "voters", "respondents", ".", ",", "said", "say", "are", "were")
    ):
        return None
    return Numeral(index, start + 1, HUNDRED * above / below, Decimal(0), "ratio")


def _small(tokens: Tokens, index: int) -> Decimal | None:
    if tokens.kind(index) == NUMBER and tokens.lower[index].isdigit() and len(tokens.lower[index]) <= 4:
        return Decimal(int(tokens.lower[index]))
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
    value = TENS.get(word)
    if value is None:
        value = tables.scales.get(word) if word.endswith("ions") or word in ("crores", "lakhs") else None
    if value is None or tokens.at(index - 1) in tables.numbers or tokens.kind(index - 1) == NUMBER:
        return None
    last = index + 1
    if tokens.at(last) == "of" and tokens.at(last + 1).endswith("s"):
        factor = TENS.get(tokens.at(last + 1)) or tables.scales.get(tokens.at(last + 1))
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


def multiple_at(tokens: Tokens, index: int) -> tuple[Numeral, str] | None:
    """Read a multiple at a token, with the id of its rule: "twofold", "doubled", "three times as much", "twice the"."""
    word = tokens.lower[index]
    fold = FOLDS.get(word)
    if fold is not None:
        return Numeral(index, index + 1, Decimal(fold), ONE, "words"), "multiple.fold"
    times = TIMES.get(word)
    if times is not None and tokens.at(index + 1) not in ("-", "down", "as"):
        return Numeral(index, index + 1, Decimal(times), ONE, "words"), "multiple.verb"
    if word == "halved" or word == "halving":
        return Numeral(index, index + 1, Decimal("0.5"), Decimal(0), "words"), "multiple.verb"
    if word in ("twice", "thrice") and tokens.at(index + 1) in COMPARED:
        return Numeral(index, index + 1, Decimal(2 if word == "twice" else 3), ONE, "words"), "multiple.times"
    if word in ("double", "triple", "quadruple") and tokens.at(index + 1) in ("the", "its", "their", "what", "that"):
        value = {"double": 2, "triple": 3, "quadruple": 4}[word]
        return Numeral(index, index + 1, Decimal(value), ONE, "words"), "multiple.times"
    return None


def times_after(tokens: Tokens, numeral: Numeral) -> int | None:
    """Give the next index where "times as much", "times the" or a glued "x" or "-fold" makes a numeral a multiple."""
    index = numeral.last
    if tokens.at(index) == "times" and tokens.at(index + 1) in COMPARED:
        return index + 1
    start = index + (tokens.at(index) in HYPHENS)
    if tokens.at(start) == "fold":
        return start + 1
    if tokens.at(index) in ("x", "×") and tokens.glued(index) and tokens.kind(index + 1) != NUMBER:
        return None if numeral.value >= 100 and is_plural(tokens.at(index + 1)) else index + 1
    return None
