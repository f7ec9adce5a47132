from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

AIRLINE: dict[str, Any] = {"subject": "Ostrey Air", "frame": "count"}


def told(story: Any) -> list[tuple[str, str]]:
    return [(f.verdict, f.equation) for f in story.check() if f.check == "parts"]


@pytest.mark.parametrize(
    ("part", "expected"),
    [("7", [("holds", "7 freighters ≤ 90 aircraft")]), ("97", [("fails", "97 freighters > 90 aircraft")])],
)
def test_a_part_is_held_against_its_whole(tell: Callable[..., Any], part: str, expected: list[tuple[str, str]]) -> None:
    story = tell(f"Ostrey Air owns some 90 aircraft in all, including {part} freighters.")
    story.add("90 aircraft", "90", "aircraft", **AIRLINE)
    story.add(f"{part} freighters", part, "aircraft", role="part", **AIRLINE)
    assert told(story) == expected


@pytest.mark.parametrize(
    ("whole", "first", "second", "expected"),
    [
        ("Five", "two", "three", [("holds", "two + three = Five sales")]),
        ("Six", "two", "three", [("fails", "two + three ≠ Six sales")]),
        ("Five", "four", "three", [("fails", "four + three ≠ Five sales")]),
    ],
)
def test_a_complete_list_makes_the_whole(
    tell: Callable[..., Any], whole: str, first: str, second: str, expected: list[tuple[str, str]]
) -> None:
    value = {"two": "2", "three": "3", "four": "4", "Five": "5", "Six": "6"}
    story = tell(f"{whole} sales came in for Ostrey: {first} to Lund Air and {second} to the state of Varn.")
    maker: dict[str, Any] = {"subject": "Ostrey", "frame": "contract", "digit": "1e-9"}
    story.add(f"{whole} sales", value[whole], "sale", **maker)
    story.add(first, value[first], "sale", role="part", object="Lund Air", **maker)
    story.add(second, value[second], "sale", role="part", object="Varn", **maker)
    assert told(story) == expected


def test_the_remainder_completes_the_list(tell: Callable[..., Any]) -> None:
    def story(rest: str) -> Any:
        made = tell(f"Of the 570 MW, 266 MW come online first and the remaining {rest} MW follow.")
        made.add("570 MW", "570", "MW", subject="Harrow", frame="capacity")
        made.add("266 MW", "266", "MW", role="part", subject="Harrow", frame="capacity")
        made.add(f"{rest} MW", rest, "MW", role="remaining", subject="Harrow", frame="capacity")
        return made

    assert told(story("304")) == [("holds", "266 MW + 304 MW = 570 MW")]
    assert told(story("340")) == [("fails", "266 MW + 340 MW ≠ 570 MW")]


def test_the_next_sentence_may_name_the_part_and_people_are_people(tell: Callable[..., Any]) -> None:
    def story(part: str) -> Any:
        made = tell(f"Altogether more than 4,000 people will leave Ostrey. Those include {part} maintenance workers.")
        made.add(
            "more than 4,000 people", "4000", "person", bound=">", subject="Ostrey", frame="workforce", role="total"
        )
        made.add(
            f"{part} maintenance workers",
            part.replace(",", ""),
            "worker",
            role="part",
            subject="Ostrey",
            frame="workforce",
        )
        return made

    assert told(story("1,000")) == [("holds", "1,000 maintenance workers ≤ 4,000 people")]
    assert told(story("5,000")) == []  # "more than 4,000" may well be 6,000


@pytest.mark.parametrize(
    ("lead", "third", "expected"),
    [
        ("in Duhm, 480 at its mill and {} in Lund", "170", [("holds", "1,150 + 480 + 170 = 1,800 jobs")]),
        ("in Duhm, 480 at its mill and {} in Lund", "320", [("fails", "1,150 + 480 + 320 ≠ 1,800 jobs")]),
        ("in Duhm, 480 at its mill and {} in Lund", "20", ["holds"] * 3),  # the list may be incomplete
        ("are in Duhm, 480 are new and {} are women", "320", ["holds"] * 3),  # women may be new
    ],
)
def test_parts_that_are_handed_out(tell: Callable[..., Any], lead: str, third: str, expected: list[Any]) -> None:
    story = tell(f"Ostrey cuts 1,800 jobs. Of those jobs, 1,150 {lead.format(third)}.")
    who: dict[str, Any] = {"subject": "Ostrey", "frame": "workforce", "digit": "1e-9"}
    story.add("1,800 jobs", "1800", "job", **who)
    for part in ("1,150", "480", third):
        story.add(part, part.replace(",", ""), "job", role="part", **who)
    found = told(story)
    assert (found if len(expected) == 1 else [verdict for verdict, _ in found]) == expected


def test_the_other_part_of_the_next_sentence(tell: Callable[..., Any]) -> None:
    def story(other: str) -> Any:
        made = tell(
            "Corvane would pay as much as $38 million. Only $12 million of that is pledged. "
            f"The other ${other} million is not."
        )
        who: dict[str, Any] = {"subject": "Corvane", "frame": "spending", "digit": "1e6"}
        made.add("as much as $38 million", "38e6", bound="<=", factuality="contingent", **who)
        made.add("$12 million", "12e6", role="part", **who)
        made.add(f"The other ${other} million", f"{other}e6", role="remaining", **who)
        return made

    assert told(story("26")) == [("holds", "$12 million + $26 million = $38 million")]
    assert told(story("36")) == [("fails", "$12 million + $36 million ≠ $38 million")]


class TestSilence:
    def test_a_list_that_says_it_is_not_complete(self, tell: Callable[..., Any]) -> None:
        story = tell("Ostrey has 1,000 sites: among them 200 in Varn and 300 in Lund.")
        story.add("1,000 sites", "1000", "site", subject="Ostrey", frame="count")
        story.add("200", "200", "site", role="part", subject="Ostrey", frame="count")
        story.add("300", "300", "site", role="part", subject="Ostrey", frame="count")
        assert [verdict for verdict, _ in told(story)] == ["holds", "holds"]

    def test_parts_that_overlap(self, tell: Callable[..., Any]) -> None:
        story = tell("Ostrey has 1,000 staff, including 600 women and 500 engineers.")
        story.add("1,000 staff", "1000", "staff", subject="Ostrey", frame="workforce")
        story.add("600 women", "600", "woman", role="part", subject="Ostrey", frame="workforce")
        story.add("500 engineers", "500", "engineer", role="part", subject="Ostrey", frame="workforce")
        assert "fails" not in [verdict for verdict, _ in told(story)]

    def test_a_number_that_was_not_understood_stands_in_the_list(self, tell: Callable[..., Any]) -> None:
        story = tell("Ostrey sold nine jets: two to Lund, four to Quell and three to Varn.")
        maker: dict[str, Any] = {"subject": "Ostrey", "frame": "contract", "digit": "1e-9"}
        story.add("nine jets", "9", "jet", **maker)
        story.add("two", "2", "jet", role="part", **maker)
        story.add("three", "3", "jet", role="part", **maker)
        assert told(story) == []

    def test_other_things_are_counted(self, tell: Callable[..., Any]) -> None:
        story = tell("The blaze in Varn took 12 homes, including 30 cars.")
        story.add("12 homes", "12", "home", subject="Varn", frame="count")
        story.add("30 cars", "30", "car", role="part", subject="Varn", frame="count")
        assert told(story) == []

    def test_nothing_ties_the_part_to_the_number_before(self, tell: Callable[..., Any]) -> None:
        story = tell("Ostrey has 20 sites and took part in a scheme with 300 sites.")
        story.add("20 sites", "20", "site", subject="Ostrey", frame="count")
        story.add("300 sites", "300", "site", role="part", subject="Ostrey", frame="count")
        assert told(story) == []

    def test_a_percentage_of_another_whole(self, tell: Callable[..., Any]) -> None:
        story = tell("Ostrey holds 51%, including 60% of the votes.")
        story.add("51%", "51", "%", subject="Ostrey", frame="share")
        story.add("60%", "60", "%", role="part", subject="Ostrey", frame="share")
        assert told(story) == []


@pytest.mark.parametrize(
    ("text", "mentions", "expected"),
    [
        # "of it" takes up the figure of its own sentence, not a smaller one of the sentence before
        (
            "Harrow lends $8 million. Ostrey has a $50 million plan, $30 million of it in Lund.",
            (("$8 million", "8e6", "value"), ("$50 million", "5e7", "value"), ("$30 million", "3e7", "part")),
            [("holds", "$30 million ≤ $50 million")],
        ),
        (
            "Ostrey has a $50 million plan, $70 million of it in Lund.",
            (("$50 million", "5e7", "value"), ("$70 million", "7e7", "part")),
            [("fails", "$70 million > $50 million")],
        ),
        # … and where two figures stand before it, either may be meant
        (
            "Ostrey had sales of $63 million, topping the $41 million expected. Ships made up $52 million of that.",
            (("$63 million", "6.3e7", "value"), ("$41 million", "4.1e7", "value"), ("$52 million", "5.2e7", "part")),
            [],
        ),
        (
            "Ostrey paid $80 million for Lund and $20 million for Varn, $50 million of it in cash.",
            (("$80 million", "8e7", "value"), ("$20 million", "2e7", "value"), ("$50 million", "5e7", "part")),
            [],
        ),
    ],
)
def test_of_it_takes_up_the_one_figure_before_it(
    tell: Callable[..., Any], text: str, mentions: tuple[tuple[str, str, str], ...], expected: list[tuple[str, str]]
) -> None:
    story = tell(text)
    for mention, value, role in mentions:
        story.add(mention, value, role=role, subject="Ostrey", frame="spending")
    assert told(story) == expected


@pytest.mark.parametrize(("last", "verdict"), [("two", "fails"), ("one", "holds")])
def test_things_counted_one_by_one_are_not_rounded(tell: Callable[..., Any], last: str, verdict: str) -> None:
    story = tell(f"Ostrey shuts five yards: two in Varn, two in Lund and {last} at Harrow.")
    yards: dict[str, Any] = {"subject": "Ostrey", "frame": "count", "digit": "1"}
    story.add("five yards", "5", "yard", **yards)
    story.add("two", "2", "yard", role="part", **yards)
    story.add("two", "2", "yard", role="part", nth=1, **yards)
    story.add(last, {"one": "1", "two": "2"}[last], "yard", role="part", nth=2 if last == "two" else 0, **yards)
    assert [found for found, _ in told(story)] == [verdict]


def test_a_level_that_is_reached_is_no_part(tell: Callable[..., Any]) -> None:
    story = tell("Its fleet of about 90 aircraft, most of them old, will triple to 270 freighters in all.")
    story.add("90 aircraft", "90", "aircraft", **AIRLINE)
    story.add("270 freighters", "270", "aircraft", role="part", **AIRLINE)
    assert told(story) == []


@pytest.mark.parametrize(
    ("opening", "most", "expected"),
    [
        ("Of that", "900", [("holds", "900 megawatts ≤ 2500 megawatts")]),
        ("Of that", "3000", [("fails", "3000 megawatts > 2500 megawatts")]),  # up to more than there is
        ("In Lund", "3000", []),
    ],
)
def test_of_that_takes_up_the_number_before(
    tell: Callable[..., Any], opening: str, most: str, expected: list[tuple[str, str]]
) -> None:
    story = tell(f"Pell runs a plant of 2500 megawatts. {opening}, Corvane may buy up to {most} megawatts.")
    story.add("2500 megawatts", "2500", "MW", subject="Pell", frame="capacity")
    story.add(f"up to {most} megawatts", most, "MW", bound="<=", subject="Corvane", frame="capacity")
    assert told(story) == expected
