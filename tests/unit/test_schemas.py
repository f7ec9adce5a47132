from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from claimtally.model import (
    Article,
    Claim,
    ClaimtallyError,
    Comparison,
    ErrorRecord,
    Finding,
    PrintedFigure,
    Quantity,
    Record,
    Span,
    Story,
    StorySlot,
)
from claimtally.model.schemas import RECORDS, schema_of, schema_text

FOLDER = Path(__file__).parents[2] / "schemas"
TEXT = Span(text="$5", start=0, end=2)
QUANTITY = Quantity(
    stated=(Decimal(5), Decimal(5)),
    low=None,
    high=Decimal("5.5"),
    low_closed=False,
    high_closed=False,
    bound="<=",
    unit="USD",
    dimension="money",
)
SAMPLES: dict[str, Record] = {
    "article": Article.from_text("Some words.", title="A title", authors=("Ines Okafor",)),
    "claim": Claim(
        id="c", article="a", quote=TEXT, mention=TEXT, quantity=QUANTITY, rules={"quantity": "money.symbol"}
    ),
    "comparison": Comparison(label="neutral", reason="Nothing tallies.", pairs=()),
    "error": ErrorRecord(source="x.txt", stage="ingest", error="It is empty."),
    "finding": Finding.of("a", "totals", "holds", ("c",), "It holds."),
    "story": Story(
        id="s",
        articles=("a", "b"),
        slots=(
            StorySlot(
                id="t",
                subject="Corvane",
                object=None,
                frame="capacity",
                measure="capacity",
                unit="MW",
                time=None,
                verdict="agree",
                figures=(
                    PrintedFigure(
                        article="a",
                        claim="c",
                        publisher="The Varn Post",
                        published="2031-03-04",
                        quantity=QUANTITY,
                        factuality="actual",
                    ),
                ),
            ),
        ),
    ),
}


@pytest.mark.parametrize("name", sorted(RECORDS))
class TestSchema:
    def test_the_file_is_what_the_model_says(self, name: str) -> None:
        written = (FOLDER / f"{name}.schema.json").read_text("utf-8")
        assert written == schema_text(name), (
            f"schemas/{name}.schema.json has drifted from the model; write it anew with "
            f'python -c "from claimtally.model.schemas import schema_text as t; print(t({name!r}), end=str())"'
        )

    def test_it_is_a_schema_with_a_name_and_no_host(self, name: str) -> None:
        schema = schema_of(name)
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"claimtally/{name}"

    def test_what_claimtally_writes_fits(self, name: str) -> None:
        record = json.loads(SAMPLES[name].to_json())
        assert list(Draft202012Validator(schema_of(name)).iter_errors(record)) == []

    def test_an_unknown_field_does_not_fit(self, name: str) -> None:
        record = {**json.loads(SAMPLES[name].to_json()), "more": 1}
        assert [error.validator for error in Draft202012Validator(schema_of(name)).iter_errors(record)] == [
            "additionalProperties"
        ]

    def test_a_caller_cannot_change_it(self, name: str) -> None:
        schema_of(name)["properties"].clear()
        assert schema_of(name)["properties"]


def test_there_is_a_file_for_each_record_and_no_other() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.schema.json")) == [
        f"{name}.schema.json" for name in sorted(RECORDS)
    ]


def test_another_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ClaimtallyError, match="article, claim, comparison, error, finding"):
        schema_of("tale")
