"""Numbers built from the lexicons in many spellings are read back to the same value and unit."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from claimtally.extract.quantities import find_quantities
from claimtally.extract.quantities.lexicon import CurrencyRow, UnitRow, lexicon
from claimtally.lexicons import load_rows

SCALES = {"": 1, " million": 10**6, "m": 10**6, " billion": 10**9, "bn": 10**9, " trillion": 10**12, "-billion": 10**9}
CODES = [row.code for row in load_rows("currencies", CurrencyRow)]
SIGNS = sorted(sign for sign in lexicon().currency_symbols if sign not in ("PS", "元") and not sign.isalpha())
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
    printed = f"{code} {value:,}" if before else f"{value:,} {code}"
    [mention] = find_quantities(f"The guild paid {printed} for it.")
    assert (mention.quantity.stated[0], mention.quantity.unit) == (value, code)


@given(st.sampled_from(NAMES), st.integers(3, 99))
@settings(max_examples=300, deadline=None)
def test_measures_by_name(name: tuple[str, str, Decimal], value: int) -> None:
    word, unit, factor = name
    mentions = find_quantities(f"The gauge showed {value} {word} there.", wide=True)
    assert [(m.quantity.stated[0], m.quantity.unit) for m in mentions] == [(value * factor, unit)]


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
PIECES = st.sampled_from(PRINTED.split())


@given(st.lists(PIECES, max_size=40), st.booleans())
@settings(max_examples=500, deadline=None)
def test_scrambled_pieces_raise_nothing(pieces: list[str], glued: bool) -> None:
    text = ("" if glued else " ").join(pieces)
    for mention in find_quantities(text, wide=True):
        assert text[mention.span.start : mention.span.end] == mention.span.text
