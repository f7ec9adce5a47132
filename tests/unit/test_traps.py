"""Sentences in which a rule's words stand and mean something else: what the rule would have made of them is wrong."""

from __future__ import annotations

import pytest
from tests.unit.claim_cases import Case, claim_of, said

from claimtally.model import Article
from claimtally.pipeline import Pipeline

SUBJECTS = (
    Case("Tarkon may buy Velmar, a banker said, for $3 billion.", "$3 billion", {"subject": "Tarkon"}),
    Case("When Velmar bought Tarkon, a bank lent it $300 million.", "$300 million", {"subject": "bank"}),
    Case("In the U.S. General Motors sold 4,000 cars.", "4,000 cars", {"subject": "General Motors"}),
    Case(
        "Tarkon makes cars. Velmar sued Tarkon and hired Quillon, a law firm in Ohio. The firm employs 300 lawyers.",
        "300 lawyers",
        {"subject": "Quillon"},
    ),
    Case(
        "Velmar fell 4% on Friday. Global same-store sales dropped 3% in the quarter, missing estimates.",
        "3%",
        {"subject": "Velmar"},
    ),
    Case(
        "Gartner said on Tuesday it cut 300 jobs. The company expects revenue of $1.6 billion.",
        "$1.6 billion",
        {"subject": "Gartner"},
    ),
    Case(
        "State of play: Velmar raised its forecast and now sees capex of $3 billion.",
        "$3 billion",
        {"subject": "Velmar"},
    ),
)
FRAMES = (
    Case("Velmar earned $2.10 a share. Analysts had been looking for $1.98.", "$1.98", {"frame": "earnings"}),
    Case("Velmar closed at $2.10 a share. Analysts see the shares at $1.98.", "$1.98", {"frame": "price"}),
    Case("Velmar shelled out $28 million — a 68% jump.", "68%", {"frame": "spending"}),
    Case("Velmar bought Tarkon for $28 million, a 68% premium.", "68%", {"frame": "price"}),
    Case(
        "For the quarter, Velmar called for $2.25 billion in revenue, plus or minus 2%.",
        "$2.25 billion",
        {"frame": "earnings", "factuality": "expected"},
    ),
    Case("Velmar's capital outlays came to $3 billion.", "$3 billion", {"frame": "spending"}),
    Case("Velmar's free cash flow fell to $3 billion.", "$3 billion", {"frame": "earnings"}),
    Case("Velmar has raised $38,000 for legal fees.", "$38,000", {"frame": "financing"}),
    Case("Velmar shares rose 2%. They have cut 4% of staff.", "4%", {"frame": "workforce"}),
    Case("Shares in Velmar fell 2%. They cut output by 4%.", "4%", {"frame": "capacity"}),
    Case(
        "The shipbuilding unit delivered $30 million worth of vessels to the navy.",
        "$30 million",
        {"frame": "contract"},
    ),
    Case("The unit will deliver 300 tanks and $30 million of parts.", "$30 million", {"frame": "contract"}),
    Case("Velmar said one in five employees would lose their jobs.", "one in five", {"frame": "workforce"}),
    Case("Tarkon agreed to buy back its Ohio plant for $30 million.", "$30 million", {"frame": "acquisition"}),
    Case("Tarkon agreed to buy back its shares for $30 million.", "$30 million", {"frame": "spending"}),
    Case("Quillon picked up the retailer for $300 million in 2019.", "$300 million", {"frame": "acquisition"}),
    Case("The startup picked up another $30 million from Quillon.", "$30 million", {"frame": "financing"}),
    Case(
        "China accounted for 9% of sales, compared with 4% inflation at home.",
        "4%",
        {"frame": "price"},
    ),
    Case("Sales were $30 million. Velmar is looking for $4 billion.", "$4 billion", {"frame": "spending"}),
)
CERTAINTY = (
    Case("EPS: 45 cents adjusted vs. 40 cents expected.", "45 cents", {"factuality": "actual"}),
    Case(
        "Velmar expects revenue of $30 million vs. $28 million expected by analysts.",
        "$30 million",
        {"factuality": "expected"},
    ),
    Case("Velmar may cut 300 jobs vs. 200 expected before.", "300 jobs", {"factuality": "possible"}),
    Case("Roe called the $30 million loss temporary.", "$30 million", {"factuality": "actual"}),
    Case("Velmar called for revenue of $30 million this year.", "$30 million", {"factuality": "expected"}),
    Case(
        "Union in Talks After Velmar Lost $30 Million Last Year\n\nVelmar fell.",
        "$30 Million",
        {"factuality": "actual"},
    ),
    Case("Tarkon in Talks to Buy Velmar as Shares Fall 12%\n\nShares fell.", "12%", {"factuality": "actual"}),
    Case("A year ago, the forecast was wrong by 4%.", "4%", {"factuality": "actual"}),
    Case("Regulators set a capital requirement of $30 million.", "$30 million", {"deontic": "required"}),
    Case("Velmar has performance obligations of $30 million.", "$30 million", {"deontic": "none"}),
    Case("The site, once a coal yard, will have 130 MW of panels.", "130 MW", {"factuality": "expected"}),
    Case("Ohio announced a $3 billion budget for roads.", "$3 billion", {"factuality": "announced"}),
)
APPROVED = (
    Case("County clears $3 billion data center despite water worries", "$3 billion", {"factuality": "announced"}),
    Case("Energy regulator backs £11bn grid upgrade", "£11bn", {"factuality": "announced"}),
    Case("Velmar cleared $30 million of debt.", "$30 million", {"factuality": "actual"}),
    Case("Quillon, backed by $30 million from Tarkon, makes chips.", "$30 million", {"factuality": "actual"}),
)
ATTRIBUTIONS = (
    Case(
        "Velmar says 1.4 million of its chips are in use, while Tarkon has agreed to supply Quillon with 300 chips.",
        "300 chips",
        {"attribution": None},
    ),
    Case(
        "Velmar says that 1.4 million of its chips are in use, while rivals sell 300 chips.",
        "300 chips",
        {"attribution": "Velmar"},
    ),
)
QUANTITIES = (
    Case(
        "Velmar's sales came to $35 million, against $22 million in the same quarter last year.",
        "$22 million",
        {"role": "prior"},
    ),
    Case("Velmar and Tarkon spent a combined $148 million, 62% more than a year earlier.", "62%", {"role": "value"}),
    Case("Velmar raised $30 million in March. It had debts from $20 million.", "$30 million", {"role": "value"}),
    Case("Oil stocks climbed after Brent hit $90.", "$90", {"unit": "USD"}),
    Case("For the award the stock has to reach $90.", "$90", {"unit": "USD/share"}),
    Case("Velmar's share price fell. It opened a cafe where coffee sells at $3.", "$3", {"unit": "USD"}),
    Case("The army ordered 300 bulletproof vests from Velmar.", "300 bulletproof vests", {"unit": "vest"}),
    Case(
        "The brewer's profit fell as fuel costs rose. It sold 300,000 barrels of ale.",
        "300,000 barrels",
        {"unit": "barrel"},
    ),
    Case("Rain came down 3 inches in an hour.", "3 inches", {"direction": None}),
    Case("Unemployment has come down 3% in a year.", "3%", {"direction": "down"}),
    Case("Velmar began the build of 4 million barrels of oil storage.", "4 million barrels", {"direction": None}),
)


NO_CONDITION = (
    Case("Shares jumped 12% on approval of its vaccine by the agency.", "12%", {"factuality": "actual"}),
    Case("The hospital spent $40 million on commissioning new scanners.", "$40 million", {"factuality": "actual"}),
    Case("Without a doubt, the plant will create 300 jobs.", "300 jobs", {"factuality": "expected"}),
    Case("Without notice, the council will close 300 shops.", "300 shops", {"factuality": "expected"}),
    Case("Velmar received $40 million in milestone payments from Tarkon.", "$40 million", {"factuality": "actual"}),
    Case("Velmar invested $3 million in milestone projects.", "$3 million", {"factuality": "actual"}),
    Case("To feed 3 million people, the city needs water.", "3 million people", {"factuality": "actual"}),
    Case("A bank run triggered by losses of $2 billion forced it to close.", "$2 billion", {"factuality": "actual"}),
    Case("Pensioners are due $300 when they retire.", "$300", {"factuality": "expected"}),
    Case("Velmar sends 300 staff whenever there is a storm.", "300 staff", {"factuality": "actual"}),
)
A_CONDITION = (
    Case("The council will cut 30 jobs or close 4 schools if taxes are low.", "30 jobs", {"factuality": "contingent"}),
    Case("Velmar will close all 5 plants at once if talks fail.", "5 plants", {"factuality": "contingent"}),
    Case(
        "Once the permit, the last of three, is granted, Velmar will build 300 homes.",
        "300 homes",
        {"factuality": "contingent"},
    ),
    Case("If Velmar completes its 400 MW plant, it will get a bonus.", "400 MW", {"factuality": "contingent"}),
)
HOW_SURE = (
    Case("Velmar previously said profit could reach $3 billion.", "$3 billion", {"factuality": "possible"}),
    Case("Until June, customers can save 30%.", "30%", {"factuality": "possible"}),
    Case("The minister said rates could not fall below 3%.", "3%", {"factuality": "possible"}),
    Case("Velmar may pay no more than $3 billion for Tarkon, bankers said.", "$3 billion", {"factuality": "possible"}),
    Case("Some $40 billion of spending is due 2027.", "$40 billion", {"factuality": "expected"}),
)
WHOSE = (
    Case("Banks, including Citi, cut 4,000 jobs.", "4,000 jobs", {"subject": "Banks"}),
    Case("Retailers including Walmart closed 900 stores.", "900 stores", {"subject": "Retailers"}),
    Case(
        "Velmar grew. Velmar sold 3,000 cars. Exxon owns 45% of the Stabroek block.",
        "45%",
        {"object": None},
    ),
    Case(
        "Velmar grew. Velmar sold 3,000 cars. Congress approved $40 billion in aid for Ukraine.",
        "$40 billion",
        {"object": None},
    ),
    Case(
        "Microsoft bought Activision for $69 billion.\n\nMicrosoft also won a $10 billion contract.",
        "$10 billion",
        {"object": None},
    ),
    Case("Velmar signed a 10-year deal with the help of Citi.", "10-year", {"object": None}),
    Case(
        "Tarkon signed a $30 million contract with Velmar.\n\nThe contract is vital for Velmar, whose sales fell.\n\n"
        "It comes in addition to five jet sales this week.",
        "five jet sales",
        {"object": None},
    ),
)
MEASURED = (
    Case("Earnings per share were $3, and revenue was $40.", "$40", {"unit": "USD"}),
    Case("Netflix said EPS rose 8% after it raised its standard plan to $15.", "$15", {"unit": "USD"}),
    Case("BMW sold 300 M3s.", "300 M3s", {"unit": "m3"}),
    Case("Some 3,000 people work from home in London.", "3,000 people", {"frame": "count"}),
    Case("Boeing agreed to pay Airbus $500 million for the plants.", "$500 million", {"frame": "spending"}),
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """Give the pipeline, loaded once."""
    return Pipeline()


TRAPS = (
    *SUBJECTS,
    *FRAMES,
    *CERTAINTY,
    *APPROVED,
    *ATTRIBUTIONS,
    *QUANTITIES,
    *NO_CONDITION,
    *A_CONDITION,
    *HOW_SURE,
    *WHOSE,
    *MEASURED,
)


@pytest.mark.parametrize("trap", TRAPS, ids=str)
def test_a_rule_does_not_take_what_only_looks_like_its_case(pipeline: Pipeline, trap: Case) -> None:
    claim = claim_of(pipeline, trap)
    assert {slot: said(claim, slot) for slot in trap.says} == trap.says, claim.rules


def test_a_line_of_results_is_no_dateline(pipeline: Pipeline) -> None:
    claims = pipeline.extract(Article.from_text("Velmar reported results.\n\nREVENUE: $30 million vs. $28 million."))
    assert claims[0].quote.text.startswith("REVENUE")


def test_a_noun_bound_by_a_hyphen_makes_no_rand(pipeline: Pipeline) -> None:
    claims = pipeline.extract(Article.from_text("The firm built the R8 million-mile engine in May."))
    assert not [claim for claim in claims if claim.quantity is not None and claim.quantity.unit == "ZAR"]


def test_the_year_of_a_report_is_a_time_and_no_claim(pipeline: Pipeline) -> None:
    claims = pipeline.extract(Article.from_text("Velmar's cash flow fell to $3 million over the last 12 months."))
    assert [claim.mention.text for claim in claims] == ["$3 million"]
    assert claims[0].time is not None
