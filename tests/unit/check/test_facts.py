"""Claims against trusted figures: supported, refuted, out of date, not covered."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import claimtally
from claimtally.check.facts import FactTable
from claimtally.check.facts.periods import Period, period_of
from claimtally.model import Article, Claim, Fact, Finding

HEADER = "subject,measure,value,unit,object,as_of,source\n"


@cache
def extracted(text: str, published: str | None) -> tuple[Article, list[Claim]]:
    article = Article.from_text(text, published=published)
    return article, claimtally.extract(article)


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return Told(tmp_path)


class Told:
    """Holds a text against rows of facts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def facts(self, *rows: str) -> FactTable:
        path = self.folder / "facts.csv"
        path.write_text(HEADER + "\n".join(rows) + "\n", "utf-8")
        return claimtally.read_facts(path)

    def __call__(self, text: str, *rows: str, published: str | None = "2031-03-04") -> list[Finding]:
        article, claims = extracted(text, published)
        found = claimtally.check(article, claims, facts=self.facts(*rows))
        return [finding for finding in found if finding.check == "facts"]


STAFF = "Vantor Systems employs 41,000 people, the company said."
PROFIT = "Net profit of Vantor Systems in 2030 was $640 million."
DEAL = "Corvane Industries invested $5 billion in Pellworth on Monday."

# The sentence, the facts, and the verdict with the sign of the equation; None where nothing is said of the claim.
CASES: dict[str, tuple[str, tuple[str, ...], tuple[str, str] | None]] = {
    "the same figure": (PROFIT, ("Vantor,net profit,$640 million,,,2030,Report",), ("supported", "=")),
    "the same by rounding": (STAFF, ("Vantor Systems,workforce,41200,people,,2031-02-28,R",), ("supported", "≈")),
    "within a range": (STAFF, ("Vantor Systems,employees,40000 to 43000 people,,,2031-02-28,R",), ("supported", "≈")),
    "about a figure": (STAFF, ('Vantor Systems,staff,"about 40,000 people",,,2031-02-28,R',), ("supported", "≈")),
    "another figure of its time": (PROFIT, ("Vantor,net profit,$610 million,,,2030,Report",), ("refuted", "≠")),
    "another figure without a time": (DEAL, ("Corvane,investment,7e9,USD,Pellworth,,Filing",), ("refuted", "≠")),
    "a plain number": (DEAL, ("Corvane,investment,5e9,USD,Pellworth,,Filing",), ("supported", "=")),
    "an old fact": (STAFF, ("Vantor Systems,workforce,38000,people,,2029-12-31,R",), ("out of date", "≠")),
    "a fact newer than the article": (
        STAFF, ("Vantor Systems,workforce,38000,people,,2031-03-20,R",), ("out of date", "≠")),
    "an old fact that still holds": (
        STAFF, ("Vantor Systems,workforce,41000,people,,2029-12-31,R",), ("supported", "=")),
    "the figure of an earlier day": (
        STAFF,
        ("Vantor Systems,workforce,41000,people,,2029-12-31,R", "Vantor Systems,workforce,38000,people,,2031-03-01,R"),
        ("out of date", "="),
    ),
    "the fact of the claim's year": (
        PROFIT, ("Vantor,net profit,$610 million,,,2029,R", "Vantor,net profit,$640 million,,,2030,R"),
        ("supported", "="),
    ),
    "a flow of another year": (PROFIT, ("Vantor,net profit,$610 million,,,2029,Report",), None),
    "a flow as of a day": (PROFIT, ("Vantor,net profit,$610 million,,,2030-12-31,Report",), None),
    "another measure": (PROFIT, ("Vantor,operating profit,$700 million,,,2030,Report",), ("not covered", "")),
    "another currency": (PROFIT, ("Vantor,net profit,€610 million,,,2030,Report",), ("not covered", "")),
    "another object": (DEAL, ("Corvane,investment,$7 billion,,Brackwater Power,,Filing",), ("not covered", "")),
    "another subject": (DEAL, ("Brackwater Power,investment,$7 billion,,Pellworth,,Filing",), None),
    "cuts are no workforce": (STAFF, ("Vantor Systems,job cuts,1900,jobs,,2031-03-01,R",), ("not covered", "")),
    "what is only possible is not refuted": (
        "Corvane Industries may invest $5 billion in Pellworth, the company said.",
        ("Corvane,investment,$7 billion,,Pellworth,,Filing",), None,
    ),
    "a bound that fits anything": (
        "Corvane Industries invested more than $1 billion in Pellworth.",
        ("Corvane,investment,$7 billion,,Pellworth,,Filing",), None,
    ),
}  # fmt: skip
VERDICTS = {
    "supported": ("holds", "info"),
    "refuted": ("fails", "error"),
    "out of date": ("unclear", "info"),
    "not covered": ("unclear", "info"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_claim_against_facts(name: str, told: Told) -> None:
    text, rows, expected = CASES[name]
    found = told(text, *rows)
    if expected is None:
        assert found == []
        return
    (finding,) = found
    assert finding.reference is not None
    assert finding.reference.verdict == expected[0]
    assert (finding.verdict, finding.severity) == VERDICTS[expected[0]]
    assert expected[1] in (finding.equation or "")


def test_a_finding_names_source_value_and_date(told: Told) -> None:
    (finding,) = told(PROFIT, "Vantor,net profit,$610 million,,,2030,Annual report")
    assert finding.reference is not None
    assert finding.reference.model_dump() == {
        "verdict": "refuted",
        "source": "Annual report",
        "value": "$610 million",
        "as_of": "2030",
    }
    assert finding.equation == "$640 million ≠ $610 million"
    assert finding.explanation == (
        "Annual report gives $610 million for the net profit of Vantor as of 2030, "
        "not $640 million as the article prints."
    )


def test_what_holds_by_rounding_says_so(told: Told) -> None:
    (finding,) = told(STAFF, "Vantor Systems,workforce,41200,people,,2031-02-28,Registry")
    assert (finding.by_rounding, finding.tolerance) == (True, "± 500 people")


def test_what_is_not_covered_is_told_once_for_each_subject(told: Told) -> None:
    text = f"{PROFIT} Vantor Systems invested $2 billion in Pellworth. Vantor Systems raised $40 million."
    (finding,) = told(text, "Vantor,revenue,$16 billion,,,2030,Report")
    assert len(finding.claims) == 3
    assert "The facts on Vantor give revenue" in finding.explanation


def test_facts_made_by_hand_do_as_well() -> None:
    article, claims = extracted(PROFIT, "2031-03-04")
    number = claims[0].quantity
    assert number is not None
    fact = Fact(
        subject="Vantor Systems",
        measure="net profit",
        value="$640m",
        quantity=number,
        as_of="2030",
        source="S",
        place="1",
    )
    (finding,) = [f for f in claimtally.check(article, claims, facts=[fact]) if f.check == "facts"]
    assert finding.verdict == "holds"


class TestContradictions:
    def test_both_rows_are_left_out_and_named(self, tmp_path: Path) -> None:
        path = tmp_path / "facts.csv"
        path.write_text(
            f"{HEADER}Vantor,assets,$4bn,,,2030,R\nVantor Corp.,assets,$5bn,,,2030,R\nVantor,debt,$1bn,,,,R\n"
        )
        faults: list[str] = []
        table = claimtally.read_facts(path, on_error=lambda error: faults.append(error.error))
        assert [fact.measure for fact in table] == ["debt"]
        (fault,) = faults
        assert fault.startswith(f"{path}, line 3, value: “$5bn” contradicts “$4bn” of {path}, line 2")
        assert "correct one of them" in fault

    def test_other_dates_objects_and_units_are_no_contradiction(self, told: Told) -> None:
        rows = (
            "V,assets,$4bn,,,2030,R",
            "V,assets,$5bn,,,2029,R",
            "V,assets,€6bn,,,2030,R",
            "V,assets,$7bn,,Pell,2030,R",
        )
        assert len(told.facts(*rows)) == 4

    def test_rows_that_agree_are_one_fact(self, told: Told) -> None:
        assert len(told.facts("V,assets,$4bn,,,2030,R", "V,assets,$4.1bn,,,2030,Q")) == 1


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2030", ("2030-01-01", "2030-12-31")),
        ("2030-Q4", ("2030-10-01", "2030-12-31")),
        ("2030-H1", ("2030-01-01", "2030-06-30")),
        ("2032-02", ("2032-02-01", "2032-02-29")),
        ("2030-12-31", ("2030-12-31", "2030-12-31")),
        ("2030-02-30", None),
        ("P5Y", None),
        (None, None),
    ],
)
def test_periods(value: str | None, days: tuple[str, str] | None) -> None:
    from datetime import date

    assert period_of(value) == (None if days is None else Period(*map(date.fromisoformat, days)))
