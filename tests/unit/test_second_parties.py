"""Who stands beside the subject of a claim, and whom words of other sentences mean, on texts of our own."""

from __future__ import annotations

import pytest
from tests.unit.claim_cases import Case, claim_of, said

from claimtally.pipeline import Pipeline

OBJECTS = (
    Case(
        "Orlen signed a $5 billion contract with Synthos in May. For its first phase the contract is worth $3 billion.",
        "$3 billion",
        {"object": "Synthos"},
    ),
    Case("Orlen signed a 20-year power deal with Synthos.", "20-year", {"object": "Synthos"}),
    Case("Orlen will rent 300 chips from Synthos for two years.", "two years", {"object": "Synthos"}),
    Case("Orlen signed a contract worth $3 billion to supply Synthos with steel.", "$3 billion", {"object": "Synthos"}),
    Case("Orlen grew. Orlen sold 3,000 cars. China made up 27% of sales.", "27%", {"object": "Orlen"}),
    Case("Orlen grew. Orlen sold 3,000 cars. Nvidia holds 80% of the market.", "80%", {"object": None}),
    Case(
        "Orlen grew. Orlen sold 3,000 cars. Synthos accounts for half of its backlog.",
        "half",
        {"object": "Orlen"},
    ),
    Case(
        "Orlen grew. Orlen sold 3,000 cars. The state has offered tax breaks of $210 million if Orlen creates jobs.",
        "$210 million",
        {"object": "Orlen"},
    ),
    Case("Orlen raised $58 million from investors.", "$58 million", {"object": "investors"}),
    Case("Orlen will ship 3,000 chips to Synthos.", "3,000 chips", {"object": "Synthos"}),
    Case("Orlen spent nine years at Synthos.", "nine years", {"object": None}),
)
SUBJECTS = (
    Case("A group of Dutch pension funds owns 30% of it.", "30%", {"subject": "group of Dutch pension funds"}),
    Case(
        "Lenders including Deutsche Bank and BNP Paribas have offered $2 billion of debt.",
        "$2 billion",
        {"subject": "Deutsche Bank and BNP Paribas"},
    ),
    Case(
        "Vantage's owners, Orlen and Synthos, have committed $1 billion in equity.",
        "$1 billion",
        {"subject": "Orlen and Synthos"},
    ),
    Case("Orlen shares fell 11%, while the Nasdaq gained 8%.", "8%", {"subject": "Nasdaq"}),
    Case("Orlen fell 4%, while the benchmark index dipped 0.3%.", "0.3%", {"subject": "benchmark index"}),
    Case(
        "Orlen earned $9 million, although a stronger Taiwan dollar wiped out $1 million.",
        "$1 million",
        {"subject": "Orlen"},
    ),
    Case(
        "Goldman Sachs downgraded Lucid Group to sell and cut its price target on the carmaker to $2 from $3.",
        "$2",
        {"subject": "Lucid Group"},
    ),
    Case(
        "The ministry cleared the $3 billion sale of Lotos to Orlen.",
        "$3 billion",
        {"subject": "Orlen"},
    ),
    Case(
        "Hugo Boss shares fell more than 10%. Revenue slipped 4% to 989 million euros.",
        "989 million euros",
        {"subject": "Hugo Boss"},
    ),
    Case("Databricks is raising at least $1 billion.", "$1 billion", {"subject": "Databricks"}),
    Case(
        "Maersk lifted its profit guidance as attacks in the Red Sea kept rates high. The Danish shipping group "
        "expects profit of $11 billion.",
        "$11 billion",
        {"subject": "Maersk"},
    ),
    Case(
        "Pennant Health will sell its arm, Pennant Labs, to Orlen for $725 million. The unit earned $18 million.",
        "$18 million",
        {"subject": "Pennant Labs"},
    ),
    Case(
        "Walmart raised its outlook after U.S. comparable sales grew 4.6%.",
        "4.6%",
        {"subject": "Walmart"},
    ),
    Case(
        "Orlen will close the head office of Lotos. It closes Lotos's office, where 90 people work.",
        "90 people",
        {"subject": "Lotos"},
    ),
)
FRAMES = (
    Case("Orlen bought a rival whose substrates are about 12% cheaper.", "12%", {"frame": "price"}),
    Case("The fab in Nijmegen ran at just 58% utilization.", "58%", {"frame": "capacity"}),
    Case("More than 1,900 people have signed a petition.", "1,900 people", {"frame": "count"}),
    Case(
        "Orlen has agreed to pay Synthos about $14 billion over six years for computing power.",
        "$14 billion",
        {"frame": "contract"},
    ),
    Case("Orlen is to cut 1,700 jobs, one in eight of its global workforce.", "one in eight", {"frame": "workforce"}),
    Case(
        "The utility raised its estimate for connecting the project to $312 million.",
        "$312 million",
        {"frame": "spending"},
    ),
)
FACTUALITY = (
    Case("The banks failed to place $650 million of the loan.", "$650 million", {"factuality": "actual"}),
    Case("A $3 billion slice due 2046 priced at par.", "$3 billion", {"factuality": "actual"}),
    Case("The rent is due and will come to $3 million.", "$3 million", {"factuality": "expected"}),
    Case("Orlen is talking to banks about borrowing $12 billion.", "$12 billion", {"factuality": "possible"}),
    Case("Orlen will build the 30 MW plant in Gdansk.", "30 MW", {"factuality": "expected"}),
    Case(
        "Net profit came in at $9 billion, beating the $8 billion average of analyst estimates.",
        "$8 billion",
        {"factuality": "expected"},
    ),
    Case("Orlen is in advanced talks to raise about $900 million.", "$900 million", {"factuality": "possible"}),
    Case("Output will be sold to Orlen under a 20-year contract.", "20-year", {"factuality": "announced"}),
    Case("The company which raises wheat is raising $20 billion.", "$20 billion", {"factuality": "expected"}),
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.mark.parametrize("case", [*OBJECTS, *SUBJECTS, *FRAMES, *FACTUALITY], ids=str)
def test_a_claim_says_what_a_reader_takes_from_its_paragraph(pipeline: Pipeline, case: Case) -> None:
    claim = claim_of(pipeline, case)
    assert {slot: said(claim, slot) for slot in case.says} == case.says
