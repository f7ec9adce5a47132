"""Arithmetic: a number that a few of the premise make, where the words allow to calculate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations

from claimtally.check.compare.figure import Figure
from claimtally.check.compare.inclusion import Told, claimed_of


@dataclass(frozen=True, slots=True)
class Calculation:
    """Figures of the premise whose calculation gives a number, the relation in words, and the equation."""

    figures: tuple[Figure, ...]
    relation: str
    equation: str
    value: Fraction


@dataclass(frozen=True, slots=True)
class Licence:
    """Which calculations the words allow."""

    sums: bool = False
    products: bool = False

    def __bool__(self) -> bool:
        """Tell whether any is."""
        return self.sums or self.products


def told_of(figure: Figure) -> Told:
    """Give a figure as inclusion reads it."""
    return Told(figure.low, figure.high, figure.precision, figure.bound)


def calculate(hypothesis: Figure, premises: Sequence[Figure], licence: Licence) -> Calculation | None:
    """Give the first calculation over the premise's figures that gives the hypothesis's number, the shortest first."""
    target = claimed_of(told_of(hypothesis))
    for calculation in _calculations(premises, licence):
        if target.contains(calculation.value):
            return calculation
    return None


def _calculations(figures: Sequence[Figure], licence: Licence) -> Iterator[Calculation]:
    if licence.sums:
        for a, b in combinations(figures, 2):
            yield _made((a, b), a.low + b.low, "sum", "+")
        for a, b in combinations(figures, 2):
            big, small = (a, b) if a.low >= b.low else (b, a)
            yield _made((big, small), big.low - small.low, "difference", "−")
    if licence.products:
        for a, b in combinations(figures, 2):
            yield _made((a, b), a.low * b.low, "product", "×")
        for a, b in permutations(figures, 2):
            if b.low:
                yield _made((a, b), a.low / b.low, "quotient", "÷")
    if licence.sums:
        for three in combinations(figures, 3):
            yield _made(three, sum((f.low for f in three), Fraction(0)), "sum", "+")
            yield from _signed(three)
    if licence.sums and len(figures) > 3:
        yield _made(tuple(figures), sum((f.low for f in figures), Fraction(0)), "sum", "+")
    if licence.products:
        yield from _mixed(figures)


def _signed(three: tuple[Figure, ...]) -> Iterator[Calculation]:
    a, b, c = three
    for value, text in (
        (a.low - b.low + c.low, f"{_p(a)} − {_p(b)} + {_p(c)}"),
        (a.low + b.low - c.low, f"{_p(a)} + {_p(b)} − {_p(c)}"),
        (a.low - b.low - c.low, f"{_p(a)} − {_p(b)} − {_p(c)}"),
    ):
        yield Calculation(three, "sum and difference", text, value)


def _mixed(figures: Sequence[Figure]) -> Iterator[Calculation]:
    for a, b, c in permutations(figures, 3):
        for value, text in (
            ((a.low + b.low) * c.low, f"({_p(a)} + {_p(b)}) × {_p(c)}"),
            (a.low * b.low + c.low, f"{_p(a)} × {_p(b)} + {_p(c)}"),
            ((a.low - b.low) * c.low, f"({_p(a)} − {_p(b)}) × {_p(c)}"),
            (a.low * b.low - c.low, f"{_p(a)} × {_p(b)} − {_p(c)}"),
            ((a.low - b.low) / c.low if c.low else None, f"({_p(a)} − {_p(b)}) ÷ {_p(c)}"),
            ((a.low + b.low) / c.low if c.low else None, f"({_p(a)} + {_p(b)}) ÷ {_p(c)}"),
            (a.low * b.low * c.low, f"{_p(a)} × {_p(b)} × {_p(c)}"),
            (a.low * b.low / c.low if c.low else None, f"{_p(a)} × {_p(b)} ÷ {_p(c)}"),
        ):
            if value is not None:
                yield Calculation((a, b, c), "product and sum", text, value)


def _made(figures: tuple[Figure, ...], value: Fraction, name: str, sign: str) -> Calculation:
    printed = [_p(figure) for figure in figures]
    joined = f"{', '.join(printed[:-1])} and {printed[-1]}"
    return Calculation(figures, f"{name} of {joined}", f" {sign} ".join(printed), value)


def _p(figure: Figure) -> str:
    return plain(figure.low)


def plain(value: Fraction) -> str:
    """Print a number as a reader writes it: no end zeros, at most four decimals."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    return f"{float(value):,.4f}".rstrip("0").rstrip(".")
