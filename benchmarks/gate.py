"""The quality gate: scores the pipeline on gold and fails below the recorded floors, which may only rise.

The corpus is always scored; the real articles in ../shared where they are there. `--raise` writes floors half a point
below what is reached now, never below what is recorded.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from claimtally.evaluate import Scores, check_floors, evaluate, read_floors
from claimtally.ingest import read_articles
from claimtally.model import Article, ErrorRecord
from claimtally.pipeline import Pipeline

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "benchmarks" / "floors.json"
CORPUS = ROOT / "corpus"
# The articles that the floors of "corpus" were recorded on; those written since are harder and have their own floors.
FIRST = ROOT / "benchmarks" / "first_corpus.txt"
SHARED = ROOT.parent / "shared"
SEED = "amazon-anthropic"
METRICS = (
    "strict_f1",
    "value_unit_f1",
    "frame",
    "subject",
    "object",
    "role",
    "factuality",
    "bound",
    "condition",
    "attribution",
)
SLACK = 0.5


def gold_sets() -> Iterator[tuple[str, list[Article], Path]]:
    """Give (name, articles, gold folder) of each set that is here."""
    corpus, first = _articles(CORPUS / "articles"), set(FIRST.read_text(encoding="utf-8").split())
    yield "corpus", [a for a in corpus if _stem(a) in first], CORPUS / "gold"
    yield "corpus-later", [a for a in corpus if _stem(a) not in first], CORPUS / "gold"
    if (SHARED / "gold").is_dir():
        real = _articles(SHARED / "articles" / "*.txt")
        yield "seed", [a for a in real if SEED in (a.source or "")], SHARED / "gold"
        yield "shared", [a for a in real if SEED not in (a.source or "")], SHARED / "gold"


def _stem(article: Article) -> str:
    return Path((article.source or "").partition("#")[0]).stem


def _articles(source: Path) -> list[Article]:
    articles = []
    for article in read_articles([source]):
        if isinstance(article, ErrorRecord):
            sys.exit(f"{article.source}: {article.error}")
        articles.append(article)
    return articles


def score_all() -> list[Scores]:
    """Score the pipeline on each set."""
    pipeline = Pipeline()
    return [
        evaluate(articles, [claim for a in articles for claim in pipeline.extract(a)], gold, name=name)
        for name, articles, gold in gold_sets()
    ]


def lowered(floors: dict[str, dict[str, float]]) -> list[str]:
    """Give a sentence for each floor that an earlier commit had higher."""
    log = ["git", "-C", str(ROOT), "log", "--format=%H", "--", "benchmarks/floors.json"]
    revisions = subprocess.run(log, capture_output=True, text=True, check=False).stdout.split()
    out = []
    for revision in revisions:
        show = ["git", "-C", str(ROOT), "show", f"{revision}:benchmarks/floors.json"]
        earlier = json.loads(subprocess.run(show, capture_output=True, text=True, check=True).stdout)
        for name, metrics in earlier.items():
            for metric, floor in metrics.items():
                now = floors.get(name, {}).get(metric)
                if now is None or now < floor:
                    was = f"{name}: the floor of {metric} was {floor} in {revision[:8]}"
                    out.append(f"{was} and is {now} now; floors only rise.")
    return out


def raised(floors: dict[str, dict[str, float]], scores: list[Scores]) -> dict[str, dict[str, float]]:
    """Give the floors, each lifted to half a point below what is reached."""
    out = {name: dict(metrics) for name, metrics in floors.items()}
    for score in scores:
        reached = score.metrics()
        mine = out.setdefault(score.gold, {})
        for metric in METRICS:
            if metric in reached:
                mine[metric] = max(mine.get(metric, 0.0), round(reached[metric] - SLACK, 1))
    return out


def main() -> None:
    """Print the scores and end with 1 when a floor is missed or was lowered."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true", help="record the scores reached as new floors")
    options = parser.parse_args()
    floors = {name: dict(metrics) for name, metrics in read_floors(FLOORS).items()} if FLOORS.exists() else {}
    scores = score_all()
    for score in scores:
        print(f"\n## {score.gold}\n{score.table()}")
    if options.lift:
        floors = raised(floors, scores)
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    failures = [line for score in scores for line in check_floors(score, floors)] + lowered(floors)
    for line in failures:
        print(line, file=sys.stderr)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
