from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimtally.check import check_article
from claimtally.model import Article
from claimtally.pipeline import default_pipeline

PAIR: dict[str, Any] = {"subject": "Corvane", "object": "Pellworth", "frame": "investment", "digit": "1e9"}


def test_the_prior_that_nobody_printed_is_derived(bet: Callable[..., Any]) -> None:
    finding = next(f for f in bet().check() if f.check == "totals")
    assert (finding.verdict, finding.severity, finding.claims) == ("holds", "info", ("c0", "c1"))
    assert finding.equation == "$13 billion − $5 billion = $8 billion"
    derived = finding.derived
    assert (derived.role, derived.frame) == ("prior", "investment")
    assert (derived.subject.name, derived.object.name) == ("Corvane", "Pellworth")
    assert derived.quantity.stated == (8 * 10**9, 8 * 10**9)
    assert (derived.quantity.low, derived.quantity.high) == (7 * 10**9, 9 * 10**9)


def test_a_total_smaller_than_what_was_added_fails(bet: Callable[..., Any]) -> None:
    finding = next(f for f in bet(step="25", more="20").check() if f.check == "totals")
    assert finding.verdict == "fails"
    assert "$25 billion" in finding.explanation
    assert "$13 billion" in finding.explanation


@pytest.mark.parametrize(
    ("prior", "total", "verdict"),
    [("8", "13", "holds"), ("8", "13.4", "holds"), ("8", "16", "fails"), ("2", "13", "fails")],
)
def test_a_printed_prior_is_put_to_the_test(tell: Callable[..., Any], prior: str, total: str, verdict: str) -> None:
    story = tell(
        f"Corvane went from ${prior} billion in Pellworth, added another $5 billion, to a total of ${total} billion."
    )
    story.add(f"${prior} billion", f"{prior}e9", role="prior", **PAIR)
    story.add("another $5 billion", "5e9", role="increment", **PAIR)
    story.add(f"${total} billion", f"{total}e9", role="total", **PAIR)
    sign = "=" if verdict == "holds" else "≠"
    assert story.told() == [("totals", verdict, f"${prior} billion + $5 billion {sign} ${total} billion")]
    explanation = story.check()[0].explanation
    assert ("rounding" in explanation) == (total == "13.4")
    assert ("but the article says" in explanation) == (verdict == "fails")


def test_a_bound_is_carried_into_the_derived_prior(tell: Callable[..., Any]) -> None:
    story = tell("Harrow Grid will add up to 570 MW, bringing its total to 2.5 GW.")
    who: dict[str, Any] = {"subject": "Harrow Grid", "frame": "capacity", "factuality": "expected"}
    story.add("up to 570 MW", "570", "MW", bound="<=", role="increment", **who)
    story.add("2.5 GW", "2.5", "GW", role="total", **who)
    finding = story.check()[0]
    assert finding.equation == "2.5 GW − 570 MW = 1.93 GW"
    assert "at least 1.93 GW" in finding.explanation
    assert (finding.derived.quantity.bound, finding.derived.quantity.unit) == (">=", "GW")


def test_increments_of_one_sentence_are_added_up(tell: Callable[..., Any]) -> None:
    story = tell(
        "Corvane put another $5 billion and a further $3 billion into Pellworth, taking the total to $16 billion."
    )
    story.add("another $5 billion", "5e9", role="increment", **PAIR)
    story.add("a further $3 billion", "3e9", role="increment", **PAIR)
    story.add("$16 billion", "16e9", role="total", **PAIR)
    assert story.told() == [("totals", "holds", "$16 billion − $5 billion − $3 billion = $8 billion")]


def test_the_next_sentence_may_draw_the_total(tell: Callable[..., Any]) -> None:
    story = tell("Corvane put another $5 billion into Pellworth. That brings its total stake to $13 billion.")
    story.add("another $5 billion", "5e9", role="increment", **PAIR)
    story.add("$13 billion", "13e9", role="total", **PAIR)
    assert story.told() == [("totals", "holds", "$13 billion − $5 billion = $8 billion")]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("It had raised $52 million before", [("holds", "$52 million + $60 million = $112 million")]),
        ("It had raised $42 million before", [("fails", "$42 million + $60 million ≠ $112 million")]),
        ("It had raised $42 million in a seed round", [("unclear", "$42 million + $60 million ≠ $112 million")]),
        ("It had raised $92 million in a seed round", [("fails", "$92 million + $60 million ≠ $112 million")]),
        (
            "It had raised $42 million in a seed round and a Series A",
            [("fails", "$42 million + $60 million ≠ $112 million")],
        ),
        ("It had raised $42 million by the end of 2021, when it began", []),
    ],
)
def test_a_round_that_brings_up_the_total(
    tell: Callable[..., Any], before: str, expected: list[tuple[str, str]]
) -> None:
    story = tell(f"Ostrey has raised $60 million, bringing its total funding to $112 million. {before}.")
    who: dict[str, Any] = {"subject": "Ostrey", "frame": "financing", "digit": "1e6"}
    story.add("$60 million", "60e6", **who)
    story.add("$112 million", "112e6", role="total", **who)
    amount = before.split()[3]
    story.add(f"{amount} million", f"{amount[1:]}e6", role="prior", **who)
    assert [(verdict, equation) for _, verdict, equation in story.told()] == expected


class TestSilence:
    """Numbers that look like a sum and are none."""

    def test_two_investees(self, tell: Callable[..., Any]) -> None:
        story = tell(
            "Corvane put another $5 billion into Pellworth, bringing its total stake in Ostrey to $13 billion."
        )
        story.add("another $5 billion", "5e9", role="increment", **PAIR)
        story.add("$13 billion", "13e9", role="total", **{**PAIR, "object": "Ostrey"})
        assert story.told() == []

    def test_a_total_of_another_frame(self, tell: Callable[..., Any]) -> None:
        story = tell("Corvane put another $5 billion into Pellworth, bringing its total debt to $13 billion.")
        story.add("another $5 billion", "5e9", role="increment", **PAIR)
        story.add("$13 billion", "13e9", role="total", **{**PAIR, "frame": "financing"})
        assert story.told() == []

    def test_an_increment_that_comes_after_the_total(self, tell: Callable[..., Any]) -> None:
        story = tell("Corvane has put a total of $13 billion into Pellworth and will add another $5 billion.")
        story.add("$13 billion", "13e9", role="total", **PAIR)
        story.add("another $5 billion", "5e9", role="increment", factuality="expected", **PAIR)
        assert story.told() == []

    def test_a_possible_increment_is_not_in_a_firm_total(self, tell: Callable[..., Any]) -> None:
        story = tell("With a possible $20 billion more, Corvane's bet on Pellworth brought its total to $13 billion.")
        story.add("$20 billion more", "20e9", role="increment", factuality="possible", **PAIR)
        story.add("$13 billion", "13e9", role="total", **PAIR)
        assert story.told() == []

    def test_firm_and_conditional_increments_are_not_mixed(self, tell: Callable[..., Any]) -> None:
        story = tell(
            "Corvane put another $5 billion, and on conditions a further $20 billion, into Pellworth, "
            "which could bring its total to $33 billion."
        )
        story.add("another $5 billion", "5e9", role="increment", factuality="announced", **PAIR)
        story.add("a further $20 billion", "20e9", role="increment", factuality="contingent", **PAIR)
        story.add("$33 billion", "33e9", role="total", factuality="possible", **PAIR)
        assert story.told() == []

    def test_another_amount_stands_between(self, tell: Callable[..., Any]) -> None:
        story = tell(
            "Corvane put another $5 billion into Pellworth and $2 billion into Ostrey, "
            "bringing its total to $13 billion."
        )
        story.add("another $5 billion", "5e9", role="increment", **PAIR)
        story.add("$2 billion", "2e9", **{**PAIR, "object": "Ostrey"})
        story.add("$13 billion", "13e9", role="total", **{**PAIR, "object": None})
        assert story.told() == []

    def test_a_prior_of_a_year_ago(self, tell: Callable[..., Any]) -> None:
        story = tell("Harrow Grid added another 500 MW, bringing its total to 2.5 GW, up from 1.8 GW a year ago.")
        who: dict[str, Any] = {"subject": "Harrow Grid", "frame": "capacity"}
        story.add("another 500 MW", "500", "MW", role="increment", **who)
        story.add("2.5 GW", "2.5", "GW", role="total", **who)
        story.add("1.8 GW", "1.8", "GW", role="prior", **who)
        assert [check for check, _, _ in story.told() if check == "totals"] == []

    def test_sentences_apart(self, tell: Callable[..., Any]) -> None:
        story = tell(
            "Corvane put another $5 billion into Pellworth. Markets shrugged. "
            "It brought Corvane to a total of $13 billion."
        )
        story.add("another $5 billion", "5e9", role="increment", **PAIR)
        story.add("$13 billion", "13e9", role="total", **PAIR)
        assert story.told() == []

    def test_percent_of_what(self, tell: Callable[..., Any]) -> None:
        story = tell("Corvane raised output by a further 5%, bringing the total rise to 20%.")
        story.add("a further 5%", "5", "%", role="increment", subject="Corvane", frame="change")
        story.add("20%", "20", "%", role="total", subject="Corvane", frame="change")
        assert story.told() == []

    def test_a_rate_is_no_total(self, tell: Callable[..., Any]) -> None:
        story = tell("Corvane will spend another $5 billion, bringing its total to $2 billion a year.")
        story.add("another $5 billion", "5e9", role="increment", subject="Corvane", frame="spending")
        story.add("$2 billion a year", "2e9", "USD/year", role="total", subject="Corvane", frame="spending")
        assert story.told() == []

    def test_bounds_on_both_sides_leave_nothing_to_derive(self, tell: Callable[..., Any]) -> None:
        story = tell("Corvane put more than another $5 billion into Pellworth, bringing its total to over $13 billion.")
        story.add("another $5 billion", "5e9", role="increment", bound=">", **PAIR)
        story.add("over $13 billion", "13e9", role="total", bound=">", **PAIR)
        assert story.told() == []

    def test_a_denied_increment(self, tell: Callable[..., Any]) -> None:
        story = tell("Corvane did not put another $5 billion into Pellworth, bringing its total to $13 billion.")
        story.add("another $5 billion", "5e9", role="increment", polarity="negative", **PAIR)
        story.add("$13 billion", "13e9", role="total", **PAIR)
        assert story.told() == []


def test_a_sum_named_before_that_does_not_fit_leaves_it_open(tell: Callable[..., Any]) -> None:
    def verdicts(before: str) -> list[str]:
        story = tell(
            f"Corvane raised {before} million in March. It raised another $25 million in June, taking the total to "
            "$65 million."
        )
        slots = {"subject": "Corvane", "frame": "financing"}
        story.add(f"{before} million", f"{before.removeprefix('$')}e6", **slots)
        story.add("another $25 million", "25e6", role="increment", **slots)
        story.add("$65 million", "65e6", role="total", **slots)
        return [finding.verdict for finding in story.check() if finding.check == "totals"]

    assert verdicts("$30") == ["unclear"]
    assert verdicts("$40") == ["holds"]


@pytest.mark.parametrize(
    "text",
    [
        "Corvane Bank will close 60 branches next year, bringing its network to 340 branches from 400.",
        "It closed 60 branches last year, bringing the total number of branches down to 340 from 400 branches.",
        "Corvane repaid $2 billion of debt, bringing its debt to $6 billion from $8 billion.",
        "Corvane Air retired 25 planes, taking its fleet from 112 planes to 87 planes.",
        "Corvane Air operates 112 aircraft. It plans to retire 25 older planes by 2030, taking the fleet to 87.",
    ],
)
def test_what_is_taken_away_is_not_added(text: str) -> None:
    article = Article.from_text(text)
    assert [
        f.explanation for f in check_article(article, default_pipeline().extract(article)) if f.check == "totals"
    ] == []


def test_a_headline_that_tells_the_increment_is_no_base(tell: Callable[..., Any]) -> None:
    story = tell(
        "Ostrey signed a new deal worth $6.5 billion with Corvane, bringing the total of their deals to $22.4 billion.",
        title="Ostrey and Corvane sign $6.5 billion deal",
    )
    slots: dict[str, Any] = {"subject": "Ostrey", "object": "Corvane", "frame": "contract", "factuality": "announced"}
    story.add("$6.5 billion", "6.5e9", digit="1e8", **slots)
    story.add("$6.5 billion", "6.5e9", digit="1e8", nth=1, role="increment", **slots)
    story.add("$22.4 billion", "22.4e9", digit="1e8", role="total", **slots)
    assert [f.verdict for f in story.check() if f.check == "totals"] == ["holds"]  # $15.9 billion before


@pytest.mark.parametrize(("total", "verdict"), [("22.5", "holds"), ("33.8", "fails")])
def test_a_conditional_total_rests_on_the_deal_signed_before(
    tell: Callable[..., Any], total: str, verdict: str
) -> None:
    story = tell(
        "Ostrey has signed an $18 billion deal with Corvane. A further $4.5 billion, which would bring the total to "
        f"${total} billion, hangs on a permit."
    )
    slots: dict[str, Any] = {"subject": "Ostrey", "object": "Corvane", "frame": "contract"}
    story.add("$18 billion", "18e9", digit="1e9", factuality="announced", **slots)
    story.add("A further $4.5 billion", "4.5e9", digit="1e8", role="increment", factuality="contingent", **slots)
    story.add(f"${total} billion", f"{total}e9", digit="1e8", role="total", factuality="contingent", **slots)
    assert [f.verdict for f in story.check() if f.check == "totals"] == [verdict]


@pytest.mark.parametrize(("total", "verdict"), [("3,000", "holds"), ("3,900", "fails")])
def test_what_is_piled_up_makes_the_total(tell: Callable[..., Any], total: str, verdict: str) -> None:
    story = tell(
        f"Ostrey will cut 1,900 posts, on top of the 1,100 gone since May. That would bring the total to {total}."
    )
    for mention, role in (("1,900 posts", "value"), ("1,100", "value"), (total, "total")):
        number = mention.split()[0].replace(",", "")
        story.add(mention, number, "post", digit="0", frame="workforce", subject="Ostrey", role=role)
    assert [f.verdict for f in story.check() if f.check == "totals"] == [verdict]
