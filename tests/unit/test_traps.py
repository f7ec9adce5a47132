"""Sentences in which a rule's words stand and mean something else: what the rule would have made of them is wrong."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from claimtally.model import Article, Claim
from claimtally.pipeline import Pipeline


@dataclass(frozen=True)
class Trap:
    """A text, the mention in it (the last one with these words) and what its claim says."""

    text: str
    mention: str
    says: dict[str, str | None]

    def __str__(self) -> str:
        """Name the trap by its mention and text in the report of pytest."""
        return f"{self.mention}: {self.text[:60]}"


SUBJECTS = (
    Trap("Tarkon may buy Velmar, a banker said, for $3 billion.", "$3 billion", {"subject": "Tarkon"}),
    Trap("When Velmar bought Tarkon, a bank lent it $300 million.", "$300 million", {"subject": "bank"}),
    Trap("In the U.S. General Motors sold 4,000 cars.", "4,000 cars", {"subject": "General Motors"}),
    Trap(
        "Tarkon makes cars. Velmar sued Tarkon and hired Quillon, a law firm in Ohio. The firm employs 300 lawyers.",
        "300 lawyers",
        {"subject": "Quillon"},
    ),
    Trap(
        "Velmar fell 4% on Friday. Global same-store sales dropped 3% in the quarter, missing estimates.",
        "3%",
        {"subject": "Velmar"},
    ),
    Trap(
        "Gartner said on Tuesday it cut 300 jobs. The company expects revenue of $1.6 billion.",
        "$1.6 billion",
        {"subject": "Gartner"},
    ),
    Trap(
        "State of play: Velmar raised its forecast and now sees capex of $3 billion.",
        "$3 billion",
        {"subject": "Velmar"},
    ),
)
FRAMES = (
    Trap("Velmar shelled out $28 million — a 68% jump.", "68%", {"frame": "spending"}),
    Trap("Velmar bought Tarkon for $28 million, a 68% premium.", "68%", {"frame": "price"}),
    Trap(
        "For the quarter, Velmar called for $2.25 billion in revenue, plus or minus 2%.",
        "$2.25 billion",
        {"frame": "earnings", "factuality": "expected"},
    ),
    Trap("Velmar's capital outlays came to $3 billion.", "$3 billion", {"frame": "spending"}),
    Trap("Velmar's free cash flow fell to $3 billion.", "$3 billion", {"frame": "earnings"}),
    Trap("Velmar has raised $38,000 for legal fees.", "$38,000", {"frame": "financing"}),
    Trap("Velmar shares rose 2%. They have cut 4% of staff.", "4%", {"frame": "workforce"}),
    Trap("Shares in Velmar fell 2%. They cut output by 4%.", "4%", {"frame": "capacity"}),
    Trap(
        "The shipbuilding unit delivered $30 million worth of vessels to the navy.",
        "$30 million",
        {"frame": "contract"},
    ),
    Trap("The unit will deliver 300 tanks and $30 million of parts.", "$30 million", {"frame": "contract"}),
    Trap("Velmar said one in five employees would lose their jobs.", "one in five", {"frame": "workforce"}),
    Trap("Tarkon agreed to buy back its Ohio plant for $30 million.", "$30 million", {"frame": "acquisition"}),
    Trap("Tarkon agreed to buy back its shares for $30 million.", "$30 million", {"frame": "spending"}),
    Trap("Quillon picked up the retailer for $300 million in 2019.", "$300 million", {"frame": "acquisition"}),
    Trap("The startup picked up another $30 million from Quillon.", "$30 million", {"frame": "financing"}),
    Trap(
        "China accounted for 9% of sales, compared with 4% inflation at home.",
        "4%",
        {"frame": "price"},
    ),
    Trap("Sales were $30 million. Velmar is looking for $4 billion.", "$4 billion", {"frame": "spending"}),
)
CERTAINTY = (
    Trap("EPS: 45 cents adjusted vs. 40 cents expected.", "45 cents", {"factuality": "actual"}),
    Trap(
        "Velmar expects revenue of $30 million vs. $28 million expected by analysts.",
        "$30 million",
        {"factuality": "expected"},
    ),
    Trap("Velmar may cut 300 jobs vs. 200 expected before.", "300 jobs", {"factuality": "possible"}),
    Trap("Roe called the $30 million loss temporary.", "$30 million", {"factuality": "actual"}),
    Trap("Velmar called for revenue of $30 million this year.", "$30 million", {"factuality": "expected"}),
    Trap(
        "Union in Talks After Velmar Lost $30 Million Last Year\n\nVelmar fell.",
        "$30 Million",
        {"factuality": "actual"},
    ),
    Trap("Tarkon in Talks to Buy Velmar as Shares Fall 12%\n\nShares fell.", "12%", {"factuality": "actual"}),
    Trap("A year ago, the forecast was wrong by 4%.", "4%", {"factuality": "actual"}),
    Trap("Regulators set a capital requirement of $30 million.", "$30 million", {"deontic": "required"}),
    Trap("Velmar has performance obligations of $30 million.", "$30 million", {"deontic": "none"}),
    Trap("The site, once a coal yard, will have 130 MW of panels.", "130 MW", {"factuality": "expected"}),
    Trap("Ohio announced a $3 billion budget for roads.", "$3 billion", {"factuality": "announced"}),
)
APPROVED = (
    Trap("County clears $3 billion data center despite water worries", "$3 billion", {"factuality": "announced"}),
    Trap("Energy regulator backs £11bn grid upgrade", "£11bn", {"factuality": "announced"}),
    Trap("Velmar cleared $30 million of debt.", "$30 million", {"factuality": "actual"}),
    Trap("Quillon, backed by $30 million from Tarkon, makes chips.", "$30 million", {"factuality": "actual"}),
)
ATTRIBUTIONS = (
    Trap(
        "Velmar says 1.4 million of its chips are in use, while Tarkon has agreed to supply Quillon with 300 chips.",
        "300 chips",
        {"attribution": None},
    ),
    Trap(
        "Velmar says that 1.4 million of its chips are in use, while rivals sell 300 chips.",
        "300 chips",
        {"attribution": "Velmar"},
    ),
)
QUANTITIES = (
    Trap(
        "Velmar's sales came to $35 million, against $22 million in the same quarter last year.",
        "$22 million",
        {"role": "prior"},
    ),
    Trap("Velmar and Tarkon spent a combined $148 million, 62% more than a year earlier.", "62%", {"role": "value"}),
    Trap("Velmar raised $30 million in March. It had debts from $20 million.", "$30 million", {"role": "value"}),
    Trap("Oil stocks climbed after Brent hit $90.", "$90", {"unit": "USD"}),
    Trap("For the award the stock has to reach $90.", "$90", {"unit": "USD/share"}),
    Trap("Velmar's share price fell. It opened a cafe where coffee sells at $3.", "$3", {"unit": "USD"}),
    Trap("The army ordered 300 bulletproof vests from Velmar.", "300 bulletproof vests", {"unit": "vest"}),
    Trap(
        "The brewer's profit fell as fuel costs rose. It sold 300,000 barrels of ale.",
        "300,000 barrels",
        {"unit": "barrel"},
    ),
    Trap("Rain came down 3 inches in an hour.", "3 inches", {"direction": None}),
    Trap("Unemployment has come down 3% in a year.", "3%", {"direction": "down"}),
    Trap("Velmar began the build of 4 million barrels of oil storage.", "4 million barrels", {"direction": None}),
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """Give the pipeline, loaded once."""
    return Pipeline()


def said(claim: Claim, slot: str) -> str | None:
    """Give what a claim says in a slot, or of its quantity."""
    if slot in ("unit", "direction"):
        assert claim.quantity is not None
        value = getattr(claim.quantity, slot)
    else:
        value = getattr(claim, slot)
    if slot == "attribution":
        return value.source.name if value is not None else None
    return value.name if slot == "subject" and value is not None else value


@pytest.mark.parametrize("trap", [*SUBJECTS, *FRAMES, *CERTAINTY, *APPROVED, *ATTRIBUTIONS, *QUANTITIES], ids=str)
def test_a_rule_does_not_take_what_only_looks_like_its_case(pipeline: Pipeline, trap: Trap) -> None:
    claims = [c for c in pipeline.extract(Article.from_text(trap.text)) if trap.mention in c.mention.text]
    assert claims
    assert {slot: said(claims[-1], slot) for slot in trap.says} == trap.says, claims[-1].rules


def test_a_line_of_results_is_no_dateline(pipeline: Pipeline) -> None:
    claims = pipeline.extract(Article.from_text("Velmar reported results.\n\nREVENUE: $30 million vs. $28 million."))
    assert claims[0].quote.text.startswith("REVENUE")


def test_a_noun_bound_by_a_hyphen_makes_no_rand(pipeline: Pipeline) -> None:
    claims = pipeline.extract(Article.from_text("The firm built the R8 million-mile engine in May."))
    assert not [claim for claim in claims if claim.quantity is not None and claim.quantity.unit == "ZAR"]
