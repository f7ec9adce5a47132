"""Units of measure behind a number, by name and by symbol."""

from __future__ import annotations

import re
from functools import cache

from claimtally.extract.quantities.lexicon import Unit, lexicon
from claimtally.extract.quantities.numeral import HYPHENS, Numeral
from claimtally.extract.quantities.tokens import NUMBER, SIGN, WORD, Tokens

SELDOM_SURE = frozenset({"C", "F", "in", "in.", '"'})
REACH_OF_QUOTE = 60  # tokens back in which an opening quote makes a '"' behind a number the closing one
REACH_OF_NEAR = 15  # tokens around a symbol in which a word decides for its second reading
LONGEST_NAME = 7  # tokens of a unit's or currency's name, hyphens included


@cache
def symbol_pattern() -> re.Pattern[str]:
    """Give the pattern of all unit symbols, longest first."""
    symbols = sorted(lexicon().symbols, key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, symbols)) + ")")


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(symbol[0] for symbol in lexicon().symbols)


def longest_name(tokens: Tokens, index: int, table: dict[str, Unit]) -> tuple[int, Unit] | None:
    """Find the longest name of a table that begins at a token; hyphens that touch both words count as blanks."""
    words: list[str] = []
    found: tuple[int, Unit] | None = None
    end = min(index + LONGEST_NAME, len(tokens))
    place = index
    while place < end:
        word = tokens.lower[place]
        if words and tokens.glued(place) and tokens.kinds[place - 1] != SIGN and tokens.lower[place].isalnum():  # CO2e
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
        if tokens.kinds[place] == SIGN and not (word == "." and words) and not (word == "%" and not words):
            break
        if word == "." or (words and words[-1].endswith(".") and tokens.glued(place)):
            words[-1] += word  # U.S. dollars
        else:
            words.append(word)
        place += 1
        unit = table.get(" ".join(words))
        if unit is not None:
            found = place, unit
    return found


def unit_after(tokens: Tokens, index: int, numeral: Numeral) -> tuple[int, Unit] | None:
    """Give (next token, unit) where a unit of measure begins at a token: "GW", "-megawatt", "square feet", "%"."""
    tables = lexicon()
    hyphen = tokens.at(index) in HYPHENS and tokens.glued(index) and tokens.glued(index + 1)
    index += hyphen or _spaced_hyphen(tokens, index)
    if index >= len(tokens) or tokens.breaks(index):
        return None
    second = second_reading(tokens, index)
    if second is not None:
        return index + 1, second
    if tokens.lower[index] in ("(", "[") and tokens.at(index + 2) in (")", "]"):
        bracketed = tables.symbols.get(tokens.raw(index + 1))
        if bracketed is not None:
            return index + 3, bracketed
    symbol = _symbol_at(tokens, index, numeral, hyphen)
    named = (
        longest_name(tokens, index, tables.units) if tokens.kinds[index] == WORD or tokens.at(index) == "%" else None
    )
    if named is not None and (symbol is None or named[0] >= symbol[0]):
        return named
    return symbol


def second_reading(tokens: Tokens, index: int) -> Unit | None:
    """Give the unit that a symbol stands for beside its words ("kt" near "wind", "K" near "°C"), None without them."""
    reading = lexicon().second_readings.get(tokens.raw(index))
    if reading is None or reading[1].isdisjoint(tokens.lower[max(index - REACH_OF_NEAR, 0) : index + REACH_OF_NEAR]):
        return None
    return reading[0]


def _spaced_hyphen(tokens: Tokens, index: int) -> bool:
    """Tell whether a hyphen that a tokenizer set apart binds a number to a unit: "28 - year - old"."""
    if tokens.at(index) not in HYPHENS or tokens.glued(index) or tokens.glued(index + 1) or tokens.breaks(index + 1):
        return False
    word = tokens.at(index + 1)
    return len(word) > 2 and word in lexicon().units and word + "s" in lexicon().units


def _symbol_at(tokens: Tokens, index: int, numeral: Numeral, hyphen: bool) -> tuple[int, Unit] | None:
    start = tokens.starts[index]
    text = tokens.text
    if text[start] not in _first_characters():
        return None
    match = symbol_pattern().match(text, start)
    while match is not None:
        symbol, end = match.group(), match.end()
        if end >= len(text) or not (text[end].isalnum() and symbol[-1].isalnum()):
            break
        match = _shorter(symbol, text, start)
    if match is None:
        return None
    symbol = match.group()
    unit = lexicon().symbols[symbol]
    if (unit.loose or symbol in SELDOM_SURE) and not _loose_is_sure(tokens, index, numeral, symbol, hyphen):
        return None
    if (
        symbol in ("x", "X", "×", "A", "MP", "sf", "AU", "mil", "p")
        and not (tokens.glued(index) or hyphen)
        and not (symbol == "A" and text[end : end + 1] == "/")
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
    """Tell whether a one-letter unit is one: it touches the number ("48m") or stands free ("12 m and")."""
    if symbol == "p":
        return tokens.glued(index)
    if symbol in ("C", "F"):
        return tokens.glued(index) and abs(numeral.value) < 200 and numeral.scale == 1
    if symbol == '"':
        return tokens.glued(index) and '"' not in tokens.lower[max(index - REACH_OF_QUOTE, 0) : index]
    if symbol in ("in", "in."):
        behind = tokens.at(index + 1 + (symbol == "in."))
        return behind in lexicon().words["extent"]
    if symbol == "s":
        return tokens.glued(index) and "." in tokens.raw(numeral.first)
    if tokens.glued(index) or hyphen:
        return symbol not in ("g", "h") or (
            numeral.value >= 1 and not (symbol == "g" and numeral.value in (3, 4, 5, 6))
        )
    if symbol == "A":
        return tokens.at(index + 1) == "/"  # "1.3 A/cm2", but not "7 A levels"
    return symbol in ("m", "g", "t", "L", "l", "kt") and (
        tokens.kind(index + 1) != SIGN or tokens.at(index + 1) in (".", ",", ")", ";", "", "/")
    )
