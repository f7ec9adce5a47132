"""What a text must hold so that a pattern of times may match: asked first, it must never hide a match."""

from __future__ import annotations

import pytest

from claimtally.extract.times.find import RULES
from claimtally.extract.times.grammar import words_of
from claimtally.extract.times.needs import Need, needs

SLOTS = {"unit": frozenset({"day", "days"}), "step": frozenset({"last", "next"}), "any": frozenset()}


def needed(template: str) -> list[Need]:
    return list(needs(template, SLOTS.__getitem__))


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{unit}", [Need(SLOTS["unit"])]),
        ("(?:the )?{step}? quarter", [Need(letters=("quarter",))]),
        ("(?:{step} |ninety )?{unit}", [Need(SLOTS["unit"])]),
        ("(?P<a>{step}|final) weeks", [Need(SLOTS["step"], ("final",)), Need(letters=("weeks",))]),
        ("(?P<a>{step}|x) weeks", [Need(letters=("weeks",))]),
        (r"years?|\d\d", []),
        (r"\d{1,2}th", [Need(frozenset("0123456789"))]),
        ("(?!quarter)(?<=half){any}", []),
        ("(?:(?:old )?year|(?:new )?month)ly", [Need(letters=("year", "month"))]),
    ],
)
def test_a_template_needs_what_it_cannot_match_without(template: str, expected: list[Need]) -> None:
    assert needed(template) == expected


def test_a_need_is_met_by_a_word_or_by_letters() -> None:
    need = Need(frozenset({"day"}), ("quart",))
    assert need.met("a day", frozenset({"a", "day"}))
    assert need.met("three quarters", frozenset({"three", "quarters"}))
    assert not need.met("days", frozenset({"days"}))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_example_of_each_rule_meets_its_needs(rule) -> None:  # type: ignore[no-untyped-def]
    text = rule.hit.text
    found = [match.group() for match in rule.apply(text, 0, len(text))]
    assert found
    assert rule.apply.may_match(text.lower(), words_of(text))
