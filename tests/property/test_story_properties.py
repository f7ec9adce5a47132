"""Properties of stories: neither the order of articles nor their copies change what is told, and sweeps count right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

import claimtally
from claimtally.check.numbers.interval import Interval
from claimtally.check.stories import Stories, StoryDesk, find_stories
from claimtally.check.stories.figures import Placed
from claimtally.check.stories.grouping import common
from claimtally.check.stories.sources import Voice, voices
from claimtally.check.stories.sweep import majority
from claimtally.model import Article, Claim, Quantity

Pair = tuple[Article, list[Claim]]
SENTENCES = (
    "Vantor Systems will cut 1,900 jobs as it closes its sensor plant, the company said.",
    "Vantor will cut 1,900 jobs at its plant.",
    "Net profit of Vantor Systems in 2030 was $640 million.",
    "Vantor Systems invested $2 billion in Pellworth.",
    "Vantor Systems will invest $2 billion in Pellworth if parliament passes a subsidy law.",
)
# A figure: the sentence, the value, the size of its last digit, the day and the outlet (3 is no outlet, -1 no day).
Figure = tuple[int, int, int, int, int]
FIGURES = st.lists(
    st.tuples(
        st.integers(0, len(SENTENCES) - 1), st.integers(10, 40), st.sampled_from([1, 2, 10]), st.integers(-1, 60),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=9,
)  # fmt: skip


@cache
def extracted(sentence: int) -> tuple[str, Claim]:
    article = Article.from_text(SENTENCES[sentence])
    (claim,) = claimtally.extract(article)
    return article.text, claim


def printed(at: int, figure: Figure, words: str | None = None) -> Pair:
    """Give an article that prints a figure, and closing words that no other article has."""
    sentence, value, digit, day, outlet = figure
    text, claim = extracted(sentence)
    number = claim.quantity
    assert number is not None
    own = words or " ".join(f"word{at}x{k}" for k in range(40))
    article = Article.from_text(
        f"{text} {own}",
        publisher=f"Outlet {outlet}" if outlet < 3 else None,
        published=str(date(2031, 5, 1) + timedelta(days=day)) if day >= 0 else None,
    )
    quantity = Quantity.printed(
        Decimal(value), Decimal(value), precision=Decimal(digit), bound="=", unit=number.unit,
        dimension=number.dimension, direction=number.direction,
    )  # fmt: skip
    update = {"article": article.id, "id": f"{article.id}-{sentence}", "quantity": quantity}
    return article, [claim.model_copy(update=update)]


def lines(told: Stories) -> list[str]:
    return [record.to_json() for record in (*told.stories, *told.findings)]


@settings(max_examples=60, deadline=None)
@given(figures=FIGURES, data=st.data())
def test_the_order_of_articles_changes_nothing(figures: list[Figure], data: st.DataObject) -> None:
    pairs = [printed(at, figure) for at, figure in enumerate(figures)]
    assert lines(find_stories(data.draw(st.permutations(pairs)))) == lines(find_stories(pairs))


@settings(max_examples=60, deadline=None)
@given(figures=FIGURES, data=st.data())
def test_copies_change_nothing_but_the_list_of_copies(figures: list[Figure], data: st.DataObject) -> None:
    pairs = [printed(at, figure) for at, figure in enumerate(figures)]
    at = data.draw(st.integers(0, len(figures) - 1))
    sentence, value, digit, day, _ = figures[at]
    copy, claims = printed(at, (sentence, value, digit, day if day < 0 else day + data.draw(st.integers(0, 70)), 3))
    # A copy comes after its original: later, and among undated ones behind it by its id.
    copy = copy.model_copy(update={"id": f"z{copy.id}", "publisher": "Copyist"})
    claims = [claim.model_copy(update={"article": copy.id, "id": f"z{claim.id}"}) for claim in claims]
    told = find_stories([*pairs, (copy, claims)])
    plain = find_stories(pairs)
    listed = {copied for story in told.stories for slot in story.slots for f in slot.figures for copied in f.copies}
    assert listed <= {copy.id}
    assert [f.to_json() for f in told.findings] == [f.to_json() for f in plain.findings]
    without = [
        story.model_copy(
            update={
                "slots": tuple(
                    slot.model_copy(
                        update={"figures": tuple(f.model_copy(update={"copies": ()}) for f in slot.figures)}
                    )
                    for slot in story.slots
                )
            }
        )
        for story in told.stories
    ]
    assert without == list(plain.stories)


@settings(max_examples=60, deadline=None)
@given(figures=FIGURES)
def test_each_finding_rests_on_claims_that_were_given(figures: list[Figure]) -> None:
    pairs = [printed(at, figure) for at, figure in enumerate(figures)]
    told = find_stories(pairs)
    given_claims = {claim.id for _, claims in pairs for claim in claims}
    for finding in told.findings:
        assert finding.article is None
        assert set(finding.claims) <= given_claims
        assert len(set(finding.claims)) == len(finding.claims) > 1
    slots = [slot for story in told.stories for slot in story.slots]
    assert len(slots) == len([finding for finding in told.findings if finding.check == "stories"])
    for slot in slots:
        agree = common(Interval.of(figure.quantity) for figure in slot.figures) is not None
        assert agree == (slot.verdict == "agree")


ENDS = st.tuples(st.integers(0, 12), st.integers(0, 12), st.booleans(), st.booleans())


def interval(ends: tuple[int, int, bool, bool]) -> Interval:
    low, high = sorted(ends[:2])
    return Interval(Fraction(low), Fraction(high), ends[2] or low == high, ends[3] or low == high)


@given(st.lists(ENDS, min_size=1, max_size=6))
def test_common_numbers_are_those_in_every_interval(ends: list[tuple[int, int, bool, bool]]) -> None:
    known = [interval(each) for each in ends]
    met = common(known)
    for half in range(-1, 26):  # every number and every gap between two
        inside = all(each.contains(Fraction(half, 2)) for each in known)
        assert inside == (met is not None and met.contains(Fraction(half, 2)))


@settings(deadline=None)
@given(st.lists(ENDS, min_size=1, max_size=8))
def test_the_majority_is_the_most_that_share_a_number(ends: list[tuple[int, int, bool, bool]]) -> None:
    known = [interval(each) for each in ends]
    told = [Voice(_placed(at, each)) for at, each in enumerate(known)]
    main, others = majority(told)
    best = max(sum(each.contains(Fraction(half, 4)) for each in known) for half in range(-1, 52))
    assert len(main) == best
    assert common(voice.placed.nominal for voice in main) is not None
    assert sorted(map(id, (*main, *others))) == sorted(map(id, told))


def _placed(at: int, nominal: Interval) -> Placed:
    desk_of_one = StoryDesk()
    article, claims = printed(at, (0, 20, 1, 0, 3))
    desk_of_one.add(article, claims)
    (figures,) = desk_of_one._figures.values()
    return Placed(figures[0], nominal, nominal, nominal)


def test_a_source_that_prints_two_numbers_for_the_same_words_is_not_held_to_one() -> None:
    placed: Sequence[Placed] = [_placed(1, Interval.point(1)), _placed(1, Interval.point(2))]
    assert voices(placed) == []
