"""Currencies before and behind a number: signs, ISO codes and words."""

from __future__ import annotations

from decimal import Decimal

from claimtally.extract.quantities.lexicon import Unit, lexicon
from claimtally.extract.quantities.numeral import MINUS, Numeral
from claimtally.extract.quantities.scales import scale_at
from claimtally.extract.quantities.tokens import NUMBER, SIGN, WORD, Tokens
from claimtally.extract.quantities.unit_names import longest_name

POUND = frozenset({"pound", "pounds"})


def currency_before(tokens: Tokens, index: int) -> tuple[int, str] | None:
    """Give (first token, ISO code) of the currency that ends before a token: "$", "US$", "$US", "Rs.", "USD"."""
    tables = lexicon()
    before = index - 1
    if before < 0 or tokens.breaks(index):
        return None
    if tokens.lower[before] in MINUS and before > 0 and tokens.glued(index):
        before -= 1
    for width in (5, 4, 3, 2, 1):
        first = before - width + 1
        if first < 0 or (width > 1 and tokens.breaks(first + 1)):
            continue
        raw = "".join(tokens.raw(i) for i in range(first, before + 1))
        if width > 1 and not any(c in raw for c in "$€£¥.₵"):
            continue
        code = tables.currency_symbols.get(raw) or (tables.currency_codes.get(raw) if width == 1 else None)
        if code is None and width == 2 and raw[-1] == "$" and len(raw) <= 4 and raw[0] not in "asr":
            code = tables.currency_symbols.get(raw.upper()) or tables.currency_codes.get(raw[:-1].upper())
        if raw == "PS" and not _pounds_in_ps(tokens, index):
            return None
        if code is not None and not (
            width == 1 and raw.isalpha() and len(raw) < 3 and not tokens.raw(first)[0].isupper()
        ):
            return first, code
    return None


def _pounds_in_ps(tokens: Tokens, index: int) -> bool:
    """Tell whether "PS" is a broken pound sign, as newswires print it ("PS2.7m"), and no console ("PS5")."""
    return tokens.glued(index) and (scale_at(tokens, index + 1, True) is not None or "." in tokens.lower[index])


def currency_after(tokens: Tokens, index: int, numeral: Numeral) -> tuple[int, Unit] | None:
    """Give (next token, currency) where a currency begins at a token: "€", "USD", "Hong Kong dollars", "cents"."""
    tables = lexicon()
    raw = tokens.raw(index)
    if tokens.kind(index) == SIGN:
        code = tables.currency_symbols.get(raw)
        if code is not None and tokens.kind(index + 1) != NUMBER:
            return index + 1, Unit(code, "money")
        unit = tables.symbols.get(raw)
        return (index + 1, unit) if unit is not None and unit.dimension == "money" else None
    if tokens.kind(index) != WORD:
        return None
    code = tables.currency_codes.get(raw) or (
        tables.currency_symbols.get(raw) if len(raw) > 1 or not raw.isascii() else None
    )
    if code is not None and tokens.kind(index + 1) != NUMBER and raw != "PS":
        return index + 1, Unit(code, "money")
    if raw[:1] in "Mk" and raw[1:] in tables.currency_codes:  # 30 MUSD
        return index + 1, Unit(tables.currency_codes[raw[1:]], "money", Decimal(1000000 if raw[0] == "M" else 1000))
    if raw == "p" and (tokens.glued(index) or tokens.at(index + 1) in ("at", "to", ",", "per")):
        return index + 1, tables.symbols["p"]
    found = longest_name(tokens, index, tables.currencies)
    if found is None:
        return None
    last, unit = found
    word = tokens.at(last - 1)
    if word in POUND and last == index + 1 and not _pounds_are_money(tokens, last, numeral):
        return None
    if (
        word in lexicon().words["ambiguous_currency"]
        and tokens.kind(last) == WORD
        and tokens.at(last) not in tables.stops["stop"]
    ):
        return None  # "six bitcoin miners"
    if (
        word == "won"
        and last == index + 1
        and (numeral.value < 100 or tokens.at(last) in ("the", "a", "an", "their", "his", "by", "in", "seats"))
    ):
        return None
    return last, unit


def _pounds_are_money(tokens: Tokens, after: int, numeral: Numeral) -> bool:
    if tokens.at(after) in ("of", "per", "-"):
        return False
    return numeral.scale >= 1000000 or "£" in tokens.text or "sterling" in tokens.lower or "pence" in tokens.lower
