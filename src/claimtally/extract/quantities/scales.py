"""Scale words and letters behind a number: "million", "bn", "k", "lakh crore"."""

from __future__ import annotations

from decimal import Decimal

from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.numeral import HYPHENS
from claimtally.extract.quantities.tokens import NUMBER, SIGN, WORD, Tokens
from claimtally.extract.quantities.unit_names import longest_name, second_reading, symbol_pattern

SUM_RANGE = 4  # tokens of "€820–850" before its letter
BEHIND_THE_VERB_WON = frozenset({"by", "in", "on", "at", "the", "a", "an", "his", "her", "their"})


def scale_at(tokens: Tokens, index: int, money: bool) -> tuple[int, Decimal] | None:
    """Give (next index, factor) of a scale word or letter at a token, a hyphen before it included."""
    tables = lexicon()
    if tokens.at(index) in HYPHENS and tokens.glued(index) and tokens.glued(index + 1):
        index += 1
    if tokens.kind(index) != WORD:
        return None
    word = tokens.lower[index]
    factor = tables.scales.get(word)
    if factor is None:
        factor = tables.scale_letters.get(tokens.raw(index))
        if factor is None or not (money or _ends_sum_range(tokens, index) or _letter_is_scale(tokens, index)):
            return None
    index += 1
    if index < len(tokens) and tokens.kinds[index] == WORD:  # lakh crore, hundred thousand, million million
        second = tables.scales.get(tokens.lower[index])
        if second is not None:
            return index + 1, factor * second
    return index, factor


def _ends_sum_range(tokens: Tokens, index: int) -> bool:
    """Tell whether a letter stands behind the second sum of a range that a currency opens: "€820–850m", "$3-4m"."""
    if index < SUM_RANGE or not all(tokens.glued(place) for place in range(index - 2, index + 1)):
        return False
    if tokens.kind(index - 1) != NUMBER or tokens.at(index - 2) not in HYPHENS or tokens.kind(index - 3) != NUMBER:
        return False
    sign = tokens.raw(index - 4)
    return sign in lexicon().currency_symbols or sign in lexicon().currency_codes


def _letter_is_scale(tokens: Tokens, index: int) -> bool:
    """Tell whether a letter behind digits without a currency is a scale: "4.3M sales", "10k", but not "5 m" or "5G"."""
    letter, following = tokens.raw(index), tokens.at(index + 1)
    if letter in ("t", "T", "mm", "MM"):
        return False
    if second_reading(tokens, index) is not None:
        return False
    nouny = tokens.kind(index + 1) == WORD and following not in lexicon().stops["stop"] and not tokens.glued(index + 1)
    fused = letter in "mMbB" and tokens.glued(index)
    if fused and any(tell(tokens, index + 1) for tell in (_is_money, _is_measure, _plural_ahead)):
        return True
    if not tokens.glued(index):
        alone = letter in ("k", "K") and (tokens.kind(index + 1) == SIGN or tokens.breaks(index + 1))
        return (letter in ("B", "M") and nouny and following[:1].islower()) or (
            alone and following in ("", ".", ",", ")")
        )
    if letter in ("M", "B") and tokens.kind(index + 1) == SIGN and not tokens.glued(index - 1):
        return len(tokens.lower[index - 1]) > 1  # "10M.", but not the company 3M
    if letter in ("k", "K"):
        return not tokens.glued(index + 1) or tokens.kind(index + 1) == SIGN
    return nouny and (letter not in "mb" or _plural_like(following))


def _is_money(tokens: Tokens, index: int) -> bool:
    """Tell whether a currency stands behind a letter: "500m USD", "300m won", but not "the 100m won by Bolt"."""
    if tokens.breaks(index):
        return False
    tables, raw = lexicon(), tokens.raw(index)
    if raw in tables.currency_codes or raw in tables.currency_symbols:
        return tokens.kind(index + 1) != NUMBER
    named = tokens.kind(index) == WORD and longest_name(tokens, index, tables.currencies)
    return bool(named) and not (raw == "won" and tokens.at(index + 1) in BEHIND_THE_VERB_WON)


def _is_measure(tokens: Tokens, index: int) -> bool:
    """Tell whether a unit's sign stands behind a letter: "3.4m bpd", "1.2m t", "1.5m sq ft", but not "5m in length"."""
    if tokens.breaks(index) or tokens.kind(index) != WORD or tokens.glued(index):
        return False
    match = symbol_pattern().match(tokens.text, tokens.starts[index])
    if match is None or tokens.text[match.end() : match.end() + 1].isalnum():
        return False
    return match.group() == "t" or (len(match.group()) > 1 and match.group() not in lexicon().stops["stop"])


def _plural_ahead(tokens: Tokens, index: int) -> bool:
    """Tell whether a plural noun stands among the next words: "2.7m digital sales", "35m of its devices"."""
    stops = lexicon().stops["stop"] - {"its", "the", "of", "their"}
    for place in range(index, index + 6):
        word = tokens.at(place)
        if tokens.kind(place) != WORD or word in stops or tokens.breaks(place):
            return False
        if _plural_like(word) and word not in lexicon().stops["not_plural"] and word not in ("its", "us"):
            return True
    return False


def _plural_like(word: str) -> bool:
    return word == "people" or (word.endswith("s") and len(word) > 3)
