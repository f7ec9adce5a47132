from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PAIR: dict[str, Any] = {"subject": "Corvane", "object": "Pellworth", "frame": "investment", "digit": "1e8"}
REST = " Nobody was hurt." * 30  # a text that has room for what its headline tells
FIRM: dict[str, Any] = {"factuality": "announced", **PAIR}


def of(check: str, story: Any) -> list[tuple[str, str, str]]:
    return [(f.verdict, f.severity, f.explanation) for f in story.check() if f.check == check]


def titled(tell: Callable[..., Any], title: str, body: str = "15") -> Any:
    story = tell(
        f"Corvane said on Monday it would invest ${body} billion in Pellworth. Ostrey has $90 billion at hand.",
        title=f"Corvane invests ${title}bn in Pellworth",
    )
    story.add(f"${title}bn", f"{title}e9", measure=None, **FIRM)
    story.add(f"${body} billion", f"{body}e9", **FIRM)
    story.add("$90 billion", "9e10", subject="Ostrey", frame="other")
    return story


def test_the_number_of_the_body_is_found(tell: Callable[..., Any]) -> None:
    assert of("headline", titled(tell, "15")) == [
        ("holds", "info", "The headline's $15bn stands in the text as $15 billion.")
    ]


def test_another_number_in_the_body_fails(tell: Callable[..., Any]) -> None:
    assert of("headline", titled(tell, "19")) == [
        ("fails", "error", "The headline says $19bn, the text $15 billion for the same thing: overstated.")
    ]


def test_rounding_for_the_headline_is_no_fault(tell: Callable[..., Any]) -> None:
    story = titled(tell, "15", "15.04")
    assert [verdict for verdict, _, _ in of("headline", story)] == ["holds"]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        # the title's number is another one of the body
        (
            "Corvane will invest $15 billion in Pellworth. Ostrey gave $19 billion.",
            {"$15 billion": "15e9", "$19 billion": "19e9"},
        ),
        # … or the sum of two
        (
            "Corvane will invest $15 billion in Pellworth. It lends $4 billion.",
            {"$15 billion": "15e9", "$4 billion": "4e9"},
        ),
    ],
)
def test_silent_where_the_number_may_come_from_elsewhere(
    tell: Callable[..., Any], text: str, mentions: dict[str, str]
) -> None:
    story = tell(text, title="Corvane invests $19bn in Pellworth")
    story.add("$19bn", "19e9", **FIRM)
    for index, (mention, value) in enumerate(mentions.items()):
        other = index and "$7" not in mention
        story.add(mention, value, **({"subject": "Ostrey", "frame": "financing", "digit": "1e8"} if other else FIRM))
    assert [f for f in story.check() if f.verdict == "fails"] == []


def test_the_dollars_of_a_headline_may_be_of_another_country(tell: Callable[..., Any]) -> None:
    story = tell("Corvane will invest US$750 million (A$1.19 billion) in Pellworth.", title="Corvane bets $1.2bn on it")
    slots = {"subject": "Corvane", "object": "Pellworth", "frame": "investment"}
    story.add("$1.2bn", "1.2e9", digit="1e8", **slots)
    story.add("US$750 million", "750e6", digit="1e7", **slots)
    story.add("A$1.19 billion", "1.19e9", "AUD", digit="1e7", **slots)
    assert of("headline", story) == []


def test_a_number_that_stands_nowhere_in_the_text(tell: Callable[..., Any]) -> None:
    story = tell(
        "Corvane will invest $15 billion in Pellworth. Corvane also invests $7 billion in Pellworth.",
        title="Corvane invests $19bn in Pellworth",
    )
    story.add("$19bn", "19e9", **FIRM)
    story.add("$15 billion", "15e9", **FIRM)
    story.add("$7 billion", "7e9", **FIRM)
    finding = next(f for f in story.check() if f.check == "headline")
    assert (finding.verdict, finding.claims) == ("fails", ("c0", "c1"))
    assert "stands nowhere in the text, which gives $15 billion and $7 billion" in finding.explanation


class TestCertainty:
    """What the body makes conditional must not be a fact in the headline."""

    def story(
        self, tell: Callable[..., Any], *, condition: str, firm: str = "announced", again: str | None = None
    ) -> Any:
        body = f"Corvane pays $20 billion more to Pellworth only subject to {condition}, lawyers say."
        made = tell(
            body + (f" Corvane {again} $20 billion." if again else ""), title="Corvane puts $20bn into Pellworth"
        )
        made.add("$20bn", "20e9", **{**PAIR, "factuality": firm})
        made.add("$20 billion more", "20e9", role="increment", factuality="contingent", conditions=(condition,), **PAIR)
        if again:
            made.add("$20 billion", "20e9", nth=1, factuality="actual", **PAIR)
        return made

    def test_a_contingent_sum_told_as_done_fails(self, tell: Callable[..., Any]) -> None:
        found = of("certainty", self.story(tell, condition="its sales goals"))
        assert [(verdict, severity) for verdict, severity, _ in found] == [("fails", "error")]
        assert "$20bn" in found[0][2]
        assert "its sales goals" in found[0][2]

    def test_a_headline_that_only_drops_the_condition_is_a_warning(self, tell: Callable[..., Any]) -> None:
        (found,) = of("certainty", self.story(tell, condition="its sales goals", firm="expected"))
        assert found[:2] == ("fails", "warning")
        assert "without a condition" in found[2]

    @pytest.mark.parametrize(
        "told",
        [
            {"condition": "regulatory approval"},
            {"condition": "its sales goals", "firm": "possible"},
            {"condition": "its sales goals", "again": "has paid"},
        ],
    )
    def test_silent_where_the_headline_says_no_more_than_the_text(
        self, tell: Callable[..., Any], told: dict[str, str]
    ) -> None:
        assert of("certainty", self.story(tell, **told)) == []

    def test_a_possible_sum_told_as_done_is_a_warning(self, tell: Callable[..., Any]) -> None:
        story = tell("Corvane may invest $20 billion in Pellworth.", title="Corvane puts $20bn into Pellworth")
        story.add("$20bn", "20e9", **FIRM)
        story.add("$20 billion", "20e9", factuality="possible", **PAIR)
        assert [(verdict, severity) for verdict, severity, _ in of("certainty", story)] == [("unclear", "warning")]

    def test_silent_on_how_long_or_how_many(self, tell: Callable[..., Any]) -> None:
        story = tell("Corvane could finish the bridge in 6 weeks if it stays dry.", title="Corvane 6 weeks from finish")
        told = {"unit": "week", "frame": "duration", "subject": "Corvane"}
        story.add("6 weeks", "6", nth=0, factuality="actual", **told)
        story.add("6 weeks", "6", nth=1, factuality="possible", **told)
        assert of("certainty", story) == []

    def test_between_two_places_of_the_body_it_is_unclear(self, tell: Callable[..., Any]) -> None:
        def story(firm: str) -> Any:
            made = tell(
                "Corvane has made an investment of $20 billion in Pellworth. Lawyers say its investment of $20 billion "
                "in Pellworth hangs on sales goals."
            )
            made.add("$20 billion", "20e9", measure="investment", **{**PAIR, "factuality": firm})
            made.add(
                "$20 billion",
                "20e9",
                nth=1,
                measure="investment",
                factuality="contingent",
                conditions=("sales goals",),
                **PAIR,
            )
            return made

        assert [(verdict, severity) for verdict, severity, _ in of("certainty", story("actual"))] == [
            ("unclear", "warning")
        ]
        assert of("certainty", story("announced")) == []

    def test_a_like_sum_in_another_role_is_another_sum(self, tell: Callable[..., Any]) -> None:
        story = tell("Corvane has paid Pellworth $5 billion. Corvane may pay Pellworth another $5 billion.")
        story.add("$5 billion", "5e9", factuality="actual", **PAIR)
        story.add("another $5 billion", "5e9", role="increment", factuality="possible", **PAIR)
        assert of("certainty", story) == []


@pytest.mark.parametrize(
    ("title", "wanted", "body", "mentions", "silent"),
    [
        # what the body says a year, or without a unit
        ("3,000 tonnes", ("3e3", "t"), "Ostrey digs 3,000 tonnes a year of its 90,000 tonnes.",
         {"3,000 tonnes a year": ("3e3", "t/year"), "90,000 tonnes": ("9e4", "t")}, True),
        ("3,000 tonnes", ("3e3", "t"), "Ostrey digs 7,000 tonnes a year of its 90,000 tonnes.",
         {"7,000 tonnes a year": ("7e3", "t/year"), "90,000 tonnes": ("9e4", "t")}, False),
        # a figure that no claim has read may be the missing part of the headline's count
        ("3,100 jobs", ("3100", "job"), "Ostrey cuts 2,200 jobs in Lund and a further 900 at its docks.",
         {"2,200 jobs": ("2200", "job")}, True),
        ("3,100 jobs", ("3100", "job"), "Ostrey cuts 2,200 jobs in Lund and a further 700 at its docks.",
         {"2,200 jobs": ("2200", "job")}, False),
        # years and what has a word for its scale are no such figures
        ("4,224 jobs", ("4224", "job"), "Ostrey cuts 2,200 jobs by 2024 and saves 2024 million crowns.",
         {"2,200 jobs": ("2200", "job")}, False),
        # a lead in points is the distance of two shares
        ("6 points", ("6", "point"), "Ostrey polls 49% to 43%. In May it led by 2 points.",
         {"49%": ("49", "%"), "43%": ("43", "%"), "2 points": ("2", "point")}, True),
        ("9 points", ("9", "point"), "Ostrey polls 49% to 43%. In May it led by 2 points.",
         {"49%": ("49", "%"), "43%": ("43", "%"), "2 points": ("2", "point")}, False),
    ],
)  # fmt: skip
def test_silent_where_figures_of_another_unit_may_make_the_headline(
    tell: Callable[..., Any],
    title: str,
    wanted: tuple[str, str],
    body: str,
    mentions: dict[str, tuple[str, str]],
    silent: bool,
) -> None:
    story = tell(body, title=f"Ostrey: {title}")
    slots: dict[str, Any] = {"subject": "Ostrey", "frame": "workforce", "digit": "1"}
    story.add(title, *wanted, **slots)
    for mention, (value, unit) in mentions.items():
        story.add(mention, value, unit, **slots)
    assert [verdict for verdict, _, _ in of("headline", story)] == ([] if silent else ["fails"])


def told_instead(tell: Callable[..., Any], title: str, mention: str, unit: str = "USD", **number: Any) -> Any:
    """Give a story whose title tells of one party, and whose text has one number of another slot."""
    story = tell(f"Ostrey, which makes valves, paid {mention} for it, said Pell.{REST}", title=f"Corvane gets {title}")
    story.add(title, unit=unit, subject="Corvane", frame="financing", **number)
    return story


@pytest.mark.parametrize(
    ("title", "value", "mention", "other", "expected"),
    [
        ("$27 million", "27e6", "$18 million", "18e6", ["fails"]),  # nowhere in the text
        ("$18 million", "18e6", "$18 million", "18e6", []),
        ("$200,000", "2e5", "$220,000", "22e4", []),  # headlines round to as few digits as they print
        ("$27 million", "27e6", "$9 million each", "9e6", []),  # and add up what several get
        ("$27 million", "27e6", "$8 million each", "8e6", ["fails"]),
    ],
)
def test_a_sum_of_the_headline_must_stand_in_the_text(
    tell: Callable[..., Any], title: str, value: str, mention: str, other: str, expected: list[str]
) -> None:
    story = told_instead(tell, title, mention, value=value)
    story.add(mention, other, subject="Ostrey", frame="acquisition")
    assert [verdict for verdict, _, _ in of("headline", story)] == expected


def test_a_denied_number_is_told_too(tell: Callable[..., Any]) -> None:
    story = tell(f"Ostrey paid $18 million, and not $27 million.{REST}", title="Ostrey said to pay $27 million")
    story.add("$27 million", "27e6", subject="Ostrey", frame="spending")
    story.add("$18 million", "18e6", subject="Ostrey", frame="acquisition")
    story.add("$27 million", "27e6", nth=1, subject="Ostrey", frame="acquisition", polarity="negative")
    assert of("headline", story) == []


@pytest.mark.parametrize(("share", "value", "expected"), [("a third", "33", []), ("33%", "33", ["fails"])])
def test_shares_in_words_are_told_in_many_ways(
    tell: Callable[..., Any], share: str, value: str, expected: list[str]
) -> None:
    story = told_instead(tell, share, "70%", "%", value=value)
    story.add("70%", "70", "%", subject="Ostrey", frame="financing")
    assert [verdict for verdict, _, _ in of("headline", story)] == expected


@pytest.mark.parametrize(("count", "expected"), [("30", ["fails"]), ("3", []), ("300", [])])
def test_a_count_needs_a_rival_of_nearly_its_size(tell: Callable[..., Any], count: str, expected: list[str]) -> None:
    story = tell(f"Ostrey will cut 40 jobs, said Pell.{REST}", title=f"Corvane to cut {count} jobs")
    story.add(f"{count} jobs", count, "job", subject="Corvane", frame="workforce")
    story.add("40 jobs", "40", "job", subject="Ostrey", frame="workforce")
    assert [verdict for verdict, _, _ in of("headline", story)] == expected


@pytest.mark.parametrize(("between", "expected"), [("", []), ("Nobody was hurt. " * 20, ["fails"])])
def test_only_numbers_of_one_passage_are_added_up(tell: Callable[..., Any], between: str, expected: list[str]) -> None:
    story = tell(f"Ostrey paid $18 million. {between}Pell lent $9 million.{REST}", title="Corvane gets $27 million")
    story.add("$27 million", "27e6", subject="Corvane", frame="financing")
    story.add("$18 million", "18e6", subject="Ostrey", frame="acquisition")
    story.add("$9 million", "9e6", subject="Pell", frame="financing")
    assert [verdict for verdict, _, _ in of("headline", story)] == expected


@pytest.mark.parametrize(
    ("title", "measure", "expected"),
    [
        ("Corvane expands capacity to 2.5 GW", "development pipeline", ["fails"]),
        ("Corvane expands pipeline to 2.5 GW", "development pipeline", []),
        ("Corvane expands capacity to 2.5 GW", "total capacity", []),
        ("Corvane buys 2.5 GW of projects", "development pipeline", []),
        ("Corvane adds capacity of 2.5 GW", "potential capacity", []),
    ],
)
def test_a_pipeline_is_no_capacity(tell: Callable[..., Any], title: str, measure: str, expected: list[str]) -> None:
    story = tell(f"Corvane said that its {measure} came to 2.5 GW. It runs 800 MW.", title=title)
    site: dict[str, Any] = {"subject": "Corvane", "frame": "capacity"}
    story.add("2.5 GW", "2.5", "GW", factuality="announced", digit="1e-1", **site)
    story.add("2.5 GW", "2.5", "GW", nth=1, measure=measure, digit="1e-1", **site)
    story.add("800 MW", "800", "MW", **site)
    assert [verdict for verdict, _, _ in of("certainty", story)] == expected


def test_the_whole_of_a_share_need_not_be_printed(tell: Callable[..., Any]) -> None:
    story = tell(f"Ostrey paid $6 million, or a fourth of the cost.{REST}", title="Corvane gets $24 million")
    story.add("$24 million", "24e6", subject="Corvane", frame="spending")
    story.add("$6 million", "6e6", subject="Ostrey", frame="financing")
    story.add("a fourth", "25", "%", subject="Ostrey", frame="share")
    assert of("headline", story) == []


def test_a_figure_in_a_unit_that_was_read_otherwise_is_told(tell: Callable[..., Any]) -> None:
    story = tell(
        f"Ostrey paid 96 million Danish crowns, and 5 million crowns.{REST}", title="Ostrey pays 96 mln crowns"
    )
    story.add("96 mln crowns", "96e6", "crown", subject="Ostrey", frame="count")
    story.add("96 million Danish crowns", "96e6", "DKK", subject="Ostrey", frame="spending")
    story.add("5 million crowns", "5e6", "crown", subject="Ostrey", frame="count")
    assert of("headline", story) == []


@pytest.mark.parametrize(("condition", "expected"), [("you wondered", []), ("a bank pays", ["fails"])])
def test_an_aside_to_the_reader_is_no_condition(tell: Callable[..., Any], condition: str, expected: list[str]) -> None:
    story = tell(f"If {condition}, Corvane has $15 billion in Pellworth.", title="Corvane puts $15bn in Pellworth")
    story.add("$15bn", "15e9", **FIRM)
    story.add("$15 billion", "15e9", conditions=(condition,), factuality="contingent", **PAIR)
    assert [verdict for verdict, _, _ in of("certainty", story)] == expected


@pytest.mark.parametrize(
    ("share", "body", "expected"),
    [
        ("40", "Some 60% of its workers like it.", []),  # the others do not
        ("40", "Some 55% of its workers like it.", ["fails"]),
        ("25", "It was a quarter more. Some 55% liked it.", []),
        ("25", "It was so in the third quarter. Some 55% liked it.", ["fails"]),
    ],
)
def test_a_share_may_be_turned_round_or_told_in_words(
    tell: Callable[..., Any], share: str, body: str, expected: list[str]
) -> None:
    story = tell(f"{body}{REST}", title=f"{share}% shun Corvane")
    story.add(f"{share}%", share, "%", subject="Corvane", frame="share")
    other = "60" if "60%" in body else "55"
    story.add(f"{other}%", other, "%", subject="Ostrey", frame="share")
    assert [verdict for verdict, _, _ in of("headline", story)] == expected


@pytest.mark.parametrize(("frame", "expected"), [("acquisition", []), ("spending", ["fails"])])
def test_a_sum_may_stand_in_another_currency(tell: Callable[..., Any], frame: str, expected: list[str]) -> None:
    story = tell(
        f"It went for £45 million. Ostrey spent $7 million.{REST}", title="Corvane sells plant for $60 million"
    )
    story.add("$60 million", "6e7", subject="Corvane", frame="acquisition")
    story.add("£45 million", "45e6", "GBP", subject="Corvane", frame=frame)
    story.add("$7 million", "7e6", subject="Ostrey", frame="spending")
    assert [verdict for verdict, _, _ in of("headline", story)] == expected


@pytest.mark.parametrize(("role", "frame"), [("prior", "price"), ("value", "price")])
def test_an_earlier_level_or_a_price_has_no_rival_in_other_sums(
    tell: Callable[..., Any], role: str, frame: str
) -> None:
    story = tell(f"They fell to 31. Ostrey spent $7 million.{REST}", title="Corvane shares drop from $40")
    story.add("$40", "40", subject="Corvane", frame=frame, role=role)
    story.add("$7 million", "7e6", subject="Ostrey", frame="spending")
    assert of("headline", story) == []


def test_a_summary_need_not_give_what_its_headline_tells(tell: Callable[..., Any]) -> None:
    story = tell("Ostrey paid $18 million in May.", title="Corvane gets $27 million")
    story.add("$27 million", "27e6", subject="Corvane", frame="financing")
    story.add("$18 million", "18e6", subject="Ostrey", frame="acquisition")
    assert of("headline", story) == []
