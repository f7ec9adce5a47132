"""report, explain, evaluate and schema: what is made of records that exist."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from claimtally.model.schemas import RECORDS, schema_text
from claimtally.pipeline import rules

Claimtally = Callable[..., Result]
Piped = Callable[..., "subprocess.CompletedProcess[bytes]"]
SCHEMAS = Path(__file__).parents[2] / "schemas"


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


class TestReport:
    def test_a_run_gives_the_page_that_it_wrote(
        self, claimtally: Claimtally, finished_run: Path, tmp_path: Path
    ) -> None:
        page = (finished_run / "report.html").read_bytes()
        assert claimtally("report", finished_run, "-o", tmp_path / "page.html").exit_code == 0
        assert (tmp_path / "page.html").read_bytes() == page
        assert claimtally("report", finished_run, "-o", "-").stdout_bytes == page

    def test_it_goes_into_the_run_folder_by_itself(self, claimtally: Claimtally, story: Path, tmp_path: Path) -> None:
        assert claimtally("run", story, "-o", tmp_path / "out", "--no-report").exit_code == 0
        assert claimtally("report", tmp_path / "out").stdout == ""
        assert "3 gigawatts" in (tmp_path / "out" / "report.html").read_text("utf-8")

    def test_a_broken_line_is_told_and_the_rest_is_shown(
        self, claimtally: Claimtally, finished_run: Path, tmp_path: Path
    ) -> None:
        claims = tmp_path / "claims.jsonl"
        claims.write_bytes(b"{\n" + (finished_run / "claims.jsonl").read_bytes())
        result = claimtally("report", "--articles", finished_run / "articles.jsonl", "--claims", claims)
        assert result.exit_code == 3
        assert f"{claims}:1: " in result.stderr
        assert "3 gigawatts" in result.stdout

    @pytest.mark.parametrize("arguments", [[], ["--claims", "x"], ["--articles", "-", "--claims", "-"], ["no-folder"]])
    def test_wrong_usage_is_told_in_a_sentence(self, claimtally: Claimtally, arguments: list[str]) -> None:
        result = claimtally("report", *arguments)
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 1


class TestExplain:
    def test_it_tells_words_characters_and_rules(self, claimtally: Claimtally, finished_run: Path) -> None:
        claim = next(c for c in records(finished_run / "claims.jsonl") if c["mention"]["text"] == "3 gigawatts")
        result = claimtally("explain", claim["id"], "--run", finished_run)
        assert result.exit_code == 0
        assert "build ⟦3 gigawatts⟧ of turbines" in result.stdout
        mention = claim["mention"]
        assert f"“3 gigawatts”, characters {mention['start']} to {mention['end']}" in result.stdout
        told = " ".join(result.stdout.split())
        by_id = {rule.id: rule for rule in rules()}
        for name in claim["rules"].values():
            rule = by_id[name]
            assert f"rule {name}: {rule.promise}" in told
            assert " ".join(rule.hit.text.split()) in told
            assert " ".join(rule.trap.text.split()) in told

    def test_the_beginning_of_an_id_will_do(self, claimtally: Claimtally, finished_run: Path) -> None:
        name = records(finished_run / "claims.jsonl")[0]["id"]
        whole = claimtally("explain", name, "--run", finished_run)
        assert claimtally("explain", name[:10], "--run", finished_run).stdout == whole.stdout

    @pytest.mark.parametrize(("name", "told"), [("zzz", "no claim has the id zzz"), ("", "claims begin with")])
    def test_an_id_of_no_or_several_claims_is_told(
        self, claimtally: Claimtally, finished_run: Path, name: str, told: str
    ) -> None:
        result = claimtally("explain", name, "--run", finished_run)
        assert result.exit_code == 2
        assert told in result.stderr

    def test_a_folder_without_a_run_is_told(self, claimtally: Claimtally, tmp_path: Path) -> None:
        result = claimtally("explain", "x", "--run", tmp_path)
        assert result.exit_code == 2
        assert "no run folder" in result.stderr


class TestEvaluate:
    @pytest.fixture
    def gold(self, tmp_path: Path) -> Path:
        claim = {
            "quote": "Nordvik Power raised $40 million in May, chief executive Ana Lund said on Monday.",
            "mention": "$40 million", "value": [4e7, 4e7], "unit": "USD", "bound": "=", "frame": "financing",
            "role": "value", "measure": None, "direction": None, "subject": "Nordvik Power", "object": None,
            "products": [], "factuality": "actual", "polarity": "positive", "deontic": "none", "conditions": [],
            "attribution": "Ana Lund", "time": "in May",
        }  # fmt: skip
        folder = tmp_path / "gold"
        folder.mkdir()
        (folder / "story.gold.json").write_text(json.dumps({"article": "story", "claims": [claim]}))
        return folder

    def test_a_run_and_its_articles_have_the_same_scores(
        self, claimtally: Claimtally, gold: Path, finished_run: Path, story: Path
    ) -> None:
        of_run = claimtally("evaluate", gold, "--run", finished_run, "--json")
        of_articles = claimtally("evaluate", gold, story, "--json")
        assert of_run.exit_code == of_articles.exit_code == 0
        assert of_run.stdout == of_articles.stdout
        scores = json.loads(of_run.stdout)
        assert scores["counts"]["gold"] == scores["counts"]["value_unit"] == 1
        assert scores["counts"]["claims"] == len(records(finished_run / "claims.jsonl"))

    def test_a_run_may_stand_before_its_gold(self, claimtally: Claimtally, gold: Path, finished_run: Path) -> None:
        told = claimtally("evaluate", finished_run, gold)
        assert told.exit_code == 0
        assert told.stdout == claimtally("evaluate", gold, "--run", finished_run).stdout

    def test_it_shows_what_is_not_right(self, claimtally: Claimtally, gold: Path, finished_run: Path) -> None:
        result = claimtally("evaluate", gold, "--run", finished_run, "--show")
        assert "value and unit right" in result.stdout
        assert any(line.startswith("extra") and "3 gigawatts" in line for line in result.stdout.splitlines())

    @pytest.mark.parametrize(("floor", "code"), [(1.0, 0), (99.9, 1)])
    def test_a_floor_ends_with_1_where_it_is_missed(
        self, claimtally: Claimtally, gold: Path, finished_run: Path, tmp_path: Path, floor: float, code: int
    ) -> None:
        floors = tmp_path / "floors.json"
        floors.write_text(json.dumps({"gold": {"value_unit_p": floor}}))
        result = claimtally("evaluate", gold, "--run", finished_run, "--floors", floors)
        assert result.exit_code == code
        assert ("below its floor" in result.stderr) == bool(code)

    def test_an_article_that_cannot_be_read_ends_with_3(self, claimtally: Claimtally, gold: Path, story: Path) -> None:
        result = claimtally("evaluate", gold, story, story.with_name("absent.txt"))
        assert result.exit_code == 3
        assert "absent.txt" in result.stderr

    @pytest.mark.parametrize("both", [True, False])
    def test_articles_or_a_run_not_both_nor_none(
        self, claimtally: Claimtally, gold: Path, finished_run: Path, story: Path, both: bool
    ) -> None:
        arguments = [story, "--run", finished_run] if both else []
        assert claimtally("evaluate", gold, *arguments).exit_code == 2


class TestSchema:
    def test_without_a_name_it_lists_the_names(self, claimtally: Claimtally) -> None:
        assert claimtally("schema").stdout.split() == sorted(RECORDS)

    @pytest.mark.parametrize("name", sorted(RECORDS))
    def test_it_prints_the_file(self, claimtally: Claimtally, name: str) -> None:
        assert claimtally("schema", name).stdout_bytes == (SCHEMAS / f"{name}.schema.json").read_bytes()

    def test_it_writes_all_files(self, claimtally: Claimtally, tmp_path: Path) -> None:
        assert claimtally("schema", "--write", tmp_path / "schemas").exit_code == 0
        written = {path.name: path.read_text("utf-8") for path in (tmp_path / "schemas").iterdir()}
        assert written == {f"{name}.schema.json": schema_text(name) for name in RECORDS}

    def test_it_checks_a_folder_for_drift(self, claimtally: Claimtally, tmp_path: Path) -> None:
        folder = tmp_path / "schemas"
        assert claimtally("schema", "--check", folder).exit_code == 2
        assert claimtally("schema", "--write", folder).exit_code == 0
        assert claimtally("schema", "--check", folder).exit_code == 0
        (folder / "claim.schema.json").write_text("{}")
        (folder / "error.schema.json").unlink()
        (folder / "story.schema.json").write_text("{}")
        result = claimtally("schema", "--check", folder)
        assert result.exit_code == 1
        told = [Path(line.split(": ")[0]).name for line in result.stderr.splitlines()]
        assert told == ["claim.schema.json", "error.schema.json", "story.schema.json"]

    def test_another_name_is_wrong_usage(self, claimtally: Claimtally) -> None:
        result = claimtally("schema", "tale")
        assert result.exit_code == 2
        assert "article, claim, comparison, error, finding, story" in result.stderr


class TestProgram:
    def test_it_tells_its_version(self, claimtally: Claimtally) -> None:
        assert claimtally("--version").stdout == f"claimtally {metadata.version('claimtally')}\n"

    def test_help_names_every_command(self, claimtally: Claimtally) -> None:
        told = claimtally("--help").stdout
        for name in ("run", "extract", "check", "report", "annotate", "explain", "evaluate", "schema"):
            assert name in told
            assert claimtally(name, "--help").exit_code == 0

    def test_an_unknown_command_is_wrong_usage(self, claimtally: Claimtally) -> None:
        assert claimtally("tally").exit_code == 2

    def test_debug_logs_the_traceback_of_a_defect(self, piped: Piped) -> None:
        # A text that spaCy refuses: longer than its limit of a million characters.
        done = piped("--debug", "annotate", "-l", "conditions", "-", stdin=b"word " * 250_000)
        assert done.returncode == 3
        assert b"Traceback" in done.stderr
        quiet = piped("annotate", "-l", "conditions", "-", stdin=b"word " * 250_000)
        assert quiet.returncode == 3
        assert len(quiet.stderr.splitlines()) == 1
