"""Conditions on sentences of our own: cue, antecedent, consequent, and what an antecedent takes up."""

from __future__ import annotations

import pytest

from claimtally.extract.conditions import RULES, find_conditions, whole
from claimtally.model import ConditionMention
from claimtally.parse import load_pipeline, parse


def mentions(text: str) -> list[ConditionMention]:
    return find_conditions(parse(load_pipeline(), text))


@pytest.mark.parametrize(
    ("text", "cue", "antecedent", "consequent"),
    [
        (
            "If the regulator agrees, Orlen will spend 3 billion zlotys.",
            "If",
            "the regulator agrees",
            "Orlen will spend 3 billion zlotys",
        ),
        (
            "Orlen will spend 3 billion zlotys if the regulator agrees.",
            "if",
            "the regulator agrees",
            "Orlen will spend 3 billion zlotys",
        ),
        (
            "Orlen will pay 3 billion zlotys unless the regulator objects.",
            "unless",
            "the regulator objects",
            "Orlen will pay 3 billion zlotys",
        ),
        (
            "Orlen agreed to a further loan of 3 billion zlotys, contingent on safety tests.",
            "contingent on",
            "safety tests",
            "a further loan of 3 billion zlotys",
        ),
        (
            "The 3 billion zloty deal is subject to regulatory approval.",
            "subject to",
            "regulatory approval",
            "The 3 billion zloty deal",
        ),
        (
            "The 3 billion zloty deal hinges on a vote in parliament.",
            "hinges on",
            "a vote in parliament",
            "The 3 billion zloty deal",
        ),
        (
            "Had the bank paid $2 million, the plant would be open.",
            "Had",
            "the bank paid $2 million",
            "the plant would be open",
        ),
        (
            "Once completed, the plant will deliver 300 MW.",
            "Once",
            "completed",
            "the plant will deliver 300 MW",
        ),
        (
            "The fine would have been $2 million if the bank had fought it, for which it was praised.",
            "if",
            "the bank had fought it",
            "The fine would have been $2 million",
        ),
        (
            "Drivers get a 10% raise if they pass a test, the Gazette reports.",
            "if",
            "they pass a test",
            "Drivers get a 10% raise",
        ),
        (
            "It would be sad if two members disagreed and then left, the bank fears.",
            "if",
            "two members disagreed and then left",
            "It would be sad",
        ),
        (
            "The order would be worth $2 million if every option is used, although the bank expects less.",
            "if",
            "every option is used",
            "The order would be worth $2 million",
        ),
        (
            "To win the $2 million loan, the town would have to sell its harbour.",
            "would have to",
            "sell its harbour",
            "To win the $2 million loan",
        ),
    ],
)
def test_parts(text: str, cue: str, antecedent: str, consequent: str) -> None:
    (mention,) = mentions(text)
    assert mention.cue.text == cue
    assert mention.antecedent.text == antecedent
    assert mention.consequent is not None
    assert mention.consequent.text == consequent


@pytest.mark.parametrize(
    ("text", "antecedent"),
    [
        ("The buyer pays $2 million as long as the mine stays open.", "the mine stays open"),
        ("The buyer will pay $2 million, provided the mine stays open.", "the mine stays open"),
        ("He would sell for $2 million on condition that his staff stayed.", "his staff stayed"),
        ("Bonuses of $2 million are tied to delivery targets.", "delivery targets"),
        ("The $2 million sale is on hold pending court approval.", "court approval"),
        ("The town gave $2 million in return for a new school.", "a new school"),
        ("The $2 million sale requires the consent of both banks.", "the consent of both banks"),
        ("Racks draw 12 kW when fully loaded.", "fully loaded"),
        (
            "The buyer pays only if the mine, the railway and the port stay open.",
            "the mine, the railway and the port stay open",
        ),
        ("The price could reach $2 million if not for the flood.", "the flood"),
        ("The $2 million sale hangs on whether the bank agrees.", "whether the bank agrees"),
        (
            "The bill could come to $2 million should the court rule against the bank.",
            "the court rule against the bank",
        ),
        ("Sales of the $2 million pump are subject to an inspection.", "an inspection"),
        (
            "The bank gave a loan of Rs 125 crore in May, subject to Vayu keeping its debt below four times profit.",
            "Vayu keeping its debt below four times profit",
        ),
        ("The town gets $2 million upon completion of the school.", "completion of the school"),
        ("Building the mine, besides a port, requires approval from the town.", "approval from the town"),
        ("The bank lends $2 million if the mine opens and $3 million if it grows.", "the mine opens"),
        ("The bank will lend $2 million, if the mine opens, and that is a start.", "the mine opens"),
    ],
)
def test_antecedent(text: str, antecedent: str) -> None:
    assert antecedent in [m.antecedent.text for m in mentions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Reporters asked if Orlen would spend 3 billion zlotys.",
        "The bank did not say if it would lend $2 million.",
        "It cost hundreds, if not thousands, of jobs.",
        "He found few mistakes, if any.",
        "He spends $2 million a day as if money grew on trees.",
        "Even if the bank pays $2 million, the plant will close.",
        "The pump runs once a week at 300 kW.",
        "The once-dominant maker sold 300 cars.",
        "Sellers are subject to a fine of $2 million.",
        "The plant will run at 300 MW until 2030.",
        "The bank provided the $2 million that the town needed.",
        "Once thought worthless, the mine sold for $2 million.",
        "When the plant opened, it made 300 cars a day.",
        "The town had 300 houses and had its school closed.",
        "Were there 300 people?",
        "It was a grisly, if unconfirmed, report of 300 deaths.",
        "The boy felt ill once the car reached 87 mph.",
        "The pump runs for as long as 50 minutes and lifts 300 litres.",
        "The pump, which you start once a day, lifts 300 litres.",
        "The town must lend the bank $2 million until its mine closes.",
        "The town gave $2 million, in return for which it gets a school.",
    ],
)
def test_no_condition(text: str) -> None:
    assert mentions(text) == []


@pytest.mark.parametrize(
    ("text", "taken_up"),
    [
        (
            "The loan is contingent on sales milestones.\n\nIf those milestones are met, it grows to $2 million.",
            "sales milestones",
        ),
        (
            "The deal needs work and is subject to court approval. If such approval is refused, $2 million is lost.",
            "court approval",
        ),
        (
            "The loan is conditional on safety tests. If the conditions are met, the bank pays $2 million.",
            "safety tests",
        ),
        ("The loan is contingent on sales targets. If they are met, it grows to $2 million.", "sales targets"),
        ("The loan is contingent on sales targets. If it is repaid, the bank gains $2 million.", None),
        ("The loan is conditional on safety tests. If prices rise, the bank pays $2 million.", None),
    ],
)
def test_same_as(text: str, taken_up: str | None) -> None:
    last = mentions(text)[-1]
    assert (last.same_as.text if last.same_as else None) == taken_up


def test_whole_covers_cue_and_antecedent() -> None:
    text = "Orlen will spend 3 billion zlotys if the regulator agrees."
    start, end = whole(mentions(text)[0])
    assert text[start:end] == "if the regulator agrees"


def test_spans_end_before_the_paragraph_break() -> None:
    text = "Orlen will pay $2 million if the mine opens\n\nThe mine is deep."
    (mention,) = mentions(text)
    assert mention.antecedent.text == "the mine opens"


@pytest.mark.parametrize(
    "text", ["", "\n\n", "if", "If if if", "subject to", "Had", "requires", "contingent on,", "(if)"]
)
def test_fragments_do_no_harm(text: str) -> None:
    assert all(m.antecedent.text == text[m.antecedent.start : m.antecedent.end] for m in mentions(text))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_hit_and_trap(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.hit.value in [m.antecedent.text for m in mentions(rule.hit.text) if m.rule == rule.id]
    assert [m for m in mentions(rule.trap.text) if m.rule == rule.id] == []
