"""Multiples: "twofold", "doubled", "three times as much", "10x"."""

from __future__ import annotations

from decimal import Decimal

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.nouns import is_plural
from claimtally.extract.quantities.numeral import HYPHENS, ONE, Numeral
from claimtally.extract.quantities.tokens import NUMBER, WORD, Tokens
from claimtally.syntax.word_classes import POSSESSIVES

WHOLES = frozenset({"the", "its", "their", "what", "that"})  # "double the price", not "a double bill"
MODALS = frozenset({"to", "will", "would", "could", "may", "might", "should", "can", "must"})
LARGEST_GLUED = 100  # "777x jets" is a model


def multiple_at(tokens: Tokens, index: int) -> Amount | None:
    """Read a word that is a multiple by itself: "twofold", "doubled", "twice as much", "triple the"."""
    row = lexicon().multiples.get(tokens.lower[index])
    if row is None:
        return None
    after = tokens.at(index + 1)
    if row.kind == "verb" and after in ("-", "down", "as") and not _while(tokens, index):
        return None
    if row.kind == "adverb" and (after not in lexicon().words["compared"] or tokens.raw(index + 2)[:1].isupper()):
        return None  # "twice as much", but not "scored twice as Spain won"
    verb = row.kind == "verb" or (row.kind == "adjective" and _is_infinitive(tokens, index))
    if row.kind == "adjective" and not verb and after not in WHOLES:
        return None
    numeral = Numeral(index, index + 1, row.value, ONE if row.value >= 1 else Decimal(0), "words")
    rule = "multiple.fold" if row.kind == "fold" else "multiple.verb" if verb else "multiple.times"
    amount = multiple(numeral, rule)
    amount.direction = "up" if verb and row.kind == "adjective" else row.direction
    return amount


def _while(tokens: Tokens, index: int) -> bool:
    """Tell whether "as" behind a verb begins a clause ("doubled as it grew"): "doubles as a bar" has a noun there."""
    sized = tokens.at(index - 1) in ("than", "nearly", "almost", "roughly", "about")
    return tokens.at(index + 1) == "as" and (sized or tokens.at(index + 2) in lexicon().words["subject_pronoun"])


def _is_infinitive(tokens: Tokens, index: int) -> bool:
    """Tell whether "double" and the like are verbs: "set to double by May", "may triple its herd"."""
    after = tokens.at(index + 1)
    ends = tokens.kind(index + 1) != WORD or after in lexicon().stops["stop"] or after in WHOLES
    lead = index - 1
    if tokens.at(lead) == "than" and tokens.at(lead - 1) in ("more", "less"):
        lead -= 2  # "will more than double"
    elif tokens.at(lead) in ("nearly", "almost", "roughly", "about", "at", "least"):
        lead -= 1
    return tokens.at(lead) in MODALS and ends and after not in HYPHENS and not tokens.breaks(index)


def multiple(numeral: Numeral, rule: str) -> Amount:
    """Make a number a multiple."""
    amount = Amount.of(numeral)
    amount.unit, amount.dimension, amount.rule = "times", "multiple", rule
    return amount


def times_after(tokens: Tokens, numeral: Numeral) -> int | None:
    """Give the next index where "times as much", "times the" or a glued "x" or "-fold" makes a numeral a multiple."""
    index = numeral.last
    if tokens.at(index) == "times" and tokens.at(index + 1) in lexicon().words["compared"]:
        # "three times last year's" multiplies, "cut three times last year" counts
        possessive = tokens.at(index + 3) in POSSESSIVES or tokens.at(index + 2).endswith(("'s", "’s"))
        return index + 1 if tokens.at(index + 1) != "last" or possessive else None
    start = index + (tokens.at(index) in HYPHENS)
    if tokens.at(start) == "fold":
        return start + 1
    if tokens.at(index) in ("x", "×") and tokens.glued(index) and tokens.kind(index + 1) != NUMBER:
        return None if numeral.value >= LARGEST_GLUED and is_plural(tokens.at(index + 1)) else index + 1
    return None
