"""Calculations: which numbers a few figures make, by sum, difference, product and quotient."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations

from claimtally.check.compare.figure import Figure

ADDING = frozenset({"sum", "difference", "sum and difference"})
SCALES = {"trillion": 10**12, "billion": 10**9, "million": 10**6}


@dataclass(frozen=True, slots=True)
class Calculation:
    """Figures of the premise whose calculation gives a number, the relation in words, and the equation's left side."""

    figures: tuple[Figure, ...]
    name: str
    equation: str
    value: Fraction

    @property
    def adds(self) -> bool:
        """Tell whether its terms are added and taken away, so that they have one unit."""
        return self.name in ADDING

    @property
    def relation(self) -> str:
        """Give the calculation in words: "sum of 3 and 4"."""
        printed = [plain(figure.low) for figure in self.figures]
        if len(printed) == 1:
            return f"{self.name} {printed[0]}"
        return f"{self.name} of {', '.join(printed[:-1])} and {printed[-1]}"


def rests(figures: Sequence[Figure]) -> Iterator[Calculation]:
    """Give what each share leaves of a hundred per cent."""
    for figure in figures:
        if figure.unit == "%":
            yield Calculation((figure,), "rest of", f"100 − {plain(figure.low)}", 100 - figure.low)


def difference(big: Figure, small: Figure) -> Calculation:
    """Give the difference of two figures."""
    return _made((big, small), big.low - small.low, "difference", "−")


def sums_of_two(figures: Sequence[Figure]) -> Iterator[Calculation]:
    """Give sums and differences of two figures, the larger less the smaller."""
    for a, b in combinations(figures, 2):
        yield _made((a, b), a.low + b.low, "sum", "+")
        yield difference(a, b) if a.low >= b.low else difference(b, a)


def sums(figures: Sequence[Figure]) -> Iterator[Calculation]:
    """Give sums and differences of two, then of three figures, then the sum of all."""
    yield from sums_of_two(figures)
    for three in combinations(figures, 3):
        yield _made(three, sum((f.low for f in three), Fraction(0)), "sum", "+")
        yield from _signed(three)
    if len(figures) > 3:
        yield _made(tuple(figures), sum((f.low for f in figures), Fraction(0)), "sum", "+")


def products(figures: Sequence[Figure]) -> Iterator[Calculation]:
    """Give products and quotients of two figures, then of three, also of a sum or difference and a third."""
    for a, b in combinations(figures, 2):
        yield _made((a, b), a.low * b.low, "product", "×")
    for a, b in permutations(figures, 2):
        if b.low:
            yield _made((a, b), a.low / b.low, "quotient", "÷")
    for three in permutations(figures, 3):
        yield from _mixed(three)


def _signed(three: tuple[Figure, ...]) -> Iterator[Calculation]:
    a, b, c = three
    x, y, z = (plain(figure.low) for figure in three)
    yield Calculation(three, "sum and difference", f"{x} − {y} + {z}", a.low - b.low + c.low)
    yield Calculation(three, "sum and difference", f"{x} + {y} − {z}", a.low + b.low - c.low)
    yield Calculation(three, "difference", f"{x} − {y} − {z}", a.low - b.low - c.low)


def _mixed(three: tuple[Figure, ...]) -> Iterator[Calculation]:
    a, b, c = (figure.low for figure in three)
    x, y, z = (plain(figure.low) for figure in three)
    yield Calculation(three, "product of a sum", f"({x} + {y}) × {z}", (a + b) * c)
    yield Calculation(three, "product of a difference", f"({x} − {y}) × {z}", (a - b) * c)
    yield Calculation(three, "product and sum", f"{x} × {y} + {z}", a * b + c)
    yield Calculation(three, "product and difference", f"{x} × {y} − {z}", a * b - c)
    yield Calculation(three, "product of three", f"{x} × {y} × {z}", a * b * c)
    if c:
        yield Calculation(three, "quotient of a sum", f"({x} + {y}) ÷ {z}", (a + b) / c)
        yield Calculation(three, "quotient of a difference", f"({x} − {y}) ÷ {z}", (a - b) / c)
        yield Calculation(three, "product and quotient", f"{x} × {y} ÷ {z}", a * b / c)


def _made(figures: tuple[Figure, ...], value: Fraction, name: str, sign: str) -> Calculation:
    return Calculation(figures, name, f" {sign} ".join(plain(figure.low) for figure in figures), value)


def plain(value: Fraction) -> str:
    """Print a number as a reader writes it: "600 million", no end zeros, at most four decimals."""
    for name, size in SCALES.items():
        if abs(value) >= size and (value / size * 10_000).denominator == 1:
            return f"{plain(value / size)} {name}"
    if value.denominator == 1:
        return f"{value.numerator:,}"
    return f"{float(value):,.4f}".rstrip("0").rstrip(".")
