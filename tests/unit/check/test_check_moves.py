"""Moves that words tie together: changes told in clauses and sentences of their own, steps and multiples."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str, str], list[tuple[str, str | None]]]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Takings came to €{} million for the spring, 8 per cent lower than the €25 million of last year.", "23", "17"),
        ("Ostrey sells the pump at $72 a unit, {}% less than the $80 that Lund asks.", "10", "30"),
        ("Turnover was €40m last year, a rise of {} per cent on the €37m of 2023.", "8", "18"),
        ("Lund flew 54,000 guests in May, an increase of {} per cent from the 45,000 it flew in April.", "20", "50"),
        ("Ostrey offered €52 a share on Friday, a premium of {}% to the last close of €40.", "30", "60"),
        ("Ostrey offered €52 a share, based on its price of €61, a premium of {}% to Lund's close of €40.", "30", "60"),
        ("Net profit fell 9% to £{}m in the quarter. A year earlier it was £123m.", "112", "95"),
        ("Lund shares, which had closed at $37.88 on Monday, jumped {}% to $45.83.", "21", "41"),
        ("Net profit at Ostrey fell by a third, from £480m to £{}m.", "320", "240"),
        ("Sales at Ostrey rose by {}% from 250 cars to 300 cars.", "20", "40"),
        (
            "Ostrey reported a {}% jump in quarterly profit on Monday. Net profit in the three months came to "
            "€60 million, against €50 million a year earlier.",
            "20",
            "50",
        ),
    ],
)  # fmt: skip
def test_a_percentage_is_held_against_the_levels_that_words_tie_to_it(
    read: Read, text: str, right: str, wrong: str
) -> None:
    assert [verdict for verdict, _ in read("changes", text.format(right))] == ["holds"]
    assert [verdict for verdict, _ in read("changes", text.format(wrong))] == ["fails"]


@pytest.mark.parametrize(
    "text",
    [
        "Turnover was €40m, a rise of 18 per cent in constant currencies on the €37m of 2023.",
        "Turnover was €40m, an organic rise of 18 per cent on the year. Lund took €37m in 2023.",
        "Ostrey sells the pump at $72 a unit, 30% less than analysts expected. Lund asks $80.",
        "Net profit fell 9% to £112m in the quarter. A year earlier the board paid out £20m.",
        "Turnover was €40m, up 8% from a year earlier, while costs came to €20m.",
        "Turnover was €40m, 18 per cent lower than a year earlier, and costs were €20m.",
        "Turnover was €40m, a rise of 8 per cent on the year, with a dividend of €30m.",
        "Guests rose by 40% from 2019. Ostrey now flies 300 a day from 250 airports.",
        "Lund's turnover was €6.3bn, up from €5.8bn, and profit rose 15%.",
        "Lund's profit climbed 21%, while turnover increased to €6.3bn from €5.8bn.",
        "Traffic rose 7% as the fleet of Ostrey Air grew to 90 jets from 70.",
        "Profit fell to €61m from €98m, hit by a 30% drop in orders.",
        "Prices have risen by an average of 3% a year since 2016, to $440 from $330.",
        "Rent went up 6% annually to $1,900 from $1,300 a decade ago.",
        "Staff numbers were up by a quarter to 3,000, compared with 1,800 in 2018 and 2,400 last year.",
    ],
)
def test_a_percentage_of_something_else_is_left_alone(read: Read, text: str) -> None:
    assert read("changes", text) == []


def test_a_percentage_in_a_phrase_belongs_to_the_levels_of_the_phrase(read: Read) -> None:
    debt = "Debt fell to €4.1bn from €5.0bn, a reduction of nearly a fifth"
    text = f"{debt}, and is now 1.7 times sales, down from 2.5 times."
    assert read("changes", text) == [("holds", "1 − €4.1bn / €5.0bn = a fifth")]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The index fell {} points, or 0.8%, to 6,076 points.", "49", "89"),
        ("Crude for May settled up $3.15, or {}%, at $91.40 a barrel.", "3.6", "5.4"),
        ("Lund's shares closed up 11.5p, or {} per cent, at 349p.", "3.4", "5.1"),
        ("The gauge gained 102.2 points, or {}%, to 28,036.22.", "0.36", "0.56"),  # 0.366, cut off
        ("The gauge fell {} points, or 0.6%, to 2,642 points.", "14", "11"),  # 14.68, cut off
        ("Crude fell {} cents, or 1.2%, to close the Lund session at $44.35.", "55", "95"),
        ("The yield rose {} basis points to 4.38% from 4.31%.", "seven", "nine"),
        ("The margin widened to 46.3% from 43.8%, a gain of {} percentage points.", "2.5", "3.5"),
        ("The rate rose from 43.8% to 46.3%, up {} points.", "2.5", "4.1"),
        ("The number of pits dropped to 3,150 last year, a loss of 1,150 pits, or about {}%.", "27", "57"),
    ],
)
def test_a_step_is_held_against_levels_and_percentage(read: Read, text: str, right: str, wrong: str) -> None:
    assert {verdict for verdict, _ in read("steps", text.format(right))} == {"holds"}
    assert {verdict for verdict, _ in read("steps", text.format(wrong))} == {"fails"}


def test_an_equation_shows_the_level_before_a_step(read: Read) -> None:
    assert read("steps", "The index fell 49 points, or 0.8%, to 6,076 points.") == [
        ("holds", "49 points / (6,076 points + 49 points) = 0.8%")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The index fell 49 points to 6,076, and bonds lost 3.8%.",
        "Crude gained $3.15, or 3.6%, as gold fell to $1,900.",
        "The rate rose by 5% to 20% from 12%.",  # a twentieth, or five points
        "The yield rose seven basis points, to 4.38% from a forecast of 4.11%.",
    ],
)
def test_steps_of_other_things_are_left_alone(read: Read, text: str) -> None:
    assert read("steps", text) == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Provisions more than doubled to £{}m from £145m.", "310", "240"),
        ("Sales tripled to ${}m from $70m.", "214", "150"),
        ("Ostrey's fleet nearly quadrupled from 31 jets to {} jets.", "118", "90"),
        ("Staff costs almost halved, from $100 million to ${} million.", "56", "75"),
        ("The pier is now put at €{}m, double the original budget of €950m.", "1,900", "1,400"),
        ("Exports rose threefold to {} tonnes from 40 tonnes.", "121", "84"),
        ("Lund built 160 boats last year, four times the {} boats of 2019.", "40", "61"),
    ],
)
def test_a_multiple_is_held_against_its_levels(read: Read, text: str, right: str, wrong: str) -> None:
    assert [verdict for verdict, _ in read("multiples", text.format(right))] == ["holds"]
    assert [verdict for verdict, _ in read("multiples", text.format(wrong))] == ["fails"]


@pytest.mark.parametrize(
    "text",
    [
        "Sales more than doubled to €900m from €145m.",  # true, if weakly told
        "Sales doubled to €900m. Lund took €145m.",
        "Adjusted for inflation, sales doubled to €900m from an adjusted €145m.",
        "Profit doubled from €90m to €45m.",  # the levels go the other way
    ],
)
def test_multiples_are_silent_where_nothing_is_refuted(read: Read, text: str) -> None:
    assert [verdict for verdict, _ in read("multiples", text) if verdict == "fails"] == []


def test_a_range_in_words_is_widened_at_both_ends(read: Read) -> None:
    text = (
        "Total area was put at between 3.58 and 3.78 million hectares, or two to seven per cent less than the "
        "3.85 million hectares planted last year."
    )
    assert [verdict for verdict, _ in read("changes", text)] == ["holds"]
