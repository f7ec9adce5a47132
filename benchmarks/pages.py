"""Web pages: bytes to article on one core, and whole runs over the pages with one worker and with two.

    python benchmarks/pages.py FOLDER [--copies N]

FOLDER holds real pages (.html). The runs go over so many copies of each; an article that comes again costs as much,
and is left out of the result only at the end.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median

from archive import ran

from claimtally.ingest import article_from_html
from claimtally.model import ClaimtallyError

ROUNDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", type=int, default=20)
    options = parser.parse_args()
    pages = {path: path.read_bytes() for path in sorted(options.folder.rglob("*.html"))}
    read = {path: page for path, page in pages.items() if _is_article(page, path)}
    size = sum(map(len, read.values())) / len(read)
    print(f"{len(read)} of {len(pages)} pages hold an English article; {size / 1e3:.0f} kB each")
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for path, page in read.items():
            article_from_html(page, path.name)
        seconds.append(time.process_time() - start)
    print(f"bytes to article: {len(read) / median(seconds):.1f} pages a CPU second, median of {ROUNDS}")
    with tempfile.TemporaryDirectory() as folder:
        copies = Path(folder, "pages")
        copies.mkdir()
        for path in read:
            for number in range(options.copies):
                shutil.copy(path, copies / f"{path.stem}-{number}.html")
        for workers in (1, 2):
            taken = ran(copies, "-o", Path(folder, str(workers)), "--workers", workers).seconds
            rate = len(read) * options.copies / taken
            print(f"run, {workers} worker{'s' * (workers > 1)}: {taken:.1f} s, {rate:.1f} pages a second with start-up")


def _is_article(page: bytes, path: Path) -> bool:
    try:
        article_from_html(page, path.name)
    except ClaimtallyError:
        return False
    return True


if __name__ == "__main__":
    main()
