"""report --to and --fail-on: the formats of a report, and exit codes that a pipeline can go by."""

from __future__ import annotations

import json
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import Result

import claimtally as api
from claimtally.model import ClaimtallyError, Record

Claimtally = Callable[..., Result]
OUTLETS = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "browser" / "outlets.py")))
COMMAND = " ".join(f"'{part}'" for part in [sys.executable, "-c", "from claimtally.cli import main; main()"])
KINDS = {
    "articles": OUTLETS.ARTICLES,
    "claims": OUTLETS.CLAIMS,
    "findings": OUTLETS.FINDINGS,
    "stories": [OUTLETS.STORY],
}


def write(path: Path, records: list[Record]) -> None:
    path.write_text("".join(f"{record.to_json()}\n" for record in records), "utf-8")


@pytest.fixture(scope="module")
def outlets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run folder of the story that six outlets tell; nobody writes into it."""
    folder = tmp_path_factory.mktemp("outlets")
    for kind, records in KINDS.items():
        write(folder / f"{kind}.jsonl", records)
    return folder


def test_a_run_with_stories_gives_the_page_with_them(claimtally: Claimtally, outlets: Path) -> None:
    result = claimtally("report", outlets, "-o", "-")
    assert result.exit_code == 0
    assert result.stdout == api.report(*KINDS.values())
    assert "The story" in result.stdout


def test_stories_may_be_named_and_left_out(claimtally: Claimtally, outlets: Path) -> None:
    files = [part for kind in ("articles", "claims", "findings") for part in (f"--{kind}", outlets / f"{kind}.jsonl")]
    assert "The story" not in claimtally("report", *files).stdout
    story = (outlets / "stories.jsonl").read_text("utf-8")
    assert claimtally("report", *files, "--stories", "-", stdin=story).stdout == api.report(*KINDS.values())


@pytest.mark.parametrize("to", ["markdown", "claimreview"])
def test_other_formats_go_to_standard_output_or_a_file(
    claimtally: Claimtally, outlets: Path, tmp_path: Path, to: str
) -> None:
    told = claimtally("report", outlets, "--to", to)
    assert told.exit_code == 0
    assert told.stdout == api.report(*KINDS.values(), to=to)  # type: ignore[arg-type]
    assert claimtally("report", outlets, "--to", to, "-o", tmp_path / "report").stdout == ""
    assert (tmp_path / "report").read_text("utf-8") == told.stdout
    assert not (outlets / "report.html").exists()


def test_reviews_name_reviewer_page_and_day(claimtally: Claimtally, outlets: Path) -> None:
    settings = {"reviewer": "Tarn Desk", "url": "https://desk.example/r.html", "published": "2031-03-10"}
    named = ("--reviewer", "Tarn Desk", "--url", settings["url"], "--date", "2031-03-10")
    result = claimtally("report", outlets, "--to", "claimreview", *named)
    assert result.stdout == api.report(*KINDS.values(), to="claimreview", **settings)  # type: ignore[arg-type]
    review = json.loads(result.stdout)[0]
    assert review["author"]["name"] == "Tarn Desk"
    assert review["url"].startswith(settings["url"])
    assert review["datePublished"] == "2031-03-10"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--to", "claimreview", "--url", "desk"], "no address"),
        (["--to", "claimreview", "--date", "soon"], "no date"),
        (["--reviewer", "Tarn Desk"], "--to claimreview"),
        (["--to", "markdown", "--date", "2031-03-10"], "--to claimreview"),
        (["--stories", "x"], "name one of them"),
    ],
)
def test_options_that_do_not_fit_are_told_in_a_sentence(
    claimtally: Claimtally, outlets: Path, options: list[str], told: str
) -> None:
    result = claimtally("report", outlets, *options)
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_an_unknown_format_is_wrong_usage(claimtally: Claimtally, outlets: Path) -> None:
    assert claimtally("report", outlets, "--to", "pdf").exit_code == 2
    with pytest.raises(ClaimtallyError, match="html, markdown and claimreview"):
        api.report([], [], to="pdf")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("verdicts", "fail_on", "code"),
    [
        ([0, 1, 2], None, 0),
        ([0, 1, 2], "error", 1),  # the two values that differ
        ([1, 2], "error", 0),  # the refuted reference is a warning
        ([1, 2], "warning", 1),
        ([1], "warning", 0),  # what holds never fails
        ([], "warning", 0),
    ],
)
def test_a_report_fails_where_a_finding_is_grave_enough(
    claimtally: Claimtally, outlets: Path, tmp_path: Path, verdicts: list[int], fail_on: str | None, code: int
) -> None:
    write(tmp_path / "findings.jsonl", [OUTLETS.FINDINGS[i] for i in verdicts])
    files = ("--articles", outlets / "articles.jsonl", "--findings", tmp_path / "findings.jsonl")
    options = ("--fail-on", fail_on) if fail_on else ()
    result = claimtally("report", *files, "-o", tmp_path / "report.html", *options)
    assert result.exit_code == code
    assert (tmp_path / "report.html").exists()  # the report is written, whatever it says


WRONG = "The plant will draw 5 GW (6,000 MW) of power from the grid, the company said."
RIGHT = "The plant will draw 5 GW (5,000 MW) of power from the grid, the company said."


def shell(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    script = f"claimtally() {{ {COMMAND} \"$@\"; }}; set -o pipefail; cd '{folder}'\n{script}"
    environment = os.environ | {"LC_ALL": "C"}
    return subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=200, env=environment)


@pytest.mark.parametrize(("text", "published"), [(RIGHT, True), (WRONG, False)])
def test_a_pipeline_publishes_only_what_tallies(tmp_path: Path, text: str, published: bool) -> None:
    (tmp_path / "story.txt").write_text(text, "utf-8")
    done = shell("claimtally run story.txt -o out --fail-on error && echo published", tmp_path)
    assert (done.returncode == 0) is published
    assert done.stdout == ("published\n" if published else "")
    assert done.stderr == ""
    assert (tmp_path / "out" / "report.html").exists()


def test_the_script_for_ci_of_cli_md_comments_and_fails(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(WRONG, "utf-8")
    page = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
    (script,) = [block for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL) if "exit $status" in block]
    done = shell(script.replace("news/", "story.txt"), tmp_path)
    assert done.returncode == 1
    assert "**5 GW ≠ 6,000 MW**" in (tmp_path / "report.md").read_text("utf-8")
