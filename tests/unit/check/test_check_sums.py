from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

ADS: dict[str, Any] = {"subject": "Ostrey", "frame": "earnings", "digit": "1e6"}


def told(story: Any) -> list[tuple[str, str]]:
    return [(f.verdict, f.equation) for f in story.check() if f.check == "sums"]


def revenue(tell: Callable[..., Any], words: str, total: str, **slots: Any) -> list[tuple[str, str]]:
    story = tell(f"Ostrey made $30 million from ads and $20 million from fees, {words.format(f'${total} million')}.")
    story.add("$30 million", "30e6", **ADS)
    story.add("$20 million", "20e6", **{**ADS, **slots})
    story.add(f"${total} million", f"{total}e6", nth=-1, **ADS)
    return told(story)


@pytest.mark.parametrize("words", ["for a total of {}", "a combined {}", "or {} in all", "{} altogether"])
def test_the_list_makes_the_total_that_closes_it(tell: Callable[..., Any], words: str) -> None:
    assert revenue(tell, words, "50") == [("holds", "$30 million + $20 million = $50 million")]
    assert revenue(tell, words, "65") == [("fails", "$30 million + $20 million ≠ $65 million")]


@pytest.mark.parametrize(
    ("words", "slots"),
    [
        ("and lost {}", {}),
        ("for a total of {}", {"role": "prior"}),
        ("for a total of {}", {"role": "increment"}),
        ("for a total of {}", {"factuality": "possible"}),
        ("for a total of {}", {"unit": "EUR"}),
        ("among others, for a total of {}", {}),
        ("for two piers costing a combined {}", {}),
    ],
)
def test_silent_where_the_list_may_be_another(tell: Callable[..., Any], words: str, slots: dict[str, Any]) -> None:
    assert revenue(tell, words, "65", **slots) == []


def test_so_much_for_each_of_several_is_no_part(tell: Callable[..., Any]) -> None:
    story = tell(
        "Ostrey paid $95 million each for 12 turbines plus $160 million for cables, for a total of $1300 million."
    )
    for mention in ("$95 million", "$160 million", "$1300 million"):
        story.add(mention, f"{mention[1:].split()[0]}e6", **ADS)
    assert told(story) == []
