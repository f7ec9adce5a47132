"""Currencies before and behind a number: signs, ISO codes and words."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from claimtally.extract.quantities.lexicon import Unit, lexicon
from claimtally.extract.quantities.numeral import HYPHENS, MINUS, Numeral
from claimtally.extract.quantities.scales import scale_at
from claimtally.extract.quantities.tokens import NUMBER, SIGN, TOKEN, WORD, Tokens
from claimtally.extract.quantities.unit_names import longest_name

PARTED = frozenset({"c$", "hk$", "nz$", "nt$"})  # as old wires print them, with a blank before the sign
BROKEN_POUNDS = frozenset({"PS", "#"})
BEHIND_SUM = frozenset({"plus", "a", "an", "per"})  # what a hyphen may bind to a sum: "R2bn-plus", "R3m-a-year"
RAND = "R"
POUND = frozenset({"pound", "pounds"})


@cache
def _last_tokens() -> frozenset[str]:
    """Give the last token of every currency sign and code: most numbers have none of them before them."""
    tables = lexicon()
    written = (*tables.currency_symbols, *tables.currency_codes)
    return frozenset(match.group() for sign in written for match in list(TOKEN.finditer(sign))[-1:])


def _is_scaled_sum(tokens: Tokens, index: int) -> bool:
    """Tell whether a scale follows a number and no noun that a hyphen binds to it: "R15bn", no "R8 million-mile"."""
    scale = scale_at(tokens, index + 1, False)
    if scale is None or tokens.at(scale[0]) not in HYPHENS or tokens.kind(scale[0] + 1) != WORD:
        return scale is not None
    return not tokens.glued(scale[0]) or tokens.at(scale[0] + 1) in BEHIND_SUM


def currency_before(tokens: Tokens, index: int) -> tuple[int, str] | None:
    """Give (first token, ISO code) of the currency that ends before a token: "$", "US$", "$US", "Rs.", "USD"."""
    tables = lexicon()
    before = index - 1
    if before < 0 or tokens.breaks(index):
        return None
    if tokens.lower[before] in MINUS and before > 0 and tokens.glued(index):
        before -= 1
    if tokens.raw(before) == RAND and tokens.glued(index) and _is_scaled_sum(tokens, index):
        return before, "ZAR"  # "R15bn", but the model R1
    if tokens.raw(before) not in _last_tokens() or _sign_of_the_number_before(tokens, index):
        return None
    for width in (5, 4, 3, 2, 1):
        first = before - width + 1
        if first < 0 or (width > 1 and tokens.breaks(first + 1)):
            continue
        raw = "".join(tokens.raw(i) for i in range(first, before + 1))
        if width > 1 and not any(c in raw for c in "$€£¥.₵"):
            continue
        code = tables.currency_symbols.get(raw) or (tables.currency_codes.get(raw) if width == 1 else None)
        shouted = raw.isupper() or tokens.glued(before) or raw in PARTED  # "us$5", but not "it cost us $5"
        if code is None and width == 2 and raw[-1] == "$" and len(raw) <= 4 and raw[0] not in "asr" and shouted:
            code = tables.currency_symbols.get(raw.upper()) or tables.currency_codes.get(raw[:-1].upper())
        if raw in BROKEN_POUNDS and not _is_broken_pound(tokens, index):
            return None
        if raw == "COP" and len(tokens.at(index)) < 3:
            continue  # the summit COP28, not pesos
        if raw == "A$" and not tokens.glued(before):
            continue  # "A $2 dividend"
        if code is not None and not (
            width == 1 and raw.isalpha() and len(raw) < 3 and not tokens.raw(first)[0].isupper()
        ):
            return first, code
    return None


def currency_word_before(tokens: Tokens, index: int) -> Unit | None:
    """Give the currency whose name stands before a number, as some newsrooms write: "dollar 22.5 million"."""
    found = lexicon().currencies.get(tokens.at(index - 1))
    if found is None or tokens.breaks(index) or tokens.kinds[index] != NUMBER or tokens.glued(index):
        return None
    scaled = scale_at(tokens, index + 1, False) is not None
    if (tokens.at(index - 2) in lexicon().words["before_rate"] and not scaled) or tokens.kind(index - 2) == NUMBER:
        return None  # "against the dollar 108.79"
    large = "," in tokens.lower[index] or scaled
    return found if large and tokens.at(index - 1) not in lexicon().words["ambiguous_currency"] else None


def _sign_of_the_number_before(tokens: Tokens, index: int) -> bool:
    """Tell whether the sign between two numbers is the first one's: "10 $ 30 $", "10 $ 30 cent"."""
    if tokens.kind(index - 2) != NUMBER or tokens.glued(index) or tokens.kind(index - 1) != SIGN:
        return False
    if tokens.at(index - 1) not in lexicon().currency_symbols:
        return False
    behind = tokens.at(index + 1)
    return behind in lexicon().currency_symbols or behind in lexicon().currencies


def _is_broken_pound(tokens: Tokens, index: int) -> bool:
    """Tell whether "PS" or "#" is a pound sign that a wire broke ("PS2.7m"), and no console ("PS5") or rank ("#1")."""
    scaled = scale_at(tokens, index + 1, True)
    large = scaled is not None and scaled[1] >= 1000000
    return tokens.glued(index) and (large or (tokens.at(index - 1) == "ps" and "." in tokens.lower[index]))


def currency_after(tokens: Tokens, index: int, numeral: Numeral) -> tuple[int, Unit] | None:
    """Give (next token, currency) where a currency begins at a token: "€", "USD", "Hong Kong dollars", "cents"."""
    tables = lexicon()
    raw = tokens.raw(index)
    if tokens.kind(index) == SIGN:
        code = tables.currency_symbols.get(raw) if raw not in BROKEN_POUNDS else None
        if code is not None and (tokens.kind(index + 1) != NUMBER or _sign_of_the_number_before(tokens, index + 1)):
            return index + 1, Unit(code, "money")
        unit = tables.symbols.get(raw)
        return (index + 1, unit) if unit is not None and unit.dimension == "money" else None
    if tokens.kind(index) != WORD:
        return None
    code = tables.currency_codes.get(raw) or (
        tables.currency_symbols.get(raw) if len(raw) > 1 or not raw.isascii() else None
    )
    if code is not None and tokens.kind(index + 1) != NUMBER and raw not in BROKEN_POUNDS:
        return index + 1, Unit(code, "money")
    if raw[:1] in "Mk" and raw[1:] in tables.currency_codes:  # 30 MUSD
        return index + 1, Unit(tables.currency_codes[raw[1:]], "money", Decimal(1000000 if raw[0] == "M" else 1000))
    if raw == "p" and _is_pence(tokens, index):
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
    if word == "won" and last == index + 1 and _is_verb(tokens.at(last), numeral):
        return None
    return last, unit


def _is_verb(after: str, numeral: Numeral) -> bool:
    """Tell whether "won" says who won: "24 won by a point"; millions of it are money, and billions always."""
    if numeral.scale >= 1000000000:
        return False
    if after in ("the", "a", "an", "their", "his", "seats"):
        return True
    return numeral.scale < 1000000 and (numeral.value < 100 or after in ("by", "in"))


def _is_pence(tokens: Tokens, index: int) -> bool:
    """Tell whether a "p" behind a number is pence ("164p", "down 68 p at") and not the clock's ("2 p.m.")."""
    following = tokens.at(index + 1)
    if following == "." and tokens.at(index + 2) == "m":
        return False
    return tokens.glued(index) or following in ("at", "to", ",", ".", ")", "per", "")


def _pounds_are_money(tokens: Tokens, after: int, numeral: Numeral) -> bool:
    if tokens.at(after) == "per" and lexicon().words["priced_per"].intersection(tokens.lower[after + 1 : after + 4]):
        return True
    if tokens.at(after) in ("of", "per", "-"):
        return False
    lettered = tokens.raw(after - 2) in ("k", "K")  # "20k pounds"; nobody weighs so
    return (
        numeral.scale >= 1000000
        or lettered
        or "£" in tokens.text
        or "sterling" in tokens.lower
        or "pence" in tokens.lower
    )
