from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from claimtally.check import check_article, check_lines
from claimtally.check.numbers.interval import Interval
from claimtally.model import Article, Claim, Condition, Finding, NamedSpan, Quantity, Span
from claimtally.model.vocabulary import Bound, Dimension, Factuality, Frame, Polarity, Role

TEXT = (
    "Corvane puts $20bn into Pellworth\n\nCorvane put another $5 billion into Pellworth, bringing its total to "
    "$13 billion (€12 billion). Of the 570 MW, 266 MW (0.27 GW) come first and the remaining 304 MW follow.\n\n"
    "If those goals are met: two and three, including 7 of the five."
)
TITLE = "Corvane puts $20bn into Pellworth"
ARTICLE = Article.from_text(TEXT, title=TITLE)
fractions = st.fractions(min_value=-1000, max_value=1000, max_denominator=64)


@st.composite
def intervals(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """Give an interval and a number that lies in it."""
    inside = draw(fractions)
    below, above = (draw(st.fractions(min_value=0, max_value=100, max_denominator=64)) for _ in range(2))
    low = None if draw(st.booleans()) and draw(st.booleans()) else inside - below
    high = None if draw(st.booleans()) and draw(st.booleans()) else inside + above
    return Interval(low, high, low is not None and (below == 0 or draw(st.booleans())),
                    high is not None and (above == 0 or draw(st.booleans()))), inside  # fmt: skip


@given(intervals(), intervals())
def test_arithmetic_contains_what_its_numbers_give(a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]) -> None:
    (left, x), (right, y) = a, b
    assert left.contains(x)
    assert (left + right).contains(x + y)
    assert (left - right).contains(x - y)
    assert (left * right).contains(x * y)
    if y:
        assert (left / right).contains(x / y)
    assert (-left).contains(-x)


@given(intervals(), fractions.filter(bool), fractions)
def test_scaling_contains_what_it_gives(a: tuple[Interval, Fraction], factor: Fraction, offset: Fraction) -> None:
    interval, x = a
    assert interval.scaled(factor, offset).contains(factor * x + offset)


@given(intervals(), intervals())
def test_meeting_is_mutual_and_excludes_lying_below(a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]) -> None:
    (left, x), (right, _) = a, b
    assert left.meets(right) == right.meets(left)
    assert left.meets(left)
    assert left.meets(right) == (not left.below(right) and not right.below(left))
    if right.contains(x):
        assert left.meets(right)


eighths = st.integers(0, 400).map(lambda count: Fraction(count, 8))


@given(eighths, eighths, st.integers(1, 4))
def test_bounded_intervals_meet_just_where_a_fine_grid_finds_a_number(
    low: Fraction, other: Fraction, width: int
) -> None:
    a, b = Interval(low, low + width, True, False), Interval(other, other + width, True, False)
    grid = [Fraction(step, 8) for step in range(8 * 55)]
    assert a.meets(b) == any(a.contains(x) and b.contains(x) for x in grid)


def values(literal: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(literal.__args__)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(ARTICLE.text) - 1))
    return Span.of(ARTICLE.text, start, draw(st.integers(start, min(start + 40, len(ARTICLE.text)))))


@st.composite
def named(draw: st.DrawFn) -> NamedSpan:
    span = draw(spans())
    return NamedSpan(name=draw(st.sampled_from(["Corvane", "Pellworth", "", "  ", "The", "Inc."])), **span.model_dump())


numbers = st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, allow_infinity=False, places=3)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, high = sorted((draw(numbers), draw(numbers) if draw(st.booleans()) else Decimal(5)))
    unit = draw(
        st.sampled_from(["USD", "EUR", "MW", "GW", "°C", "°F", "%", "jet", "person", "worker", "USD/share", "", "§"])
    )
    made = Quantity.printed(
        low,
        high if draw(st.booleans()) else low,
        precision=Decimal(draw(st.sampled_from(["0", "0.1", "1", "1e9"]))),
        bound=draw(values(Bound)),
        unit=unit,
        dimension=draw(values(Dimension)),
    )
    return made.model_copy(update={"low_closed": draw(st.booleans()), "high_closed": draw(st.booleans())})


@st.composite
def claims(draw: st.DrawFn, grounded: bool = True) -> Claim:
    quote, mention = draw(spans()), draw(spans())
    if grounded:
        sentences = [(35, 133), (134, 205), (207, len(ARTICLE.text)), (0, len(TITLE))]
        start, end = draw(st.sampled_from(sentences))
        quote = Span.of(ARTICLE.text, start, end)
        place = draw(st.integers(start, end - 1))
        mention = Span.of(ARTICLE.text, place, draw(st.integers(place, min(place + 20, end))))
    return Claim(
        id=f"k{draw(st.integers(0, 99))}",
        article=ARTICLE.id if grounded else draw(st.sampled_from([ARTICLE.id, "x"])),
        quote=quote,
        mention=mention,
        quantity=draw(st.none() | quantities()),
        frame=draw(values(Frame) | st.just("investment")),
        role=draw(values(Role)),
        measure=draw(st.none() | spans()),
        subject=draw(st.none() | named()),
        object=draw(st.none() | named()),
        factuality=draw(values(Factuality)),
        polarity=draw(values(Polarity)),
        conditions=tuple(Condition(**span.model_dump()) for span in draw(st.lists(spans(), max_size=2))),
    )


def well_made(findings: list[Finding], known: list[Claim]) -> None:
    ids = {claim.id for claim in known}
    for finding in findings:
        assert set(finding.claims) <= ids
        assert finding.claims
        assert finding.explanation.endswith(".")
        assert Finding.from_json(finding.to_json()).id == finding.id


@settings(max_examples=150, deadline=None)
@given(st.lists(claims(), max_size=8), st.randoms(use_true_random=False))
def test_any_claims_are_checked_the_same_whatever_their_order(made: list[Claim], random: Any) -> None:
    made = list({claim.id: claim for claim in made}.values())
    found = check_article(ARTICLE, made)
    well_made(found, made)
    shuffled = made[:]
    random.shuffle(shuffled)
    assert check_article(ARTICLE, shuffled) == found


@settings(max_examples=60, deadline=None)
@given(st.lists(claims(grounded=False), max_size=6))
def test_claims_without_ground_are_reported_not_raised(made: list[Claim]) -> None:
    well_made(check_article(ARTICLE, made), made)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80) | st.builds(lambda claim: claim.to_json(), claims(grounded=False)), max_size=5))
def test_any_lines_are_read(lines: list[str]) -> None:
    for finding in check_lines(lines, {ARTICLE.id: ARTICLE}):
        assert finding.explanation


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 400), st.integers(1, 400), st.integers(-3, 3))
def test_a_sum_fails_just_where_it_is_off_by_more_than_rounding(firm: int, more: int, off: int) -> None:
    """Three amounts rounded to whole billions may be off by less than 1.5 in all."""
    goal = firm + more + off
    if goal <= max(firm, more):
        return
    text = f"Its total is ${firm} billion. It may add another ${more} billion. The total could then be ${goal} billion."
    article = Article.from_text(text)
    made, at = [], 0
    slots: list[tuple[int, Role, Factuality]] = [
        (firm, "total", "actual"), (more, "increment", "possible"), (goal, "total", "possible"),
    ]  # fmt: skip
    for index, (value, role, factuality) in enumerate(slots):
        words = f"${value} billion"
        at = text.index(words, at)
        start, end = text.rfind(".", 0, at) + 1, text.index(".", at) + 1
        number = Decimal(value) * 10**9
        made.append(
            Claim(
                id=f"k{index}",
                article=article.id,
                quote=Span.of(text, start + (index > 0), end),
                mention=Span.of(text, at, at + len(words)),
                quantity=Quantity.printed(
                    number, number, precision=Decimal(10**9), bound="=", unit="USD", dimension="money"
                ),
                frame="investment",
                role=role,
                factuality=factuality,
                subject=NamedSpan(text="Its", start=0, end=3, name="Corvane"),
                object=NamedSpan(text="Its", start=0, end=3, name="Pellworth"),
            )
        )
        at += len(words)
    verdicts = [finding.verdict for finding in check_article(article, made) if finding.check == "chains"]
    assert verdicts == (["holds"] if abs(off) <= 1 else ["fails"])
