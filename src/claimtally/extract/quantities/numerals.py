"""Numbers as newsrooms write them, in digits, in words and in both, read from tokens."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.tokens import FRACTION_SIGNS, NUMBER, SIGN, WORD, Tokens

Form = Literal["digits", "words", "fraction", "ratio", "vague"]
ONE = Decimal(1)
HALF = Decimal("0.5")
LONGEST_NUMBER = 24  # characters; longer runs of digits are keys and codes, and their arithmetic costs time
HYPHENS = frozenset("-‐‑–")
MINUS = frozenset("-−–")
AND = frozenset({"and", "&"})
ARTICLES = frozenset({"a", "an"})
SIGN_VALUES = dict(zip(FRACTION_SIGNS, map(Decimal, (1, 1, 2, 1, 3, 1, 2, 3, 4, 1, 5, 1, 3, 5, 7)), strict=True))
SIGN_BASES = dict(zip(FRACTION_SIGNS, map(Decimal, (2, 3, 3, 4, 4, 5, 5, 5, 5, 6, 6, 8, 8, 8, 8)), strict=True))


@dataclass(slots=True)
class Numeral:
    """A number at the tokens [first, last): its value, the size of its last significant digit and how it is written.

    `scale` is the scale word's factor (1 without one); `article` tells that a bare "a" stands for one.
    """

    first: int
    last: int
    value: Decimal
    precision: Decimal
    form: Form
    scale: Decimal = ONE
    article: bool = False
    sign: int = 0


def significant(value: Decimal) -> Decimal:
    """Give the size of the last significant digit of an integer printed in full: trailing zeros are not, save the second."""
    digits = str(int(abs(value)))
    if abs(value) < 1000:
        return ONE
    zeros = min(len(digits) - len(digits.rstrip("0")), len(digits) - 2)
    return Decimal(10) ** zeros


def read_digits(printed: str) -> tuple[Decimal, Decimal] | None:
    """Give value and precision of a digit token, None where it is too long to be a quantity."""
    if len(printed) > LONGEST_NUMBER:
        return None
    plain = printed.replace(",", "")
    value = Decimal(plain)
    places = len(plain.partition(".")[2])
    return value, (Decimal(10) ** -places if places else ONE)


def scale_at(tokens: Tokens, index: int, money: bool) -> tuple[int, Decimal] | None:
    """Give (next index, factor) of a scale word or letter at a token, hyphen before it included; None where there is none."""
    tables = lexicon()
    if tokens.at(index) in HYPHENS and tokens.glued(index) and tokens.glued(index + 1):
        index += 1
    if tokens.kind(index) != WORD:
        return None
    word = tokens.lower[index]
    factor = tables.scales.get(word)
    if factor is None:
        factor = tables.scale_letters.get(tokens.raw(index))
        if factor is None or not (money or _letter_is_scale(tokens, index)):
            return None
    index += 1
    if index < len(tokens) and tokens.kinds[index] == WORD:  # lakh crore, hundred thousand, million million
        second = tables.scales.get(tokens.lower[index])
        if second is not None:
            return index + 1, factor * second
    return index, factor


def _letter_is_scale(tokens: Tokens, index: int) -> bool:
    """Tell whether a letter behind digits without a currency is a scale: "4.3M sales", "10k", but not "5 m" or "5G"."""
    letter, following = tokens.raw(index), tokens.at(index + 1)
    if letter in ("t", "T", "mm", "MM"):
        return False
    nouny = tokens.kind(index + 1) == WORD and following not in lexicon().stops["stop"] and not tokens.glued(index + 1)
    if letter in "mMbB" and tokens.glued(index) and _plural_ahead(tokens, index + 1):
        return True
    if not tokens.glued(index):
        return letter in ("B", "M") and nouny and following[:1].islower()
    if letter in ("k", "K"):
        return not tokens.glued(index + 1) or tokens.kind(index + 1) == SIGN
    return nouny and (letter not in "mb" or _plural_like(following))


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


def numeral_at(tokens: Tokens, index: int, money: bool = False) -> Numeral | None:
    """Read the longest number that begins at a token, None where none does; `money` where a currency stands before it."""
    kind = tokens.kinds[index]
    if kind == NUMBER:
        return _digits(tokens, index, money)
    if kind == WORD:
        return _words(tokens, index, money)
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
    _scientific(tokens, numeral)
    _mixed_fraction(tokens, numeral)
    scaled = scale_at(tokens, numeral.last, money)
    if scaled is None:
        if numeral.precision == 1 and numeral.last == index + 1:
            numeral.precision = significant(numeral.value)
        return numeral
    numeral.last, numeral.scale = scaled
    numeral.value *= numeral.scale
    numeral.precision *= numeral.scale
    _and_a_fraction(tokens, numeral)
    _following_words(tokens, numeral)
    return numeral


def _following_words(tokens: Tokens, numeral: Numeral) -> None:
    """Add the words of "3 hundred and one", "4 thousand 3 hundred"."""
    if numeral.scale > 1000000:
        return
    start = numeral.last + 1 if tokens.at(numeral.last) == "and" else numeral.last
    kind = tokens.kind(start)
    if kind == WORD and tokens.lower[start] in lexicon().numbers:
        rest = _words(tokens, start, False)
    elif (kind == NUMBER and lexicon().numbers.get(tokens.at(start + 1)) is not None and start == numeral.last) or (
        kind == NUMBER and start > numeral.last and numeral.scale == 100
    ):
        rest = _digits(tokens, start, False)
    else:
        return
    if rest is not None and rest.form in ("words", "digits") and rest.value < numeral.scale:
        numeral.last, numeral.value = rest.last, numeral.value + rest.value
        numeral.precision = min(rest.precision, numeral.precision)


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
    index, groups = numeral.last, []
    if len(tokens.lower[numeral.first]) > 3 or not tokens.lower[numeral.first].isdigit():
        return
    while (
        tokens.kind(index) == NUMBER
        and len(tokens.lower[index]) == 3
        and not tokens.glued(index)
        and tokens.lower[index].isdigit()
    ):
        groups.append(tokens.lower[index])
        index += 1
    if len(groups) >= 2 or "000" in groups:
        numeral.value = Decimal(tokens.lower[numeral.first] + "".join(groups))
        numeral.last, numeral.precision = index, significant(numeral.value)


def _scientific(tokens: Tokens, numeral: Numeral) -> None:
    """Take up the exponent of "1.3x10^6", "2.48×10−5" and "1e10"."""
    at, index = tokens.at, numeral.last
    if at(index) in ("x", "×") and at(index + 1) == "10":
        caret = index + 2 + (at(index + 2) == "^")
        signed = caret + (at(caret) in MINUS)
        if tokens.kind(signed) == NUMBER and tokens.glued(signed) and (caret > index + 2 or signed > caret):
            _raise(tokens, numeral, signed, -1 if signed > caret else 1)
    elif at(index) == "e" and tokens.glued(index):
        signed = index + 1 + (at(index + 1) in MINUS)
        if tokens.kind(signed) == NUMBER and tokens.glued(signed):
            _raise(tokens, numeral, signed, -1 if signed > index + 1 else 1)


def _raise(tokens: Tokens, numeral: Numeral, index: int, sign: int) -> None:
    digits = tokens.lower[index]
    if digits.isdigit() and len(digits) <= 2:
        power = Decimal(10) ** (sign * int(digits))
        numeral.value, numeral.precision, numeral.last = numeral.value * power, numeral.precision * power, index + 1


def _mixed_fraction(tokens: Tokens, numeral: Numeral) -> None:
    """Add the fraction of "2½", "3 1/2", "10 and a half"; turn "3/4" into a fraction."""
    at, index = tokens.at, numeral.last
    if at(index) in SIGN_VALUES:
        numeral.value += SIGN_VALUES[at(index)] / SIGN_BASES[at(index)]
        numeral.last, numeral.precision = index + 1, Decimal(0)
        return
    lone = _slash_fraction(tokens, numeral.first)
    if lone is not None:
        numeral.value, numeral.last, numeral.form, numeral.precision = *lone, "fraction", Decimal(0)
        return
    inner = index + (at(index) in HYPHENS and tokens.glued(index))
    part = _slash_fraction(tokens, inner) if numeral.value == numeral.value.to_integral_value() else None
    if part is not None:
        numeral.value, numeral.last, numeral.precision = numeral.value + part[0], part[1], Decimal(0)
        return
    _and_a_fraction(tokens, numeral)


def _slash_fraction(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """Read "3/4" at a token: (value, next index); numerator below denominator, denominator one that people halve."""
    if tokens.kind(index) != NUMBER or tokens.at(index + 1) != "/" or tokens.kind(index + 2) != NUMBER:
        return None
    above, below = tokens.lower[index], tokens.lower[index + 2]
    if tokens.at(index + 3) == "/" or not (above.isdigit() and below.isdigit()) or len(above) > 2 or len(below) > 2:
        return None
    if int(below) in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64) and int(above) < int(below) and int(above) > 0:
        return Decimal(int(above)) / Decimal(int(below)), index + 3
    return None


def _and_a_fraction(tokens: Tokens, numeral: Numeral) -> None:
    """Add the fraction of "two and a half", "three and a quarter million", "one million and a half"."""
    at, index = tokens.at, numeral.last
    if at(index) not in AND:
        return
    index += 1
    above = ONE
    if at(index) in ARTICLES or at(index) == "one":
        index += 1
    elif (row := lexicon().numbers.get(at(index))) is not None and row.kind == "ones" and at(index + 1).endswith("s"):
        above, index = row.value, index + 1
    index += at(index) in HYPHENS
    below = lexicon().ordinals.get(at(index))
    if below is None or at(index + 1) == "of":
        return
    numeral.value += numeral.scale * above / below
    numeral.precision = Decimal(0)
    numeral.last = index + 1


def _words(tokens: Tokens, index: int, money: bool) -> Numeral | None:
    """Read a number in words: "twenty-five", "two hundred and six", "half a million", "a dozen", "two thirds"."""
    word = tokens.lower[index]
    if word in ("half", "quarter"):
        return _part_of_a_scale(tokens, index)
    if word in ARTICLES:
        return _article(tokens, index)
    if word not in lexicon().numbers:
        return None
    numeral = _cardinal(tokens, index)
    if numeral is None:
        return None
    if tokens.at(numeral.last) in AND and lexicon().ordinals.get(tokens.at(numeral.last + 2)):
        _and_a_fraction(tokens, numeral)
    scaled = scale_at(tokens, numeral.last, money)
    if scaled is not None and numeral.scale == 1:
        numeral.last, numeral.scale = scaled
        numeral.value *= numeral.scale
        numeral.precision = numeral.scale if numeral.precision else numeral.precision
    return numeral


def _part_of_a_scale(tokens: Tokens, index: int) -> Numeral | None:
    """Read "half a million", "half a dozen", "half-a-billion", "quarter of a million", "half million"."""
    part = HALF if tokens.lower[index] == "half" else HALF / 2
    start = index + 1 + (tokens.at(index + 1) in HYPHENS)
    if tokens.at(start) == "of" and tokens.at(start + 1) in ARTICLES:
        start += 1
    if tokens.at(start) in ARTICLES:
        start += 1 + (tokens.at(start + 1) in HYPHENS)
    factor = lexicon().scales.get(tokens.at(start))
    if factor is None or tokens.at(start).endswith("s"):
        return None
    return Numeral(index, start + 1, part * factor, part * factor / 5, "words", scale=factor)


def _article(tokens: Tokens, index: int) -> Numeral | None:
    """Read "a million", "a dozen", "a hundred and two"."""
    after = index + 1
    if tokens.at(after) in ("half", "quarter"):  # "a half dozen", "a quarter of a million"
        part = _part_of_a_scale(tokens, after)
        if part is not None:
            part.first = index
        return part
    row = lexicon().numbers.get(tokens.at(after))
    if row is None or row.kind not in ("hundred", "scale"):
        return None
    numeral = _cardinal(tokens, after, start_value=ONE)
    if numeral is not None:
        numeral.first = index
        numeral.article = True
    return numeral


def _cardinal(tokens: Tokens, index: int, start_value: Decimal | None = None) -> Numeral | None:
    """Add up number words from a token on; the grammar of English cardinals, hyphens and "and" included."""
    numbers = lexicon().numbers
    first, last = index, index
    total = Decimal(0)
    group = start_value if start_value is not None else Decimal(0)
    smallest, biggest_scale, room = ONE, Decimal("1e30"), Decimal(1000)
    scale = ONE
    started = start_value is not None
    while index < len(tokens):
        word = tokens.lower[index]
        row = numbers.get(word)
        if row is None:
            if word in HYPHENS and started and tokens.at(index + 1) in numbers and tokens.glued(index + 1):
                index += 1
                continue
            if word in AND and started and _continues(tokens, index + 1, room):
                index += 1
                continue
            if word == "," and scale >= 1000 and _continues(tokens, index + 1, min(scale, Decimal(1000))):
                index += 1
                continue
            if word == "point" and started and tokens.at(index + 1) in numbers:
                return _spoken_decimal(tokens, first, index, total + group)
            break
        if row.kind in ("ones", "teens", "tens"):
            if row.value >= room or (row.value == 0 and started):
                break
            group += row.value
            room = {"ones": ONE, "teens": ONE, "tens": Decimal(10)}[row.kind]
            smallest = ONE
        elif row.kind == "hundred":
            if group >= 100 or not started:
                break
            group = (group or ONE) * 100
            room, smallest = Decimal(100), Decimal(100)
        elif row.kind == "scale":
            if not started:
                break
            if index == last and group == 0 and total:  # lakh crore, thousand billion
                total *= row.value
                scale, smallest, last, index = scale * row.value, smallest * row.value, index + 1, index + 1
                continue
            if row.value > biggest_scale:
                break
            scale = row.value if total == 0 else scale
            total += (group or ONE) * row.value
            group, room, smallest, biggest_scale = Decimal(0), Decimal(1000), row.value, row.value / 10
        else:
            break
        started = True
        index += 1
        last = index
    if last == first:
        return None
    precision = Decimal(1) if smallest == 12 else smallest
    return Numeral(first, last, total + group, precision, "words", scale=scale)


def _continues(tokens: Tokens, index: int, room: Decimal) -> bool:
    """Tell whether a number word that fits below `room` stands here: "two hundred and six", not "two hundred and nine men"."""
    row = lexicon().numbers.get(tokens.at(index))
    return row is not None and row.kind in ("ones", "teens", "tens") and row.value < room and room in (100, 1000)


def _spoken_decimal(tokens: Tokens, first: int, point: int, whole: Decimal) -> Numeral:
    """Read the digits of "nine point nought four" and "two hundred point seventy-one"."""
    numbers, digits, index = lexicon().numbers, "", point + 1
    while (row := numbers.get(tokens.at(index))) is not None and row.kind in ("ones", "teens", "tens"):
        value = row.value
        index += 1
        if row.kind == "tens" and tokens.at(index) in HYPHENS and tokens.at(index + 1) in numbers:
            value += numbers[tokens.at(index + 1)].value
            index += 2
        digits += str(int(value))
    return Numeral(first, index, whole + Decimal("0." + digits), Decimal(10) ** -len(digits), "words")
