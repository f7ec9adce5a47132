"""The engine of a cluster: the same bytes as this process gives, on a cluster of this machine, whatever befalls it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli import planted

from claimtally.batch import InProcess, Loading, Reading, RunFolder, RunOptions, Task, run
from claimtally.batch.progress import Silence
from claimtally.pipeline import DEFAULT_MODEL, default_pipeline

ray = pytest.importorskip("ray")

FILES = ("articles.jsonl", "claims.jsonl", "errors.jsonl", "findings.jsonl", "stories.jsonl")
NUMBER = 600  # articles, of three parts
COMMAND = [sys.executable, "-c", "from claimtally.cli import main; main()", "run"]


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A long file, single documents, and what cannot be read, in this order."""
    folder = tmp_path_factory.mktemp("inputs")
    lines = [json.dumps({"text": f"Company {number} paid ${number + 3} million."}) for number in range(NUMBER)]
    lines[300], lines[301] = lines[20], '{"text": '
    (folder / "long.jsonl").write_text("\n".join(lines), "utf-8")
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"Alder paid {number + 7} million euros, the company said.", "utf-8")
    return [str(folder / "long.jsonl"), str(folder / "absent.txt"), str(folder)]


@pytest.fixture(scope="module")
def calm(inputs: list[str]) -> dict[str, bytes]:
    folder = RunFolder(Path(inputs[2]).parent / "calm")
    pipeline = default_pipeline()
    run(Reading(inputs, folder), pipeline, InProcess(Task(pipeline)), folder, RunOptions(inputs=("-",), report=False))
    return bytes_of(folder.path)


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """A cluster of two processors, for all tests."""
    from claimtally.batch.ray_engine import connect

    connect(None, 2)
    yield
    ray.shutdown()


def bytes_of(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


class Interrupting(Silence):
    """Breaks the run off once so many articles are there."""

    def __init__(self, after: int) -> None:
        self.left = after

    def outcome(self, outcome: object) -> None:
        self.left -= 1
        if self.left == 0:
            raise KeyboardInterrupt


class Killing(Silence):
    """Kills an actor once so many articles are there."""

    def __init__(self, after: int) -> None:
        self.left = after
        self.killed: list[int] = []

    def outcome(self, outcome: object) -> None:
        self.left -= 1
        if self.left == 0:
            self.killed = planted.processes(name="ray::MapWorker")[:1]
            for pid in self.killed:
                os.kill(pid, signal.SIGKILL)


@pytest.fixture
def engine(cluster: None, monkeypatch: pytest.MonkeyPatch) -> object:
    from claimtally.batch.ray_engine import RayEngine

    monkeypatch.setattr(RayEngine, "stop", lambda self: None)  # the cluster stays for the next test
    return RayEngine(Loading(DEFAULT_MODEL), 2)


def options() -> RunOptions:
    return RunOptions(inputs=("-",), report=False)


def test_it_gives_the_bytes_of_this_process(
    engine: object, inputs: list[str], calm: dict[str, bytes], tmp_path: Path
) -> None:
    folder = RunFolder(tmp_path / "out")
    record = run(Reading(inputs, folder), default_pipeline(), engine, folder, options())  # type: ignore[arg-type]
    assert bytes_of(folder.path) == calm
    counts = record.counts
    assert (counts.read, counts.done, counts.failed, counts.skipped) == (NUMBER + 4, NUMBER + 1, 2, 1)


def test_a_killed_actor_costs_nothing_but_time(
    engine: object, inputs: list[str], calm: dict[str, bytes], tmp_path: Path
) -> None:
    folder, killing = RunFolder(tmp_path / "out"), Killing(40)
    run(Reading(inputs, folder), default_pipeline(), engine, folder, options(), killing)  # type: ignore[arg-type]
    assert len(killing.killed) == 1
    assert bytes_of(folder.path) == calm


@pytest.mark.parametrize("here", [False, True], ids=["on the cluster", "in this process"])
def test_a_run_that_was_broken_off_goes_on(
    engine: object, inputs: list[str], calm: dict[str, bytes], tmp_path: Path, here: bool
) -> None:
    folder, pipeline = RunFolder(tmp_path / "out"), default_pipeline()
    reading = Reading(inputs, folder)
    with pytest.raises(KeyboardInterrupt):
        run(reading, pipeline, engine, folder, options(), Interrupting(530))  # type: ignore[arg-type]
    assert json.loads((folder.path / "run.json").read_bytes())["counts"]["read"] == 512
    (folder.parts / "000000.jsonl").unlink()  # then the first of the two is to do again
    goes_on = InProcess(Task(pipeline)) if here else engine
    run(reading, pipeline, goes_on, folder, options(), resume=True)  # type: ignore[arg-type]
    assert bytes_of(folder.path) == calm


def test_an_article_that_never_ends_is_left_out(cluster: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from claimtally.batch.ray_engine import RayEngine

    monkeypatch.setattr(RayEngine, "stop", lambda self: None)
    monkeypatch.setenv("CLAIMTALLY_TEST_HOOK", "tests.cli.planted:stay_at_poison")
    root = str(Path(__file__).parents[2])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([root, os.environ.get("PYTHONPATH", "")]))
    (tmp_path / "a.txt").write_text("Poison Ltd paid 8 million euros, the company said.")
    (tmp_path / "b.txt").write_text("Alder paid 7 million euros, the company said.")
    folder = RunFolder(tmp_path / "out")
    slow = RayEngine(Loading(DEFAULT_MODEL, limit=6), 1)
    reading = Reading([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], folder)
    record = run(reading, default_pipeline(), slow, folder, options())
    assert (record.counts.done, record.counts.failed) == (1, 1)
    assert "longer than the 6 seconds" in folder.errors.read_text("utf-8")


def test_the_command_line_starts_a_cluster_of_its_own(
    inputs: list[str], calm: dict[str, bytes], tmp_path: Path
) -> None:
    command = [*COMMAND, *inputs, "-o", str(tmp_path / "out"), "--engine", "ray", "--workers", "2", "--no-report"]
    done = subprocess.run(command, capture_output=True, timeout=300, cwd=tmp_path)
    assert (done.returncode, b"Traceback" in done.stderr) == (3, False)
    assert bytes_of(tmp_path / "out") == calm


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-", "--engine", "ray"), "standard input"),
        (("x.txt", "--address", "ray://none:1"), "add --engine ray"),
    ],
)
def test_wrong_usage_is_told(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    done = subprocess.run([*COMMAND, *arguments, "-o", str(tmp_path / "out")], capture_output=True, timeout=100)
    assert done.returncode == 2
    assert told in done.stderr.decode()
