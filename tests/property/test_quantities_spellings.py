"""Numbers built from the lexicons in many spellings are read back to the same value and unit."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimtally.extract.quantities import find_quantities
from claimtally.extract.quantities.lexicon import CurrencyRow, Unit, lexicon, plural
from claimtally.lexicons import load_rows
from claimtally.lexicons.numbers import NumberRow
from claimtally.lexicons.units import UnitRow
from claimtally.model import Quantity

SCALES = {"": 1, " million": 10**6, "m": 10**6, " billion": 10**9, "bn": 10**9, " trillion": 10**12, "-billion": 10**9}
CODES = [row.code for row in load_rows("currencies", CurrencyRow)]
SIGNS = sorted(sign for sign in lexicon().currency_symbols if sign not in ("PS", "元", "#") and not sign.isalpha())
WORDS = sorted(
    (plural(word), row.code)
    for row in load_rows("currencies", CurrencyRow)
    for word in row.words
    if not word.endswith(("s", "or", "er", "ur", "kaa", "ei", "ais", "eva", "ling")) and "pounds" not in word
)


def _is_sure(symbol: str, unit: Unit) -> bool:
    """Tell whether a symbol is a unit behind any number: long enough, of one meaning, read with its letter case."""
    return len(symbol) > 1 and not unit.loose and symbol not in ("in", "in.", "mm", "AU", "MP", "sf", "PS", "bar")


NAMES = sorted(
    (name, row.unit, row.factor)
    for row in load_rows("units", UnitRow)
    for name in row.names
    if len(name) > 3 and name.split()[0] not in lexicon().scales  # "3 million Btu" is 3,000,000 BTU
)


@given(st.sampled_from(SIGNS), st.integers(1, 999), st.integers(0, 9), st.sampled_from(sorted(SCALES)))
@settings(max_examples=200, deadline=None)
def test_money_with_a_sign(sign: str, whole: int, tenth: int, scale: str) -> None:
    [mention] = find_quantities(f"The guild paid {sign}{whole}.{tenth}{scale} for it.")
    assert mention.quantity.stated[0] == Decimal(f"{whole}.{tenth}") * SCALES[scale]
    assert mention.quantity.unit == lexicon().currency_symbols[sign]


@given(st.sampled_from(CODES), st.integers(2, 10**9), st.booleans())
@settings(max_examples=200, deadline=None)
def test_money_with_a_code(code: str, value: int, before: bool) -> None:
    assume(code != "COP" or value > 99)  # "COP 28" is a conference
    printed = f"{code} {value:,}" if before else f"{value:,} {code}"
    [mention] = find_quantities(f"The guild paid {printed} for it.")
    assert (mention.quantity.stated[0], mention.quantity.unit) == (value, code)


@given(st.sampled_from(NAMES), st.integers(3, 99))
@settings(max_examples=300, deadline=None)
def test_measures_by_name(name: tuple[str, str, Decimal], value: int) -> None:
    word, unit, factor = name
    [mention] = find_quantities(f"The gauge showed {value} {word} there.")
    assert (mention.quantity.stated[0], mention.quantity.unit) == (value * factor, unit)
    [printed] = find_quantities(f"The gauge showed {value} {word} there.", wide=True)
    assert printed.quantity.stated[0] == value


SYMBOLS = sorted(
    (symbol, unit.name, unit.factor) for symbol, unit in lexicon().symbols.items() if _is_sure(symbol, unit)
)


@given(st.sampled_from(SYMBOLS), st.integers(7, 199), st.sampled_from(["", " ", "-"]))
@settings(max_examples=400, deadline=None)
def test_measures_by_symbol(symbol: tuple[str, str, Decimal], value: int, blank: str) -> None:
    printed, unit, factor = symbol
    assume((printed, blank) != ("nm", "-"))  # "a 5-nm process" is a name
    [mention] = find_quantities(f"The gauge showed {value}{blank}{printed} there.")
    assert (mention.quantity.stated[0], mention.quantity.unit) == (value * factor, unit)


SCALE_WORDS = sorted((row.word, row.value) for row in load_rows("numbers", NumberRow) if row.kind == "scale")


@given(st.sampled_from(SCALE_WORDS), st.integers(2, 99), st.booleans(), st.booleans())
@settings(max_examples=200, deadline=None)
def test_scales_in_words_and_digits(scale: tuple[str, Decimal], value: int, in_words: bool, hyphen: bool) -> None:
    number = spelled(value) if in_words else str(value)
    [mention] = find_quantities(f"They sowed {number}{'-' if hyphen else ' '}{scale[0]} acres.")
    assert (mention.quantity.stated[0], mention.quantity.unit) == (value * scale[1], "acre")


@given(st.sampled_from(WORDS), st.integers(2, 999))
@settings(max_examples=200, deadline=None)
def test_money_in_words(name: tuple[str, str], value: int) -> None:
    word, code = name
    [mention] = find_quantities(f"The guild paid {value} million {word} for it.")
    assert (mention.quantity.stated[0], mention.quantity.unit) == (value * 10**6, code)


PARTS = sorted(
    (row.word, row.value)
    for row in load_rows("numbers", NumberRow)
    if row.kind == "ordinal" and 4 < row.value < 10 and row.word != "half"
)


@given(st.sampled_from(PARTS), st.integers(2, 4), st.sampled_from(["-", " "]))
def test_fractions_in_words(part: tuple[str, Decimal], above: int, link: str) -> None:
    text = f"They lost {spelled(above)}{link}{part[0]}s of the crop."
    [claimed], [printed] = find_quantities(text), find_quantities(text, wide=True)
    assert (claimed.quantity.stated[0], claimed.quantity.unit) == (pytest.approx(100 * above / part[1]), "%")
    assert (printed.quantity.stated[0], printed.quantity.unit) == (pytest.approx(above / part[1]), "")


RANGES = ["{}-{} MW", "{}–{} MW", "{} to {} MW", "between {} and {} MW", "between {} MW and {} MW", "from {} to {} MW"]


@given(st.sampled_from(RANGES), st.integers(20, 400), st.integers(1, 400))
@settings(max_examples=200, deadline=None)
def test_ranges(shape: str, low: int, more: int) -> None:
    [mention] = find_quantities(f"The kilns use {shape.format(low, low + more)} of power.")
    assert (mention.quantity.stated, mention.quantity.unit) == ((low, low + more), "MW")


@given(st.integers(2, 10**9), st.sampled_from(["٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９", "०१२३४५६७८९"]))
def test_digits_of_other_scripts(value: int, script: str) -> None:
    printed = str(value).translate(str.maketrans("0123456789", script))
    [mention] = find_quantities(f"The mill ground {printed} kg of rye.")
    assert (mention.quantity.stated[0], mention.quantity.unit) == (value, "kg")


@given(st.integers(2, 12), st.integers(2, 9), st.sampled_from(["{}^{}", "8x{}^{}"]))
def test_powers(base: int, exponent: int, shape: str) -> None:
    [mention] = find_quantities(f"It holds {shape.format(base, exponent)} bits.")
    assert mention.quantity.stated[0] == base**exponent * (8 if shape.startswith("8") else 1)


KINDS = [["GW", "MW", "kW"], ["km", "mi", "ft"], ["°C", "°F", "K"], ["t", "kg", "lb"], ["m/s", "km/h", "mph"]]
KINDS += [["USD/kWh", "USD/MWh"], ["TB", "GB"], ["Gb/s", "GB/s"], ["bbl/day", "bbl/year"]]


@given(st.sampled_from(KINDS), st.integers(1, 10**6), st.data())
@settings(max_examples=200, deadline=None)
def test_a_unit_and_back_gives_the_same_interval(kind: list[str], value: int, data: st.DataObject) -> None:
    unit, other = data.draw(st.sampled_from(kind)), data.draw(st.sampled_from(kind))
    number = Decimal(value)
    quantity = Quantity.printed(number, number, precision=Decimal(1), bound="=", unit=unit, dimension="rate")
    back = quantity.to(other).to(unit)
    assert back.unit == unit
    for name in ("low", "high"):
        assert float(getattr(back, name)) == pytest.approx(float(getattr(quantity, name)), rel=1e-9)
    assert quantity.to(other).low < quantity.to(other).stated[0] < quantity.to(other).high


ONES = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
ONES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(value: int) -> str:
    """An English cardinal below a million."""
    if value < 20:
        return ONES[value]
    if value < 100:
        return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")
    if value < 1000:
        return f"{ONES[value // 100]} hundred" + (f" and {spelled(value % 100)}" if value % 100 else "")
    rest = value % 1000
    link = " and " if 0 < rest < 100 else " "
    return f"{spelled(value // 1000)} thousand" + (f"{link}{spelled(rest)}" if rest else "")


@given(st.integers(2, 999_999))
@settings(max_examples=300, deadline=None)
def test_cardinals_in_words(value: int) -> None:
    [mention] = find_quantities(f"The mill ground {spelled(value)} kilograms of rye.")
    assert (mention.quantity.stated[0], mention.quantity.unit) == (value, "kg")


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_true_spans_in_order(text: str) -> None:
    mentions = find_quantities(text, wide=True)
    assert all(text[m.span.start : m.span.end] == m.span.text for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


PRINTED = "$ € 5 1,200 3.5 % bn million - – to and ( ) per / a share up more than half GW t m x two ten . , 737 'Max"
PRINTED += " hundred thousand half point fifths ^ e over # p dollars cents USD feet"
PIECES = st.sampled_from(PRINTED.split())


@given(st.lists(PIECES, max_size=40), st.booleans())
@settings(max_examples=500, deadline=None)
def test_scrambled_pieces_raise_nothing(pieces: list[str], glued: bool) -> None:
    text = ("" if glued else " ").join(pieces)
    for mention in find_quantities(text, wide=True):
        assert text[mention.span.start : mention.span.end] == mention.span.text


@given(st.lists(PIECES, min_size=1, max_size=4), st.booleans(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_endless_repetition_raises_nothing(pieces: list[str], glued: bool, wide: bool) -> None:
    find_quantities((("" if glued else " ").join(pieces) + " ") * 1500, wide=wide)
