from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("its seven-billion parameter Corvane-7B", ["holds"]),
        ("its seven-billion parameter model Corvane 2 7B", ["holds"]),
        ("its seven-billion parameter Corvane-9B", ["fails"]),
        ("its seven-billion parameter Corvane-7.2B", ["holds"]),  # rounded
        ("its seven-billion parameter Corvane-737", []),
        ("its seven-billion parameter rival of the Ostrey-9B", []),
    ],
)
def test_a_model_has_the_size_of_its_name(tell: Callable[..., Any], words: str, expected: list[str]) -> None:
    story = tell(f"Pell shared {words} in May.")
    story.add("seven-billion parameter", "7e9", "parameter", frame="count", digit="1e9")
    assert [f.verdict for f in story.check() if f.check == "named_sizes"] == expected
