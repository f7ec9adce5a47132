"""Numbers in words: "twenty-five", "two hundred and six", "half a million", "a dozen"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claimtally.extract.quantities.lexicon import lexicon
from claimtally.extract.quantities.mixed import and_a_fraction
from claimtally.extract.quantities.numeral import AND, ARTICLES, HALF, HUNDRED, HYPHENS, ONE, Numeral
from claimtally.extract.quantities.powers import raise_power
from claimtally.extract.quantities.scales import scale_at
from claimtally.extract.quantities.tokens import Tokens
from claimtally.lexicons.numbers import NumberRow


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


@dataclass(slots=True)
class _Sum:
    """What number words make so far: whole groups in `total`, the one that is being added to in `group`.

    `room` is what the next word must be smaller than (100 behind "hundred"), `smallest` the size of the last digit,
    `scale` the factor of the first scale word and `biggest` the largest one that may still come.
    """

    group: Decimal
    started: bool
    total: Decimal = Decimal(0)
    scale: Decimal = ONE
    smallest: Decimal = ONE
    room: Decimal = Decimal(1000)
    biggest: Decimal = Decimal("1e30")

    @property
    def value(self) -> Decimal:
        return self.total + self.group

    def take(self, row: NumberRow, beside: bool) -> bool:
        """Add the next word, False where the number ends before it; `beside` tells that no "and" stands between."""
        if row.kind in ("ones", "teens", "tens"):
            taken = self._add(row)
        elif row.kind == "hundred":
            taken = self._hundred()
        else:
            taken = row.kind == "scale" and self._multiply(row.value, beside)
        self.started = self.started or taken
        return taken

    def _add(self, row: NumberRow) -> bool:
        if row.value >= self.room or (row.value == 0 and self.started):
            return False
        self.group += row.value
        self.room, self.smallest = Decimal(10) if row.kind == "tens" else ONE, ONE
        return True

    def _hundred(self) -> bool:
        if self.group >= 100 or not self.started:
            return False
        self.group = (self.group or ONE) * 100
        self.room = self.smallest = HUNDRED
        return True

    def _multiply(self, scale: Decimal, beside: bool) -> bool:
        if not self.started:
            return False
        if beside and self.group == 0 and self.total:  # lakh crore, thousand billion
            self.total, self.scale, self.smallest = self.total * scale, self.scale * scale, self.smallest * scale
            return True
        if scale > self.biggest:
            return False
        self.scale = scale if self.total == 0 else self.scale
        self.total += (self.group or ONE) * scale
        self.group, self.room, self.smallest, self.biggest = Decimal(0), Decimal(1000), scale, scale / 10
        return True


def _cardinal(tokens: Tokens, index: int, start_value: Decimal | None = None) -> Numeral | None:
    """Add up number words from a token on; the grammar of English cardinals, hyphens and "and" included."""
    numbers = lexicon().numbers
    first, last = index, index
    so_far = _Sum(start_value if start_value is not None else Decimal(0), started=start_value is not None)
    while index < len(tokens):
        row = numbers.get(tokens.lower[index])
        if row is not None:
            if not so_far.take(row, beside=index == last):
                break
            last = index + 1
        elif tokens.lower[index] == "point" and so_far.started and tokens.at(index + 1) in numbers:
            return _spoken_decimal(tokens, first, index, so_far.value)
        elif not _binds(tokens, index, so_far):
            break
        index += 1
    if last == first:
        return None
    precision = ONE if so_far.smallest == 12 else so_far.smallest
    return Numeral(first, last, so_far.value, precision, "words", scale=so_far.scale)


def _binds(tokens: Tokens, index: int, so_far: _Sum) -> bool:
    """Tell whether a hyphen, "and" or comma goes on with a number in words ("two thousand, four hundred and six")."""
    word = tokens.lower[index]
    if word in HYPHENS:
        return so_far.started and _hyphen_binds(tokens, index)
    if word in AND:
        return so_far.started and _continues(tokens, index + 1, so_far.room)
    return word == "," and so_far.scale >= 1000 and _continues(tokens, index + 1, min(so_far.scale, Decimal(1000)))


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
