"""What stands at a number and says its unit: currency signs, codes and words, units of measure, "per"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from claimtally.extract.quantities.amounts import Amount
from claimtally.extract.quantities.lexicon import Unit, lexicon
from claimtally.extract.quantities.nouns import counted_noun, singular
from claimtally.extract.quantities.numerals import HYPHENS, MINUS, Numeral, numeral_at, scale_at
from claimtally.extract.quantities.tokens import NUMBER, SIGN, WORD, Tokens

LONGEST_NAME = 7  # tokens of a unit's or currency's name, hyphens included
ANNUAL = frozenset({"annual", "yearly"})
POUND = frozenset({"pound", "pounds"})


@cache
def _symbol_pattern() -> re.Pattern[str]:
    symbols = sorted(lexicon().symbols, key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, symbols)) + ")")


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(symbol[0] for symbol in lexicon().symbols)


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
    """Give (next token, currency) where a currency begins at a token: "€", "USD", "euros", "Hong Kong dollars", "cents"."""
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
    found = _longest_name(tokens, index, tables.currencies)
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


def _longest_name(tokens: Tokens, index: int, table: dict[str, Unit]) -> tuple[int, Unit] | None:
    """Find the longest name of a table that begins at a token; hyphens that touch both words count as blanks."""
    words: list[str] = []
    found: tuple[int, Unit] | None = None
    end = min(index + LONGEST_NAME, len(tokens))
    place = index
    while place < end:
        word = tokens.lower[place]
        if words and tokens.glued(place) and tokens.lower[place].isalnum():  # CO2e
            words[-1] += word
            place += 1
            if (unit := table.get(" ".join(words))) is not None:
                found = place, unit
            continue
        if tokens.kinds[place] == NUMBER or (place > index and tokens.breaks(place)):
            break
        if word in HYPHENS and tokens.glued(place) and tokens.glued(place + 1):
            place += 1
            continue
        if tokens.kinds[place] == SIGN and not (word == "." and words):
            break
        words.append(word)
        place += 1
        unit = table.get(" ".join(words).replace(" .", "."))
        if unit is not None:
            found = place, unit
    return found


def unit_after(tokens: Tokens, index: int, numeral: Numeral) -> tuple[int, Unit] | None:
    """Give (next token, unit) where a unit of measure begins at a token: "GW", "-megawatt", "square feet", "%"."""
    tables = lexicon()
    hyphen = tokens.at(index) in HYPHENS and tokens.glued(index) and tokens.glued(index + 1)
    index += hyphen
    if index >= len(tokens) or tokens.breaks(index):
        return None
    if tokens.lower[index] in ("(", "[") and tokens.at(index + 2) in (")", "]"):
        bracketed = tables.symbols.get(tokens.raw(index + 1))
        if bracketed is not None:
            return index + 3, bracketed
    symbol = _symbol_at(tokens, index, numeral, hyphen)
    named = (
        _longest_name(tokens, index, tables.units) if tokens.kinds[index] == WORD or tokens.at(index) == "%" else None
    )
    if named is not None and (symbol is None or named[0] >= symbol[0]):
        return named
    return symbol


def _symbol_at(tokens: Tokens, index: int, numeral: Numeral, hyphen: bool) -> tuple[int, Unit] | None:
    start = tokens.starts[index]
    text = tokens.text
    if text[start] not in _first_characters():
        return None
    match = _symbol_pattern().match(text, start)
    while match is not None:
        symbol, end = match.group(), match.end()
        if end >= len(text) or not (text[end].isalnum() and symbol[-1].isalnum()):
            break
        match = _shorter(symbol, text, start)
    if match is None:
        return None
    symbol = match.group()
    unit = lexicon().symbols[symbol]
    if (unit.loose or symbol in ("C", "F", "in")) and not _loose_is_sure(tokens, index, numeral, symbol, hyphen):
        return None
    if (
        symbol in ("x", "X", "×", "A", "V", "N", "W", "J", "MP", "sf", "AU", "in.", "mil", "p")
        and not (tokens.glued(index) or hyphen)
        and symbol not in ("W", "V", "J", "N", "HP")
    ):
        return None
    last = index
    end = start + len(symbol)
    while last < len(tokens) and tokens.starts[last] < end:
        last += 1
    return last, unit


def _shorter(symbol: str, text: str, start: int) -> re.Match[str] | None:
    """Try the symbols that are a proper beginning of one that ran into a longer word."""
    for length in range(len(symbol) - 1, 0, -1):
        if symbol[:length] in lexicon().symbols and not text[start + length].isalnum():
            return re.compile(re.escape(symbol[:length])).match(text, start)
    return None


def _loose_is_sure(tokens: Tokens, index: int, numeral: Numeral, symbol: str, hyphen: bool) -> bool:
    """Tell whether a one-letter unit is one: it touches the number ("48m"), or stands free before no word ("12 m and")."""
    if symbol == "p":
        return tokens.glued(index)
    if symbol in ("C", "F"):
        return tokens.glued(index) and abs(numeral.value) < 200 and numeral.scale == 1
    if symbol == "in":
        return tokens.at(index + 1) in (
            "thick",
            "wide",
            "long",
            "tall",
            "deep",
            "high",
            "diameter",
            ".",
            "",
        ) and not tokens.glued(index)
    if symbol == "s":
        return tokens.glued(index) and "." in tokens.raw(numeral.first)
    if tokens.glued(index) or hyphen:
        return symbol not in ("g", "h") or (
            numeral.value >= 1 and not (symbol == "g" and numeral.value in (3, 4, 5, 6))
        )
    return symbol in ("m", "g", "t", "L", "l", "kt") and (
        tokens.kind(index + 1) != SIGN or tokens.at(index + 1) in (".", ",", ")", ";", "", "/")
    )


def per_after(tokens: Tokens, index: int) -> tuple[int, str] | None:
    """Give (next token, denominator) of a rate that begins at a token: "/kWh", "per share", "a barrel", "annually"."""
    word = tokens.at(index)
    tables = lexicon()
    if word == "/" and tokens.glued(index) and tokens.kind(index + 1) == WORD:
        return _denominator(tokens, index + 1)
    if word in ("per", "each", "every") and tokens.kind(index + 1) == WORD and tokens.at(index + 1) != "cent":
        if (
            word != "per"
            and tokens.at(index + 1) not in tables.units
            and tokens.at(index + 1) not in lexicon().words["a_denominator"]
        ):
            return None
        return _denominator(tokens, index + 1)
    hyphen = word in HYPHENS and tokens.glued(index)
    start = index + hyphen
    if (
        tokens.at(start) in ("a", "an")
        and tokens.at(start + 1 + (tokens.at(start + 1) in HYPHENS)) in lexicon().words["a_denominator"]
    ):
        inner = start + 1 + (tokens.at(start + 1) in HYPHENS)
        if tokens.at(inner + 1) in ("ago", "earlier", "later", "after", "before"):
            return None
        return _denominator(tokens, inner)
    if hyphen and tokens.at(start) == "per":
        return _denominator(tokens, start + 1 + (tokens.at(start + 1) in HYPHENS))
    adjective = tokens.kind(index + 1) == WORD and tokens.at(index + 1) not in lexicon().stops["stop"]
    if word in lexicon().every and not adjective:
        return index + 1, lexicon().every[word]
    if word == "in" and tokens.at(index + 1) in ANNUAL:
        return index + 2, "year"
    return None


def _denominator(tokens: Tokens, index: int) -> tuple[int, str] | None:
    tables = lexicon()
    raw, word = tokens.raw(index), tokens.at(index)
    if word in lexicon().per and (word != "h" or raw == "h"):
        return index + 1, lexicon().per[word]
    symbol = _denominator_symbol(tokens, index)
    if symbol is not None:
        return symbol
    named = _longest_name(tokens, index, tables.units)
    if named is not None and named[1].dimension != "share":
        return named[0], named[1].name
    if word in tables.stops["stop"] or tokens.kind(index) != WORD:
        return None
    noun = counted_noun(tokens, index, singular_allowed=True) if word == "square" else None
    if noun is not None:
        return noun[1], singular(tokens.lower[noun[0]])
    return index + 1, singular(word)


def _denominator_symbol(tokens: Tokens, index: int) -> tuple[int, str] | None:
    """Read a unit's symbol behind a slash or "per": "kWh", "sq m", "cm³"."""
    start, text = tokens.starts[index], tokens.text
    match = _symbol_pattern().match(text, start)
    if match is None or (match.end() < len(text) and text[match.end()].isalnum()):
        return None
    unit = lexicon().symbols[match.group()]
    if unit.dimension == "money" or (unit.loose and match.group() not in ("t", "g", "L", "l", "m")):
        return None
    last = index
    while last < len(tokens) and tokens.starts[last] < match.end():
        last += 1
    return last, unit.name


def mark(tokens: Tokens, numeral: Numeral) -> Amount:
    """Make an amount of a number: read the currency or unit that stands at it and the rate behind it."""
    amount = Amount.of(numeral)
    before = (
        currency_before(tokens, numeral.first)
        if numeral.form not in ("fraction", "ratio") or tokens.kinds[numeral.first] == NUMBER
        else None
    )
    if before is not None:
        _mark_prefixed(tokens, amount, before)
    else:
        _mark_following(tokens, amount)
    if amount.unit is not None and amount.unit not in ("x",):
        rate(tokens, amount)
    return amount


def _mark_prefixed(tokens: Tokens, amount: Amount, before: tuple[int, str]) -> None:
    first, code = before
    sign = tokens.at(amount.first - 1) in MINUS and tokens.glued(amount.first)
    if sign or (first > 0 and tokens.at(first - 1) in MINUS and tokens.glued(first) and not tokens.glued(first - 1)):
        amount.low, amount.high = -amount.low, -amount.high
        first -= not sign
    amount.first, amount.unit, amount.dimension, amount.prefixed = first, code, "money", True
    amount.rule = "money.code" if tokens.raw(first).isalpha() and len(tokens.raw(first)) == 3 else "money.symbol"
    start = amount.last
    hyphen = tokens.at(start) in HYPHENS and tokens.glued(start)
    if tokens.raw(start + hyphen) == code:  # "$5bn USD"
        amount.last = start + hyphen + 1
    elif tokens.at(start) == "us" or [tokens.at(start + step) for step in range(4)] == [
        "u",
        ".",
        "s",
        ".",
    ]:  # "$75 U.S."
        after = start + (1 if tokens.at(start) == "us" else 4)
        amount.last = after if per_after(tokens, after) is not None else amount.last


def _mark_following(tokens: Tokens, amount: Amount) -> None:
    numeral = amount.numeral
    _plus(tokens, amount)
    index = numeral.last
    hyphen = tokens.at(index) in HYPHENS and tokens.glued(index) and tokens.glued(index + 1)
    of = tokens.at(index) == "of" and numeral.form in ("vague", "fraction")
    money = currency_after(tokens, index + (hyphen or of), numeral)
    unit = unit_after(tokens, index + of, numeral)
    if money is not None and (unit is None or money[0] >= unit[0]):
        amount.last, found = money
        amount.rule = "money.code" if tokens.raw(money[0] - 1) == found.name else "money.word"
        if tokens.kind(money[0] - 1) == SIGN:
            amount.rule = "money.symbol"
        _take(amount, found)
        _code_then_scale(tokens, amount)
        _small_change(tokens, amount)
    elif unit is not None and numeral.form != "ratio":
        if numeral.form == "fraction":
            if tokens.kinds[numeral.first] == WORD and unit[1].dimension != "time":
                return
            amount.low = amount.high = numeral.value / 100 if tokens.kinds[numeral.first] == WORD else numeral.value
        amount.last, found = unit
        amount.rule = "share.percent" if found.dimension == "share" else "measure.unit"
        _take(amount, found)
        _feet_and_inches(tokens, amount)
    amount.hyphenated = hyphen and amount.unit is not None


def _plus(tokens: Tokens, amount: Amount) -> None:
    """Take up the plus of "100+ countries" and "15-plus years": at least."""
    index = amount.last
    if tokens.at(index) == "+" and tokens.glued(index) and not tokens.glued(index + 1):
        last = index + 1
    elif tokens.at(index) in HYPHENS and tokens.at(index + 1) == "plus" and tokens.glued(index + 1):
        last = index + 2
    else:
        return
    amount.numeral.last = amount.last = last
    amount.bound = ">="


def _take(amount: Amount, unit: Unit) -> None:
    amount.unit, amount.dimension = unit.name, unit.dimension
    amount.scale(unit.factor)


def _code_then_scale(tokens: Tokens, amount: Amount) -> None:
    """Read "75 USD million"."""
    scaled = scale_at(tokens, amount.last, True)
    if (
        amount.rule == "money.code"
        and scaled is not None
        and amount.numeral.scale == 1
        and tokens.kind(amount.last) == WORD
        and len(tokens.at(amount.last)) > 3
    ):
        amount.last = scaled[0]
        amount.scale(scaled[1])


def _small_change(tokens: Tokens, amount: Amount) -> None:
    """Add the cents of "3 dollars 50 cents", "three dollars and fifty cents"."""
    if amount.numeral.scale != 1 or amount.precision < 1:
        return
    start = amount.last + (tokens.at(amount.last) == "and")
    if start >= len(tokens) or tokens.breaks(start):
        return
    rest = numeral_at(tokens, start)
    if rest is None or rest.value >= 100:
        return
    cents = currency_after(tokens, rest.last, rest)
    if (
        cents is None
        and start == amount.last
        and 10 <= rest.value < 100
        and rest.precision == 1
        and unit_after(tokens, rest.last, rest) is None
        and (tokens.kind(rest.last) == SIGN and tokens.at(rest.last) != "%")
    ):
        cents = rest.last, Unit(amount.unit or "", "money", Decimal("0.01"))
    if cents is not None and cents[1].factor < 1 and cents[1].name == amount.unit:
        amount.low = amount.high = amount.low + rest.value * cents[1].factor
        amount.last, amount.precision = cents[0], Decimal("0.01")


def _feet_and_inches(tokens: Tokens, amount: Amount) -> None:
    """Add the inches of "5 feet 2 inches" and "5 feet and 2 inches"."""
    if amount.unit != "ft":
        return
    start = amount.last + (tokens.at(amount.last) in ("and", ","))
    if tokens.kind(start) not in (NUMBER, WORD) or start >= len(tokens):
        return
    rest = numeral_at(tokens, start)
    if rest is not None and rest.value < 12:
        inches = unit_after(tokens, rest.last, rest)
        if inches is not None and inches[1].name == "in":
            amount.low = amount.high = amount.low + rest.value / 12
            amount.last = inches[0]


def _per_behind_matter(tokens: Tokens, amount: Amount) -> tuple[int, str] | None:
    """Find the rate behind what is measured: "34 tonnes of copper cathode a year"."""
    if tokens.at(amount.last) != "of" or amount.per is not None or amount.dimension == "money":
        return None
    for place in range(amount.last + 1, amount.last + 5):
        if tokens.at(place) in ("a", "per", "each", "every") or tokens.at(place) in lexicon().every:
            found = per_after(tokens, place)
            return found if found is not None and found[1] in ("year", "day", "month", "week", "hour") else None
        if tokens.kind(place) != WORD or tokens.at(place) in lexicon().stops["stop"]:
            return None
    return None


def rate(tokens: Tokens, amount: Amount) -> None:
    """Take up "per share", "/kWh", "a barrel", "$1/hr/GPU" behind an amount as its rate, twice at most."""
    if amount.dimension in ("share", "multiple", "temperature") or amount.unit is None:
        return
    for _ in range(2):
        found = per_after(tokens, amount.last) or _per_behind_matter(tokens, amount)
        if found is None or found[1] == amount.unit:
            return
        last, per = found
        amount.last = last
        amount.per = per if amount.per is None else f"{amount.per}/{per}"
        amount.rule = "rate.per"
