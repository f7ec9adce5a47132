"""Comparing two texts: tables of own sentences, each with the label and the verdicts of its numbers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtally import compare
from claimtally.model import Article, Comparison

BOUNDS = ("", "more than ", "less than ", "at least ", "at most ")


def verdicts(found: Comparison) -> list[tuple[str, str]]:
    return [(pair.hypothesis.text, pair.verdict) for pair in found.pairs]


class TestNumbersAlone:
    """Texts that differ in nothing but numbers and bounds are decided by the inclusion of intervals."""

    @pytest.mark.parametrize(
        ("premise", "hypothesis", "label"),
        [
            ("Orla planted 24 limes", "Orla planted 24 limes", "entailment"),
            ("Orla planted 24 limes", "Orla planted twenty-four limes", "entailment"),
            ("Orla planted 24 limes", "Orla planted more than 20 limes", "entailment"),
            ("Orla planted 24 limes", "Orla planted less than 30 limes", "entailment"),
            ("Orla planted 24 limes", "Orla planted at least 24 limes", "entailment"),
            ("Orla planted 24 limes", "Orla planted more than 24 limes", "contradiction"),
            ("Orla planted 24 limes", "Orla planted less than 24 limes", "contradiction"),
            ("Orla planted 24 limes", "Orla planted 42 limes", "contradiction"),
            ("Orla planted less than 24 limes", "Orla planted 12 limes", "neutral"),
            ("Orla planted more than 24 limes", "Orla planted 40 limes", "neutral"),
            ("Orla planted more than 24 limes", "Orla planted more than 20 limes", "entailment"),
            ("Orla planted more than 24 limes", "Orla planted 12 limes", "contradiction"),
            ("The mast is 12.4 m tall", "The mast is 12 m tall", "entailment"),
            ("The mast is 12 m tall", "The mast is 12.4 m tall", "neutral"),
            ("The mix is 3 : 4", "The mix is 2 : 4", "contradiction"),
            ("The mast is 0 m tall", "The mast is less than 1 m tall", "entailment"),
        ],
    )
    def test_the_label(self, premise: str, hypothesis: str, label: str) -> None:
        assert compare(premise, hypothesis).label == label

    def test_no_arithmetic_where_only_numbers_differ(self) -> None:
        found = compare("Each of 3 crates holds 7 lamps", "Each of 3 crates holds 21 lamps")
        assert verdicts(found) == [("3", "supported"), ("21", "refuted")]
        assert found.label == "contradiction"


class TestMadeBySums:
    def test_the_day_of_a_date_is_no_term(self) -> None:
        found = compare(
            "A July 31 fire at Veyra hurt nine people, five of them Poles.", "A fire at Veyra July 31 hurt four Danes."
        )
        assert ("four Danes", "supported") not in verdicts(found)

    def test_exact_counts_make_a_count_exactly(self) -> None:
        found = compare("Each of the 5 guests took a share of 22 figs.", "A guest had four figs.")
        assert ("four figs", "supported") not in verdicts(found)
        found = compare("Each of the 5 guests took a share of 20 figs.", "A guest had four figs.")
        assert ("four figs", "supported") in verdicts(found)


class TestSameFigure:
    @pytest.mark.parametrize(
        ("premise", "hypothesis", "text", "verdict", "relation"),
        [
            ("A crash near Tolvik killed nine people.", "Tolvik crash kills 9", "9", "supported", "same value"),
            ("A crash near Tolvik killed nine people.", "Tolvik crash kills 8", "8", "refuted", "another value"),
            ("The fund of Veyra paid 47,400 dollars.", "Veyra fund paid $47K", "$47K", "supported", "rounded"),
            ("Veyra sold 20,667 lamps.", "Veyra sells 20K lamps", "20K lamps", "supported", "rounded down"),
            ("Veyra sold 100,000 lamps.", "Veyra sells 100K lamps", "100K lamps", "supported", "same value"),
            ("Veyra sold 100,000 lamps.", "Veyra sells 110K lamps", "110K lamps", "refuted", "another value"),
            ("The rate was 25.5%, Veyra said.", "Rate at 25%", "25%", "supported", "rounded"),
            ("At least 12 firms joined.", "12 firms join", "12 firms", "supported", "same value, another bound"),
            ("The ban of two decades is over.", "20-year ban over", "20-year", "supported", "same value"),
            ("A third of the staff left Veyra.", "33% of staff leave", "33%", "supported", "rounded"),
            ("The walk took three weeks.", "21 days of walking", "21 days", "supported", "same value"),
            ("Mira Soltau, 54, leads the port.", "Soltau, 54, leads port", "54", "supported", "same value"),
            ("The 80-year-old captain left.", "Captain, 80, leaves", "80", "supported", "same value"),
            ("She won the title for the second time.", "Her 2nd title", "2", "supported", "same value"),
            ("The scheme began in 1998.", "Scheme of '98", "98", "supported", "same year"),
            ("They fly the F-15.", "F-15 pilots", "15", "supported", "same value"),
            ("They fly the F-15.", "F-16 pilots", "16", "refuted", "another value"),
            ("Voters backed Proposition 8.", "Prop. 8 is backed", "8", "supported", "same value"),
        ],
    )  # fmt: skip
    def test_the_pair(self, premise: str, hypothesis: str, text: str, verdict: str, relation: str) -> None:
        found = {pair.hypothesis.text: pair for pair in compare(premise, hypothesis).pairs}
        assert (found[text].verdict, found[text].relation) == (verdict, relation)

    def test_a_clock_is_no_support_for_a_count(self) -> None:
        found = compare("At 9:05 PM on May 9 a ferry of Lund sank with six on board.", "9 drown as ferry sinks")
        assert [verdict for _, verdict in verdicts(found)] != ["supported"]

    def test_another_unit_is_no_support(self) -> None:
        found = compare("The road is 40 km long and cost 90 million euros.", "Road costs $90 million")
        assert verdicts(found)[0][1] != "supported"

    def test_spans_point_into_their_texts(self) -> None:
        premise, hypothesis = "Lund hired 300 welders and 12 cooks.", "300 welders hired, 12 cooks"
        for pair in compare(premise, hypothesis).pairs:
            assert hypothesis[pair.hypothesis.start : pair.hypothesis.end] == pair.hypothesis.text
            assert [premise[span.start : span.end] for span in pair.premise] == [span.text for span in pair.premise]


class TestArithmetic:
    @pytest.mark.parametrize(
        ("premise", "hypothesis", "equation"),
        [
            ("Nils had 14 kites and he bought 5 more kites", "Nils has 19 kites now", "14 + 5 = 19"),
            ("Nils had 14 kites and he gave 5 kites to Ada", "Nils has 9 kites left", "14 − 5 = 9"),
            ("There are 6 shelves and each shelf holds 12 jars", "There are 72 jars in all", "6 × 12 = 72"),
            ("Nils shared 72 jars equally among 6 cooks", "Each cook got 12 jars", "72 ÷ 6 = 12"),
            ("The dam broke in 2014. Lund rebuilt it in 2019.", "Dam whole 5 years later", "2019 − 2014 = 5"),
        ],
    )  # fmt: skip
    def test_it_is_licensed(self, premise: str, hypothesis: str, equation: str) -> None:
        found = compare(premise, hypothesis)
        assert equation in [pair.equation for pair in found.pairs]
        assert found.label != "contradiction"

    @pytest.mark.parametrize(
        ("premise", "hypothesis"),
        [
            ("Nils had 14 kites and he bought 5 more kites", "Nils has 20 kites now"),
            # No word of the article asks for a product or a sum.
            (
                "Lund paid 12 divers. They found 7 coins. It rained. They left.",
                "Divers found 84 coins",
            ),
            ("Lund paid 12 divers. They found 7 coins. It rained. They left.", "Divers found 19 coins"),
            # Money and people make no sum.
            ("Lund paid $12 to 7 divers in all. It rained. They left. It was late.", "Lund paid $19 in all"),
        ],
    )
    def test_it_is_not(self, premise: str, hypothesis: str) -> None:
        found = compare(premise, hypothesis)
        assert "supported" not in {pair.verdict for pair in found.pairs}
        assert found.label != "entailment"


class TestWords:
    @pytest.mark.parametrize(
        ("premise", "hypothesis", "label"),
        [
            ("Shares of Veyra rose 4% on Friday.", "Shares of Veyra climbed 4% on Friday.", "entailment"),
            ("Shares of Veyra rose 4% on Friday.", "Shares of Veyra fell 4% on Friday.", "contradiction"),
            ("The council of Lund bought 12 buses.", "The council of Lund did not buy 12 buses.", "contradiction"),
            ("Veyra sold 12 buses.", "A strike at Ostrava airport grounded 12 flights.", "neutral"),
            ("The ferry is 80 metres long.", "The ferry Aurelia of Tolvik is 80 metres long.", "neutral"),
            ("Rain fell on Lund.", "Rain fell on Lund.", "entailment"),
        ],
    )
    def test_the_label(self, premise: str, hypothesis: str, label: str) -> None:
        assert compare(premise, hypothesis).label == label

    def test_another_number_in_other_words_contradicts_nothing(self) -> None:
        found = compare("Prices in Veyra rose by 4% in May.", "Wages in Ostrava rose by 7% in May.")
        assert found.label == "neutral"


class TestReason:
    def test_it_prints_the_numbers(self) -> None:
        found = compare("A crash near Tolvik killed nine people.", "A crash near Tolvik killed 8 people.")
        assert found.label == "contradiction"
        assert "8" in found.reason
        assert "nine" in found.reason

    def test_many_numbers_are_counted(self) -> None:
        text = "Lund has 12 buses, 30 trams, 4 ferries and 9 lifts."
        found = compare(text, "Lund has 12 buses, 30 trams, 4 ferries and 8 lifts, the mayor said.")
        assert found.reason.startswith("3 of 4 numbers tally; ")


class TestInputs:
    def test_articles_are_compared_by_their_texts(self) -> None:
        first = Article.from_text("The port of Lund paid 7 million euros.", title="Lund pays")
        second = Article.from_text("Lund paid 7 million euros.", title="Port pays")
        pair = compare(first, second).pairs[0]
        assert second.text[pair.hypothesis.start : pair.hypothesis.end] == pair.hypothesis.text == "7 million euros"

    @pytest.mark.parametrize("text", ["", " ", "...", "5", "one", "\n\n"])
    def test_scraps_are_compared_too(self, text: str) -> None:
        assert compare(text, "Lund has 12 buses.").label == "neutral"
        assert compare("Lund has 12 buses.", text).label in ("entailment", "neutral")

    def test_bytes_are_refused(self) -> None:
        with pytest.raises(TypeError, match="decode bytes"):
            compare(b"x", "y")  # type: ignore[arg-type]


class TestProperties:
    @settings(max_examples=40, deadline=None)
    @given(
        st.lists(
            st.sampled_from(
                ["Lund paid $4.2bn.", "About 30 people came.", "It fell 3% in 2019.", "He, 54, flew an F-15."]
            ),
            min_size=1,
            max_size=4,
        )
    )  # fmt: skip
    def test_a_text_supports_itself(self, sentences: list[str]) -> None:
        text = " ".join(sentences)
        found = compare(text, text)
        assert found.label == "entailment"
        assert all(pair.verdict == "supported" for pair in found.pairs)

    @settings(max_examples=60, deadline=None)
    @given(
        st.integers(1, 400),
        st.sampled_from(BOUNDS),
        st.integers(1, 400),
        st.integers(0, 60),
        st.sampled_from(["more", "less"]),
    )  # fmt: skip
    def test_loosening_a_bound_keeps_an_entailment(
        self, known: int, bound: str, claimed: int, slack: int, way: str
    ) -> None:
        premise = f"Lund has {bound}{known} buses"
        tight = compare(premise, f"Lund has {way} than {claimed} buses")
        loosened = claimed - slack if way == "more" else claimed + slack
        loose = compare(premise, f"Lund has {way} than {max(loosened, 0)} buses")
        if tight.label == "entailment":
            assert loose.label == "entailment"


@pytest.mark.parametrize(
    ("premise", "label"),
    [
        ("No trains were late, and Lund lies 75 miles east of Varn.", "entailment"),
        ("Lund does not lie 75 miles east of Varn.", "contradiction"),
    ],
)
def test_a_denial_counts_for_what_it_denies(premise: str, label: str) -> None:
    assert compare(premise, "Lund lies 75 miles east of Varn.").label == label


def test_few_things_may_be_named_instead_of_counted() -> None:
    found = compare("Ada Holm and Bo Falk fled the camp in 1944.", "2 soldiers fled camp in 1944")
    assert ("1944", "supported") in verdicts(found)
    assert all(not pair.hypothesis.text.startswith("2 ") for pair in found.pairs)


def test_the_g20_is_the_group_of_20() -> None:
    found = compare("Leaders of the Group of 20 met in Varn.", "G20 meets in Varn")
    assert [verdict for _, verdict in verdicts(found)] == ["supported"]
