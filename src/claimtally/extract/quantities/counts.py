"""Numbers without a unit of their own: what they count."""

from __future__ import annotations

from decimal import Decimal

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.links import ends_sentence
from claimtally.extract.quantities.nouns import counted_noun, noun_phrase, singular
from claimtally.extract.quantities.numeral import HYPHENS
from claimtally.extract.quantities.rates import rate
from claimtally.extract.quantities.tokens import WORD, Tokens

FEW = 5
RANKS = frozenset({"top", "bottom"})
LONGEST_COMPOUND = 3  # words
BARREL = "bbl"
FARTHEST_OIL = 25  # tokens before barrels: "U.S. crude stocks climbed by 3.7 million barrels"
REACH_OF_OIL = 5  # tokens behind barrels in which stands what is in them


def count(tokens: Tokens, amount: Amount) -> bool:
    """Find the noun that a bare number counts and set its unit; False where the number counts nothing here."""
    if amount.numeral.form in ("fraction", "ratio"):
        if tokens.kinds[amount.numeral.first] != WORD and amount.numeral.form == "fraction":
            if tokens.at(amount.last) != "of":
                return False  # "7/32" on its own is a number
            amount.scale(Decimal(100))
        amount.unit, amount.dimension = "%", "share"
        amount.rule = "share.ratio" if amount.numeral.form == "ratio" else "share.fraction"
        return True
    start = amount.last
    if tokens.at(start) in HYPHENS and tokens.glued(start):
        return _compound(tokens, amount, start + 1)
    if tokens.at(start) == "more" and tokens.kind(start + 1) == WORD and tokens.at(start + 1) != "than":
        start += 1  # "eight more picks"
    vague = amount.numeral.form == "vague"
    while tokens.at(start) in ('"', "”", "’") and vague:
        start += 1
    noun = counted_noun(tokens, start, singular_allowed=(tokens.at(start) == "of" and not vague) or amount.low == 1)
    if noun is None:
        return False
    if is_source(tokens, amount, noun):
        amount.unit = "source"
        return True
    if vague and tokens.at(start) != "of" and noun[0] > start + 3:
        return False
    amount.wide = _seldom_a_claim(tokens, amount, noun)
    amount.noun, amount.last = noun, noun[1]
    amount.unit, amount.dimension = noun_phrase(tokens, noun), "count"
    beside = tokens.lower[noun[1] : noun[1] + REACH_OF_OIL]
    if amount.unit == "barrel":
        start = max(amount.first - FARTHEST_OIL, 0)
        ends = (i + 1 for i in range(start, amount.first) if ends_sentence(tokens, i) or tokens.ends_paragraph(i))
        beside += tokens.lower[max(ends, default=start) : amount.first]
    if amount.unit == "barrel" and not lexicon().words["in_barrels"].isdisjoint(beside):
        amount.unit, amount.dimension = BARREL, "volume"  # "barrels of Iranian crude"
    time = lexicon().units.get(amount.unit)
    if time is not None and time.dimension == "time" and time.name == amount.unit:
        amount.dimension = "time"  # "three straight years"
    if not amount.rule.startswith("range."):
        amount.rule = "count.vague" if vague else "count.noun"
    rate(tokens, amount)
    return True


def _seldom_a_claim(tokens: Tokens, amount: Amount, noun: tuple[int, int]) -> bool:
    """Tell whether a count only refers, ranks or exaggerates: "one expert", "the top three", "a million reasons"."""
    if tokens.at(amount.first - 1) in RANKS:
        return True
    if amount.numeral.article and tokens.at(amount.last) in lexicon().words["exaggerated"]:
        return True
    if amount.numeral.form != "words" or amount.numeral.article:
        return False
    if amount.low == 1:
        return True
    takes_up = tokens.at(amount.first - 1) in lexicon().words["anaphoric"]
    parties = noun[0] == amount.numeral.last and tokens.at(noun[0]) in lexicon().words["told_before"]
    return takes_up and (amount.low == 2 or (amount.low <= FEW and parties))  # "the three companies"


def _compound(tokens: Tokens, amount: Amount, start: int) -> bool:
    """Read what a hyphen binds to the number: "seven-billion-parameter", "four-cylinder" (seldom a claim)."""
    word = tokens.at(start)
    if tokens.kind(start) != WORD or not tokens.glued(start) or word in lexicon().stops["stop"] or word == "ish":
        return False
    amount.noun, amount.last = (start, start + 1), start + 1
    amount.unit, amount.dimension, amount.rule, amount.hyphenated = (
        singular(tokens.lower[start]),
        "count",
        "count.compound",
        True,
    )
    measuring = amount.low > 1 and amount.unit in lexicon().words["measuring_compound"]
    # "an eight-chip server" is how it is built
    measuring = measuring and tokens.at(start + 1) not in lexicon().words["built_of"]
    amount.wide = amount.numeral.scale == 1 and not measuring
    return True


def compound_behind(tokens: Tokens, amount: Amount) -> None:
    """Take the singular words behind a bare number as what it counts: "an 11 member trade agreement"."""
    last = amount.last
    no_noun = lexicon().stops["stop"] | lexicon().words["no_compound"] | lexicon().numbers.keys()
    while last < len(tokens) and tokens.kinds[last] == WORD and tokens.lower[last] not in no_noun:
        participle = last > amount.last and tokens.lower[last].endswith("ed")
        if participle or last - amount.last == LONGEST_COMPOUND or tokens.breaks(last) or tokens.glued(last):
            break
        last += 1
    if last == amount.last:
        return
    amount.noun, amount.unit, amount.rule = (last - 1, last), singular(tokens.lower[last - 1]), "count.compound"
    amount.last = last


def scaled_compound(tokens: Tokens, amount: Amount) -> bool:
    """Read "a seven-billion parameter model": a scaled number that a hyphen made an adjective counts the next word."""
    numeral = amount.numeral
    if numeral.scale < 1000 or not any(tokens.at(i) in HYPHENS for i in range(numeral.first, numeral.last)):
        return False
    if tokens.kind(amount.last) != WORD or tokens.at(amount.last) in lexicon().stops["stop"]:
        return False
    amount.noun, amount.unit, amount.rule = (
        (amount.last, amount.last + 1),
        singular(tokens.at(amount.last)),
        "count.compound",
    )
    amount.last += 1
    return True


def is_source(tokens: Tokens, amount: Amount, noun: tuple[int, int]) -> bool:
    """Tell whether the count is of the article's sources: "two people familiar with", "three sources said"."""
    never = lexicon().never
    word = tokens.lower[noun[0]]
    if amount.numeral.form == "vague" or amount.low > 30:
        return False
    if tokens.at(amount.last) == "of" and word in never["source"] and tokens.at(noun[1]) in lexicon().words["saying"]:
        return True  # "two of the people said"
    if word in never["always_source"]:
        return True
    if word not in never["source"]:
        return False
    after, next_after = tokens.at(noun[1]), tokens.at(noun[1] + 1)
    return (after in never["familiar"] and after != "who") or (
        after == "with" and next_after in ("knowledge", "direct", "firsthand")
    )
