"""Runs that are broken off or meet defects: nothing is lost or comes twice, and the bytes are those of a calm run."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cli import planted

import claimtally.batch.engines
import claimtally.batch.making
from claimtally.batch import InProcess, Loading, Reading, RunFolder, RunOptions, Task, Workers, run
from claimtally.batch.finishing import Finishing
from claimtally.batch.progress import Silence
from claimtally.ingest import RawDocument, raw_documents
from claimtally.pipeline import DEFAULT_MODEL, default_pipeline

FILES = ("articles.jsonl", "claims.jsonl", "errors.jsonl", "findings.jsonl", "stories.jsonl")
COMMAND = [sys.executable, "-c", "from claimtally.cli import main; main()"]
NUMBER = 520  # articles, of three parts


def text_of(number: int) -> str:
    return f"Company {number} paid ${number + 3} million."


def write_inputs(path: Path, poison: int | None = None, changed: int | None = None) -> Path:
    """Write articles, among them one that comes twice and a line that is none."""
    lines = [json.dumps({"id": str(number), "text": text_of(number)}) for number in range(NUMBER)]
    if poison is not None:
        lines[poison] = json.dumps({"id": "poison", "text": f"{planted.POISON} paid $5 million."})
    if changed is not None:
        lines[changed] = json.dumps({"id": str(changed), "text": "Nordvik Power paid $5 million."})
    lines[300] = lines[20]
    lines[301] = '{"text": '
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def bytes_of(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


def counts_of(out: Path) -> dict[str, Any]:
    record = json.loads((out / "run.json").read_bytes())
    counts: dict[str, Any] = record["counts"]
    assert record["complete"]
    assert counts["read"] == counts["done"] + counts["failed"] + counts["skipped"]
    return counts


def start(*arguments: object, hook: str | None = None, file_size: int | None = None) -> subprocess.Popen[bytes]:
    """Start a command as a process of its own, which may write files of so many bytes."""
    environment = dict(os.environ)
    if hook is not None:
        environment["CLAIMTALLY_TEST_HOOK"] = f"tests.cli.planted:{hook}"
        root = str(Path(__file__).parents[2])
        environment["PYTHONPATH"] = os.pathsep.join([root, environment.get("PYTHONPATH", "")])

    def limited() -> None:
        # Where the tests run in the background a shell has them ignore Ctrl-C, which their children would inherit.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if file_size is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))

    command = [*COMMAND, "run", *map(str, arguments), "--no-report"]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, preexec_fn=limited
    )


def finish(*arguments: object, hook: str | None = None) -> tuple[int, str]:
    process = start(*arguments, hook=hook)
    _, errors = process.communicate(timeout=120)
    return process.returncode, errors.decode()


def wait_for_parts(out: Path, number: int) -> None:
    """Wait until a run has done so many parts."""
    manifest = out / "parts" / "manifest.jsonl"
    for _ in range(6000):
        if manifest.is_file() and manifest.read_bytes().count(b"\n") > number:
            return
        time.sleep(0.01)
    raise AssertionError("no part was done")


def alive(pid: int) -> bool:
    """Tell whether a process is there and no corpse that waits for its parent."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text("utf-8")
    except OSError:
        return False
    return status.rsplit(")", 1)[1].split()[0] != "Z"


def command_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_inputs(tmp_path_factory.mktemp("inputs") / "news.jsonl")


@pytest.fixture(scope="module")
def calm(inputs: Path) -> dict[str, bytes]:
    """The files of an undisturbed run."""
    out = inputs.parent / "calm"
    pipeline = default_pipeline()
    read = raw_documents([str(inputs)])
    run(read, pipeline, InProcess(Task(pipeline)), RunFolder(out), RunOptions(inputs=("-",), report=False))
    counts = counts_of(out)
    assert (counts["read"], counts["done"], counts["failed"], counts["skipped"]) == (NUMBER, NUMBER - 2, 1, 1)
    assert counts["claims"] == NUMBER - 2
    return bytes_of(out)


class TestBrokenOff:
    @pytest.mark.parametrize("workers", [1, 2])
    def test_a_killed_run_goes_on(self, inputs: Path, calm: dict[str, bytes], tmp_path: Path, workers: int) -> None:
        out = tmp_path / "out"
        process = start(inputs, "-o", out, "--workers", workers, hook="slowly")
        wait_for_parts(out, 1)
        children = planted.processes(parent=process.pid)
        assert bool(children) == (workers > 1)
        process.kill()
        process.communicate()
        assert not (out / "claims.jsonl").exists()
        assert json.loads((out / "run.json").read_bytes())["complete"] is False
        code, errors = finish(inputs, "-o", out, "--resume", "--workers", workers)
        assert (code, "Traceback" in errors) == (3, False)
        assert bytes_of(out) == calm
        counts_of(out)
        assert not (out / "parts").exists()
        assert not any(alive(child) for child in children)

    def test_a_killed_worker_costs_nothing_but_time(self, inputs: Path, calm: dict[str, bytes], tmp_path: Path) -> None:
        out = tmp_path / "out"
        process = start(inputs, "-o", out, "--workers", 2, hook="slowly")
        wait_for_parts(out, 1)
        worker = next(pid for pid in planted.processes(parent=process.pid) if "spawn_main" in command_of(pid))
        os.kill(worker, signal.SIGKILL)
        process.communicate(timeout=120)
        assert process.returncode == 3
        assert bytes_of(out) == calm

    def test_a_file_that_changes_meanwhile_is_done_again(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("Alder paid $5 million.")
        pipeline, folder = default_pipeline(), RunFolder(tmp_path / "out")
        reading = Reading([str(tmp_path / "a.txt")], folder)

        class Changing(Silence):
            def outcome(self, outcome: object) -> None:
                (tmp_path / "a.txt").write_text("Alder paid $6 million.")

        options = RunOptions(inputs=("-",), report=False)
        with monkeypatch.context() as patch:
            patch.setattr(Finishing, "finish", interrupt)
            with pytest.raises(KeyboardInterrupt):
                run(reading, pipeline, InProcess(Task(pipeline)), folder, options, Changing())
        run(reading, pipeline, InProcess(Task(pipeline)), folder, options, resume=True)
        assert b"$6 million" in folder.claims.read_bytes()

    @pytest.mark.parametrize(("sent", "workers"), [(signal.SIGINT, 1), (signal.SIGINT, 2), (signal.SIGTERM, 2)])
    def test_an_interrupted_run_says_how_to_go_on(self, tmp_path: Path, sent: signal.Signals, workers: int) -> None:
        poisoned = write_inputs(tmp_path / "news.jsonl", poison=515)
        out = tmp_path / "out"
        options = ("--workers", workers, "--article-limit", 0)
        process = start(poisoned, "-o", out, *options, hook="stay_at_poison")
        wait_for_parts(out, 2)
        process.send_signal(sent)
        _, errors = process.communicate(timeout=30)  # though an article is under way that never ends
        assert process.returncode == 130
        assert "--resume" in errors.decode()
        assert "Traceback" not in errors.decode()
        write_inputs(poisoned)
        assert finish(poisoned, "-o", out, "--resume", *options)[0] == 3
        assert counts_of(out)["read"] == NUMBER

    def test_a_changed_article_is_done_again(self, tmp_path: Path) -> None:
        source = write_inputs(tmp_path / "news.jsonl", poison=515)
        out, other = tmp_path / "out", tmp_path / "other"
        process = start(source, "-o", out, "--article-limit", 0, hook="stay_at_poison")
        wait_for_parts(out, 2)
        process.kill()
        process.communicate()
        write_inputs(source, changed=400)
        assert finish(source, "-o", out, "--resume", "--article-limit", 0)[0] == 3
        assert finish(source, "-o", other)[0] == 3
        assert bytes_of(out) == bytes_of(other)
        assert b"Nordvik Power" in (out / "claims.jsonl").read_bytes()

    def test_a_run_is_not_gone_on_with_under_other_options(self, inputs: Path, tmp_path: Path) -> None:
        out = tmp_path / "out"
        process = start(inputs, "-o", out, hook="slowly")
        wait_for_parts(out, 1)
        process.kill()
        process.communicate()
        code, errors = finish(inputs, "-o", out, "--resume", "--fail-on", "error")
        assert code == 2
        assert "fail_on" in errors
        assert (out / "parts" / "000000.jsonl").exists()


class TestFullDisk:
    def test_a_file_that_cannot_grow_is_told_and_the_run_goes_on_later(
        self, inputs: Path, calm: dict[str, bytes], tmp_path: Path
    ) -> None:
        out = tmp_path / "out"
        process = start(inputs, "-o", out, file_size=300_000)
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 2
        assert "make room" in errors.decode()
        assert "Traceback" not in errors.decode()
        assert finish(inputs, "-o", out, "--resume")[0] == 3
        assert bytes_of(out) == calm

    @pytest.mark.parametrize("share", [0.3, 1.5])
    def test_a_small_disk(self, inputs: Path, calm: dict[str, bytes], tmp_path: Path, share: float) -> None:
        disk = tmp_path / "disk"
        disk.mkdir()
        size = int(share * sum(map(len, calm.values())))  # too small for the parts, or for the files beside them
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(disk)]
        if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode != 0:
            pytest.skip("only the superuser mounts a disk")
        try:
            code, errors = finish(inputs, "-o", disk / "out")
            assert code == 2
            assert "No space left on device" in errors
            subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
            assert finish(inputs, "-o", disk / "out", "--resume")[0] == 3
            assert bytes_of(disk / "out") == calm
        finally:
            subprocess.run(["umount", str(disk)], check=True)


class TestPoison:
    @pytest.fixture
    def poisoned(self, tmp_path: Path) -> Path:
        return write_inputs(tmp_path / "news.jsonl", poison=400)

    @pytest.mark.parametrize(
        ("hook", "workers", "told", "articles"),
        [
            ("break_at_poison", 1, "planted", 1),
            ("break_at_poison", 2, "planted", 1),
            ("stay_at_poison", 1, "longer than the 4 seconds", 1),
            ("stay_at_poison", 2, "longer than the 4 seconds", 1),
            ("die_at_poison", 2, "died", 0),
        ],
    )
    def test_only_the_article_itself_is_lost(
        self, poisoned: Path, calm: dict[str, bytes], tmp_path: Path, hook: str, workers: int, told: str, articles: int
    ) -> None:
        out = tmp_path / "out"
        assert finish(poisoned, "-o", out, "--workers", workers, "--article-limit", 4, hook=hook)[0] == 3
        counts = counts_of(out)
        assert (counts["read"], counts["failed"], counts["skipped"]) == (NUMBER, 2, 1)
        assert counts["articles"] == counts["done"] + articles
        _, lost = [json.loads(line) for line in (out / "errors.jsonl").read_bytes().splitlines()]
        assert lost["source"].endswith("news.jsonl:401")
        assert told in lost["error"]
        kept = (out / "claims.jsonl").read_bytes().splitlines()
        assert len(kept) > NUMBER - 10
        assert set(kept) < set(calm["claims.jsonl"].splitlines())

    def test_a_worker_that_hears_no_alarm_is_replaced(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(claimtally.batch.engines, "GRACE", 1.0)
        monkeypatch.setattr(claimtally.batch.making, "BATCH_DOCUMENTS", 1)
        monkeypatch.setenv("CLAIMTALLY_TEST_HOOK", "tests.cli.planted:stay_deaf_at_poison")
        texts = ("Alder paid $5 million.", f"{planted.POISON} paid $6 million.", "Birch paid $7 million.")
        documents = [RawDocument(str(n), data=json.dumps({"text": t}).encode(), line=True) for n, t in enumerate(texts)]
        engine = Workers(Loading(DEFAULT_MODEL, limit=1), 2)
        folder = RunFolder(tmp_path / "out")
        record = run(documents, default_pipeline(), engine, folder, RunOptions(inputs=("-",)))
        assert (record.counts.done, record.counts.failed) == (2, 1)
        assert "could not be stopped" in folder.errors.read_text("utf-8")


class TestManifest:
    """A manifest that a crash left in any state: what it holds counts, the rest is done again."""

    @pytest.fixture
    def broken_off(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
        monkeypatch.setattr(claimtally.batch.making, "PART", 2)
        out = tmp_path / "broken-off"

        def documents() -> Iterator[RawDocument]:
            yield from self.documents()[:7]
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            self.run(documents(), out)
        record = json.loads((out / "run.json").read_bytes())
        assert (record["complete"], record["counts"]["articles"]) == (False, 6)
        return out

    def documents(self) -> list[RawDocument]:
        lines = [json.dumps({"text": text_of(number)}).encode() for number in range(9)]
        return [RawDocument(str(number), data=line, line=True) for number, line in enumerate(lines)]

    def run(self, documents: Iterator[RawDocument] | list[RawDocument], out: Path, *, resume: bool = False) -> None:
        pipeline = default_pipeline()
        options = RunOptions(inputs=("-",), report=False)
        run(documents, pipeline, InProcess(Task(pipeline)), RunFolder(out), options, resume=resume)

    def test_it_may_be_cut_anywhere(self, broken_off: Path, tmp_path: Path) -> None:
        self.run(self.documents(), tmp_path / "calm")
        manifest = (broken_off / "parts" / "manifest.jsonl").read_bytes()
        assert manifest.count(b"\n") == 4
        ends = [place + 1 for place, byte in enumerate(manifest) if byte == ord("\n")]
        cuts = {*range(0, len(manifest), 97), *ends, *(end - 1 for end in ends), *(end + 1 for end in ends[:-1])}
        for cut in sorted(cuts):
            out = tmp_path / str(cut)
            shutil.copytree(broken_off, out)
            (out / "parts" / "manifest.jsonl").write_bytes(manifest[:cut])
            self.run(self.documents(), out, resume=True)
            assert bytes_of(out) == bytes_of(tmp_path / "calm")
            assert counts_of(out)["read"] == 9

    @pytest.mark.parametrize("line", [0, 1, 2])
    def test_a_line_of_rubbish_ends_it(self, broken_off: Path, tmp_path: Path, line: int) -> None:
        self.run(self.documents(), tmp_path / "calm")
        manifest = broken_off / "parts" / "manifest.jsonl"
        lines = manifest.read_bytes().splitlines(keepends=True)
        lines[line] = b"\0\0\0\n"
        manifest.write_bytes(b"".join(lines))
        self.run(self.documents(), broken_off, resume=True)
        assert bytes_of(broken_off) == bytes_of(tmp_path / "calm")

    def test_a_part_that_is_gone_is_made_again(self, broken_off: Path, tmp_path: Path) -> None:
        self.run(self.documents(), tmp_path / "calm")
        (broken_off / "parts" / "000001.jsonl").unlink()
        self.run(self.documents(), broken_off, resume=True)
        assert bytes_of(broken_off) == bytes_of(tmp_path / "calm")
