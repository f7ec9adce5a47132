"""extract and check as filters: line by line, in pipes, on broken lines, on claims of other tools."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Claimtally = Callable[..., Result]
Piped = Callable[..., "subprocess.CompletedProcess[bytes]"]
COMMAND = [sys.executable, "-c", "from claimtally.cli import main; main()"]
WAIT = 60  # seconds for a line that must come while the input is still open


def records(data: str | bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def first_line_while_open(arguments: list[str], line: bytes) -> bytes:
    """Give the first line that a command writes while its standard input stays open behind one line."""
    process = subprocess.Popen([*COMMAND, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(line)
        process.stdin.flush()
        ready, _, _ = select.select([process.stdout], [], [], WAIT)
        assert ready, "nothing was written before the input ended"
        return process.stdout.readline()
    finally:
        process.stdin.close()
        process.stdout.read()
        process.stdout.close()
        assert process.wait(WAIT) == 0


class TestExtract:
    def test_the_articles_of_a_run_give_its_claims(self, claimtally: Claimtally, finished_run: Path) -> None:
        result = claimtally("extract", finished_run / "articles.jsonl")
        assert result.exit_code == 0
        assert result.stdout_bytes == (finished_run / "claims.jsonl").read_bytes()

    def test_standard_input_is_the_default(self, piped: Piped) -> None:
        done = piped("extract", stdin=b'{"id": 7, "body": "The port paid 7 million euros."}\n')
        assert done.returncode == 0
        assert [claim["mention"]["text"] for claim in records(done.stdout)] == ["7 million euros"]

    def test_a_broken_line_is_told_with_its_number_and_the_rest_goes_on(self, piped: Piped) -> None:
        lines = b'{"text": "It cost 9 dollars."}\n{"text"\n{"text": "The port paid 7 million euros."}\n'
        done = piped("extract", "-", stdin=lines)
        assert done.returncode == 3
        assert [claim["mention"]["text"] for claim in records(done.stdout)] == ["9 dollars", "7 million euros"]
        assert len(done.stderr.splitlines()) == 1
        assert done.stderr.startswith(b"-:2: ")

    def test_a_claim_comes_before_the_next_article_is_read(self) -> None:
        line = first_line_while_open(["extract", "-"], b'{"text": "The port paid 7 million euros."}\n')
        assert json.loads(line)["mention"]["text"] == "7 million euros"

    def test_a_reader_that_leaves_ends_it_quietly(self, tmp_path: Path) -> None:
        path = tmp_path / "many.jsonl"
        path.write_text("".join(f'{{"text": "Port number {n} paid {n} million euros."}}\n' for n in range(2, 3000)))
        process = subprocess.Popen([*COMMAND, "extract", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["mention"]["text"] == "2 million euros"
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait(WAIT) == 0


class TestCheck:
    @pytest.fixture
    def claims(self, finished_run: Path) -> list[dict[str, Any]]:
        return records((finished_run / "claims.jsonl").read_bytes())

    @pytest.fixture
    def check(self, claimtally: Claimtally, finished_run: Path, tmp_path: Path) -> Callable[..., Result]:
        """Check claims, given as records or broken lines, against the articles of the run."""

        def call(lines: list[dict[str, Any] | str], *options: str) -> Result:
            path = tmp_path / "claims.jsonl"
            path.write_text("".join(f"{x if isinstance(x, str) else json.dumps(x)}\n" for x in lines), "utf-8")
            return claimtally("check", path, "--articles", finished_run / "articles.jsonl", *options)

        return call

    def test_a_runs_claims_give_its_findings(self, claimtally: Claimtally, tmp_path: Path) -> None:
        source = tmp_path / "wrong.txt"
        source.write_text("The plant will draw 5 GW (6,000 MW) of power from the grid, the company said.")
        assert claimtally("run", source, "-o", tmp_path / "out").exit_code == 0
        written = (tmp_path / "out" / "findings.jsonl").read_bytes()
        assert b'"fails"' in written
        for claims in (tmp_path / "out", tmp_path / "out" / "claims.jsonl"):
            result = claimtally("check", claims)
            assert (result.exit_code, result.stdout_bytes) == (0, written)
        assert claimtally("check", tmp_path / "out", "--fail-on", "error").exit_code == 1

    def test_faults_of_other_tools_are_named_by_line_and_field(
        self, check: Callable[..., Result], claims: list[dict[str, Any]]
    ) -> None:
        moved = claims[0] | {"mention": claims[0]["mention"] | {"start": 0, "end": 3}}
        wrong = claims[1] | {"polarity": "maybe"}
        result = check([moved, wrong])
        assert result.exit_code == 0
        faults = [
            (f["check"], f["explanation"]) for f in records(result.stdout) if f["check"] in ("schema", "grounding")
        ]
        assert [check for check, _ in faults] == ["grounding", "schema"]
        assert faults[0][1].startswith("Line 1, mention")
        assert faults[1][1].startswith("Line 2, polarity")

    def test_faults_fail_where_asked(self, check: Callable[..., Result], claims: list[dict[str, Any]]) -> None:
        assert check([claims[0]], "--fail-on", "error").exit_code == 0
        assert check([claims[0] | {"polarity": "maybe"}], "--fail-on", "error").exit_code == 1

    def test_a_line_that_is_no_json_is_told_and_the_rest_goes_on(
        self, check: Callable[..., Result], claims: list[dict[str, Any]]
    ) -> None:
        result = check(["{broken", claims[0] | {"polarity": "maybe"}])
        assert result.exit_code == 3
        assert ":1: " in result.stderr
        assert [f["explanation"][:7] for f in records(result.stdout)] == ["Line 1,", "Line 2,"]

    def test_a_finding_comes_while_the_input_is_open(self, finished_run: Path) -> None:
        arguments = ["check", "-", "--articles", str(finished_run / "articles.jsonl")]
        assert json.loads(first_line_while_open(arguments, b'{"id": "x"}\n'))["check"] == "schema"

    def test_an_article_instead_of_claims_is_one_sentence_with_the_remedy(
        self, claimtally: Claimtally, tmp_path: Path
    ) -> None:
        article = tmp_path / "article.txt"
        article.write_text("Orlen will invest $3 billion.\n\nIt grew.\n")
        result = claimtally("check", article)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.count("\n") == 1
        assert "claimtally run" in result.stderr

    def test_without_articles_it_says_what_is_needed(self, claimtally: Claimtally, tmp_path: Path) -> None:
        lonely = tmp_path / "claims.jsonl"
        lonely.write_text("")
        for claims in ("-", lonely):
            result = claimtally("check", claims, stdin="")
            assert result.exit_code == 2
            assert "--articles" in result.stderr

    def test_broken_articles_are_told(
        self, claimtally: Claimtally, finished_run: Path, claims: list[dict[str, Any]], tmp_path: Path
    ) -> None:
        articles = tmp_path / "articles.jsonl"
        articles.write_bytes(b'{"id": 5}\n' + (finished_run / "articles.jsonl").read_bytes())
        result = claimtally("check", "-", "--articles", articles, stdin=json.dumps(claims[0]))
        assert result.exit_code == 3
        assert f"{articles}:1, id: " in result.stderr
        assert not [f for f in records(result.stdout) if f["check"] == "grounding"]


def test_the_filters_stand_in_a_pipe(tmp_path: Path, finished_run: Path) -> None:
    """Run | extract | check | report, as a shell would have it."""
    claimtally = " ".join(f"'{part}'" for part in COMMAND)
    articles = finished_run / "articles.jsonl"
    script = (
        f"set -o pipefail; {claimtally} extract < {articles} | tee {tmp_path}/claims.jsonl "
        f"| {claimtally} check - --articles {articles} "
        f"| {claimtally} report --articles {articles} --claims {tmp_path}/claims.jsonl --findings -"
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, timeout=100, env=os.environ | {"LC_ALL": "C"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == (finished_run / "report.html").read_bytes()
