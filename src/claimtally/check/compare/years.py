"""Years: spans of time between two years of the premise, years so many years away, years of two digits."""

from __future__ import annotations

from collections.abc import Sequence

from claimtally.check.compare.calculation import Calculation, plain
from claimtally.check.compare.figure import Figure

LATEST_SHORT = 100


def same_year(a: Figure, b: Figure) -> bool:
    """Tell whether two years are one, where at least one has two digits only: "'08" and "2008"."""
    if not (a.kind == b.kind == "year" and (a.short or b.short)):
        return False
    return a.low % LATEST_SHORT == b.low % LATEST_SHORT


def between_years(figure: Figure, known: Sequence[Figure]) -> Calculation | None:
    """Give the two years of the premise that a span of years lies between, or the year that a span leads to."""
    years = [other for other in known if other.kind == "year" and not other.short]
    spans = [other for other in known if other.unit == "year" and other.kind == "quantity"]
    if figure.kind == "quantity" and figure.unit == "year":
        for late in years:
            for early in years:
                if late.low > early.low and late.low - early.low == figure.low:
                    return Calculation(
                        (late, early), "difference", f"{late.low} − {early.low}", figure.low
                    )
    if figure.kind == "year" and not figure.short:
        for year in years:
            for span in spans:
                if year.low - span.low == figure.low:
                    return Calculation(
                        (year, span), "difference", f"{year.low} − {plain(span.low)}", figure.low
                    )
    return None
