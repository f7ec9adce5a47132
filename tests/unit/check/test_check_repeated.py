from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PAIR: dict[str, Any] = {"subject": "Corvane", "object": "Pellworth", "frame": "investment", "digit": "1e9"}


def told(story: Any) -> list[tuple[str, str]]:
    return [(f.verdict, f.equation) for f in story.check() if f.check == "repeated"]


def twice(tell: Callable[..., Any], again: str, lead: str = "The", **changed: Any) -> Any:
    story = tell(
        f"Corvane announced an investment of $5 billion in Pellworth on Monday. {lead} ${again} billion investment by "
        "Corvane in Pellworth, due in March, delighted Ostrey."
    )
    story.add("$5 billion", "5e9", measure="investment", **PAIR)
    story.add(f"${again} billion", f"{again}e9", nth=-1, **{"measure": "investment", **PAIR, **changed})
    return story


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        ("5", [("holds", "$5 billion = $5 billion")]),
        ("5.4", [("holds", "$5 billion = $5.4 billion")]),
        ("7", [("fails", "$5 billion ≠ $7 billion")]),
    ],
)
def test_a_number_that_is_taken_up_must_be_the_same(
    tell: Callable[..., Any], again: str, expected: list[tuple[str, str]]
) -> None:
    assert told(twice(tell, again, digit="1e8" if "." in again else "1e9")) == expected


def test_two_totals_of_one_slot_clash(bet: Callable[..., Any]) -> None:
    finding = next(f for f in bet(first="16").check() if f.check == "repeated")
    assert finding.verdict == "fails"
    assert finding.claims == ("c1", "c4")
    assert "$16 billion" in finding.explanation
    assert "$13 billion" in finding.explanation


def test_a_total_that_grew_by_a_printed_increment_is_no_clash(bet: Callable[..., Any]) -> None:
    story = bet(first="18")
    assert told(story) == []  # $13 billion before, $5 billion more: $18 billion


@pytest.mark.parametrize(
    "changed",
    [
        {"object": "Ostrey"},
        {"subject": "Pellworth"},
        {"frame": "acquisition"},
        {"measure": "delighted"},
        {"time": "in March"},
        {"source": "Ostrey"},
        {"factuality": "possible"},
        {"role": "increment"},
        {"direction": "up"},
        {"unit": "EUR"},
        {"bound": "<"},
        {"polarity": "negative"},
    ],
)
def test_another_slot_is_another_number(tell: Callable[..., Any], changed: dict[str, Any]) -> None:
    assert told(twice(tell, "7", **changed)) == []


def test_what_no_definite_word_takes_up_may_be_another_sum(tell: Callable[..., Any]) -> None:
    assert told(twice(tell, "7", lead="A")) == []


def test_a_number_that_was_introduced_elsewhere_is_that_number(tell: Callable[..., Any]) -> None:
    story = tell(
        "Corvane announced an investment of $5 billion in Pellworth. Its rival Ostrey lent $7 billion. The $7 billion "
        "investment is larger."
    )
    story.add("$5 billion", "5e9", measure="investment", **PAIR)
    story.add("$7 billion", "7e9", subject="Ostrey", frame="financing", digit="1e9")
    story.add("$7 billion", "7e9", nth=1, measure="investment", **PAIR)
    assert told(story) == []


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("the $690 million project.", [("fails", "$640 million ≠ $690 million")]),
        ("the $640 million project.", [("holds", "$640 million = $640 million")]),
        ("the $690 million project in Varn.", []),
        ("a $690 million project.", []),
        ("the $690 million bridge.", []),
    ],
)
def test_the_topic_of_the_headline_is_taken_up(
    tell: Callable[..., Any], rest: str, expected: list[tuple[str, str]]
) -> None:
    story = tell(
        f"Port Ostrey will spend $640 million on dredging. Fishers oppose {rest}",
        title="Port Ostrey to spend $640 million",
    )
    who: dict[str, Any] = {"subject": "Port Ostrey", "frame": "spending", "factuality": "expected", "digit": "1e6"}
    story.add("$640 million", "640e6", **who)
    story.add("$640 million", "640e6", nth=1, **who)
    mention = next(word for word in ("$690 million", "$640 million") if word in rest)
    story.add(mention, f"{mention[1:4]}e6", nth=-1, **who)
    assert told(story) == expected


@pytest.mark.parametrize(
    ("again", "kind", "expected"),
    [
        ("a $1 billion seed fund for founders", {}, [("holds", "$1 billion = $1 billion")]),
        ("a $2 billion seed fund for founders", {}, [("fails", "$1 billion ≠ $2 billion")]),
        ("a $2 billion fund for bakers", {}, []),
        ("a $2 billion fund for founders", {"factuality": "possible"}, []),
        ("a $2 billion fund for founders", {"subject": "Varn"}, []),
    ],
)
def test_the_same_words_are_of_the_same_thing(
    tell: Callable[..., Any], again: str, kind: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    story = tell(f"Corvane and Ostrey set up a $1 billion fund for founders. It was told of {again}.")
    story.add("$1 billion", "1e9", subject="Corvane and Ostrey", frame="investment")
    story.add(again[2:12], f"{again[3]}e9", nth=-1, **{"subject": "Ostrey", "frame": "investment", **kind})
    assert told(story) == expected


def test_a_limit_is_taken_up_as_it_was_set(tell: Callable[..., Any]) -> None:
    def limit(again: str) -> list[tuple[str, str]]:
        story = tell(
            f"Corvane takes up to 570 MW of additional power. Of the additional {again} MW of power, some come first."
        )
        slots: dict[str, Any] = {"subject": "Corvane", "frame": "capacity", "role": "increment", "measure": "power"}
        story.add("up to 570 MW", "570", "MW", bound="<=", **slots)
        story.add(f"the additional {again} MW", again, "MW", **slots)
        return told(story)

    assert limit("570") == [("holds", "570 MW = 570 MW")]
    assert limit("400") == [("fails", "570 MW ≠ 400 MW")]


def test_others_are_not_those_counted_before(tell: Callable[..., Any]) -> None:
    story = tell("The ship saved 70 passengers. Its two other passengers swam.")
    story.add("70 passengers", "70", "passenger", digit="0", frame="count", subject="ship", measure="passengers")
    story.add("two other passengers", "2", "passenger", digit="0", frame="count", subject="ship", measure="passengers")
    assert told(story) == []


def test_money_paid_in_shares_takes_up_no_price_of_a_share(tell: Callable[..., Any]) -> None:
    story = tell("Ostrey offers $6 a share. It pays the remaining $17 million in shares.")
    story.add("$6 a share", "6", "USD/share", frame="price", role="rate")
    story.add("the remaining $17 million", "17e6", "USD", frame="spending", role="remaining")
    assert told(story) == []
