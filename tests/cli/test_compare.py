"""compare: pairs of texts as JSON lines in, labels out; broken lines are told, and the rest goes on."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from typer.testing import Result

from claimtally.model.schemas import schema_of

Claimtally = Callable[..., Result]
Piped = Callable[..., "subprocess.CompletedProcess[bytes]"]
GOOD = {"id": "a", "premise": "Lund bought nine buses.", "hypothesis": "Lund bought 9 buses."}


def test_a_file_gives_a_line_for_each_pair(claimtally: Claimtally, tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(json.dumps(GOOD) + "\n\n" + json.dumps({**GOOD, "id": 7, "hypothesis": "Lund bought 8 buses."}))
    result = claimtally("compare", path)
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(line["id"], line["label"]) for line in lines] == [("a", "entailment"), (7, "contradiction")]
    for line in lines:
        del line["id"]
        assert list(Draft202012Validator(schema_of("comparison")).iter_errors(line)) == []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('{"id": 1', "-:1: this line is not JSON"),
        ("[1]", "-:1: this line is no JSON object; each line is one object."),
        ('{"id": 1, "hypothesis": "x"}', '-:1: this record has no premise; give it a text under "premise".'),
        ('{"id": 1, "premise": "x", "hypothesis": 5}', "-:1: this record has no hypothesis; give it a text under"),
    ],
)
def test_a_broken_line_is_told_and_the_rest_goes_on(piped: Piped, line: str, sentence: str) -> None:
    done = piped("compare", "-", stdin=f"{line}\n{json.dumps(GOOD)}\n".encode())
    assert done.returncode == 3
    assert done.stderr.decode().startswith(sentence)
    assert done.stderr.count(b"\n") == 1
    assert [json.loads(found)["label"] for found in done.stdout.splitlines()] == ["entailment"]


def test_a_text_that_is_too_long_is_told(claimtally: Claimtally) -> None:
    row = {"id": 1, "premise": "x " * 150_000, "hypothesis": "y"}
    result = claimtally("compare", "-", stdin=f"{json.dumps(row)}\n{json.dumps(GOOD)}\n")
    assert result.exit_code == 3
    assert "-:1: This text has 300,000 characters" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_a_file_that_is_not_there_is_wrong_usage(claimtally: Claimtally) -> None:
    result = claimtally("compare", "nowhere.jsonl")
    assert result.exit_code == 2
    assert "nowhere.jsonl" in result.stderr
