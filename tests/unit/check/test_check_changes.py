from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

OSTREY: dict[str, Any] = {"subject": "Ostrey Air", "frame": "earnings"}


def told(story: Any) -> list[tuple[str, str]]:
    return [(f.verdict, f.equation) for f in story.check() if f.check == "changes"]


def move(
    tell: Callable[..., Any], percent: str, now: str, direction: str = "up", frame: str = "earnings", lead: str = ""
) -> Any:
    story = tell(f"Revenue at Ostrey Air rose {percent}% {lead}to ${now} billion from $1.70 billion a year before.")
    story.add(f"{percent}%", percent, "%", subject="Ostrey Air", frame=frame, direction=direction)
    story.add(f"${now} billion", f"{now.replace('.', '')}e7", digit="1e7", **OSTREY)
    story.add("$1.70 billion", "170e7", digit="1e7", role="prior", **OSTREY)
    return story


@pytest.mark.parametrize(
    ("percent", "now", "expected"),
    [
        ("4.7", "1.78", [("holds", "$1.78 billion / $1.70 billion − 1 = 4.7%")]),
        ("5", "1.78", [("holds", "$1.78 billion / $1.70 billion − 1 = 5%")]),  # 4.7, rounded
        ("8", "1.78", [("fails", "$1.78 billion / $1.70 billion − 1 ≠ 8%")]),
    ],
)
def test_the_levels_make_the_percentage(
    tell: Callable[..., Any], percent: str, now: str, expected: list[tuple[str, str]]
) -> None:
    assert told(move(tell, percent, now)) == expected


def test_the_finding_says_what_the_levels_make(tell: Callable[..., Any]) -> None:
    (finding,) = [f for f in move(tell, "8", "1.78").check() if f.check == "changes"]
    assert finding.explanation == (
        "From $1.70 billion to $1.78 billion is a rise of 4.7%, not the +8% that is printed."
    )


def test_levels_that_are_a_range_make_a_range(tell: Callable[..., Any]) -> None:
    story = tell("Ostrey Air expects costs of $24 billion to $26 billion, up at least 20% from $20 billion this year.")
    story.add("at least 20%", "20", "%", bound=">=", direction="up", **OSTREY)
    story.add("$24 billion to $26 billion", ("24e9", "26e9"), **OSTREY)
    story.add("$20 billion", "20e9", role="prior", **OSTREY)
    (finding,) = [f for f in story.check() if f.check == "changes"]
    assert finding.explanation.startswith("From $20 billion to $24 billion to $26 billion is a rise of 20% to 30%, as")


@pytest.mark.parametrize(
    ("direction", "frame", "lead"),
    [("down", "earnings", ""), ("up", "price", "on the exchange after turnover climbed ")],
    ids=["levels that go the other way belong to another move", "a percentage of another frame is of something else"],
)
def test_numbers_of_different_moves_are_left_alone(
    tell: Callable[..., Any], direction: str, frame: str, lead: str
) -> None:
    assert told(move(tell, "8", "1.78", direction, frame, lead)) == []


def test_a_percentage_on_another_basis_is_left_alone(tell: Callable[..., Any]) -> None:
    story = tell("Revenue rose an organic 8% to $1.78 billion, or 8% on an adjusted basis, from $1.70 billion.")
    story.add("8%", "8", "%", direction="up", **OSTREY)
    story.add("$1.78 billion", "178e7", digit="1e7", **OSTREY)
    story.add("$1.70 billion", "170e7", digit="1e7", role="prior", **OSTREY)
    assert told(story) == []


def test_a_percentage_is_of_the_sum_and_not_of_what_a_share_gets(tell: Callable[..., Any]) -> None:
    story = tell("Profit rose 4.7% to $1.78 billion, or $2.10 a share, from $1.70 billion, or $1.90 a share.")
    story.add("4.7%", "4.7", "%", direction="up", **OSTREY)
    story.add("$1.78 billion", "178e7", digit="1e7", **OSTREY)
    story.add("$2.10 a share", "2.10", "USD/share", digit="0.01", **OSTREY)
    story.add("$1.70 billion", "170e7", digit="1e7", role="prior", **OSTREY)
    story.add("$1.90 a share", "1.90", "USD/share", digit="0.01", role="prior", **OSTREY)
    assert told(story) == [("holds", "$1.78 billion / $1.70 billion − 1 = 4.7%")]
