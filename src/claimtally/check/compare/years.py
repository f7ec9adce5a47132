"""Years: spans of time between two years of the premise, years so many years away, years of two digits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from claimtally.check.compare.calculation import Calculation, plain
from claimtally.check.compare.figure import Figure
from claimtally.model.passage import Passage

CENTURY = 100
LONG = 10  # years; shorter spans without a unit agree by chance
NEIGHBOURS = {"next year": 1, "last year": -1}


def same_year(a: Figure, b: Figure) -> bool:
    """Tell whether two years are one, where at least one has two digits only: "'08" and "2008"."""
    if not (a.kind == b.kind == "year" and (a.short or b.short)):
        return False
    return a.low % CENTURY == b.low % CENTURY


def by_years(figure: Figure, known: Sequence[Figure], premise: Passage) -> Calculation | None:
    """Give the years of the premise that a span lies between, or the year and the span that lead to another year."""
    years = {other.low: other for other in reversed(known) if other.kind == "year" and not other.short}
    if figure.kind == "year":
        return _led_to(figure, years, known, premise) if not figure.short else None
    return _between(figure, years) if _is_span(figure) else None


def _is_span(figure: Figure) -> bool:
    if figure.kind == "quantity":
        return figure.unit == "year"
    return figure.kind in ("age", "rank", "bare") and figure.low >= LONG


def _between(span: Figure, years: Mapping[Fraction, Figure]) -> Calculation | None:
    for late in sorted(years, reverse=True):
        early = years.get(late - span.low)
        if early is not None and early.low < late:
            return Calculation((years[late], early), "difference", f"{late} − {early.low}", span.low)
    return None


def _led_to(
    figure: Figure, years: Mapping[Fraction, Figure], known: Sequence[Figure], premise: Passage
) -> Calculation | None:
    for span in known:
        year = years.get(figure.low + span.low) if span.unit == "year" else None
        if year is not None:
            return Calculation((year, span), "difference", f"{year.low} − {plain(span.low)}", figure.low)
    for step in sorted({NEIGHBOURS.get(time.span.text.lower(), 0) for time in premise.times} - {0}):
        year = years.get(figure.low - step)
        if year is not None:
            sign = "+" if step > 0 else "−"
            return Calculation((year,), "year beside", f"{year.low} {sign} {abs(step)}", figure.low)
    return None
