from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

LEAD = "Norlin's racks hold four servers per cabinet and cost a fortune."


@pytest.mark.parametrize(
    ("text", "mention", "count", "expected"),
    [
        ("The new frame takes more than the four servers found in a cabinet.", "the four servers", "4", ["holds"]),
        ("The new frame takes more than the six servers found in a cabinet.", "the six servers", "6", ["fails"]),
        ("The six servers of each cabinet are cooled by water.", "six servers", "6", ["fails"]),
        ("The new frame takes six servers in a cabinet.", "six servers", "6", []),  # other cabinets
        ("The six servers in its hall are cooled by water.", "six servers", "6", []),
        ("The six servers, each in a box, fill the cabinet.", "six servers", "6", []),
    ],
)
def test_a_definite_count_takes_up_what_each_holds(
    tell: Callable[..., Any], text: str, mention: str, count: str, expected: list[str]
) -> None:
    story = tell(f"{LEAD} {text}")
    story.add("four servers per cabinet", "4", "server/cabinet", frame="hardware", digit="1")
    story.add(mention, count, "server", frame="hardware", digit="1")
    assert [f.verdict for f in story.check() if f.check == "rates_again"] == expected


def test_two_rates_leave_open_which_is_meant(tell: Callable[..., Any]) -> None:
    story = tell(f"{LEAD} Older ones had two servers per cabinet. The six servers of a cabinet are cooled.")
    story.add("four servers per cabinet", "4", "server/cabinet", frame="hardware", digit="1")
    story.add("two servers per cabinet", "2", "server/cabinet", frame="hardware", digit="1")
    story.add("six servers", "6", "server", frame="hardware", digit="1")
    assert not [f for f in story.check() if f.check == "rates_again"]
