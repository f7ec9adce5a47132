"""Many cores: a run with one worker, with two, and on a Ray cluster of two actors, in turns, on the same archive.

    python benchmarks/workers.py [--articles N] [--characters N] [--rounds N] [--ray] [--plain]

Prints the median of the seconds of the clock, start-up included, how many times as fast as one worker each is, and
whether the records are the same bytes. `--plain` adds spaCy's own `nlp.pipe` with one and two processes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from archive import ran, write_archive

FILES = ("articles.jsonl", "claims.jsonl", "findings.jsonl", "errors.jsonl")
SIDES = {
    "1 worker": ("--workers", 1),
    "2 workers": ("--workers", 2),
    "Ray, 2 actors": ("--engine", "ray", "--workers", 2),
}
PLAIN = """
import json, sys, time, spacy
from claimtally.pipeline import DEFAULT_MODEL
nlp = spacy.load(DEFAULT_MODEL)
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
start = time.monotonic()
for _ in nlp.pipe(texts, n_process=int(sys.argv[2]), batch_size=64): pass
print(time.monotonic() - start)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--characters", type=int, help="cut each article to so many")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ray", action="store_true")
    parser.add_argument("--plain", action="store_true")
    options = parser.parse_args()
    sides = {name: given for name, given in SIDES.items() if options.ray or "Ray" not in name}
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "archive.jsonl")
        write_archive(archive, options.articles, options.characters)
        seconds: dict[str, list[float]] = {name: [] for name in sides}
        for _ in range(options.rounds):
            for name, given in sides.items():
                out = Path(folder, name)
                seconds[name].append(ran(archive, "-o", out, *given).seconds)
        one = median(seconds["1 worker"])
        print(f"{options.articles} articles, {archive.stat().st_size / options.articles:.0f} bytes each")
        for name, taken in seconds.items():
            same = all(Path(folder, name, f).read_bytes() == Path(folder, "1 worker", f).read_bytes() for f in FILES)
            rate = options.articles / median(taken)
            told = "same bytes" if same else "OTHER BYTES"
            print(f"{name:14} {median(taken):7.1f} s  {rate:6.1f} articles/s  {one / median(taken):.2f}x  {told}")
        if options.plain:
            plain = {n: _plain(archive, n) for n in (1, 2)}
            print(f"plain spaCy, n_process=2: {plain[1] / plain[2]:.2f}x of n_process=1 ({plain[1]:.1f} s)")


def _plain(archive: Path, processes: int) -> float:
    command = [sys.executable, "-c", PLAIN, str(archive), str(processes)]
    return float(json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout))


if __name__ == "__main__":
    main()
