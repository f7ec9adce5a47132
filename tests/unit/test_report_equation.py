from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from claimtally.model import Claim, DerivedClaim, Finding, Quantity, Span
from claimtally.model.vocabulary import Role, Verdict
from claimtally.report.equation import Step, draw, sides


def dollars(value: str) -> Quantity:
    number = Decimal(value)
    return Quantity.printed(number, number, precision=Decimal(0), bound="=", unit="USD", dimension="money")


def premise(name: str, value: str, role: Role, words: str = "a sum") -> Claim:
    span = Span(text=words, start=0, end=len(words))
    return Claim(id=name, article="a", quote=span, mention=span, quantity=dollars(value), role=role, frame="spending")


def finding(equation: str | None, verdict: Verdict = "holds", derived: str | None = None) -> Finding:
    claim = DerivedClaim(quantity=dollars(derived), frame="investment", role="prior") if derived else None
    return Finding.of("a", "totals", verdict, (), "Told.", equation=equation, derived=claim)


def shown(steps: tuple[Step, ...]) -> list[tuple[str, str, str]]:
    return [(step.sign, step.term.shown.replace("\N{NO-BREAK SPACE}", " "), step.term.label) for step in steps]


PRIOR, MORE, TOTAL = premise("p", "8e9", "prior"), premise("i", "5e9", "increment"), premise("t", "13e9", "total")


@pytest.mark.parametrize(
    "equation",
    [
        "8 bn + 5 bn = 13 bn",
        "$8 billion + $5 billion = $13 billion",
        "8e9 + 5e9 = 13e9",
        "8,000,000,000 USD + 5b = 13,000 million",
    ],
)
def test_terms_find_the_premises_that_state_them(equation: str) -> None:
    steps = draw(finding(equation), [PRIOR, MORE, TOTAL])
    assert shown(steps) == [
        ("", "$8 billion", "prior"),
        ("+", "$5 billion", "increment"),
        ("=", "$13 billion", "total"),
    ]
    assert [step.term.claim for step in steps] == ["p", "i", "t"]
    assert [step.relation for step in steps] == [False, False, True]


def test_a_term_in_words_finds_the_premise_that_prints_it() -> None:
    premises = [premise("a", "5", "part", "up to five gigawatts"), premise("b", "2", "part", "two gigawatts")]
    steps = draw(finding("two gigawatts < five gigawatts"), premises)
    assert [step.term.claim for step in steps] == ["b", "a"]


def test_a_number_inside_a_longer_number_is_not_found() -> None:
    steps = draw(finding("2 billion = 3 billion"), [premise("a", "7", "part", "$5.2 billion")])
    assert [step.term.claim for step in steps] == [None, None]


def test_equal_numbers_go_to_one_premise_each() -> None:
    premises = [premise("a", "1e9", "part"), premise("b", "1e9", "part"), premise("c", "2e9", "total")]
    assert [step.term.claim for step in draw(finding("1 bn + 1 bn = 2 bn"), premises)] == ["a", "b", "c"]


def test_the_relation_of_a_failing_sum_is_struck() -> None:
    premises = [PRIOR, MORE, premise("t", "15e9", "total")]
    assert [step.sign for step in draw(finding("8 bn + 5 bn = 15 bn", "fails"), premises)] == ["", "+", "≠"]
    told = draw(finding("8 bn + 5 bn = 13 bn ≠ 15 bn", "fails"), premises)
    assert shown(told)[2:] == [("=", "13 bn", "computed"), ("≠", "$15 billion", "total")]


def test_what_nobody_printed_is_derived() -> None:
    steps = draw(finding("13 bn − 5 bn = 8 bn", derived="8e9"), [TOTAL, MORE])
    assert shown(steps)[2] == ("=", "$8 billion", "prior")
    assert steps[2].term.derived
    assert steps[2].term.claim is None


def test_brackets_stay_with_their_terms() -> None:
    steps = draw(finding("(8 bn + 5 bn) * 2 = 26e9 USD"), [PRIOR, MORE])
    assert [(step.sign, step.opening, step.closing) for step in steps] == [
        ("", "(", ""),
        ("+", "", ")"),
        ("×", "", ""),
        ("=", "", ""),
    ]
    assert shown(steps)[3] == ("=", "26 billion USD", "computed")


@pytest.mark.parametrize("equation", [None, "", "13 bn", "from-to USD/share"])
def test_what_is_no_equation_is_not_drawn(equation: str | None) -> None:
    assert draw(finding(equation), [PRIOR]) == ()


def percent(name: str, value: str, words: str, direction: Any = None) -> Claim:
    number = Decimal(value)
    quantity = Quantity.printed(
        number, number, precision=Decimal(0), bound="=", unit="%", dimension="share", direction=direction
    )
    span = Span(text=words, start=0, end=len(words))
    return Claim(id=name, article="a", quote=span, mention=span, quantity=quantity, frame="change")


NOW, BEFORE = premise("n", "1.78e9", "value", "$1.78 billion"), premise("b", "1.70e9", "prior", "$1.70 billion")


@pytest.mark.parametrize("written", ["4.7%", "+4.7%", "1%"])
def test_the_one_of_a_rise_is_no_number_of_the_article(written: str) -> None:
    rise = percent("r", written.strip("+%"), written.strip("+"), "up")
    steps = draw(finding(f"$1.78 billion / $1.70 billion − 1 = {written}"), [NOW, BEFORE, rise])
    assert [(step.sign, step.term.claim, step.term.constant) for step in steps] == [
        ("", "n", False),
        ("÷", "b", False),
        ("−", None, True),
        ("=", "r", False),
    ]
    assert steps[3].term.shown == written


def test_the_one_of_a_fall_is_none_either_and_the_formula_tells_the_direction() -> None:
    steps = draw(
        finding("1 − $1.70 billion / $1.78 billion = 4.5%"), [NOW, BEFORE, percent("r", "4.5", "4.5%", "down")]
    )
    assert [(step.sign, step.term.claim, step.term.constant) for step in steps] == [
        ("", None, True),
        ("−", "b", False),
        ("÷", "n", False),
        ("=", "r", False),
    ]
    assert steps[3].term.shown == "4.5%"


def test_a_one_without_a_ratio_is_a_number_of_the_article() -> None:
    premises = [premise("f", "4", "total", "four mills"), premise("o", "1", "part", "one mill")]
    steps = draw(finding("4 − 1 = 3"), premises)
    assert [(step.term.claim, step.term.constant) for step in steps] == [("f", False), ("o", False), (None, False)]


def test_two_directions_are_told() -> None:
    rival = [percent("u", "3", "3%", "up"), percent("d", "3", "3 percent", "down")]
    assert [step.term.shown for step in draw(finding("3% = 3 percent", "fails"), rival)] == ["up 3%", "down 3%"]


def test_a_number_is_not_found_at_the_start_of_a_decimal() -> None:
    steps = draw(finding("1 = 2"), [premise("a", "1.4e9", "part", "$1.4 billion")])
    assert [step.term.claim for step in steps] == [None, None]


@pytest.mark.parametrize(
    ("equation", "signs"),
    [
        ("$12 million × 5 = $60 million", ["", "×", "="]),
        ("$12 million * 5 ≈ $60 million", ["", "×", "≈"]),
        ("36% × 12,000 > 4,000", ["", "×", ">"]),
        ("$5 billion ≤ $13 billion", ["", "≤"]),
        ("$5 billion <= $13 billion", ["", "≤"]),
        ("(13 − 5) / 5 ≈ 160%", ["", "−", "÷", "≈"]),
        ("A$1 billion / $5 billion ≈ A$2 billion / $10 billion", ["", "÷", "≈", "÷"]),
        ("2–3 GW = 2 GW + 1 GW", ["", "=", "+"]),
    ],
)
def test_signs_of_every_check_are_drawn(equation: str, signs: list[str]) -> None:
    assert [step.sign for step in draw(finding(equation), [])] == signs


def test_an_equation_parts_before_its_relations() -> None:
    steps = draw(finding("1 / 2 ≈ 3 / 6 ≈ 4 / 8"), [])
    assert [[step.term.shown for step in side] for side in sides(steps)] == [["1", "2"], ["3", "6"], ["4", "8"]]
    assert sides(()) == ()
