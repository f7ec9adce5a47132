"""Headlines with one number changed: what the checks say of true headlines, and of the same with a number planted.

Each record of a JSONL file is an article with its headline (`id`, `title` or `headline`, `text` or `body`, and
`published` where it is known). A true headline that has a failing finding of its own is a false alarm or a fault of
the article: read it. Each number of a headline is then changed as `planted.py` changes them, one at a time; it is found
where a failing finding rests on it.

usage: python benchmarks/headlines.py ../shared/bench/numhg_dev.jsonl ...
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planted import FACTORS, rewritten

from claimtally.check.words.place import in_headline
from claimtally.model import Article, Finding
from claimtally.pipeline import Pipeline

CHECKS = ("headline", "certainty")
NEAR = (0.8, 1.25)  # a number that is changed by less may be the other one rounded


def main() -> None:
    """Print the alarms on true headlines, then for each file what was planted and found, by dimension."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    pipeline = Pipeline()
    for file in parser.parse_args().files:
        planted: Counter[str] = Counter()
        found: Counter[str] = Counter()
        alarms = numbered = 0
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            told, hits = _try(pipeline, record, _title(record))
            numbered += bool(hits)
            alarms += bool(told)
            for explanation in told:
                print(f"ALARM {record['id']} {_title(record)}: {explanation}")
            planted.update(dimension for dimension, _ in hits)
            found.update(dimension for dimension, hit in hits if hit)
        print(f"{file.name}: {numbered} headlines with a number, {alarms} with an alarm")
        for dimension in sorted(planted):
            print(f"  {dimension:12} {found[dimension]:4} of {planted[dimension]:4}")
        print(f"  {'all':12} {found.total():4} of {planted.total():4}")


def _try(pipeline: Pipeline, record: dict[str, Any], title: str) -> tuple[list[str], list[tuple[str, bool]]]:
    """Give what is told of the true headline, and for each number changed its dimension and whether it is found."""
    article = _article(record, title)
    claims = pipeline.extract(article)
    told = [f.explanation for f in pipeline.check(article, claims) if f.verdict == "fails" and f.check in CHECKS]
    hits: list[tuple[str, bool]] = []
    for claim in claims:
        if claim.quantity is None or not in_headline(article, claim):
            continue
        changed = next(_changes(record, claim.mention.text, claim.mention.start), None)
        if changed is not None:
            hits.append((claim.quantity.dimension, _found(pipeline, *changed)))
    return told, hits


def _changes(record: dict[str, Any], mention: str, start: int) -> Iterator[tuple[Article, int]]:
    """Yield the article with the number of a mention changed, and the first character of the new number."""
    for factor in FACTORS:
        written = rewritten(mention, factor)
        if written is None or NEAR[0] < written[3] < NEAR[1]:
            continue
        at, old, new, _ = written
        title, place = _title(record), start + at
        yield _article(record, title[:place] + new + title[place + len(old) :]), place


def _found(pipeline: Pipeline, article: Article, place: int) -> bool:
    claims = pipeline.extract(article)
    planted = {claim.id for claim in claims if claim.mention.start <= place < claim.mention.end}
    return any(_names(finding, planted) for finding in pipeline.check(article, claims))


def _names(finding: Finding, planted: set[str]) -> bool:
    return finding.verdict == "fails" and bool(planted & set(finding.claims))


def _title(record: dict[str, Any]) -> str:
    return str(record.get("title") or record["headline"])


def _article(record: dict[str, Any], title: str) -> Article:
    text = f"{title}\n\n{record.get('text') or record['body']}"
    return Article.from_text(text, title=title, published=record.get("published"), source=record["id"])


if __name__ == "__main__":
    main()
