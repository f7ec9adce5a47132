"""Offers, settlements, stakes and figures of a whole country, as agencies tell them, on texts of our own."""

from __future__ import annotations

import pytest
from tests.unit.claim_cases import Case, claim_of, said

from claimtally.pipeline import Pipeline

TAKEOVER = "Synthos has agreed to buy Lotos Grid in a deal worth $3.1 billion.\n\n"
PARTIES = (
    Case(
        TAKEOVER + "The owner of Tarkon said it would pay $8 in cash for each share in the group, a premium of 31%.",
        "$8",
        {"subject": "Synthos", "object": "Lotos Grid", "attribution": "Synthos", "factuality": "announced"},
    ),
    Case(TAKEOVER + "Lotos Grid reported a profit of $268 million.", "$268 million", {"subject": "Lotos Grid"}),
    Case(TAKEOVER + "Shares in Lotos Grid jumped 28%.", "28%", {"subject": "Lotos Grid"}),
    Case("Synthos offered $942 million, or $37 a share for Lotos.", "$942 million", {"object": "Lotos"}),
    Case("Synthos made a $15-a-share offer for Lotos.", "$15-a-share", {"subject": "Synthos", "object": "Lotos"}),
    Case("Emirates ordered 50 Airbus A350-900 jets.", "50 Airbus A350-900 jets", {"object": "Airbus"}),
    Case("Emirates ordered 50 Airbus jets.", "50 Airbus jets", {"object": "Airbus"}),
    Case("Synthos has three ships on order from Lotos.", "three ships", {"frame": "contract", "object": "Lotos"}),
    Case(
        "Synthos grew. Restarting the mill will cost $1.6 billion, Lotos CEO Ann Roe told investors.",
        "$1.6 billion",
        {"subject": "Lotos"},
    ),
    Case(
        "Synthos will take over Lotos. All 140 of Lotos's employees will stay, Synthos CEO Ann Roe said.",
        "140",
        {"subject": "Lotos"},
    ),
    Case("The $540 million system, called Tarkon-X, will open in May.", "$540 million", {"subject": "Tarkon-X"}),
    Case(
        "Synthos grew. Profit rose 3%, Mill Valley Herald reports. The index rose 2%.",
        "2%",
        {"subject": "index"},
    ),
    Case("Synthos grew. The Nasdaq composite rose 32 points.", "32 points", {"subject": "Nasdaq composite"}),
    Case(
        "Synthos grew. Consumer spending rose 3% in May. That beats April's 2%.",
        "2%",
        {"subject": "Consumer spending"},
    ),
    Case("Synthos grew. Its consumer spending arm grew 3%.", "3%", {"subject": "Synthos"}),
)
STAKES = (
    Case("Synthos owns 12 million shares of Lotos.", "12 million shares", {"frame": "share", "object": "Lotos"}),
    Case("Synthos bought 12 million Lotos shares.", "12 million Lotos shares", {"frame": "share", "object": "Lotos"}),
    Case("Synthos has 12 million shares outstanding.", "12 million shares", {"frame": "count", "object": None}),
    Case("Synthos sold 3 million of its shares to Lotos.", "3 million", {"frame": "financing", "object": "Lotos"}),
    Case("Synthos sold $3 million of 5.7% senior notes.", "5.7%", {"frame": "price"}),
    Case("Synthos also wrote down $1 billion in risky mortgages.", "$1 billion", {"frame": "earnings"}),
)
FACTUALITY = (
    Case("Under the settlement, Synthos will pay $700 million.", "$700 million", {"factuality": "announced"}),
    Case("Under the law, Synthos will pay $700 million.", "$700 million", {"factuality": "expected"}),
    Case("It is estimated that Synthos controls 40% of the stock.", "40%", {"factuality": "actual"}),
    Case("It is estimated that Synthos will control 40% of the stock.", "40%", {"factuality": "expected"}),
    Case("Synthos seeks control of 30%-owned Lotos.", "30%", {"factuality": "actual"}),
    Case("Synthos sold notes due Oct. 15 that pay 6%.", "6%", {"factuality": "actual"}),
    Case("The state has set aside $600,000 for the mill.", "$600,000", {"factuality": "announced"}),
    Case("Synthos set aside $600,000 for fines.", "$600,000", {"factuality": "actual"}),
    Case("Synthos is building a $4 billion plant in Texas.", "$4 billion", {"factuality": "announced"}),
    Case("Synthos is building on a $4 billion success.", "$4 billion", {"factuality": "actual"}),
    Case(
        "Lotos is in talks to raise $2 billion. That would value it at $12 billion.",
        "$12 billion",
        {"factuality": "possible"},
    ),
    Case(
        "Synthos, a holding company with sales of $1.9 billion, didn't comment.",
        "$1.9 billion",
        {"polarity": "positive"},
    ),
    Case("Synthos didn't earn $1.9 billion.", "$1.9 billion", {"polarity": "negative"}),
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.mark.parametrize("case", [*PARTIES, *STAKES, *FACTUALITY], ids=str)
def test_a_claim_says_what_was_agreed(pipeline: Pipeline, case: Case) -> None:
    claim = claim_of(pipeline, case)
    assert {slot: said(claim, slot) for slot in case.says} == case.says
