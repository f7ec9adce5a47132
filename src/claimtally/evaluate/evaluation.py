"""Scores claims against a folder of gold files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from claimtally.evaluate.figures import ArticleScore, Counts, Mismatch
from claimtally.evaluate.gold import read_gold
from claimtally.evaluate.matching import Pair, find_article, match_article
from claimtally.evaluate.reliability import Outcome, reliability
from claimtally.evaluate.scores import (
    PAIRED,
    Scores,
    article_counts,
    article_mismatches,
    confusions,
    outcomes,
    right_quantity,
    slot_scores,
)
from claimtally.model import Article, Claim


def evaluate(
    articles: Iterable[Article], claims: Iterable[Claim], gold_dir: Path, *, name: str | None = None
) -> Scores:
    """Score a run's claims against the gold files of a folder.

    `name` is what floors know the gold by, the folder's own name by default. A gold article that the run does not
    hold is named in `unscored` and counts nowhere. Raises ClaimtallyError for a gold file that cannot be read, does
    not fit the schema, or quotes words that are not in its article.
    """
    run = list(articles)
    by_article: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(claim)
    total, rows, unscored = Counts(), [], []
    right: list[Pair] = []
    listed: list[Mismatch] = []
    judged: list[Outcome] = []
    for path, gold in read_gold(gold_dir):
        article = find_article(run, gold.article)
        if article is None:
            unscored.append(gold.article)
            continue
        matched = match_article(gold, article, by_article[article.id], path)
        counts = article_counts(matched)
        total += counts
        rows.append(ArticleScore(article=gold.article, counts=counts))
        right += [pair for pair in matched.pairs if right_quantity(pair)]
        listed += article_mismatches(gold.article, matched)
        judged += [(claim.confidence, found) for claim, found in outcomes(matched)]
    return Scores(
        gold=name or gold_dir.resolve().name,
        counts=total,
        slots=slot_scores(right),
        confusions=confusions(right),
        pairs=confusions(right, PAIRED),
        reliability=reliability(judged),
        articles=tuple(rows),
        unscored=tuple(unscored),
        listed=tuple(listed),
    )
