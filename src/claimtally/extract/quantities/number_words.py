"""Numbers in words: "twenty-five", "two hundred and six", "half a million", "a dozen"."""

from __future__ import annotations

from decimal import Decimal

from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.mixed import and_a_fraction
from claimtally.extract.quantities.numeral import AND, ARTICLES, HALF, HYPHENS, ONE, Numeral
from claimtally.extract.quantities.powers import raise_power
from claimtally.extract.quantities.scales import scale_at
from claimtally.extract.quantities.tokens import Tokens


def words(tokens: Tokens, index: int, money: bool) -> Numeral | None:
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
    and_a_fraction(tokens, numeral)
    raise_power(tokens, numeral)
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
        and_a_fraction(tokens, numeral)
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
            if word in HYPHENS and started and _hyphen_binds(tokens, index):
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


def _hyphen_binds(tokens: Tokens, index: int) -> bool:
    """Tell whether a hyphen binds two number words; with blanks around it only tens and ones ("ninety - five")."""
    following = lexicon().numbers.get(tokens.at(index + 1))
    if following is None or tokens.glued(index + 1):
        return following is not None
    tens = lexicon().numbers.get(tokens.at(index - 1))
    return tens is not None and tens.kind == "tens" and following.kind == "ones" and not tokens.breaks(index + 1)


def _continues(tokens: Tokens, index: int, room: Decimal) -> bool:
    """Tell whether a number word that fits below `room` stands here, as in "two hundred and six"."""
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
