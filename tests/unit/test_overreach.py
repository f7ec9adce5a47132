"""Sentences of news in which the words of a rule stand and mean something else, found by a review of the rules."""

from __future__ import annotations

import pytest
from tests.unit.claim_cases import Case, claim_of, said

from claimtally.pipeline import Pipeline

DEAL = "Synthos agreed to buy Lotos for $3 billion. "
UNITS = (
    Case(
        "Synthos plans to produce 18 million pounds of uranium this year, it told a London conference.",
        "18 million pounds",
        {"unit": "lb"},
    ),
    Case("Synthos had sales of 3 billion francs. It sold a plant in France.", "3 billion francs", {"unit": "CHF"}),
    Case(
        "Cemex lost 300 million pesos in a plant in Colombia. It is from Monterrey.",
        "300 million pesos",
        {"unit": "MXN"},
    ),
    Case("Sweden granted 300 Syrians residence permits.", "300 Syrians", {"unit": "syrian"}),
    Case("Customers of Synthos lost $30 million, or $45 on average, in May.", "$45", {"unit": "USD"}),
    Case("Synthos earned $2.10 per share. Analysts said a gallon would be at $3.50.", "$3.50", {"unit": "USD"}),
    Case("Homes in Maine pay heating oil prices of $4.", "$4", {"unit": "USD"}),
)
SUBJECTS = (
    Case(
        "Synthos will list in May. Investors have been told the sale will be worth $3 million.",
        "$3 million",
        {"subject": "Synthos"},
    ),
    Case(
        "Royal Mail raised prices on Monday. Revenue rose 4% to $9 billion.",
        "$9 billion",
        {"subject": "Royal Mail"},
    ),
    Case(
        "Fortune Brands posted results on Tuesday. Revenue rose 4% to $2 billion.",
        "$2 billion",
        {"subject": "Fortune Brands"},
    ),
    Case(
        "Synthos posted results on Tuesday. New orders rose 9% to $22 billion.", "$22 billion", {"subject": "Synthos"}
    ),
    Case("Synthos posted results. It said energy prices lifted costs 3%.", "3%", {"subject": "Synthos"}),
    Case("Synthos poached 12 of Lotos's employees.", "12", {"subject": "Synthos"}),
    Case(
        "Synthos sued Lotos. The owner of the Mill plant must pay $3 million.",
        "$3 million",
        {"subject": "owner"},
    ),
    Case(
        "Commonwealth Fusion Raises $863 Million From Nvidia and Others\n\nThe startup said it would hire 300 people.",
        "$863 Million",
        {"subject": "Commonwealth Fusion"},
    ),
)
LEVELS = (
    Case("Under a possible deal, Synthos will pay $3 million to Lotos.", "$3 million", {"factuality": "expected"}),
    Case("Analysts estimate that Synthos earns $3 billion in 2030.", "$3 billion", {"factuality": "expected"}),
    Case(DEAL + "Drivers must pay $30 a month for parking.", "$30 a month", {"factuality": "actual"}),
    Case(DEAL + "Insurance now costs a premium of 31% in Texas.", "31%", {"object": None}),
    Case("Workers get 5% less pay than in 2019\n\nSynthos fell.", "5%", {"factuality": "actual"}),
    Case("Synthos set aside $3 billion for bad loans in May.", "$3 billion", {"factuality": "actual"}),
    Case("The deal, a $3 billion takeover, did not happen.", "$3 billion", {"polarity": "negative"}),
    Case("Lotos fined 40 drivers on order of the judge.", "40 drivers", {"factuality": "actual"}),
    Case("Ann Roe, the chief executive of Synthos, sold 30,000 shares on Friday.", "30,000 shares", {"frame": "count"}),
    Case("Synthos bought back 3 million shares.", "3 million shares", {"object": None}),
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.mark.parametrize("case", [*UNITS, *SUBJECTS, *LEVELS], ids=str)
def test_a_rule_leaves_what_only_has_its_words(pipeline: Pipeline, case: Case) -> None:
    claim = claim_of(pipeline, case)
    assert {slot: said(claim, slot) for slot in case.says} == case.says
