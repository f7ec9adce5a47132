"""Runs over articles of several outlets, and claims against a file of facts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Claimtally

from claimtally.model import Finding, Story

ARTICLES = [
    {
        "publisher": "Harbour Times",
        "published": "2031-03-04",
        "title": "Vantor Systems to cut 1,900 jobs",
        "text": "Vantor Systems said on Tuesday it would cut 1,900 jobs as part of a restructuring.\n\n"
        "It agreed to sell its sensor unit to Kelmar Industries for $13 billion. Net profit in 2030 was $610 million.",
    },
    {
        "publisher": "The Ledger",
        "published": "2031-03-04",
        "title": "Vantor job cuts loom",
        "text": "Vantor will cut 2,400 jobs, a spokesman said.\n\n"
        "Net profit of Vantor Systems in 2030 was $640 million, to nobody's surprise.",
    },
    {
        "publisher": "North Wire",
        "published": "2031-03-11",
        "title": "Vantor sells sensors",
        "text": "Vantor Systems Corp. has agreed to sell its sensor unit to Kelmar Industries for $13.2 billion.\n\n"
        "Vantor's net profit in 2030 was $640 million.",
    },
]
FACTS = (
    "subject;measure;value;unit;object;date;source\n"
    "Vantor Systems;net profit;6.4e8;USD;;2030;Annual report\n"
    "Vantor Systems;net profit;;USD;;2030;Annual report\n"
)


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("outlets")
    for number, article in enumerate(ARTICLES):
        (made / f"{number}.json").write_text(json.dumps(article), "utf-8")
    (made / "facts").mkdir()
    (made / "facts" / "facts.csv").write_text(FACTS, "utf-8")
    return made


@pytest.fixture(scope="module")
def done(folder: Path, claimtally: Claimtally) -> Path:
    """A run over three articles that agree on one figure, differ on a second, and of which one stands out."""
    assert claimtally("run", *sorted(folder.glob("*.json")), "-o", folder / "out").exit_code == 0
    return folder / "out"


def test_a_run_writes_stories_and_findings_across_articles(done: Path) -> None:
    (story,) = [Story.from_json(line) for line in (done / "stories.jsonl").read_bytes().splitlines()]
    assert len(story.articles) == 3
    findings = [Finding.from_json(line) for line in (done / "findings.jsonl").read_bytes().splitlines()]
    across = [finding for finding in findings if finding.article is None]
    assert across == findings[-len(across) :]
    assert {(finding.verdict, finding.equation) for finding in across} == {
        ("holds", "$13 billion ≈ $13.2 billion"),
        ("fails", "$640 million ≠ $610 million"),
        ("fails", next(str(f.equation) for f in across if "jobs" in str(f.equation))),
    }
    counts = json.loads((done / "run.json").read_bytes())["counts"]
    assert counts["stories"] == 1
    assert sum(counts["findings"].values()) == len(findings)


def test_check_tells_the_same_of_the_claims_of_a_run(done: Path, claimtally: Claimtally) -> None:
    lines = claimtally("check", done).stdout.splitlines()
    assert [json.loads(line) for line in lines] == records(done / "findings.jsonl")


def test_the_order_of_inputs_changes_nothing_across_articles(folder: Path, done: Path, claimtally: Claimtally) -> None:
    out = folder / "turned"
    assert claimtally("run", *sorted(folder.glob("*.json"), reverse=True), "-o", out).exit_code == 0
    assert (out / "stories.jsonl").read_bytes() == (done / "stories.jsonl").read_bytes()


def test_without_stories_articles_are_not_compared(folder: Path, done: Path, claimtally: Claimtally) -> None:
    out = folder / "apart"
    assert claimtally("run", *sorted(folder.glob("*.json")), "-o", out, "--no-stories").exit_code == 0
    assert (out / "stories.jsonl").read_bytes() == b""
    expected = [finding for finding in records(done / "findings.jsonl") if finding["article"] is not None]
    assert records(out / "findings.jsonl") == expected
    lines = claimtally("check", done, "--no-stories").stdout.splitlines()
    assert [json.loads(line) for line in lines] == expected
    assert json.loads((out / "run.json").read_bytes())["options"]["stories"] is False


def test_an_outlier_fails_a_run_where_asked(folder: Path, claimtally: Claimtally) -> None:
    inputs = sorted(folder.glob("*.json"))
    assert claimtally("run", *inputs, "-o", folder / "failed", "--fail-on", "error").exit_code == 1
    assert claimtally("run", *inputs, "-o", folder / "failed", "--fail-on", "error", "--no-stories").exit_code == 0


class TestFacts:
    def test_a_run_holds_claims_against_facts_and_names_wrong_rows(self, folder: Path, claimtally: Claimtally) -> None:
        facts, out = folder / "facts" / "facts.csv", folder / "checked"
        result = claimtally("run", *sorted(folder.glob("*.json")), "-o", out, "--facts", facts)
        assert result.exit_code == 3
        (error,) = records(out / "errors.jsonl")
        assert error["stage"] == "facts"
        assert error["error"] == f"{facts}, line 3, value: this cell is empty; fill it or take the row out."
        found = [finding for finding in records(out / "findings.jsonl") if finding["check"] == "facts"]
        told = sorted((f["reference"]["verdict"], f["reference"]["source"]) for f in found)
        assert [verdict for verdict, _ in told if verdict != "not covered"] == ["refuted", "supported", "supported"]
        record = json.loads((out / "run.json").read_bytes())
        assert record["counts"]["facts"]["supported"] == 2
        assert record["counts"]["facts"]["refuted"] == 1
        assert record["options"]["facts"]["file"] == str(facts)

    def test_check_takes_facts_too(self, folder: Path, done: Path, claimtally: Claimtally) -> None:
        result = claimtally("check", done, "--facts", folder / "facts" / "facts.csv", "--no-stories")
        assert result.exit_code == 3
        assert "line 3, value" in result.stderr
        found = [json.loads(line) for line in result.stdout.splitlines()]
        assert [f["reference"]["verdict"] for f in found if f["verdict"] == "fails" and f["check"] == "facts"] == [
            "refuted"
        ]

    def test_a_file_that_is_none_ends_before_anything_is_written(
        self, folder: Path, claimtally: Claimtally, tmp_path: Path
    ) -> None:
        (tmp_path / "facts.json").write_text("{")
        result = claimtally("run", folder / "0.json", "-o", tmp_path / "out", "--facts", tmp_path / "facts.json")
        assert result.exit_code == 2
        assert "this is not JSON" in result.stderr
        assert not (tmp_path / "out").exists()
