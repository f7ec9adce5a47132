"""An archive of any size made of real texts, and runs over it as processes of their own.

Used by workers.py and scale.py. Each article has a number and a firm of its own, so that no two are alike and new
words come as they do in news.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
COMMAND = [sys.executable, "-c", "from claimtally.cli import main; main()"]


def texts(shared: Path = SHARED) -> list[str]:
    """Give the articles and the two sets of news texts."""
    found = [path.read_text(encoding="utf-8") for path in sorted((shared / "articles").glob("*.txt"))]
    for name in ("timex", "polnear_dev"):
        with (shared / "bench" / f"{name}.jsonl").open(encoding="utf-8") as lines:
            found += [json.loads(line)["text"] for line in lines]
    return found


def write_archive(path: Path, articles: int, characters: int | None = None, shared: Path = SHARED) -> None:
    """Write so many articles, each of at most so many characters, as JSON lines."""
    with path.open("w", encoding="utf-8") as out:
        for number, text in zip(range(articles), cycled(texts(shared)), strict=False):
            whole = text if characters is None else text[:characters].rsplit(None, 1)[0]
            own = f"Firm{number} paid ${number % 977 + 3} million for Mill{number}."
            out.write(json.dumps({"title": f"Article number {number}", "text": f"{whole}\n\n{own}"}) + "\n")


def cycled(texts: Sequence[str]) -> Iterator[str]:
    while True:
        yield from texts


@dataclass(frozen=True)
class Ran:
    """What a run took: seconds of the clock and of all processors, and the peak memory of its largest process."""

    seconds: float
    cpu: float
    megabytes: float


def ran(*arguments: object) -> Ran:
    """Run a command over an archive, without stories and report, and measure it."""
    before, start = os.times(), time.monotonic()
    process = subprocess.Popen(
        [*COMMAND, "run", *map(str, arguments), "--no-stories", "--no-report", "--quiet"], stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the run failed with exit code {process.returncode}")
    seconds, after = time.monotonic() - start, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Ran(seconds, cpu, usage.ru_maxrss / 1024)
