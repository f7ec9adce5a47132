"""The check of exchange rates: some rates of the time must explain all conversions of money that an article prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from pydantic import BaseModel, ConfigDict, Field

from claimtally.check.exchange.conversions import Pair, bracketed_pairs, currencies_of, currency_of
from claimtally.check.numbers.amount import nominal, stated
from claimtally.check.numbers.interval import Interval
from claimtally.check.numbers.notation import printed
from claimtally.check.ties.clash import smallest_clash
from claimtally.check.ties.expression import Constant, Unknown, Variable, product_of, quotient
from claimtally.check.ties.propagation import Domains
from claimtally.check.ties.tie import Tie
from claimtally.check.words.cues import holds_cue
from claimtally.check.words.slot import numbered
from claimtally.lexicons import load_rows
from claimtally.model import Article, Claim, Finding

ID = "rates"
DOLLAR = "USD"
BARE_DOLLAR = re.compile(r"(?:[a-z]+ )*\$", re.IGNORECASE)
# Newsrooms convert with the rate of the day or of the deal: each conversion may be off by this, two of them by twice.
SLACK = Fraction(15, 1000)
ALIKE = Fraction(11, 10)  # rates further apart than that agree by nothing but rough rounding: nothing is said of them
YEAR = re.compile(r"\d{4}")


class RateRow(BaseModel):
    """A row of the lexicon `exchange_rates`: what one US dollar bought in a span of years."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    currency: str
    first: int = Field(alias="from")
    last: int = Field(alias="to")
    least: Decimal
    most: Decimal


def check_rates(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Report conversions of money that no exchange rates explain, alone or together, or that agree with each other.

    Each rate is an unknown of the engine; where the lexicon knows the currency, it is bounded by what it was in the
    years around the article's date, or in all years where nothing is dated. A smallest set of numbers that clash is
    named. One conversion alone can be refuted, not proved.
    """
    pairs = [pair for pair in bracketed_pairs(article, numbered(claims)) if _is_conversion(pair)]
    if not pairs:
        return
    bounds = _bounds(article, pairs)
    ties = [_tie(article, place, pair) for place, pair in enumerate(pairs)]
    domains: Domains = {claim.id: nominal(claim) for pair in pairs for claim in pair}
    keys = smallest_clash([*_bounded(bounds, len(pairs)), *ties], domains)
    if keys is not None:
        yield _clash(article, [pair for pair in pairs if {claim.id for claim in pair} & set(keys)], bounds)
        return
    for alike in _alike(article, pairs):
        if len(alike) > 1 and _close(alike):
            yield _agreement(article, alike)


def _is_conversion(pair: Pair) -> bool:
    """Tell whether a pair is of two currencies that are sure."""
    return currencies_of(*pair) is not None and not any(map(_is_unsure, pair))


def _is_unsure(claim: Claim) -> bool:
    """Tell whether the words leave the country open: "1,850 francs", or a bare "$" that the article's country names."""
    words = claim.mention.text
    bare = BARE_DOLLAR.match(words) is not None and currency_of(claim) != DOLLAR
    return bare or (words.islower() and holds_cue("shared_currency", words))


def _alike(article: Article, pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Group the pairs of the same two currencies and the same time, each with the currency first that sorts first."""
    groups: dict[tuple[str, ...], list[Pair]] = {}
    for first, second in pairs:
        key = (*sorted((currency_of(first), currency_of(second))), _epoch(article, (first, second)))
        ordered = (first, second) if currency_of(first) == key[0] else (second, first)
        groups.setdefault(key, []).append(ordered)
    return [groups[key] for key in sorted(groups)]


def _epoch(article: Article, pair: Pair) -> str:
    """Give the year of a conversion that is not of the article's own time, which may have had another rate."""
    time = next((claim.time for claim in pair if claim.time is not None), None)
    if time is None:
        return ""
    year = YEAR.match(time.value or "")
    if holds_cue("elsewhen", time.text):
        return year[0] if year else time.text
    now = YEAR.match(article.published or "")
    return year[0] if year and now and year[0] < now[0] else ""  # what is planned is told at today's rate


def _tie(article: Article, place: int, pair: Pair) -> Tie:
    """Tie two amounts by the rates of their currencies, first / second × slack = rate of the first / of the second."""
    first, second = pair
    epoch = _epoch(article, pair)
    rates = quotient(Unknown(_rate(currency_of(first), epoch)), Unknown(_rate(currency_of(second), epoch)))
    amounts = product_of((quotient(Variable(first), Variable(second)), Unknown(f"slack {place}")))
    return Tie(ID, amounts, "=", rates)


def _rate(code: str, epoch: str) -> str:
    return f"{code} {epoch}".rstrip()


def _bounded(bounds: Mapping[str, Interval], pairs: int) -> list[Tie]:
    """Give the ties that keep each rate within its bounds, and the slack of each pair."""
    slack = Interval(1 - SLACK, 1 + SLACK)
    kept = {**bounds, **{f"slack {place}": slack for place in range(pairs)}}
    ties = []
    for name, interval in kept.items():
        assert interval.low is not None
        assert interval.high is not None
        ties.append(Tie(ID, Unknown(name), "≥", Constant(interval.low, "")))
        ties.append(Tie(ID, Unknown(name), "≤", Constant(interval.high, "")))
    return ties


def _bounds(article: Article, pairs: Sequence[Pair]) -> dict[str, Interval]:
    """Give what a dollar bought of each currency, for each time that conversions speak of."""
    bounds: dict[str, Interval] = {}
    for pair in pairs:
        epoch = _epoch(article, pair)
        dated = YEAR.match(epoch or article.published or "")
        for claim in pair:
            code = currency_of(claim)
            found = _range(code, int(dated[0]) if dated else None, _year(article.published))
            if found is not None:
                bounds[_rate(code, epoch)] = found
    return bounds


def _year(published: str | None) -> int | None:
    found = YEAR.match(published or "")
    return int(found[0]) if found else None


def _range(code: str, year: int | None, today: int | None) -> Interval | None:
    """Give what a dollar bought in a year and the one before, in all years without one; None where it is not known.

    Newsrooms convert what was paid in an earlier year at the rate of that year or at today's.
    """
    if code == DOLLAR:
        return Interval.point(1)
    rows = [row for row in load_rows("exchange_rates", RateRow) if row.currency == code]
    years = {year, today} - {None} if year is not None else set()
    meant = [row for row in rows if not years or any(row.first <= y and row.last >= y - 1 for y in years if y)]
    if not meant:
        return None
    least, most = Fraction(min(row.least for row in meant)), Fraction(max(row.most for row in meant))
    return Interval(least, most)


def _clash(article: Article, pairs: Sequence[Pair], bounds: Mapping[str, Interval]) -> Finding:
    premises = tuple(dict.fromkeys(claim.id for pair in pairs for claim in pair))
    equation = " ≠ ".join(f"{printed(second)} / {printed(first)}" for first, second in pairs)
    return Finding.of(article.id, ID, "fails", premises, _told(article, pairs, bounds), equation=equation)


def _told(article: Article, pairs: Sequence[Pair], bounds: Mapping[str, Interval]) -> str:
    given = [f"{printed(first)} given as {printed(second)} means {_implied(first, second)}" for first, second in pairs]
    if len(pairs) > 1:
        return f"No exchange rates explain these conversions together: {'; '.join(given)}."
    first, second = (currency_of(claim) for claim in pairs[0])
    epoch = _epoch(article, pairs[0])
    rates = bounds[_rate(second, epoch)] / bounds[_rate(first, epoch)]
    return f"{given[0]}; one {first} was {_figure(rates.low)} to {_figure(rates.high)} {second} in those years."


def _implied(first: Claim, second: Claim) -> str:
    return f"{_figure((stated(second) / stated(first)).high)} {currency_of(second)} for one {currency_of(first)}"


def _close(pairs: Sequence[Pair]) -> bool:
    """Tell whether the rates that the printed figures of some conversions come to lie close to each other."""
    implied = [rate for first, second in pairs if (rate := (stated(second) / stated(first)).high) is not None]
    return max(implied) <= ALIKE * min(implied)


def _agreement(article: Article, pairs: Sequence[Pair]) -> Finding:
    implied = list(dict.fromkeys(_figure((stated(second) / stated(first)).high) for first, second in pairs))
    first, second = (currency_of(claim) for claim in pairs[0])
    listed = implied[0] if len(implied) == 1 else f"{', '.join(implied[:-1])} and {implied[-1]}"
    told = f"The article's conversions between {first} and {second} agree: {listed} {second} for one {first}."
    premises = tuple(claim.id for pair in pairs for claim in pair)
    equation = " ≈ ".join(f"{printed(second)} / {printed(first)}" for first, second in pairs)
    return Finding.of(article.id, ID, "holds", premises, told, equation=equation)


def _figure(rate: Fraction | None) -> str:
    return "no" if rate is None else f"{float(rate):.3g}"
