"""Comparisons in words, from the text to the finding: our own sentences, true ones and the same with one number off."""

from __future__ import annotations

import pytest

from claimtally.check import check_article
from claimtally.model import Article
from claimtally.pipeline import default_pipeline

FAMILIES = ("comparisons", "directions", "raised", "expectations", "allowances")


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Give check, verdict and equation of what the families of this file find in a text."""
    article = Article.from_text(text)
    findings = check_article(article, default_pipeline().extract(article))
    return [(f.check, f.verdict, f.equation) for f in findings if f.check in FAMILIES]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "check", "equations"),
    [
        (
            "Harrow Bank earned ${} billion in the quarter, topping the average estimate of $1.9 billion.",
            "2.1", "1.7", "comparisons", ("$2.1 billion > $1.9 billion", "$1.7 billion ≤ $1.9 billion"),
        ),
        (
            "Sales at Orlen Mills came to ${} billion, well short of its target of $5 billion.",
            "4.2", "6.2", "comparisons", ("$4.2 billion < $5 billion", "$6.2 billion ≥ $5 billion"),
        ),
        (
            "The hall needs {} MW, which is well inside the 24 MW that the utility has agreed to supply.",
            "18", "28", "comparisons", ("18 MW < 24 MW", "28 MW ≥ 24 MW"),
        ),
        (
            "Orlen Mills employs {} people, down from 1,100 a year ago.",
            "900", "1,300", "comparisons", ("900 people < 1,100", "1,300 people ≥ 1,100"),
        ),
        (
            "Orlen Mills sold {} looms. That beat the 350 looms it sold a year earlier.",
            "400", "300", "comparisons", ("400 looms > 350 looms", "300 looms ≤ 350 looms"),
        ),
        (
            "Brent settled at ${} a barrel, below $90 for the first time since May.",
            "88.40", "91.40", "comparisons", ("$88.40 a barrel < $90", "$91.40 a barrel ≥ $90"),
        ),
        (
            "Profit at Ostrey Air came to ${} million, 9% lower than the $230 million of a year before but "
            "ahead of the "
            "$104 million that analysts had expected.",
            "212", "90", "comparisons", ("$212 million > $104 million", "$90 million ≤ $104 million"),
        ),
        (
            "Revenue at Ostrey Air rose from ${} billion to $2.6 billion.",
            "2.4", "2.8", "directions", ("$2.6 billion > $2.4 billion", "$2.6 billion ≤ $2.8 billion"),
        ),
        (
            "Revenue at Ostrey Air dropped to ${} billion from $2.4 billion.",
            "2.2", "2.6", "directions", ("$2.2 billion < $2.4 billion", "$2.6 billion ≥ $2.4 billion"),
        ),
        (
            "Shares in Ostrey Air jumped as much as 14% before closing {}% higher.",
            "2", "22", "directions", ("2% ≤ 14%", "22% > 14%"),
        ),
        (
            "Corvane owns {}% of Pellworth, a stake that it may raise to as much as 9.9%.",
            "4.5", "14.5", "raised", ("9.9% > 4.5%", "9.9% ≤ 14.5%"),
        ),
        (
            "The royalty starts at {}% of sales and rises to 13% once sales pass $500 million.",
            "9", "19", "raised", ("13% > 9%", "13% ≤ 19%"),
        ),
        (
            "Corvane has offered to buy Pellworth at $50 a share. Pellworth's shares closed at ${}, short "
            "of the offer price.",
            "45.80", "55.80", "raised", ("$45.80 < $50 a share", "$55.80 ≥ $50 a share"),
        ),
        (
            "Harrow Bank's profit was well ahead of forecasts. Net profit came to ${} million, against $46 "
            "million a year "
            "earlier and a consensus of $57 million.",
            "61", "51", "expectations", ("$61 million > $57 million", "$51 million ≤ $57 million"),
        ),
        (
            "Tarn Mills may buy up to 900 MW of power from the plant. It is only required to buy {} MW of power.",
            "300", "1,300", "allowances", ("300 MW ≤ 900 MW", "1,300 MW > 900 MW"),
        ),
        (
            "Corvane bought a majority stake in Pellworth. Corvane now holds a {}% stake in Pellworth.",
            "51", "41", "allowances", ("51% > 50%", "41% ≤ 50%"),
        ),
        (
            "Corvane bought a minority stake in Pellworth. Corvane now holds a {}% stake in Pellworth.",
            "31", "61", "allowances", ("31% < 50%", "61% ≥ 50%"),
        ),
    ],
)  # fmt: skip
def test_a_comparison_is_proved_or_refuted(
    text: str, right: str, wrong: str, check: str, equations: tuple[str, str]
) -> None:
    assert (check, "holds", equations[0]) in told(text.format(right))
    assert (check, "fails", equations[1]) in told(text.format(wrong))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Sales of $4 billion did not exceed the $5 billion of last year.", id="a denial"),
        pytest.param("If sales reach $4 billion, above the $5 billion of last year, Orlen pays.", id="a condition"),
        pytest.param("Orlen sold more than $5 billion of cloth and $4 billion of yarn.", id="a bound is no comparison"),
        pytest.param(
            "Orlen builds six looms a year, down from 1.5 looms per month last June.", id="rates of other times"
        ),
        pytest.param(
            "Orlen earned $1.10 a share on sales of $4.5 billion, missing estimates of $1.30.", id="too far off"
        ),
        pytest.param("The mill cost $2.5 billion, more than the $3 billion planned.", id="only rounding makes it true"),
        pytest.param("Orlen worked for four months and rested over the three months of summer.", id="durations"),
        pytest.param("Corvane raised $3 billion ahead of a planned sale of $5 billion in bonds.", id="a time"),
        pytest.param("Corvane raised $3 billion ahead of the $5 billion sale in May.", id="a time before a known sum"),
        pytest.param("Corvane sold $4 billion in bonds, beating a rival sale of $5 billion.", id="no figure to beat"),
        pytest.param("Ostrey Air cut its planned fare rises from 3% to 5%.", id="words of both ways"),
        pytest.param("Ostrey Air revised its growth forecast from 5% to 3%.", id="a change without a way"),
        pytest.param("Fares fell from 5% to 10% on the coast.", id="a range of falls"),
        pytest.param(
            "Profit beat forecasts while revenue missed estimates. Net profit came to $51 million, against "
            "a consensus of "
            "$57 million.",
            id="expectations on both sides",
        ),
        pytest.param(
            "Corvane bought a majority stake in Pellworth. Corvane has an option on another 30% stake in Pellworth.",
            id="a stake under an option",
        ),
        pytest.param(
            "Corvane bought a majority stake in Pellworth. Corvane holds a 30% stake in Lund and a 60% stake in Orlen.",
            id="two stakes",
        ),
    ],
)
def test_what_compares_nothing_is_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Inflation slowed to {}% in May from 3.2% in April.", "3.0", "3.4"),
        ("The unemployment rate edged up to {}% from 3.9%.", "4.1", "3.8"),
        ("Orlen's profit climbed to ${} million, compared with $90 million a year earlier.", "95", "80"),
        ("Orlen raised its full-year forecast to ${} billion from $2.3 billion.", "2.5", "2.1"),
        ("The fleet will grow from 60 ships to {} by 2030.", "75", "45"),
        ("Lund's economy grew {}%, below the 2.5% forecast by economists.", "2.1", "2.9"),
        ("The project cost ${} billion, more than the $3 billion it had planned.", "3.5", "1.5"),
        ("Orlen posted earnings of ${} per share, topping the $1.10 per share analysts expected.", "1.15", "1.05"),
    ],
)
def test_the_ways_in_which_words_compare(text: str, right: str, wrong: str) -> None:
    assert [verdict for _, verdict, _ in told(text.format(right))] == ["holds"]
    assert [verdict for _, verdict, _ in told(text.format(wrong))] == ["fails"]


def test_a_bare_goal_counts_what_is_raised() -> None:
    text = "Lund Works builds about 30 boats a month and intends to raise that to {} by the end of next year."
    assert told(text.format("75")) == [("raised", "holds", "75 > 30 boats a month")]
    assert told(text.format("12")) == [("raised", "fails", "12 ≤ 30 boats a month")]


def test_what_is_taken_out_of_a_whole_is_compared() -> None:
    text = "In the council Ana Orlen's party took {} of 51 seats, up from 23."
    assert told(text.format("28")) == [("comparisons", "holds", "28 > 23")]
    assert told(text.format("19")) == [("comparisons", "fails", "19 ≤ 23")]
