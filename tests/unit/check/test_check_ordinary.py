"""Ordinary news, told in own sentences: what once made a check fail by mistake is silent, its faulty twin is not."""

from __future__ import annotations

import pytest

from claimtally.model import Article
from claimtally.pipeline import Pipeline

REST = " Nobody was surprised. The town council meets on Monday to hear what the neighbours think of all that." * 5

CONSISTENT = [
    "Norvia expected to write down $1.7 billion of stock. It took $1.2 billion of that charge in May; the remaining "
    "$500 million will follow.",
    "Norvia will raise $186 million. Of the new money, $74 million will go to repairs. Trees will take up another "
    "$58 million, and the remaining $54 million will pay for wires.",
    "Norvia has sold 9,534,633 shares of Tarn Gas for 720 pence a share. Norvia said it still owns 6.7 million shares "
    "of Tarn Gas.",
    "Norvia raised the lower end of its spending forecast to $66 billion from $64 billion.",
    "A clerk on ?20,000 a year. House price: ?125,000 for a flat.",
    "Storms killed 246 people, injured 128 and left nearly 2,000 homeless.",
    "TERVA, Valland --Eight people, including two guards, were hurt at the pass.",
    "In May, six members of the club were convicted of the thefts from three shops.",
    "Norvia will run its four largest mills but close the remaining eight mills.",
    "Those changes mean that 14 million more people would be without cover. That figure grows to 21 million by "
    "2030 and 24 million by 2036, the office said.",
    "The Reform List won 33 of the assembly's 150 seats, down from 41 at the last vote.",
    "Norvia raised its stake in Tarn to 2,607,900 shares, or 40% of the total, from 2,309,700 shares, or 35.4%.",
    "Output hit 100 million tonnes in January, up from 97.3 million a year earlier, and exceeded its target by 0.5%.",
    "Norvia earned $1.7 million in the third quarter, including a gain of $2.8 million from the sale of a mill.",
    "While average trading was under 500 contracts a day throughout 2024, it has surpassed 1,000 contracts a day for "
    "the past two months.",
    "Imports peaked in 2017 at 47%, were short of 36% last year and are over 40% now.",
    "Norvia pledged an unchanged $1.6 billion in fresh funds and this year's overall total, up from last year's $2.6 "
    "billion, pleased the minister.",
    "Norvia expects third-quarter sales of $21.1 million and third-quarter earnings to be less than the second "
    "quarter's $2.7 million.",
    "It wants to narrow the gap to $975 million, compared with $1.52 billion last year, up from $1.01 billion in 2024.",
    "Its notes carry an 8% coupon and yield 115 basis points over the 9.25% bonds of 2036.",
    "Trading set a record of 1.4 million contracts, up from volume of 825,087 contracts in May last year and "
    "surpassing the previous record of 1.2 million contracts.",
    "The value of the yen against the dollar rose to 161 from 221 a year earlier.",
    "Norvia increased its holding in the Tarn Valley Railway during the year to 5,970 shares from 5,250 shares.",
    "Norvia's backlog was $140 million, up from $104 million at the end of May and 50% above the level of last June.",
    "Norvia posted a net profit of $5.3 million compared with $2.8 million a year before and said its current profits "
    "rose by 19%.",
    "Profit rose by around half, from 1.042 to 1.504 billion lats.",
    "Vesna hit 23 winners in the 80-minute match. Roe made 46 winners in the 3-hour match.",
    "Levon said zone one averages 0.8 ounces a ton. It previously reported that the zone averaged 0.2 ounces a ton.",
    "Total vehicle output rose to 410,000. Total vehicle exports fell to 233,200.",
    "Tarn's plan, supported by a $67 million Norvia loan, hopes to lay roads, the bank said. Pell's plan, supported by "
    "a $60 million Norvia loan, hopes to mend bridges, the bank said.",
    "Norvia's units are its majority stake in Tarn Airways and its 25% interest in Pell Engineering.",
    "Losses of $2.2 million on a sale and $25.0 million on a bond, for a combined charge of $1.58 a share, hurt it.",
]

FAULTY = [
    "Norvia ran 249 stores and will close 18 of them by May, leaving it with 281.",
    "Norvia expected to write down $1.7 billion of stock. It took $1.2 billion of that charge in May; the remaining "
    "$800 million will follow.",
    "Norvia will raise $186 million. Of the new money, $94 million will go to repairs. Trees will take up another "
    "$58 million, and the remaining $54 million will pay for wires.",
    "Income from continuing operations of $3 million was above the $4 million forecast.",
    "Norvia's profit was $30 million, including $50 million from a cost-cutting unit.",
    "The storms left 128 people hurt. Norvia will close 47 of its 388 mills, leaving 351 mills.",
    "Norvia runs 20 mills, including 30 mills in Pell.",
    "The Reform List won 43 seats, down from 41 at the last vote.",
    "Output rose 9% to 100 million tonnes in January from 97.3 million a year earlier.",
    "Norvia's sales of $5 billion topped the estimate of $6 billion.",
    "Norvia's stake rose to 30% from 40%.",
    "Losses of $2.2 million on a sale and $25.0 million on a bond, for a combined $37.2 million, hurt Norvia.",
]


def failing(text: str, title: str | None = None) -> list[str]:
    pipeline = Pipeline()
    article = Article.from_text(f"{title}\n\n{text}" if title else text, title=title, published="2026-03-02")
    return [f.explanation for f in pipeline.check(article, pipeline.extract(article)) if f.verdict == "fails"]


@pytest.mark.parametrize("text", CONSISTENT)
def test_silent_on_consistent_news(text: str) -> None:
    assert failing(text) == []


@pytest.mark.parametrize("text", FAULTY)
def test_loud_on_their_faulty_twins(text: str) -> None:
    assert failing(text)


@pytest.mark.parametrize(
    ("title", "text", "fails"),
    [
        ("13 gardens around the world", "More than 50 gardens are shown in a book by Vesna Roe.", False),
        (
            "Nearly 1,000 refugees rescued",
            "The coast guard saved 970 people. Boats carry hundreds of refugees.",
            False,
        ),
        ("Boy is only survivor of wreck that killed 146 migrants", "Of the 147 migrants aboard, one was saved.", False),
        ("350 jobs for Terva and Olm", "Norvia will create 250 jobs. Tarn is to hire another 100 staff in Olm.", False),
        ("Book to bill ratio at 1.21%", "The ratio was 1.21, said the group. Orders rose 20%.", False),
        ("Norvia to raise $228 million", "Norvia said its rights issue will raise $228.5 million.", False),
        ("Norvia posts $6.4 million profit", "Profit was $3.1 million, up from $3.3 million, said Norvia.", True),
        ("Norvia to invest $5 billion", "Norvia will invest $5.9 billion in Tarn.", True),
        ("40 people killed in Terva fire", "A fire in Terva killed 90 people on Monday.", True),
        (
            "Norvia to buy Tarn for $30 million",
            "Norvia will buy Tarn for $20 million in cash and $10 million in stock.",
            False,
        ),
        ("Norvia keeps 500 workers", "Norvia will lay off 200 of its 700 workers.", False),
        ("Norvia makes $40 million loss", "Norvia reported revenue of $60 million and costs of $100 million.", False),
        (
            "Pay at Norvia is $12 an hour",
            "Norvia pays $480 a week for 40 hours. It charges $15 an hour for parking.",
            False,
        ),
        ("Guard seizes 8 tons of salt", "The guard seized 16,000 pounds of salt and lost two tons.", False),
        ("Norvia orders 60 jets", "Norvia ordered 40 aircraft and took options on 25 more.", True),
        ("Norvia orders 65 jets", "Norvia ordered 40 aircraft and took options on 25 more.", False),
        (
            "Norvia signs $27 billion deal",
            "Norvia signed a deal for $18 billion with Tarn. A further $4.5 billion would bring the total to "
            "$22.5 billion.",
            True,
        ),
        ("Norvia to sell 25% of Tarn", "Norvia said it will sell 20% of Tarn.", True),
        ("Norvia signs 17-year deal", "Norvia signed a 26-year deal with Tarn.", True),
        ("Norvia earns 15% of its sales in Pell", "Norvia earns 22% of its sales in Pell.", True),
        ("Norvia sells ship for $33m less", "Norvia sold the ship for $67 million. It had cost $100 million.", False),
    ],
)
def test_headlines(title: str, text: str, *, fails: bool) -> None:
    assert bool(failing(text + REST, title)) is fails


def test_a_fault_that_two_checks_meet_is_told_once() -> None:
    assert len(failing("Norvia ran 249 stores and will close 18 of them by May, leaving it with 281.")) == 1
