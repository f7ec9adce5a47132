"""Numbers as newsrooms write them, in digits and in digits with words; those in words are handed on."""

from __future__ import annotations

from decimal import Decimal

from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.mixed import and_a_fraction, mixed_fraction
from claimtally.extract.quantities.number_words import words
from claimtally.extract.quantities.numeral import ONE, SIGN_BASES, SIGN_VALUES, Numeral
from claimtally.extract.quantities.powers import raise_power
from claimtally.extract.quantities.scales import scale_at
from claimtally.extract.quantities.tokens import NUMBER, WORD, Tokens

MOST_GROUPS = 4  # of three digits with blanks between: quadrillions
APOSTROPHES = frozenset({"'", "’"})
LONGEST_NUMBER = 24  # characters; longer runs of digits are keys and codes, and their arithmetic costs time


def significant(value: Decimal) -> Decimal:
    """Give the size of an integer's last significant digit: trailing zeros are not, save the second digit."""
    digits = str(int(abs(value)))
    if abs(value) < 1000:
        return ONE
    zeros = min(len(digits) - len(digits.rstrip("0")), len(digits) - 2)
    return Decimal(10) ** zeros


def read_digits(printed: str) -> tuple[Decimal, Decimal] | None:
    """Give value and precision of a digit token, None where it is too long to be a quantity."""
    if len(printed) > LONGEST_NUMBER:
        return None
    plain = printed.replace(".", "").replace(",", ".") if _continental(printed) else printed.replace(",", "")
    value = Decimal(plain)
    places = len(plain.partition(".")[2])
    return value, (Decimal(10) ** -places if places else ONE)


def _continental(printed: str) -> bool:
    """Tell whether dots group the digits and a comma parts the decimals: "1.111,50"."""
    return 0 < printed.find(".") < printed.find(",")


def numeral_at(tokens: Tokens, index: int, money: bool = False) -> Numeral | None:
    """Read the longest number that begins at a token; `money` says that a currency stands before it."""
    kind = tokens.kinds[index]
    if kind == NUMBER:
        return _digits(tokens, index, money)
    if kind == WORD:
        return words(tokens, index, money)
    if tokens.lower[index] in SIGN_VALUES:
        sign = tokens.lower[index]
        return Numeral(index, index + 1, SIGN_VALUES[sign] / SIGN_BASES[sign], Decimal(0), "fraction")
    return None


def _digits(tokens: Tokens, index: int, money: bool) -> Numeral | None:
    read = read_digits(tokens.lower[index])
    if read is None:
        return None
    value, precision = read
    numeral = Numeral(index, index + 1, value, precision, "digits")
    _spaced_out(tokens, numeral)
    _grouped_by_blanks(tokens, numeral)
    _grouped_by_apostrophes(tokens, numeral)
    raise_power(tokens, numeral)
    mixed_fraction(tokens, numeral)
    scaled = scale_at(tokens, numeral.last, money)
    if scaled is None:
        if numeral.precision == 1 and numeral.last == index + 1:
            numeral.precision = significant(numeral.value)
        return numeral
    numeral.last, numeral.scale = scaled
    numeral.value *= numeral.scale
    numeral.precision *= numeral.scale
    and_a_fraction(tokens, numeral)
    _following_words(tokens, numeral)
    return numeral


def _following_words(tokens: Tokens, numeral: Numeral) -> None:
    """Add the words of "3 hundred and one", "4 thousand 3 hundred"."""
    if numeral.scale > 1000000:
        return
    start = numeral.last + 1 if tokens.at(numeral.last) == "and" else numeral.last
    kind = tokens.kind(start)
    if kind == WORD and tokens.lower[start] in lexicon().numbers:
        rest = words(tokens, start, False)
    elif kind == NUMBER and _digits_go_on(tokens, start, numeral):
        rest = _digits(tokens, start, False)
    else:
        return
    if rest is not None and rest.value < 100 and numeral.scale > 1000:
        return  # "$150 million two years ago", "$3 million and two cars": a number of its own
    if rest is not None and rest.form in ("words", "digits") and 0 < rest.value < numeral.scale:
        numeral.last, numeral.value = rest.last, numeral.value + rest.value
        numeral.precision = min(rest.precision, numeral.precision)


def _digits_go_on(tokens: Tokens, start: int, numeral: Numeral) -> bool:
    """Tell whether digits behind a scale add to it: a smaller scale follows (so the reading ends) or none."""
    scaled = scale_at(tokens, start + 1, False)
    if start > numeral.last:  # 3 hundred and 21
        return numeral.scale == 100 and scaled is None
    return scaled is not None and scaled[1] < numeral.scale


def _spaced_out(tokens: Tokens, numeral: Numeral) -> None:
    """Join what a tokenizer once parted with blanks: "0 . 6", "80 , 000"."""
    index = numeral.last
    sign = tokens.at(index)
    if sign not in (".", ",") or tokens.kind(index + 1) != NUMBER or tokens.glued(index) or tokens.glued(index + 1):
        return
    rest = tokens.lower[index + 1]
    if not rest.isdigit() or not tokens.lower[numeral.first].isdigit() or tokens.breaks(index + 1):
        return
    if sign == "." and len(rest) <= 4:
        numeral.value, numeral.precision = read_digits(f"{tokens.lower[numeral.first]}.{rest}") or (
            numeral.value,
            numeral.precision,
        )
    elif sign == "," and len(rest) == 3:
        numeral.value = numeral.value * 1000 + int(rest)
        numeral.precision = significant(numeral.value)
    else:
        return
    numeral.last = index + 2


def _grouped_by_blanks(tokens: Tokens, numeral: Numeral) -> None:
    """Join "10 000" and "1 234 567": groups of three digits with blanks, sure by a group 000 or by two groups."""
    index = numeral.last
    groups: list[str] = []
    if len(tokens.lower[numeral.first]) > 3 or not tokens.lower[numeral.first].isdigit():
        return
    while (
        tokens.kind(index) == NUMBER
        and len(tokens.lower[index]) == 3
        and not tokens.glued(index)
        and tokens.lower[index].isdigit()
        and len(groups) <= MOST_GROUPS
    ):
        groups.append(tokens.lower[index])
        index += 1
    goes_on = tokens.kind(index) == NUMBER and not tokens.breaks(index) and "000" not in groups
    if len(groups) > MOST_GROUPS or goes_on:
        return  # a table's column, a phone number
    if len(groups) >= 2 or "000" in groups:
        numeral.value = Decimal(tokens.lower[numeral.first] + "".join(groups))
        numeral.last, numeral.precision = index, significant(numeral.value)


def _grouped_by_apostrophes(tokens: Tokens, numeral: Numeral) -> None:
    """Join "1'000" and "2’500’000", as the Swiss group their digits."""
    first = tokens.lower[numeral.first]
    index = numeral.last
    digits = first
    while tokens.at(index) in APOSTROPHES and tokens.glued(index) and tokens.glued(index + 1):
        group = tokens.at(index + 1)
        if tokens.kind(index + 1) != NUMBER or len(group) != 3 or not group.isdigit() or len(digits) > LONGEST_NUMBER:
            break
        digits += group
        index += 2
    if index > numeral.last and len(first) <= 3 and first.isdigit():
        numeral.value, numeral.last = Decimal(digits), index
        numeral.precision = significant(numeral.value)
