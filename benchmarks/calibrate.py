"""Learns what confidence is made of, from all gold that is here, and tells how well it keeps its word.

Scores every claim of the gold articles, learns the weights, judges each article with weights learned from the other
articles only, and writes lexicons/data/confidence.yaml, docs/images/reliability.svg and the figures of
docs/calibration.md. `--dry` writes nothing. Rules may come and go: what the claims name is what is learned.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import sys
from collections.abc import Iterator, Sequence

import numpy as np
from gate import ROOT, gold_sets
from logistic import Case, Weights, fitted, held_out, learned
from reliability_plot import plot

from claimtally.assemble.confidence import chance, weighed
from claimtally.evaluate.gold import read_gold
from claimtally.evaluate.matching import find_article, match_article
from claimtally.evaluate.reliability import Reliability, reliability
from claimtally.evaluate.scores import outcomes
from claimtally.pipeline import Pipeline, rules

DATA = ROOT / "src" / "claimtally" / "lexicons" / "data" / "confidence.yaml"
PAGE = ROOT / "docs" / "calibration.md"
PLOT = ROOT / "docs" / "images" / "reliability.svg"
BEGIN, END = "<!-- written by benchmarks/calibrate.py: -->", "<!-- end of what is written -->"
# What confidence was before it was learned.
HAND_SET = {"subject.topic": 0.7, "frame.dimension": 0.75, "count.elided": 0.7, "factuality.infinitive": 0.9}
DRAWS = 2000
HEAD = """\
# What a claim's rules and facts weigh for its being right: learned by benchmarks/calibrate.py, which writes this file.
# confidence = 1 / (1 + exp(-sum of weights)); a "log of" fact counts as often as the logarithm says. What is not listed
# weighs nothing. `claims`: how many claims of the gold articles had it.
"""


def gathered() -> list[Case]:
    """Give each claim of the pipeline on a gold article, with whether it is right."""
    pipeline, known = Pipeline(), frozenset(rule.id for rule in rules())
    cases = []
    for of, articles, folder in gold_sets():
        for path, gold in read_gold(folder):
            article = find_article(articles, gold.article)
            if article is not None:
                matched = match_article(gold, article, pipeline.extract(article), path)
                cases += [Case.made(of, article, claim, right, known) for claim, right in outcomes(matched)]
    return cases


def constant(seen: Sequence[Case], judged: Sequence[Case]) -> list[float]:
    """Judge every claim as often right as all claims are."""
    return [round(sum(case.right for case in seen) / len(seen), 2)] * len(judged)


def by_hand(_: Sequence[Case], judged: Sequence[Case]) -> list[float]:
    """Judge as the hand-set discounts did."""
    return [
        round(
            (0.95 if case.claim.subject else 0.95 * 0.6)
            * math.prod(HAND_SET.get(rule, 1.0) for rule in case.claim.rules.values()),
            2,
        )
        for case in judged
    ]


def by_hand_rescaled(seen: Sequence[Case], judged: Sequence[Case]) -> list[float]:
    """Judge by the hand-set discounts, brought to scale with a slope and an intercept."""

    def table(cases: Sequence[Case]) -> np.ndarray:
        return np.array([[1.0, math.log(sure / (1 - sure))] for sure in by_hand((), cases)])

    weights = fitted(table(seen), np.array([case.right for case in seen], float), 0.0)
    return [chance(float(total)) for total in table(judged) @ weights]


def by_weights(seen: Sequence[Case], judged: Sequence[Case]) -> list[float]:
    """Judge by weights learned from the seen cases, as the package does."""
    weights = learned(seen)
    return [_confidence(case, weights) for case in judged]


def _confidence(case: Case, weights: Weights) -> float:
    return chance(weighed(case.claim, case.article, weights.by_name("rule"), weights.by_name("fact")))


JUDGES = (
    ("one number for all", constant),
    ("before: hand-set discounts", by_hand),
    ("the same, brought to scale", by_hand_rescaled),
    ("**now: learned weights**", by_weights),
)


def measured(sure: Sequence[float], cases: Sequence[Case]) -> Reliability:
    """Measure confidences on cases."""
    return reliability(zip(sure, (case.right for case in cases), strict=True))


def ranking(sure: Sequence[float], cases: Sequence[Case]) -> float:
    """Give the chance that a right claim has more confidence than a wrong one; ties count half."""
    right = [c for c, case in zip(sure, cases, strict=True) if case.right]
    wrong = [c for c, case in zip(sure, cases, strict=True) if not case.right]
    won = sum((a > b) + (a == b) / 2 for a in right for b in wrong)
    return won / (len(right) * len(wrong) or 1)


def gain(sure: Sequence[float], other: Sequence[float], cases: Sequence[Case]) -> tuple[float, float, float]:
    """Give by how much the Brier score is lower than another's, with the 95% interval over articles drawn anew."""
    sums: dict[str, tuple[float, int]] = {}
    for mine, theirs, case in zip(sure, other, cases, strict=True):
        total, number = sums.get(case.article.id, (0.0, 0))
        sums[case.article.id] = (total + (theirs - case.right) ** 2 - (mine - case.right) ** 2, number + 1)
    articles, draw = list(sums.values()), random.Random(1)
    drawn = []
    for _ in range(DRAWS):
        some = draw.choices(articles, k=len(articles))
        drawn.append(sum(total for total, _ in some) / sum(number for _, number in some))
    drawn.sort()
    mean = sum(total for total, _ in articles) / len(cases)
    return mean, drawn[int(DRAWS * 0.025)], drawn[int(DRAWS * 0.975)]


def figures(cases: Sequence[Case], judged: dict[str, list[float]], weights: Weights) -> Iterator[str]:
    """Give the lines of the page that change with every run."""
    articles = len({case.article.id for case in cases})
    right = sum(case.right for case in cases)
    yield f"{len(cases)} claims of {articles} articles, {right} right ({right / len(cases):.0%})."
    yield f"{len(weights.of)} weights, ridge {weights.ridge:g}."
    yield "\n| confidence | Brier | log loss | calibration error | ranking |\n|---|---|---|---|---|"
    for label, sure in judged.items():
        m = measured(sure, cases)
        yield (
            f"| {label} | {m.brier:.3f} | {m.log_loss:.3f} | {m.calibration_error:.3f} | {ranking(sure, cases):.3f} |"
        )
    now = judged[JUDGES[-1][0]]
    yield ""
    for label, _ in JUDGES[:-1]:
        mean, low, high = gain(now, judged[label], cases)
        yield f"- Brier score below “{label}” by {mean:.3f} (95 % of draws of articles: {low:.3f} to {high:.3f})"
    yield "\n| confidence | claims | mean confidence | right |\n|---|---|---|---|"
    for b in measured(now, cases).bins:
        yield f"| {b.low:.1f} to {b.high:.1f} | {b.claims} | {b.confidence:.2f} | {b.right / b.claims:.2f} |"
    yield "\n| gold | claims | right | mean confidence | Brier | Brier of its mean | calibration error |"
    yield "|---|---|---|---|---|---|---|"
    for of in dict.fromkeys(case.of for case in cases):
        yield _row(of, [(s, c) for s, c in zip(now, cases, strict=True) if c.of == of])
    yield from _transfers(cases)


def _transfers(cases: Sequence[Case]) -> Iterator[str]:
    """Give the rows of weights that were learned on one set of gold and tried on another."""
    for of, others in (("corpus", ("seed", "shared")), ("shared", ("corpus",))):
        seen, unseen = [c for c in cases if c.of == of], [c for c in cases if c.of in others]
        if seen and unseen:
            yield _row(
                f"{' and '.join(others)}, learned on {of}", list(zip(by_weights(seen, unseen), unseen, strict=True))
            )


def _row(label: str, known: Sequence[tuple[float, Case]]) -> str:
    m = measured([sure for sure, _ in known], [case for _, case in known])
    mean, share = sum(sure for sure, _ in known) / len(known), sum(case.right for _, case in known) / len(known)
    return (
        f"| {label} | {m.claims} | {share:.2f} | {mean:.2f} | {m.brier:.3f} | {share * (1 - share):.3f} "
        f"| {m.calibration_error:.3f} |"
    )


def rows_of(weights: Weights) -> Iterator[str]:
    """Give the lines of confidence.yaml: facts, then rules, by name; what weighs nothing is left out."""
    for (kind, name), weight in weights.of.items():
        if weight:
            yield f"- {{{kind}: {name}, weight: {weight}, claims: {weights.claims[kind, name]}}}"


def main() -> None:
    """Learn, judge, print the figures and write them with the weights and the plot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dry", action="store_true", help="print the figures and write nothing")
    options = parser.parse_args()
    cases = gathered()
    judged = {label: held_out(cases, judge) for label, judge in JUDGES}
    weights = learned(cases)
    told = "\n".join(figures(cases, judged, weights))
    print(told)
    if options.dry:
        return
    page = PAGE.read_text("utf-8")
    if BEGIN not in page or END not in page:
        sys.exit(f"{PAGE}: has no place for figures; put the lines {BEGIN} and {END} where they shall stand.")
    DATA.write_text(HEAD + "\n".join(rows_of(weights)) + "\n", "utf-8")
    PLOT.parent.mkdir(exist_ok=True)
    series = [
        ("now: learned weights", "#0b6e99", measured(judged[JUDGES[3][0]], cases)),
        ("before: hand-set", "#c2571a", measured(judged[JUDGES[1][0]], cases)),
    ]
    PLOT.write_text(plot(series, f"{len(cases)} claims, each judged by weights of other articles"), "utf-8")
    PAGE.write_text(re.sub(f"{BEGIN}.*?{END}", lambda _: f"{BEGIN}\n{told}\n{END}", page, flags=re.DOTALL), "utf-8")


if __name__ == "__main__":
    main()
