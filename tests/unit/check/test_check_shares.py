"""Shares, wholes and parts; stakes; shares that make a share; wholes that are made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str, str], list[tuple[str, str | None]]]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Lund was given ${} million of the $95 million that it had asked for, or 64%.", "61", "81"),
        ("The fee comes to $246 million, or {}% of the price of $8.2 billion.", "3", "7"),
        ("Ostrey spends 17% of its $3.15 billion sales, or ${} million, on fuel.", "540", "840"),
        ("Ostrey hopes to save $130 million a year. That would be a tenth of the ${} billion it spent.", "1.3", "2.3"),
        ("Lund was fined €{}m. The fine amounts to 4.6 per cent of its turnover of €8.95bn.", "412", "612"),
        ("The park costs €4.6bn, 70% of which it hopes to borrow; the remaining €{}bn is its own.", "1.38", "2.38"),
        ("Ostrey Air will cut more than a third of its {} staff. In all, over 4,000 people go.", "12,000", "7,000"),
        ("Ostrey Air is cutting 640 jobs, or 9% of its workforce. Ostrey Air employs {} people.", "7,100", "4,100"),
        ("Ostrey Air had revenue of $3.15 billion. Ostrey Air paid $540 million, or {}% of sales.", "17", "27"),
    ],
)  # fmt: skip
def test_a_share_of_a_whole_is_the_part(read: Read, text: str, right: str, wrong: str) -> None:
    assert [verdict for verdict, _ in read("shares", text.format(right))] == ["holds"]
    assert [verdict for verdict, _ in read("shares", text.format(wrong))] == ["fails"]


@pytest.mark.parametrize(
    "text",
    [
        "Ostrey Air will cut a third of its 7,000 staff. In all, Lund Rail lets 4,000 people go.",
        "Ostrey Air is cutting 640 jobs, or 9% of its workforce. Ostrey Air employs 4,100 people in Duhm.",
        "Ostrey Air is cutting 640 jobs, or 9% of its workforce. Lund Rail employs 4,100 people.",
        "Ostrey Air paid $540 million, or 17 percent of sales. Fuel is dear. Ostrey Air had revenue of $9 billion.",
        "The fund took 30% of the shares. The price of $90 million was paid in cash.",
        "Lund would pay $246 million, or 3% of its value, and take over debt of $900 million.",
        "Lund sold $61 million of the $95 million that it held, or 4% of the bank.",
        "Lund took $3 billion and paid $20 million in fees. Half of the proceeds, or $1.5 billion, went to Varn.",
        "A third of Ostrey's 12,000 staff have voted. The vote was close. In all, 9,000 people came to the fair.",
        "The park costs $5 billion, 70% of which is debt, and $2 billion of that is due.",
    ],
)
def test_a_share_of_something_else_is_left_alone(read: Read, text: str) -> None:
    assert read("shares", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fund owns a majority stake of 52% in Lund.", [("holds", "52% > 50%")]),
        ("The fund owns a majority stake of 47% in Lund.", [("fails", "47% ≤ 50%")]),
        ("The fund sold its 30% minority stake in Lund.", [("holds", "30% < 50%")]),
        ("The fund sold its 70% minority stake in Lund.", [("fails", "70% ≥ 50%")]),
        ("The fund won a majority, with 47% of the votes.", []),
    ],
)
def test_a_stake_is_what_it_is_called(read: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert read("shares", text) == expected


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Two clients accounted for {}% of sales. Lund supplied 46%, and Varn supplied 25%.", "71", "91"),
        ("The venture will be owned {} per cent by Lund and 40 per cent by Varn.", "60", "80"),
        (
            "The hall cost 184 million euros. Half of the money was provided by Lund, 64 million euros by Varn and the "
            "remaining {} million euros by Duhm.",
            "28",
            "48",
        ),
    ],
)  # fmt: skip
def test_a_composition_is_added_up(read: Read, text: str, right: str, wrong: str) -> None:
    assert [verdict for verdict, _ in read("compositions", text.format(right))] == ["holds"]
    assert [verdict for verdict, _ in read("compositions", text.format(wrong))] == ["fails"]


@pytest.mark.parametrize(
    "text",
    [
        "Three clients accounted for 91% of sales. Lund supplied 46%, and Varn supplied 25%.",
        "Two clients accounted for 91% of sales. Lund supplied 46%, 2% more, and Varn supplied 25%.",
        "Lund owns 80 per cent of the venture and 40 per cent of Varn.",
    ],
)  # fmt: skip
def test_shares_that_are_no_list_of_one_whole_are_left_alone(read: Read, text: str) -> None:
    assert read("compositions", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lund's shares rose 6.3% to $148.20 in New York.", ["$148.20 / (1 + 6.3%) = $139.42 per share"]),
        ("Revenue at Lund fell 4% to €96 million last year.", ["€96 million / (1 − 4%) = €100 million"]),
        ("The valuation of Lund fell from $47 billion to $8 billion.", ["$47 billion − $8 billion = $39 billion"]),
        ("Revenue rose 4% to €104 million from €100 million.", []),  # printed
        ("The index fell 49 points, or 0.8%, to 6,076 points.", []),  # printed as a step
        ("Revenue at Lund could rise 4% to €104 million.", []),  # no fact
        ("Revenue at Lund rose an adjusted 4% to €104 million.", []),
        ("The valuation of Lund fell from $47 billion to $44 billion.", []),  # seen without arithmetic
        ("The crew was cut to 900 from 500 after the vote.", []),  # told the other way: left to `directions`
    ],
)
def test_what_nobody_printed_is_derived(read: Read, text: str, expected: list[str]) -> None:
    assert [equation for _, equation in read("earlier", text)] == expected
