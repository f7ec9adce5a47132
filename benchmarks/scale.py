"""Growth: time and memory against the number of articles of a run, and against the length of one article.

    python benchmarks/scale.py [--articles N] [--characters N] [--plot DIR]

The first is measured within one run of one process (`run` with a progress that looks at the clock and at the memory
in use), the second article by article. `--plot` draws both as SVG.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from archive import texts, write_archive
from growth_plot import draw

from claimtally.batch import InProcess, Reading, RunFolder, RunOptions, Task, run
from claimtally.batch.progress import Silence
from claimtally.model import Article, ClaimtallyError
from claimtally.pipeline import default_pipeline

PAGE = os.sysconf("SC_PAGE_SIZE")
LOOKS = (100, 300, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 40_000, 50_000, 75_000, 100_000)
LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000, 200_000, 1_000_000, 10_000_000)


def memory() -> float:
    """Give the memory in use in megabytes."""
    return int(Path("/proc/self/statm").read_text("utf-8").split()[1]) * PAGE / 1e6


@dataclass
class Looking(Silence):
    """Looks at the clock and at the memory after some numbers of articles."""

    start: float = field(default_factory=time.monotonic)
    seen: int = 0
    looks: list[tuple[int, float, float]] = field(default_factory=list)

    def outcome(self, outcome: object) -> None:
        self.seen += 1
        if self.seen in LOOKS:
            self.looks.append((self.seen, time.monotonic() - self.start, memory()))
            print("{:>9,} articles  {:8.1f} s  {:6.0f} MB".format(*self.looks[-1]), flush=True)


def by_number(articles: int, characters: int) -> list[tuple[int, float, float]]:
    """Measure one run."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "archive.jsonl")
        write_archive(archive, articles, characters)
        print(f"{articles:,} articles of {archive.stat().st_size / articles:.0f} bytes")
        out, pipeline, looking = RunFolder(Path(folder, "out")), default_pipeline(), Looking()
        options = RunOptions(inputs=("archive",), report=False, stories=False)
        run(Reading([str(archive)], out), pipeline, InProcess(Task(pipeline)), out, options, looking)
        print(f"and written: {time.monotonic() - looking.start:.1f} s, {memory():.0f} MB")
    return looking.looks


def by_length() -> list[tuple[int, float, float]]:
    """Measure the work on one article of each length; one that is refused costs what telling so costs."""
    pipeline, whole = default_pipeline(), "\n\n".join(texts())
    pipeline.check(small := Article.from_text(texts()[0]), pipeline.extract(small))
    looks = []
    for length in LENGTHS:
        text = (whole * (length // len(whole) + 1))[:length]
        start = time.monotonic()
        article = Article.from_text(text)
        try:
            claims = pipeline.extract(article)
            pipeline.check(article, claims)
            told = f"{len(claims)} claims"
        except ClaimtallyError:
            told = "refused: split it into articles"
        looks.append((length, time.monotonic() - start, memory()))
        print("{:>11,} characters  {:8.3f} s  {:6.0f} MB".format(*looks[-1]), told, flush=True)
    return looks


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=50_000)
    parser.add_argument("--characters", type=int, default=600, help="cut each article to so many")
    parser.add_argument("--plot", type=Path, help="a folder for growth_articles.svg and growth_length.svg")
    options = parser.parse_args()
    lengths = by_length()
    numbers = by_number(options.articles, options.characters)
    if options.plot is not None:
        draw(numbers, "articles", options.plot / "growth_articles.svg")
        draw([look for look in lengths if look[0] <= 200_000], "characters", options.plot / "growth_length.svg")


if __name__ == "__main__":
    main()
