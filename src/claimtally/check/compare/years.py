"""Years: spans of time between two years of the premise, years so many years away, years of two digits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    years = [other for other in known if other.kind == "year" and not other.short]
    if figure.kind == "year":
        found = _led_to(years, known, premise) if not figure.short else iter(())
    elif _is_span(figure):
        found = _between(years)
    else:
        return None
    return next((calculation for calculation in found if calculation.value == figure.low), None)


def _is_span(figure: Figure) -> bool:
    if figure.kind == "quantity":
        return figure.unit == "year"
    return figure.kind in ("age", "rank", "bare") and figure.low >= LONG


def _between(years: Sequence[Figure]) -> Iterator[Calculation]:
    for late in years:
        for early in years:
            if late.low > early.low:
                yield Calculation((late, early), "difference", f"{late.low} − {early.low}", late.low - early.low)


def _led_to(years: Sequence[Figure], known: Sequence[Figure], premise: Passage) -> Iterator[Calculation]:
    said = {NEIGHBOURS.get(time.span.text.lower(), 0) for time in premise.times} - {0}
    for year in years:
        for span in known:
            if span.unit == "year":
                yield Calculation((year, span), "difference", f"{year.low} − {plain(span.low)}", year.low - span.low)
        for step in sorted(said):
            sign, value = ("+", Fraction(step)) if step > 0 else ("−", Fraction(-step))
            yield Calculation((year,), "year beside", f"{year.low} {sign} {value}", year.low + step)
