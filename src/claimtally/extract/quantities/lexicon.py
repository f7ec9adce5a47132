"""What the quantity rules know: numbers, units, currencies, bounds, moves and nouns, from the lexicon files."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from claimtally.lexicons import load_rows
from claimtally.lexicons.bounds import bound_rows
from claimtally.lexicons.numbers import NumberRow, number_rows
from claimtally.lexicons.times import month_spellings
from claimtally.lexicons.units import prefix_rows, unit_rows
from claimtally.model.vocabulary import Bound, Dimension, Direction


class Row(BaseModel):
    """A row of a lexicon file; unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CurrencyRow(Row):
    """A currency and how newsrooms write it; see currencies.yaml."""

    code: str
    symbols: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()
    minor_symbols: tuple[str, ...] = ()
    other_codes: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    lands: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class MoveRow(Row):
    """Words that say that something rose or fell; see direction.yaml."""

    direction: Direction
    kind: Literal["strong", "weak", "particle", "noun", "stock", "comparative", "phrasal"]
    words: tuple[str, ...]


class IrregularRow(Row):
    """A noun's plural and singular; see nouns_irregular.yaml."""

    plural: str
    singular: str


class MultipleRow(Row):
    """A word that is a multiple or a vague plural by itself; see multiples.yaml."""

    word: str
    value: Decimal
    kind: Literal["fold", "verb", "adverb", "adjective", "vague"]
    direction: Direction | None = None


class DenominatorRow(Row):
    """A denominator of a rate; see denominators.yaml."""

    word: str
    unit: str
    kind: Literal["every", "per"]


class WordsRow(Row):
    """A named list of words."""

    words: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as claims print it; `factor` turns the printed number into it, `loose` symbols are read where sure.

    `printed` names the unit as the text has it where that is another one ("cent", "decade").
    """

    name: str
    dimension: Dimension
    factor: Decimal = Decimal(1)
    loose: bool = False
    printed: str | None = None


@dataclass(slots=True)
class Lexicon:
    """All tables of the quantity rules; keys are lower case and single-spaced unless said otherwise."""

    numbers: dict[str, NumberRow] = field(default_factory=dict)
    ordinals: dict[str, Decimal] = field(default_factory=dict)
    scales: dict[str, Decimal] = field(default_factory=dict)
    scale_letters: dict[str, Decimal] = field(default_factory=dict)  # case as written
    units: dict[str, Unit] = field(default_factory=dict)
    symbols: dict[str, Unit] = field(default_factory=dict)  # case as written
    second_readings: dict[str, tuple[Unit, frozenset[str]]] = field(default_factory=dict)  # symbol: unit near words
    currency_symbols: dict[str, str] = field(default_factory=dict)  # case as written, without blanks
    currency_codes: dict[str, str] = field(default_factory=dict)  # case as written
    currencies: dict[str, Unit] = field(default_factory=dict)
    dollar_homes: dict[str, str] = field(default_factory=dict)  # "australian": AUD
    namesakes: dict[str, dict[str, str]] = field(default_factory=dict)  # "crowns": {"danish": DKK}
    bounds_before: dict[tuple[str, ...], Bound] = field(default_factory=dict)
    bounds_after: dict[tuple[str, ...], Bound] = field(default_factory=dict)
    moves: dict[str, MoveRow] = field(default_factory=dict)
    move_nouns: dict[str, Direction] = field(default_factory=dict)
    move_stocks: dict[str, Direction] = field(default_factory=dict)
    phrasal: set[str] = field(default_factory=set)
    comparatives: dict[str, Direction] = field(default_factory=dict)
    singulars: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    labels: frozenset[str] = frozenset()
    never: dict[str, frozenset[str]] = field(default_factory=dict)
    months: frozenset[str] = frozenset()
    stops: dict[str, frozenset[str]] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    multiples: dict[str, MultipleRow] = field(default_factory=dict)
    tens: dict[str, Decimal] = field(default_factory=dict)
    every: dict[str, str] = field(default_factory=dict)
    per: dict[str, str] = field(default_factory=dict)
    pint: dict[str, str] = field(default_factory=dict)


def plural(name: str) -> str:
    """Give the regular English plural of a name."""
    if name.endswith(("s", "x", "z", "ch", "sh")):
        return name + "es"
    return name + "s"


def _key(name: str) -> str:
    """Give a name as the text is read: lower case, hyphens as blanks."""
    return name.casefold().replace("-", " ")


def _add_numbers(lexicon: Lexicon) -> None:
    for row in number_rows():
        words = (row.word, *row.also)
        if row.kind == "ordinal":
            for word in words:
                lexicon.ordinals[word] = lexicon.ordinals[word + "s"] = row.value
            continue
        lexicon.numbers.update(dict.fromkeys(words, row))
        if row.kind in ("scale", "hundred"):
            lexicon.scales.update(dict.fromkeys((*words, *(word + "s" for word in words)), row.value))
        lexicon.scales.update(dict.fromkeys(map(str.lower, row.sure), row.value))
        lexicon.scale_letters.update(dict.fromkeys(row.letters, row.value))


def _add_currencies(lexicon: Lexicon) -> None:
    hundredth = Decimal("0.01")
    for row in load_rows("currencies", CurrencyRow):
        for symbol in row.symbols:
            lexicon.currency_symbols[symbol.replace(" ", "")] = row.code
        lexicon.dollar_homes.update(dict.fromkeys(map(str.casefold, row.homes), row.code))
        for name in row.shared:
            for form in (name, plural(name)):
                lexicon.namesakes.setdefault(form, {}).update(dict.fromkeys(map(str.casefold, row.lands), row.code))
        for code in (row.code, *row.other_codes):
            lexicon.currency_codes[code] = row.code
        major = Unit(row.code, "money")
        lexicon.currencies.update(dict.fromkeys(row.also, major))
        for word in (*row.words, *row.plain):
            for form in (word, plural(word)):
                lexicon.currencies.setdefault(form.casefold(), major)
        minor = Unit(row.code, "money", hundredth, printed=row.minor[0] if row.minor else None)
        for word in row.minor:
            for form in (word, plural(word)):
                lexicon.currencies.setdefault(form.casefold(), minor)
        for symbol in row.minor_symbols:
            lexicon.symbols[symbol] = Unit(row.code, "money", hundredth, loose=symbol.isalpha(), printed=minor.printed)


def _add_units(lexicon: Lexicon) -> None:
    prefixes = {row.symbol: row for row in prefix_rows()}
    for row in unit_rows():
        unit = Unit(row.unit, row.dimension, row.factor, printed=row.names[0] if row.factor != 1 else None)
        for name in row.names:
            lexicon.units.setdefault(_key(name), unit)
            if not row.plurals:
                lexicon.units.setdefault(_key(plural(name)), unit)
        for name in row.plurals:
            lexicon.units.setdefault(_key(name), unit)
        if row.near:
            lexicon.second_readings.update((symbol, (unit, frozenset(row.near))) for symbol in row.symbols)
            continue
        for symbol in row.symbols:
            lexicon.symbols.setdefault(symbol, Unit(row.unit, row.dimension, row.factor, loose=row.loose))
        if row.pint:
            lexicon.pint.setdefault(row.unit, row.pint)
        for prefix in (prefixes[symbol] for symbol in row.prefixes):
            made = Unit(prefix.symbol + row.unit, row.dimension, row.factor)
            for name in row.names:
                for form in (prefix.name + name, plural(prefix.name + name)):
                    lexicon.units.setdefault(_key(form), made)
            for sign in (prefix.symbol, *prefix.also):
                for symbol in row.symbols:
                    lexicon.symbols.setdefault(sign + symbol, made)
            if row.pint:
                lexicon.pint.setdefault(made.name, prefix.name + row.pint)


def _add_words(lexicon: Lexicon) -> None:
    for bound in bound_rows():
        table = lexicon.bounds_after if bound.after else lexicon.bounds_before
        for words in bound.words:
            table.setdefault(tuple(words.casefold().replace("-", " - ").split()), bound.bound)
    for move in load_rows("direction", MoveRow):
        for word in move.words:
            if move.kind == "noun":
                lexicon.move_nouns.setdefault(word, move.direction)
            elif move.kind == "stock":
                lexicon.move_stocks.setdefault(word, move.direction)
            elif move.kind == "phrasal":
                lexicon.phrasal.add(word)
            elif move.kind == "comparative":
                lexicon.comparatives.setdefault(word, move.direction)
            else:
                lexicon.moves.setdefault(word, move)
    for noun in load_rows("nouns_irregular", IrregularRow):
        lexicon.singulars[noun.plural.casefold()] = noun.singular
    lexicon.groups = {row.plural: row.singular for row in load_rows("nouns_of_groups", IrregularRow)}
    lexicon.labels = frozenset(word for row in load_rows("nouns_labels", WordsRow) for word in row.words)
    lexicon.never = {row.kind: frozenset(row.words) for row in load_rows("nouns_never", WordsRow)}
    lexicon.months = frozenset(form.casefold() for spellings in month_spellings() for form in spellings)
    lexicon.words = {row.kind: frozenset(row.words) for row in load_rows("quantity_words", WordsRow)}
    lexicon.stops = {row.kind: frozenset(row.words) for row in load_rows("nouns_stop", WordsRow)}


def _add_multiples(lexicon: Lexicon) -> None:
    for row in load_rows("multiples", MultipleRow):
        if row.kind == "vague":
            lexicon.tens[row.word] = row.value
        else:
            lexicon.multiples[row.word] = row
    for denominator in load_rows("denominators", DenominatorRow):
        table = lexicon.every if denominator.kind == "every" else lexicon.per
        table[denominator.word] = denominator.unit


@cache
def lexicon() -> Lexicon:
    """Give the tables, read at the first call; raises LexiconError where a file does not fit."""
    tables = Lexicon()
    _add_numbers(tables)
    _add_units(tables)
    _add_currencies(tables)
    _add_words(tables)
    _add_multiples(tables)
    return tables
