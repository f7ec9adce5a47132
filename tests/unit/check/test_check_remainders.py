from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

OSTREY: dict[str, Any] = {"subject": "Ostrey", "frame": "spending"}


def told(story: Any) -> list[tuple[str, str]]:
    return [(f.verdict, f.equation) for f in story.check() if f.check == "remainders"]


@pytest.mark.parametrize(
    ("left", "expected"),
    [("341", [("holds", "47 + 341 = 388 branches")]), ("331", [("fails", "47 + 331 ≠ 388 branches")])],
)
def test_what_is_left_of_two_numbers(tell: Callable[..., Any], left: str, expected: list[tuple[str, str]]) -> None:
    story = tell(f"Ostrey will close 47 of its 388 branches next year, leaving it with {left}.")
    for mention in ("47", "388 branches", left):
        story.add(mention, mention.split()[0], "branch", frame="count", subject="Ostrey", digit="0")
    assert told(story) == expected


def test_what_is_left_of_a_group_named_by_its_noun_alone_is_left_open(tell: Callable[..., Any]) -> None:
    story = tell("Ostrey closes 47 branches and 12 in Varn, of its 388 branches, leaving it with 300.")
    for mention in ("47", "12", "388", "300"):
        story.add(mention, mention, "branch", frame="count", subject="Ostrey", digit="0")
    assert told(story) == []


def test_what_is_left_to_a_goal_is_not_what_is_left_over(tell: Callable[..., Any]) -> None:
    story = tell("Ostrey cut costs by $100 million, leaving it within $90 million of its goal of $500 million.")
    for mention, value in (("$100 million", "100e6"), ("$500 million", "500e6")):
        story.add(mention, value, digit="1e6", **OSTREY)
    story.add("within $90 million", "90e6", digit="1e6", bound="<=", **OSTREY)
    assert told(story) == []


def bill(tell: Callable[..., Any], total: str, rest: str, cue: str = "The remaining") -> Any:
    story = tell(
        f"The state will lend Ostrey $300 million. {cue} ${rest} million will come from a bond.",
        title=f"Ostrey to spend ${total} million on its pier",
    )
    story.add(f"${total} million", f"{total}e6", digit="1e6", **OSTREY)
    story.add("$300 million", "300e6", digit="1e6", **OSTREY)
    story.add(f"${rest} million", f"{rest}e6", digit="1e6", nth=-1, **OSTREY)
    return story


@pytest.mark.parametrize(
    ("total", "rest", "cue", "verdicts"),
    [
        ("640", "340", "The remaining", ["holds"]),
        ("640", "340", "The other", ["holds"]),
        ("640", "370", "The remaining", ["fails"]),
        ("720", "340", "The remaining", ["fails"]),
        ("640", "370", "Another", []),
        ("640", "950", "The remaining", []),  # more than the whole: it remains of something else
    ],
)
def test_the_remaining_sum_completes_the_headline(
    tell: Callable[..., Any], total: str, rest: str, cue: str, verdicts: list[str]
) -> None:
    assert [verdict for verdict, _ in told(bill(tell, total, rest, cue))] == verdicts


def test_two_numbers_of_the_headline_leave_the_whole_open(tell: Callable[..., Any]) -> None:
    story = tell(
        "The state will lend it $300 million. The remaining $370 million will come from a bond.",
        title="Ostrey to spend $640 million on a pier and $900 million on a dock",
    )
    for mention, value in (("$640 million", "640e6"), ("$900 million", "900e6"), ("$300 million", "300e6")):
        story.add(mention, value, digit="1e6", **OSTREY)
    story.add("$370 million", "370e6", digit="1e6", **OSTREY)
    assert told(story) == []
