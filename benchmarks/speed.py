"""Text to checked claims on one core, beside plain spaCy on the same texts in the same run.

    python benchmarks/speed.py [--shared DIR] [--rounds N] [--cqe PYTHON]

Prints, for each side, the median of its CPU time and how many times as fast as `nlp.pipe` with the whole pipeline it
is; the stages of claimtally; the share of tokens that the gate lets through; and how many claims the gate leaves as
they are when every sentence is read.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import spacy
from archive import SHARED, texts

from claimtally.ingest import read_articles
from claimtally.model import Article, Claim
from claimtally.pipeline import DEFAULT_MODEL, Pipeline, claims_of, scanned

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "articles"
BATCH = 32  # articles
NOT_COMPARED = {"id", "confidence", "rules"}


def batches(articles: Sequence[Article]) -> list[Sequence[Article]]:
    return [articles[start : start + BATCH] for start in range(0, len(articles), BATCH)]


def checked_claims(pipeline: Pipeline, articles: Sequence[Article]) -> list[list[Claim]]:
    out = []
    for batch in batches(articles):
        claims = pipeline.extract_many(batch)
        for article, found in zip(batch, claims, strict=True):
            pipeline.check(article, found)
        out += claims
    return out


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def stages(pipeline: Pipeline, articles: Sequence[Article]) -> dict[str, float]:
    """Give the CPU seconds of each stage."""
    spent: Counter[str] = Counter()

    @contextmanager
    def clock(stage: str) -> Iterator[None]:
        start = time.process_time()
        yield
        spent[stage] += time.process_time() - start

    for batch in batches(articles):
        with clock("scan for numbers and hardware"):
            scans = [scanned(article.text) for article in batch]
        with pipeline.nlp.memory_zone():
            with clock("read"):
                chosen = None if pipeline.read_all else [found.starts() for found in scans]
                docs = pipeline.reader.read([article.text for article in batch], chosen)
            with clock("extract and assemble"):
                claims = [claims_of(a, d, None, s) for a, d, s in zip(batch, docs, scans, strict=True)]
            del docs
        with clock("check"):
            for article, found in zip(batch, claims, strict=True):
                pipeline.check(article, found)
    return dict(spent)


def cqe_seconds(python: str, given: Sequence[str]) -> float:
    """Give the CPU seconds that CQE takes to find the quantities of the same texts, start-up left out."""
    lines = "".join(json.dumps({"id": number, "text": text}) + "\n" for number, text in enumerate(given))
    command = [python, str(Path(__file__).with_name("quantity_peers.py")), "cqe"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    return float(sum(json.loads(line)["cpu"] for line in done.stdout.splitlines()))


def same(gated: Sequence[list[Claim]], whole: Sequence[list[Claim]]) -> tuple[int, int, Counter[str]]:
    """Give how many claims of the whole reading the gated one has in all slots, of how many, and which slots differ."""
    equal, total, slots = 0, 0, Counter[str]()
    for left, right in zip(gated, whole, strict=True):
        found = {(c.mention.start, c.mention.end): c for c in left}
        for claim in right:
            total += 1
            other = found.get((claim.mention.start, claim.mention.end))
            if other is None:
                slots["missing"] += 1
                continue
            a, b = other.model_dump(exclude=NOT_COMPARED), claim.model_dump(exclude=NOT_COMPARED)
            differing = [slot for slot in a if a[slot] != b[slot]]
            equal += not differing
            slots.update(differing)
    return equal, total, slots


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cqe", metavar="PYTHON", help="the interpreter of an environment with CQE, to run it beside")
    args = parser.parse_args()
    given = texts(args.shared)
    articles = [Article.from_text(text) for text in given]
    plain = spacy.load(DEFAULT_MODEL)
    gated, whole = Pipeline(), Pipeline(read_all=True)
    tokens = sum(len(plain.tokenizer(text)) for text in given)
    sides: dict[str, Callable[[], object]] = {
        "nlp.pipe, whole pipeline": lambda: [len(doc) for doc in plain.pipe(given)],
        "claimtally, every sentence read": lambda: checked_claims(whole, articles),
        "claimtally": lambda: checked_claims(gated, articles),
    }
    for work in sides.values():  # lexicons, caches
        work()
    spent: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(args.rounds):
        for name, work in sides.items():
            spent[name].append(seconds(work))
    base = spent["nlp.pipe, whole pipeline"]
    print(f"spaCy {spacy.__version__}, {len(given)} texts, {tokens:,} tokens, median of {args.rounds} rounds")
    for name, times in spent.items():
        ratio = median(b / t for b, t in zip(base, times, strict=True))
        print(f"{name:34} {median(times):6.2f} s  {tokens / median(times):8,.0f} tokens/s  {ratio:5.2f} times")
    if args.cqe is not None:
        ours, cqe = median(spent["claimtally"]), cqe_seconds(args.cqe, given)
        print(f"{'CQE, quantities alone':34} {cqe:6.2f} s  claimtally is {cqe / ours:.1f} times as fast")
    print(f"  {'microseconds a token':32} every sentence  gated")
    before, now = stages(whole, articles), stages(gated, articles)
    for stage in now:
        print(f"  {stage:32} {1e6 * before[stage] / tokens:14.1f}  {1e6 * now[stage] / tokens:5.1f}")
    layouts = [gated.reader.layout(text, scanned(text).starts()) for text in given]
    read = sum(end - start for layout in layouts for start, end, is_read in layout.pieces() if is_read)
    print(f"the gate lets {100 * read / tokens:.1f} % of the tokens through")
    gold = read_articles([CORPUS, *sorted((args.shared / "articles").glob("*.txt"))])
    sets = {"texts": articles, "corpus and real gold articles": [a for a in gold if isinstance(a, Article)]}
    for name, compared in sets.items():
        equal, total, slots = same(checked_claims(gated, compared), checked_claims(whole, compared))
        print(
            f"{name}: {equal} of {total} claims ({100 * equal / total:.1f} %) as with every sentence read; the others:"
        )
        print("  " + ", ".join(f"{slot} {count}" for slot, count in slots.most_common()))


if __name__ == "__main__":
    main()
