"""Time expressions: what is found, what it is resolved to, what is left alone, and the form a claim gives it."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest

from claimtally.extract.times import RULES, claim_forms, find_times, with_preposition
from claimtally.extract.times.amounts import amount
from claimtally.extract.times.calendar import moved, nth_weekday, period

THURSDAY = "2024-03-07"
TIMEX = Path(__file__).parents[3] / "shared" / "bench" / "timex.jsonl"


def found(text: str, published: str | None = THURSDAY) -> list[tuple[str, str | None]]:
    return [(mention.span.text, mention.value) for mention in find_times(text, published)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        # days by name
        ("It opened on March 7, 2024.", "March 7, 2024", "2024-03-07"),
        ("It opened on 7 March 2024.", "7 March 2024", "2024-03-07"),
        ("It opened on the 7th of March.", "the 7th of March", "2024-03-07"),
        ("It opened on Thursday, Feb. 29.", "Thursday, Feb. 29", "2024-02-29"),
        ("The Dec. 15 meeting failed.", "Dec. 15", "2023-12-15"),
        ("It will be paid on Dec. 15 to all holders.", "Dec. 15", "2024-12-15"),
        ("It will be paid on Sept. 1 to all holders.", "Sept. 1", "2024-09-01"),
        ("As of 2024-03-07 it was open.", "2024-03-07", "2024-03-07"),
        ("Filed 3/7/2024 in court.", "3/7/2024", "2024-03-07"),
        ("Filed 17/3/2024 in court.", "17/3/2024", "2024-03-17"),
        ("Filed 7.3.2024 in court.", "7.3.2024", "2024-03-07"),
        # months
        ("Sales rose in December.", "December", "2023-12"),
        ("Sales rose in May 2023.", "May 2023", "2023-05"),
        ("Sales should rise in May.", "May", "2024-05"),
        ("Sales rose in May.", "May", "2023-05"),
        ("Sales rose in early October 2021.", "early October 2021", "2021-10"),
        ("Sales rose last March.", "last March", "2023-03"),
        ("Sales rose in June last year.", "June last year", "2023-06"),
        # years
        ("It will be done by 2027.", "2027", "2027"),
        ("It will be done by the end of 2024.", "the end of 2024", "2024"),
        ("Sales rose in the 2024-25 season.", "2024-25", "2024/2025"),
        ("Sales rose in 2024-03 again.", "2024-03", "2024-03"),
        ("It will be done by year-end 2025.", "year-end 2025", "2025"),
        ("Sales rose in fiscal 2024.", "fiscal 2024", "FY2024"),
        ("Sales rose in FY24.", "FY24", "FY2024"),
        ("Sales rose in financial year 2023-24.", "financial year 2023-24", "FY2024"),
        ("It was built in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("It was built in the late 1990s.", "the late 1990s", "199X"),
        ("It was built in the '80s.", "the '80s", "198X"),
        ("It was built in the nineties.", "the nineties", "199X"),
        ("It was built in the 19th century.", "the 19th century", "18XX"),
        # weekdays and the days beside the document's
        ("It said so on Tuesday.", "Tuesday", "2024-03-05"),
        ("It said so Thursday.", "Thursday", "2024-03-07"),
        ("It will meet on Tuesday.", "Tuesday", "2024-03-12"),
        ("It met last Thursday.", "last Thursday", "2024-02-29"),
        ("It meets next Thursday.", "next Thursday", "2024-03-14"),
        ("It met on Wednesday night.", "Wednesday night", "2024-03-06TNI"),
        ("It met yesterday.", "yesterday", "2024-03-06"),
        ("It meets tomorrow morning.", "tomorrow morning", "2024-03-08TMO"),
        ("It met this morning.", "this morning", "2024-03-07TMO"),
        ("It met last night.", "last night", "2024-03-06TNI"),
        ("It met on Christmas Eve.", "Christmas Eve", "2023-12-24"),
        ("It met on Thanksgiving 2022.", "Thanksgiving 2022", "2022-11-24"),
        # quarters, halves, seasons
        ("Sales rose in the second quarter of 2023.", "the second quarter of 2023", "2023-Q2"),
        ("Sales rose in Q1 2024.", "Q1 2024", "2024-Q1"),
        ("Sales rose in 3Q23.", "3Q23", "2023-Q3"),
        ("Sales rose in the 2022 third quarter.", "the 2022 third quarter", "2022-Q3"),
        ("Sales rose in last year's third quarter.", "last year's third quarter", "2023-Q3"),
        ("Its fourth-quarter sales rose.", "Its fourth-quarter", "2023-Q4"),
        ("Its first-quarter sales will rise.", "Its first-quarter", "2024-Q1"),
        ("Sales rose in Q4 FY2023.", "Q4 FY2023", "2023-Q4"),
        ("Sales rose in the June quarter.", "the June quarter", "2023-Q2"),
        ("Sales rose in the first half of 2023.", "the first half of 2023", "2023-H1"),
        ("Sales rose in H2 2023.", "H2 2023", "2023-H2"),
        ("Sales will rise in the second half of the year.", "the second half of the year", "2024-H2"),
        ("Sales rose last summer.", "last summer", "2023-SU"),
        ("Sales rose in the spring of 2021.", "the spring of 2021", "2021-SP"),
        ("Sales rose in the first nine months of 2023.", "the first nine months of 2023", "P9M"),
        # the calendar's periods
        ("Sales rose last year.", "last year", "2023"),
        ("Sales will rise next month.", "next month", "2024-04"),
        ("Sales rose earlier this week.", "earlier this week", "2024-W10"),
        ("Sales rose last quarter.", "last quarter", "2023-Q4"),
        ("Sales rose over the weekend.", "the weekend", "2024-W09-WE"),
        ("Sales will rise by the end of the year.", "the end of the year", "2024"),
        ("It will be done by the end of the next decade.", "the end of the next decade", "203X"),
        # counted from another time
        ("Sales rose two months ago.", "two months ago", "2024-01"),
        ("Sales rose 10 days ago.", "10 days ago", "2024-02-26"),
        ("Sales rose about 20 years ago.", "about 20 years ago", "2004"),
        ("Sales rose several years ago.", "several years ago", "PAST_REF"),
        # lengths
        ("It took three years.", "three years", "P3Y"),
        ("It took three decades.", "three decades", "P30Y"),
        ("It took two and a half years.", "two and a half years", "P2.5Y"),
        ("An hour later it closed.", "An hour later", "PT1H"),
        ("It took 5 1/2 hours.", "5 1/2 hours", "PT5H30M"),
        ("It took twenty-five minutes.", "twenty-five minutes", "PT25M"),
        ("It rose for four straight years.", "four straight years", "P4Y"),
        ("It is a two-year plan.", "two-year", "P2Y"),
        ("It will cost more over the next 30 years.", "the next 30 years", "P30Y"),
        ("It will cost more within the next year.", "the next year", "P1Y"),
        ("It rose over the past few months.", "the past few months", "PXM"),
        ("It has run for decades.", "decades", "PXY"),
        ("It has grown in recent years.", "recent years", "PXY"),
        ("It will hire in the coming weeks.", "the coming weeks", "FUTURE_REF"),
        ("It will hire in the months to come.", "the months to come", "FUTURE_REF"),
        # how often
        ("It is paid annually.", "annually", "P1Y"),
        ("It flies every day.", "every day", "P1D"),
        ("It flies every two weeks.", "every two weeks", "P2W"),
        ("It flies each Thursday.", "each Thursday", "XXXX-WXX-4"),
        # times of day and references
        ("It closed at 3 p.m. Tuesday.", "3 p.m. Tuesday", "2024-03-05T15:00"),
        ("It closed at 10:30 a.m. ET.", "10:30 a.m. ET", "2024-03-07T10:30"),
        ("It closed at noon.", "noon", "2024-03-07T12:00"),
        ("It closed at 15:45 GMT on March 4.", "15:45 GMT on March 4", "2024-03-04T15:45"),
        ("It now has two sites.", "now", "PRESENT_REF"),
        ("It recently had two sites.", "recently", "PAST_REF"),
        ("It will soon have two sites.", "soon", "FUTURE_REF"),
    ],
)
def test_an_expression_is_found_and_resolved(text: str, span: str, value: str) -> None:
    assert found(text) == [(span, value)]


@pytest.mark.parametrize(
    "text",
    [
        "It may rise.",
        "They march on.",
        "April Jones runs it.",
        "It employs 2,024 people.",
        "It employs 2024 people.",
        "It costs $2024.",
        "It sold more than 2024.",
        "Sales fell 2024.5 points.",
        "The fall in sales hurt.",
        "It read USA Today.",
        "It bought Monday.com shares.",
        "A 30-year-old man runs it.",
        "He is 30 years old.",
        "It pays $5 a share a day.",
        "Its know-how is old.",
        "About three-quarters of the sites closed.",
        "It raised its quarterly dividend.",
        "In the 30s of temperature.",
        "The H100 chip is fast.",
        "It lies in the Latin Quarter.",
        "",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Third-quarter sales rose from a year earlier.", ["2023-Q3", "2022-Q3"]),
        ("Third-quarter sales rose. In the year-earlier period they fell.", ["2023-Q3", "2022-Q3"]),
        ("Third-quarter sales rose. Costs fell in the quarter.", ["2023-Q3", "2023-Q3"]),
        ("Sales rose in the quarter ended Sept. 30, 2022.", ["2022-Q3", "2022-09-30"]),
        ("It was founded in 1998 and grew that year.", ["1998", "1998"]),
        ("It opened on Jan. 5 and closed the next day.", ["2024-01-05", "2024-01-06"]),
        ("It opened in 2020 and closed two years later.", ["2020", "2022"]),
        ("It opened between 2020 and 2025.", ["2020", "2025"]),
    ],
)
def test_an_expression_takes_up_an_earlier_one(text: str, values: list[str]) -> None:
    assert [value for _, value in found(text)] == values


@pytest.mark.parametrize("text", ["in December", "on Tuesday", "last year", "yesterday", "two months ago", "at noon"])
@pytest.mark.parametrize("published", [None, "", "someday"])
def test_without_a_document_date_the_value_is_open(text: str, published: str | None) -> None:
    assert [value for _, value in found(f"It opened {text}.", published)] == [None]


@pytest.mark.parametrize("published", [None, THURSDAY, "2024-03-07T23:10:00Z"])
def test_what_needs_no_document_date_is_resolved_without_one(published: str | None) -> None:
    assert found("It opened on May 1, 2019 for three years.", published) == [
        ("May 1, 2019", "2019-05-01"),
        ("three years", "P3Y"),
    ]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("It will open by 2027.", "by 2027"),
        ("It grew in the second quarter.", "in the second quarter"),
        ("By the end of 2024 it will open.", "By the end of 2024"),
        ("It opened on Tuesday.", "on Tuesday"),
        ("It had two sites as of Q1 2024.", "as of Q1 2024"),
        ("It will cost more over the next 30 years.", "over the next 30 years"),
        ("It opened earlier this week.", "earlier this week"),
        ("It grew so far this year.", "so far this year"),
        ("It has grown since March.", "since March"),
        ("It grew last year.", "last year"),
        ("It grew to begin the week.", "to begin the week"),
        ("Orders are flowing in now.", "now"),
        ("The pull-in 2027 deal.", "2027"),
    ],
)
def test_the_form_of_a_claim_has_the_preposition(text: str, form: str) -> None:
    (mention,) = find_times(text, THURSDAY)
    widened = with_preposition(text, mention)
    assert widened.text == form
    assert text[widened.start : widened.end] == form


def test_claim_forms_keep_value_and_rule_and_stay_apart() -> None:
    text = "From 2024 through 2028 it will open 12 sites, most of them by the end of 2026."
    mentions = find_times(text, THURSDAY)
    forms = claim_forms(text, mentions)
    assert [form.span.text for form in forms] == ["From 2024", "through 2028", "by the end of 2026"]
    assert [(form.value, form.rule) for form in forms] == [(mention.value, mention.rule) for mention in mentions]


def test_paragraphs_are_not_crossed() -> None:
    assert found("It grew in May\n\n7 sites opened.") == [("May", "2023-05")]


def test_mentions_are_sorted_and_apart() -> None:
    text = "On Friday, Oct. 6, 2023 at 3 p.m. and in the third quarter of last year, 12 sites opened within two years."
    mentions = find_times(text, THURSDAY)
    assert len(mentions) > 2
    for first, second in pairwise(mentions):
        assert first.span.end <= second.span.start
    assert all(text[m.span.start : m.span.end] == m.span.text for m in mentions)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_makes_its_hit_and_not_its_trap(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.hit.mention in rule.hit.text
    assert rule.trap.mention in rule.trap.text
    assert rule.id in {mention.rule for mention in find_times(rule.hit.text, THURSDAY)}
    assert rule.id not in {mention.rule for mention in find_times(rule.trap.text, THURSDAY)}


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("words", "number"),
    [("three", "3"), ("twenty five", "25"), ("2.5", "2.5"), ("5 1/2", "5.5"), ("several", "X"), ("half a", "0.5")],
)
def test_amounts(words: str, number: str) -> None:
    assert amount(words) == number


def test_the_calendar_ends_without_a_crash() -> None:
    assert found("It began 90 centuries ago.") == [("90 centuries ago", None)]
    assert found("It began last year.", "0001-01-01") == [("last year", None)]
    assert found("It will begin next December.", "9999-12-31") == [("next December", None)]


@pytest.mark.parametrize("text", ["It took fıve years.", "It took ٣ years.", "It opened in 20٢٤.", "It was ſunday."])
def test_letters_and_digits_of_other_scripts_are_no_crash(text: str) -> None:
    assert all("\ufffd" not in span for span, _ in found(text))


def test_calendar_arithmetic() -> None:
    leap = nth_weekday(2024, 2, -1, 3)
    assert leap.isoformat() == "2024-02-29"
    assert str(moved(leap, "Y", 1)) == "2025-02-28"
    assert str(moved(leap, "M", -2)) == "2023-12-29"
    assert [period(leap, unit) for unit in ("D", "W", "M", "Q", "H", "Y", "DE", "CE")] == [
        "2024-02-29", "2024-W09", "2024-02", "2024-Q1", "2024-H1", "2024", "202X", "20XX",
    ]  # fmt: skip


@pytest.mark.parametrize("unit", ["the ", "1 ", "a year ", "in the early ", "2024-", "about ", "twenty "])
def test_time_grows_in_step_with_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.process_time()
        find_times(text, THURSDAY)
        return time.process_time() - start

    short, long = seconds(10_000), seconds(40_000)
    assert long < 10 * short + 0.5


@pytest.mark.skipif(not TIMEX.exists(), reason="the shared test sets are not beside this checkout")
def test_most_expressions_of_the_shared_set_are_found() -> None:
    right = gold = predicted = equal = 0
    for line in TIMEX.read_text("utf-8").splitlines():
        row = json.loads(line)
        mentions = find_times(row["text"], row["dct"])
        predicted += len(mentions)
        gold += len(row["timex"])
        for timex in row["timex"]:
            met = [m for m in mentions if m.span.start < timex["end"] and timex["start"] < m.span.end]
            right += bool(met)
            equal += any(m.value == timex["value"] for m in met)
    assert 2 * right / (predicted + gold) > 0.92
    assert equal / right > 0.80
