"""How sure claims are, on sentences of our own: factuality, polarity, force, and which conditions govern them."""

from __future__ import annotations

import pytest

from claimtally.model import Article, Claim
from claimtally.pipeline import Pipeline, default_pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return default_pipeline()


def claim_at(pipeline: Pipeline, text: str, mention: str) -> Claim:
    """Give the claim whose mention holds the words."""
    return next(c for c in pipeline.extract(Article.from_text(text)) if mention in c.mention.text)


@pytest.mark.parametrize(
    ("text", "mention", "level"),
    [
        ("Orlen beat expectations, driven by a 38% surge in sales.", "38%", "actual"),
        # a second object that the parser hangs on a time of the first
        (
            "Orlen expects $7 million in sales in the quarter and profits of some $2 million.",
            "some $2 million",
            "expected",
        ),
        ("Orlen made $7 million in the quarter and profits of some $2 million.", "some $2 million", "actual"),
        # clauses that stand side by side are judged each by itself
        ("Orlen lost $3 million in June; it may close the plant.", "$3 million", "actual"),
        ("That leaves $3 million for repairs, so the roof should last.", "$3 million", "actual"),
        ("Orlen must lay 140 km of cable and has bought 30 km of it.", "30 km", "actual"),
        ("Orlen will close 40 shops and shed 300 posts.", "300 posts", "expected"),
        # what is there stays
        ("Orlen will add 30 planes to the 300 that it owns.", "300", "actual"),
        ("Orlen will add 30 planes to the 300 that it plans to buy.", "300", "expected"),
        ("Orlen will spend $3 billion on roads this year, against $2 billion in 2020.", "$2 billion", "actual"),
        ("A machine holds 40 chips, which engineers can replace by hand.", "40 chips", "actual"),
        # a clause of time or an outcome shares the level of its main clause
        ("Orlen plans to have 40 shops when the last of three phases is finished.", "three phases", "expected"),
        ("Orlen will build a plant, creating 300 jobs.", "300 jobs", "expected"),
        ("Orlen built a plant, creating 300 jobs.", "300 jobs", "actual"),
        # words that loosen only with an infinitive, or not the number itself
        ("Teachers are looking for a raise of $3 million.", "$3 million", "expected"),
        ("Auditors looked at $3 million of fines.", "$3 million", "actual"),
        ("Orlen will face 40 farmers in court, it said, against $3 million in fines.", "40 farmers", "expected"),
        ("Orlen set aside $3 million for fines.", "$3 million", "actual"),
        ("Orlen is set to spend $3 million on fines.", "$3 million", "expected"),
        ("The pump weighs 3 tonnes.", "3 tonnes", "actual"),
        ("The board rejected three proposals.", "three proposals", "actual"),
        # infinitives that tell what was done
        ("Orlen shares rose to close at 40 zlotys.", "40 zlotys", "actual"),
        ("The plant cost $3 million to build.", "$3 million", "actual"),
        ("It was the third film to earn $300 million.", "$300 million", "actual"),
        ("Orlen has fought for a year to be able to build 40 plants.", "40 plants", "expected"),
        ("The law requires shops to recycle 40% of their waste.", "40%", "actual"),
        ("The plan includes steps to raise wages, cut waste by 40% and plant trees.", "40%", "expected"),
        ("A further $2 billion is to follow in 2040.", "$2 billion", "expected"),
        # bound, announced, told of in the present tense
        ("Orlen has agreed to rent $3 billion worth of machines.", "$3 billion", "announced"),
        ("Orlen announced plans to cut 300 jobs.", "300 jobs", "announced"),
        ("Orlen has plans to cut 300 jobs.", "300 jobs", "expected"),
        ("Orlen placed an order with Boeing for 40 jets.", "40 jets", "announced"),
        ("The contract covers 40 plants in Poland.", "40 plants", "announced"),
        ("The firm lays off 9% of staff.", "9%", "announced"),
        # forecasts and estimates
        ("Orlen raised its sales forecast from $2 billion to $3 billion.", "$2 billion", "expected"),
        ("Orlen lifted its sales from $2 billion to $3 billion.", "$2 billion", "actual"),
        ("Profit came in below the $3 billion forecast by analysts.", "$3 billion", "expected"),
        ("The road is now put at $3 billion, double the original budget of $1.5 billion.", "$1.5 billion", "expected"),
        ("Sales beat last year's $3 million and may rise.", "$3 million", "actual"),
        ("Shares of Orlen rose 3% before paring gains to close at $87.15.", "$87.15", "actual"),
    ],
)
def test_factuality(pipeline: Pipeline, text: str, mention: str, level: str) -> None:
    assert claim_at(pipeline, text, mention).factuality == level


@pytest.mark.parametrize(
    ("text", "mention", "conditions"),
    [
        # only what the condition governs
        ("If the bank agrees, a family that uses 300 kWh would pay $40.", "$40", ["the bank agrees"]),
        ("If the bank agrees, a family that uses 300 kWh would pay $40.", "300 kWh", []),
        ("Orlen has filed plans for a 40 MW plant, which would be the largest if it were built.", "40 MW", []),
        ("The deal is worth $3 billion, but Orlen may cancel a third of it if prices fall.", "$3 billion", []),
        (
            "The deal is worth $3 billion, but Orlen may cancel a third of it if prices fall.",
            "a third",
            ["prices fall"],
        ),
        ("Orlen would have paid $3 million if it had not settled, for which it got $2 million.", "$2 million", []),
        ("If prices fall, as they did in 2020 when gas sank to $20, Orlen will cut 300 jobs.", "$20", []),
        ("Orlen will pay $3 million upfront and $2 million once tests succeed.", "$3 million", []),
        ("Orlen will pay $3 million upfront and $2 million once tests succeed.", "$2 million", ["tests succeed"]),
        ("Orlen will pay $3 million if tests succeed and $2 million if they fail.", "$2 million", ["they fail"]),
        ("Unless tests succeed, Orlen will sell the unit, adding that it lost $3 million.", "$3 million", []),
        # a source behind the condition, an aside between dashes
        ("Orlen could pay $3 million in fines if found guilty, the Gazette reports.", "$3 million", ["found guilty"]),
        ("Orlen could pay more — up to $3 million — if prices fall.", "$3 million", ["prices fall"]),
        ("Orlen bought a plant — it cost $3 million — and will close it if prices fall.", "$3 million", []),
        # what is told with the governed sum, or comes of the condition
        ("Another $3 million hinges on milestones, of which $2 million relate to sales.", "$2 million", ["milestones"]),
        ("The sale could bring $3 million if it goes ahead, allowing banks to earn 5%.", "5%", ["it goes ahead"]),
        # "once" that only says when
        ("Once both are running, the plants should make 40 MW.", "40 MW", []),
        ("Orlen will get $3 million once both are running.", "$3 million", ["both are running"]),
        (
            "Ohio would grant up to $85 million provided the company employs 750 people.",
            "up to $85 million",
            ["the company employs 750 people"],
        ),
        (
            "The Commerce Department authorised the export of up to 35,000 chips, provided that Orlen meets its terms.",
            "up to 35,000 chips",
            ["Orlen meets its terms"],
        ),
        (
            "Some $60 million is debt, and it will be released once the new plant clears its tests.",
            "$60 million",
            ["the new plant clears its tests"],
        ),
        (
            "Orlen has agreed to shed 100 megawatts whenever the grid declares an emergency.",
            "100 megawatts",
            ["the grid declares an emergency"],
        ),
        (
            "Orlen might inject another $50 million if lenders agree, Sky News has reported.",
            "$50 million",
            ["lenders agree"],
        ),
        (
            "If the board agrees, Smith said, Orlen has the right to cancel within 90 days.",
            "90 days",
            ["the board agrees"],
        ),
        (
            "The last tranche also requires Orlen's stock to reach $550, according to a filing.",
            "$550",
            ["Orlen's stock to reach $550"],
        ),
        ("In return for a discount, Orlen must run at least 60% of its work there.", "60%", []),
        ("Orlen delayed its first electric car until at least 2030 and will not spend $3 billion.", "$3 billion", []),
        ("Orlen provided the company with $3 million to build the plant.", "$3 million", []),
        ("Whenever it rained, Orlen sold 300 umbrellas.", "300 umbrellas", []),
        ("The chipmaker said that if demand holds it will hire 700 people.", "700 people", ["demand holds"]),
        (
            "Orlen had a gap of $31 million and, unless ministers step in, will close 9 of its 14 plants.",
            "9",
            ["ministers step in"],
        ),
        (
            "Orlen had a gap of $31 million and, unless ministers step in, will close 9 of its 14 plants.",
            "14 plants",
            [],
        ),
        (
            "The players would accept a cap of $215 million providing the league guarantees their pay.",
            "$215 million",
            ["the league guarantees their pay"],
        ),
        ("Providing free buses could cost the town $3 million.", "$3 million", []),
        ("The final instalment of $90 million is due when the mine opens.", "$90 million", ["the mine opens"]),
        ("The bid, subject to due diligence, would be worth $3 a share.", "$3 a share", ["due diligence"]),
        (
            "A further investment of $15 billion is contingent on the startup reaching a profit, people said.",
            "$15 billion",
            ["the startup reaching a profit"],
        ),
        (
            "The $7 billion sale depends on a waiver from the ministry, where the file has sat since May.",
            "$7 billion",
            ["a waiver from the ministry"],
        ),
        ("To reach 20 gigawatts, Poland requires changes to its law.", "20 gigawatts", ["changes to its law"]),
        ("A downgrade to junk would trigger $2 billion of calls.", "$2 billion", ["A downgrade to junk"]),
        ("The downgrade triggered $2 billion of calls.", "$2 billion", []),
        (
            "The clawback of $400 million, triggered by a change of control, would fall due.",
            "$400 million",
            ["a change of control"],
        ),
        ("Orlen is eligible for another $200 million in sales milestones.", "$200 million", ["sales milestones"]),
        ("On completion of the study, Orlen will receive $9 million.", "$9 million", ["completion of the study"]),
        ("Orlen will spend $9 million on completion dates and reports.", "$9 million", []),
        ("If Orlen sells its 34% stake, it will return $750 million.", "34%", []),
        ("If Orlen sells its 34% stake, it will return $750 million.", "$750 million", ["Orlen sells its 34% stake"]),
        ("Analysts expect it to ship 2 million cars, or 3 million if prices fall.", "2 million cars", []),
        ("It agreed to pay $10 a share, or $540 million, if the price falls.", "$10 a share", ["the price falls"]),
        ("Depending on the model, prices range from $20 to $30.", "$20", []),
        ("The tunnel is nearly as long as the old one and cost $3 billion.", "$3 billion", []),
        ("The sale can go ahead as long as Orlen keeps 650 engineers.", "650 engineers", ["Orlen keeps 650 engineers"]),
        ("Once a coal yard, the site now has 2,300 workers.", "2,300 workers", []),
        ("Orlen, a once proud maker whose stock peaked at $65 a share, filed for bankruptcy.", "$65 a share", []),
        ("Assuming office in January, the mayor inherited a deficit of $58 million.", "$58 million", []),
        (
            "Without a second supplier, Orlen can ship no more than 6,000 lasers.",
            "no more than 6,000 lasers",
            ["a second supplier"],
        ),
        ("Without giving details, Orlen said it will cut 300 jobs.", "300 jobs", []),
        (
            "Orlen paid $1.3 billion at once and will pay $200 million once a judge agrees.",
            "$200 million",
            ["a judge agrees"],
        ),
        ("Few if any of the 850 passengers knew.", "850 passengers", []),
    ],
)
def test_governing_conditions(pipeline: Pipeline, text: str, mention: str, conditions: list[str]) -> None:
    claim = claim_at(pipeline, text, mention)
    assert [c.text for c in claim.conditions] == conditions
    assert (claim.factuality == "contingent") == bool(conditions)


@pytest.mark.parametrize(
    ("text", "mention", "force"),
    [
        ("Orlen won a licence to sell 40 chips.", "40 chips", "permitted"),
        ("Orlen sold 40 licences.", "40 licences", "none"),
        ("Orlen asked for permission to raise its rates by $3 million.", "$3 million", "none"),
        ("Orlen took options on 40 jets.", "40 jets", "permitted"),
        ("The remaining $3 million may not be needed.", "$3 million", "none"),
        ("The hall is expected to need 18 MW.", "18 MW", "none"),
        ("Some 300 hectares will have to be acquired.", "300 hectares", "required"),
        ("Orlen has yet to acquire 300 hectares.", "300 hectares", "none"),
        ("Orlen's performance obligations climbed to $3 billion.", "$3 billion", "none"),
        ("Orlen must lay 140 km of cable and has bought 30 km of it.", "30 km", "none"),
    ],
)
def test_deontic(pipeline: Pipeline, text: str, mention: str, force: str) -> None:
    assert claim_at(pipeline, text, mention).deontic == force


@pytest.mark.parametrize(
    ("text", "mention", "polarity"),
    [
        ("Orlen did not spend $3 million.", "$3 million", "negative"),
        ("It is not unusual for these plants to draw 10 MW.", "10 MW", "positive"),
        ("It isn't uncommon that a plant draws 10 MW.", "10 MW", "positive"),
        ("A price of $3 million is not impossible.", "$3 million", "positive"),
        ("Orlen is not able to spend $3 million.", "$3 million", "negative"),
        ("The plant has yet to sell 40 MW of its output.", "40 MW", "negative"),
        ("At least 40 of the 112 turbines have yet to be delivered.", "At least 40", "negative"),
        ("The strike will not delay the delivery of 40 jets.", "40 jets", "positive"),
        ("Orlen did not cancel an order for 40 jets.", "40 jets", "positive"),
        ("Orlen has cancelled an order for 40 jets.", "40 jets", "negative"),
        ("Orlen cut costs by cancelling an order for 40 jets.", "40 jets", "positive"),
        ("Orlen failed to sell the largest of the 30 plants.", "30 plants", "positive"),
        ("Orlen spent $3 million in June; it did not buy the plant.", "$3 million", "positive"),
        ("About 7% of patients stopped treatment, compared with 3% of the others.", "3%", "positive"),
    ],
)
def test_polarity(pipeline: Pipeline, text: str, mention: str, polarity: str) -> None:
    assert claim_at(pipeline, text, mention).polarity == polarity
