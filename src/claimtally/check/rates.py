"""The check of exchange rates: the conversions of one pair of currencies in one article must agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from claimtally.check.amount import nominal, stated
from claimtally.check.conversions import bracketed_pairs
from claimtally.check.cues import holds_cue
from claimtally.check.interval import Interval
from claimtally.check.notation import printed
from claimtally.check.slot import numbered, quantity
from claimtally.model import Article, Claim, Finding

ID = "rates"
YEAR = re.compile(r"\d{4}")
# Newsrooms convert with the rate of the day or of the deal; rates that differ by less than this are no error.
TOLERANCE = Fraction(3, 100)
Pair = tuple[Claim, Claim]


def check_rates(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Compare the rates that the article's conversions of two currencies imply; one conversion alone proves nothing."""
    by_currencies: dict[tuple[str, str], list[Pair]] = {}
    for first, second in bracketed_pairs(article, numbered(claims)):
        if (currencies := _currencies(first, second)) is not None:
            ordered = (first, second) if currencies[0] < currencies[1] else (second, first)
            by_currencies.setdefault(tuple(sorted(currencies)), []).append(ordered)  # type: ignore[arg-type]
    for _, pairs in sorted(by_currencies.items()):
        if len(pairs) > 1:
            yield from _judge(article, pairs)


def _currencies(first: Claim, second: Claim) -> tuple[str, str] | None:
    """Give the currencies of a conversion, None for what is none: same currency, not money, another "per"."""
    (one, _, per_one), (other, _, per_other) = (quantity(c).unit.partition("/") for c in (first, second))
    money = all(len(unit) == 3 and unit.isupper() and unit.isalpha() for unit in (one, other))
    return (one, other) if money and one != other and per_one == per_other else None


def _of_other_years(one: Pair, other: Pair) -> bool:
    """Tell whether two conversions are of different years, or one of them of an earlier time that is not dated."""
    times = [next((claim.time for claim in pair if claim.time is not None), None) for pair in (one, other)]
    years = {YEAR.match(time.value or "") and (time.value or "")[:4] for time in times if time is not None} - {None}
    return len(years) > 1 or any(time is not None and holds_cue("elsewhen", time.text) for time in times)


def _rate(pair: Pair) -> Interval:
    return nominal(pair[1]) / nominal(pair[0])


def _tolerant(rate: Interval) -> Interval:
    low = None if rate.low is None else rate.low * (1 - TOLERANCE)
    high = None if rate.high is None else rate.high * (1 + TOLERANCE)
    return Interval(low, high)


def _judge(article: Article, pairs: Sequence[Pair]) -> Iterator[Finding]:
    rates = [_rate(pair) for pair in pairs]
    clashing = [
        (a, b)
        for a, b in combinations(range(len(pairs)), 2)
        if not rates[a].meets(_tolerant(rates[b])) and not _of_other_years(pairs[a], pairs[b])
    ]
    if clashing:
        counts = [sum(index in clash for clash in clashing) for index in range(len(pairs))]
        odd = counts.index(max(counts))
        other = next(b if a == odd else a for a, b in clashing if odd in (a, b))
        yield _finding(article, (pairs[other], pairs[odd]), holds=False)
    elif all(a.meets(b) for a, b in combinations(rates, 2)):
        yield _finding(article, pairs, holds=True)


def _finding(article: Article, pairs: Sequence[Pair], *, holds: bool) -> Finding:
    written = [f"{printed(second)} / {printed(first)}" for first, second in pairs]
    first, second = (quantity(claim).unit.partition("/")[0] for claim in pairs[0])
    implied = [_shown_rate(pair) for pair in pairs]
    told = (
        f"The article's conversions between {first} and {second} agree: {_listed(implied)} {second} for one {first}."
        if holds
        else f"{printed(pairs[1][0])} given as {printed(pairs[1][1])} means {implied[1]} {second} for one {first}, "
        f"but {printed(pairs[0][0])} given as {printed(pairs[0][1])} means {implied[0]}."
    )
    premises = tuple(claim.id for pair in pairs for claim in pair)
    equation = (" ≈ " if holds else " ≠ ").join(written)
    return Finding.of(article.id, ID, "holds" if holds else "fails", premises, told, equation=equation)


def _shown_rate(pair: Pair) -> str:
    base, value = stated(pair[0]).high, stated(pair[1]).high
    assert base is not None
    assert value is not None
    return f"{float(value / base):.3g}" if base else "no rate"


def _listed(words: Sequence[str]) -> str:
    kept = list(dict.fromkeys(words))
    return kept[0] if len(kept) == 1 else f"{', '.join(kept[:-1])} and {kept[-1]}"
