from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimtally.model import Condition, Span

PAIR: dict[str, Any] = {"subject": "Corvane", "object": "Pellworth", "frame": "investment", "digit": "1e9"}


def chains(story: Any) -> list[tuple[str, str]]:
    return [(f.verdict, f.equation) for f in story.check() if f.check == "chains"]


def test_a_consistent_story_is_proved_and_nothing_fails(bet: Callable[..., Any]) -> None:
    assert bet().told() == [
        ("totals", "holds", "$13 billion − $5 billion = $8 billion"),
        ("chains", "holds", "$13 billion + $20 billion = $33 billion"),
        ("repeated", "holds", "$13 billion = $13 billion"),
    ]


@pytest.mark.parametrize(("more", "goal"), [("20", "35"), ("25", "33"), ("20", "31")])
def test_a_wrong_number_fails_and_all_are_named(bet: Callable[..., Any], more: str, goal: str) -> None:
    finding = next(f for f in bet(more=more, goal=goal).check() if f.check == "chains")
    assert (finding.verdict, finding.severity) == ("fails", "error")
    assert finding.equation == f"$13 billion + ${more} billion ≠ ${goal} billion"
    assert finding.claims == ("c1", "c2", "c3")
    for amount in ("$13 billion", f"${more} billion", f"${goal} billion", f"make ${13 + int(more)} billion"):
        assert amount in finding.explanation


def test_what_rounding_alone_makes_fit_is_said_to_be_so(bet: Callable[..., Any]) -> None:
    finding = next(f for f in bet(goal="34").check() if f.check == "chains")
    assert finding.verdict == "holds"
    assert "rounding" in finding.explanation


def test_up_to_counts_with_its_printed_number(bet: Callable[..., Any]) -> None:
    assert chains(bet(bound="<=")) == [("holds", "$13 billion + $20 billion = $33 billion")]
    assert chains(bet(bound="<=", goal="36")) == [("fails", "$13 billion + $20 billion ≠ $36 billion")]
    assert chains(bet(bound="<=", goal="25")) == []  # the bound makes it possible, the words do not make it a sum


def test_a_firm_increment_that_no_total_counts_may_belong_to_the_sum(tell: Callable[..., Any]) -> None:
    def story(goal: str) -> Any:
        told = tell(
            "Corvane has put a total of $8 billion into Pellworth. It now pays another $5 billion, and a further "
            f"$20 billion if goals are met. The total could then reach ${goal} billion."
        )
        told.add("$8 billion", "8e9", role="total", measure="total", **PAIR)
        told.add("another $5 billion", "5e9", role="increment", factuality="announced", **PAIR)
        told.add("a further $20 billion", "20e9", role="increment", factuality="contingent", **PAIR)
        told.add(f"${goal} billion", f"{goal}e9", role="total", factuality="contingent", **PAIR)
        return told

    assert chains(story("33")) == [("holds", "$8 billion + $5 billion + $20 billion = $33 billion")]
    assert chains(story("28")) == [("holds", "$8 billion + $20 billion = $28 billion")]
    assert chains(story("40")) == []  # which of them count is open, so that nothing is refuted


def test_a_condition_taken_up_ties_sentences_that_stand_apart(tell: Callable[..., Any]) -> None:
    story = tell(
        "Corvane's total in Pellworth is $13 billion. It adds another $20 billion if sales goals are met.\n"
        "Analysts cheered. If those goals are met, the total would be $40 billion."
    )
    story.add("$13 billion", "13e9", role="total", **PAIR)
    step = story.add(
        "another $20 billion",
        "20e9",
        role="increment",
        factuality="contingent",
        conditions=("sales goals are met",),
        **PAIR,
    )
    goal = story.add(
        "$40 billion", "40e9", role="total", factuality="contingent", conditions=("those goals are met",), **PAIR
    )
    assert chains(story) == []
    taken_up = Condition(**goal.conditions[0].model_dump(exclude={"same_as"}), same_as=step.conditions[0])
    story.claims[2] = goal.model_copy(update={"conditions": (taken_up,)})
    assert chains(story) == [("fails", "$13 billion + $20 billion ≠ $40 billion")]


@pytest.mark.parametrize(
    "changed",
    [
        {"object": "Ostrey"},
        {"subject": "Ostrey"},
        {"frame": "financing"},
        {"role": "value"},
        {"factuality": "actual"},
        {"polarity": "negative"},
    ],
)
def test_another_slot_is_not_added(bet: Callable[..., Any], changed: dict[str, Any]) -> None:
    story = bet(goal="40")
    assert [verdict for verdict, _ in chains(story)] == ["fails"]
    updates = {name: value for name, value in changed.items() if name not in ("subject", "object")}
    goal = story.claims[3]
    for name in ("subject", "object"):
        if name in changed:
            updates[name] = getattr(goal, name).model_copy(update={"name": changed[name]})
    story.claims[3] = goal.model_copy(update=updates)
    assert chains(story) == []


def test_two_firm_totals_prove_but_do_not_refute(bet: Callable[..., Any]) -> None:
    assert chains(bet(first="15")) == [("holds", "$13 billion + $20 billion = $33 billion")]
    assert chains(bet(first="15", goal="40")) == []


def test_a_shared_condition_stands_in_for_parties_that_are_not_named(bet: Callable[..., Any]) -> None:
    story = bet(goal="40")
    step, goal = story.claims[2], story.claims[3]
    story.claims[2] = step.model_copy(update={"subject": None, "object": None, "frame": "financing"})
    assert chains(story) == []
    taken_up = Condition(**goal.conditions[0].model_dump(exclude={"same_as"}), same_as=step.conditions[0])
    story.claims[3] = goal.model_copy(update={"conditions": (taken_up,)})
    assert chains(story) == [("fails", "$13 billion + $20 billion ≠ $40 billion")]
    story.claims[2] = step.model_copy(update={"object": step.object.model_copy(update={"name": "Ostrey"})})
    assert chains(story) == []


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("total commitment", [("fails", "$13 billion + $20 billion ≠ $40 billion")]),
        ("total commitment to the chip designer", []),  # named, but by whom it is not resolved
    ],
)
def test_a_total_without_object_has_the_one_of_its_increments(
    bet: Callable[..., Any], measure: str, expected: list[tuple[str, str]]
) -> None:
    story = bet(goal="40", again=False)
    base = story.claims[1]
    start = story.article.text.index(measure)
    span = Span.of(story.article.text, start, start + len(measure))
    story.claims[1] = base.model_copy(update={"object": None, "measure": span})
    assert chains(story) == expected
