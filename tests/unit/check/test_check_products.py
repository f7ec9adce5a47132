"""Products, from the text to the finding: our own sentences, true ones and the same with one number off."""

from __future__ import annotations

import pytest

from claimtally.check import check_article
from claimtally.model import Article, Finding
from claimtally.pipeline import default_pipeline

FAMILIES = ("products", "each", "terms", "hours", "machines", "unit_prices")


def found(text: str) -> list[Finding]:
    """Give what the families of this file find in a text."""
    article = Article.from_text(text)
    return [f for f in check_article(article, default_pipeline().extract(article)) if f.check in FAMILIES]


def told(text: str) -> list[tuple[str, str, str | None]]:
    return [(f.check, f.verdict, f.equation) for f in found(text)]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "equation"),
    [
        (
            "The farm's 120 MW battery took £{}m last year, or £80,000 per megawatt.",
            "9.6", "7.2", ("products", "120 MW × £80,000 per megawatt {} £{}m"),
        ),
        (
            "Corvane ordered {} accelerators for $1.2 billion. That works out at about $30,000 per chip.",
            "40,000", "60,000", ("products", "{2} accelerators × $30,000 per chip {0} $1.2 billion"),
        ),
        (
            "The state will pay $900,000 per clinic for repairs to 20 clinics, which comes to ${} million.",
            "18", "28", ("products", "20 clinics × $900,000 per clinic {} ${} million"),
        ),
        (
            "Lindmoor plans a {} MW campus. The site has room for six halls of 80 MW each.",
            "480", "720", ("each", "six halls × 80 MW {} {} MW"),
        ),
        (
            "The army ordered 300 drones at $200,000 each, for a total of ${} million.",
            "60", "90", ("each", "300 drones × $200,000 {} ${} million"),
        ),
        (
            "Ovanta will pay $300 billion over five years, or ${} billion a year.",
            "60", "90", ("terms", "five years × ${1} billion a year {0} $300 billion"),
        ),
        (
            "Solwick will supply 1.5 million tonnes a year for 20 years. Over its lifetime the contract covers "
            "{} million tonnes.",
            "30", "50", ("terms", "20 years × 1.5 million tonnes a year {} {} million tonnes"),
        ),
        (
            "The store at Lund holds {} MWh and delivers 50 MW for four hours.",
            "200", "300", ("hours", "50 MW × four hours {} {} MWh"),
        ),
        (
            "We ran 32 GPUs for 10 days, and those {} GPU-hours were cheap.",
            "7,680", "9,680", ("hours", "32 GPUs × 10 days {} {} GPU-hours"),
        ),
        (
            "The cluster pairs {} accelerators with 144 TB of memory. Each of the chips has 141 GB of memory.",
            "1,024", "2,048", ("machines", "{2} accelerators × 141 GB {0} 144 TB"),
        ),
        (
            "The pod has 72 processors and {} TB of memory in all. One chip has 288 GB of memory, the old one 192 GB.",
            "20.7", "30.7", ("machines", "72 processors × 288 GB {} {} TB"),
        ),
        (
            "Calder Air placed an order worth $4.5 billion for 30 jets. It may take ten more at the same price of "
            "${} million per jet.",
            "150", "180", ("unit_prices", "30 jets × ${1} million per jet {0} $4.5 billion"),
        ),
    ],
)  # fmt: skip
def test_a_product_is_proved_or_refuted(text: str, right: str, wrong: str, equation: tuple[str, str]) -> None:
    check, shape = equation
    assert (check, "holds", shape.format("=", right, right)) in told(text.format(right))
    assert (check, "fails", shape.format("≠", wrong, wrong)) in told(text.format(wrong))


def test_up_to_so_many_for_just_under_so_much_is_one_product() -> None:
    text = (
        "The licences cover up to {} chips. At a list price of about $11,500 a chip, that would bring "
        "Corvane just under $3 billion."
    )
    assert [v for _, v, _ in told(text.format("260,000"))] == ["holds"]
    assert [v for _, v, _ in told(text.format("460,000"))] == ["fails"]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "check"),
    [
        ("Lund Rail ordered 40 trains valued at $80 million apiece, worth ${} billion in total.", "3.2", "4.2", "each"),
        ("The site will have 10 turbines, each with a capacity of 15 MW, for a combined {} MW.", "150", "250", "each"),
        ("Tarn is building a {} MW wind farm with ten 15 MW turbines.", "150", "250", "each"),
        ("Lund bought a fleet of 200 buses costing $500,000 each, a ${} million purchase.", "100", "150", "each"),
        ("Each of the 12 reactors would produce 77 megawatts, for a total of {} megawatts.", "924", "1,924", "each"),
        ("The plant has 12 modules that can each generate 77 MW, for a total of {} MW.", "924", "1,924", "each"),
        ("The 1,000 workers will each get $2,000, a total of ${} million.", "2", "5", "each"),
        ("Corvane sold 20 million shares at $17 apiece to raise ${} million.", "340", "540", "products"),
        ("Corvane sold 100 million shares at $25 per share, raising ${} billion.", "2.5", "4.5", "products"),
        ("Corvane paid $25 per share for 100 million shares, or ${} billion.", "2.5", "4.5", "products"),
        ("Ovanta signed a 10-year, $50 million contract, or ${} million a year.", "5", "9", "terms"),
        ("Ovanta will spend $1.2 billion over six years, about ${} million annually.", "200", "300", "terms"),
        ("Ovanta plans to spend $10 billion a year for five years, a total of ${} billion.", "50", "90", "terms"),
        ("Ovanta will pay $5 million a year for 10 years, or ${} million in total.", "50", "90", "terms"),
    ],
)
def test_the_ways_in_which_words_make_a_product(text: str, right: str, wrong: str, check: str) -> None:
    assert [(c, v) for c, v, _ in told(text.format(right)) if c == check] == [(check, "holds")]
    assert [(c, v) for c, v, _ in told(text.format(wrong))] == [(check, "fails")]


def test_a_range_of_prices_makes_a_range_of_sums() -> None:
    text = (
        "Corvane hopes to sell {} million shares at $36 to $42 each, which would raise between $1.8 "
        "billion and $2.1 billion."
    )
    assert [v for _, v, _ in told(text.format("50"))] == ["holds"]
    assert [v for _, v, _ in told(text.format("80"))] == ["fails"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Pellworth earned $96 million, or 80 cents a share, and has 200 million shares.", id="average shares"
        ),
        pytest.param(
            "Lindmoor has 480 MW in operation. It will build six turbines of 50 MW each.", id="no whole is named"
        ),
        pytest.param("Lindmoor plans a 90 GW campus and has room for two halls of 80 MW each.", id="too far off"),
        pytest.param(
            "A clinic costs $900,000 per ward. Lund has 20 wards and owes $90 million.", id="nothing is equated"
        ),
        pytest.param("The scooter charges in three hours from 6 kW and stores 5.5 kWh.", id="charging"),
        pytest.param(
            "Lund pays $20m a year for a 10-year lease worth $230m with annual increases of 3%.", id="no even years"
        ),
        pytest.param(
            "The server holds eight chips with 288 GB of memory each. The old chip had 80 GB of memory.", id="of each"
        ),
        pytest.param(
            "The rack has 72 chips with 13.5 TB of memory. A chip has 192 GB of memory.", id="a tenth is kept back"
        ),
        pytest.param("Lund pays $2 million a year. The mill ran for 20 years and lost $90 million.", id="no term"),
    ],
)
def test_numbers_that_no_words_tie_are_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "equation", "stated", "unit"),
    [
        (
            "Ovanta signed a contract worth $18 billion over five years.",
            "$18 billion / five years = $3.6 billion per year", 3.6e9, "USD/year",
        ),
        (
            "Calder Air placed an order worth $4.5 billion for 30 jets.",
            "$4.5 billion / 30 jets = $150 million per jet", 150e6, "USD/jet",
        ),
        (
            "Calder Air agreed to buy 30 jets from Orlen. The order is valued at $4.5 billion at list prices.",
            "$4.5 billion / 30 jets = $150 million per jet", 150e6, "USD/jet",
        ),
        (
            "Corvane raised $880 million by selling stock at $22 a share.",
            "$880 million / $22 a share = 40 million shares", 40e6, "share",
        ),
    ],
)  # fmt: skip
def test_what_nobody_printed_is_derived(text: str, equation: str, stated: float, unit: str) -> None:
    (finding,) = found(text)
    assert finding.derived is not None
    quantity = finding.derived.quantity
    assert (finding.verdict, finding.equation) == ("holds", equation)
    assert (float(quantity.stated[0]), quantity.unit) == (stated, unit)
    assert quantity.low is not None
    assert quantity.low <= quantity.stated[0]


def test_bounds_are_carried_into_what_is_derived() -> None:
    (finding,) = found("Lund will pay the school as much as $30 million over 15 years.")
    assert finding.derived is not None
    assert (finding.derived.quantity.bound, float(finding.derived.quantity.stated[1])) == ("<=", 2e6)
    assert finding.explanation == (
        "$30 million over 15 years means at most $2 million per year, which the article does not print."
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Lund settled for $21 million with a man jailed for 40 years.", id="a time of something else"),
        pytest.param(
            "Calder Air ordered 30 jets for $4.5 billion, or $150 million per jet.", id="the price is printed"
        ),
        pytest.param("The 30-year loan of $2.4bn to Calder Air carries 5% interest.", id="a loan is owed at once"),
        pytest.param("Calder Air will spend $15bn over five years, $1bn in the first year.", id="a ramp"),
        pytest.param("Calder Air, which has three ships on order, presented claims for $1.5 billion.", id="no price"),
    ],
)
def test_nothing_is_derived(text: str) -> None:
    assert [f.equation for f in found(text) if f.derived is not None] == []
