"""A small logistic model: what each rule and fact of a claim weighs for its being right.

Weights are held near nothing by a ridge; the intercept is free. What few claims have, or the claims of few articles,
gets no weight.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from claimtally.assemble.confidence import facts_of
from claimtally.model import Article, Claim

LEAST_CLAIMS, LEAST_ARTICLES = 25, 8
RIDGES = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
INTERCEPT = ("fact", "always")
FOLDS = 10

Key = tuple[str, str]  # "rule" or "fact", and its name
Array = Any  # of numpy, whose types would say no more here


@dataclass(frozen=True, slots=True)
class Case:
    """A claim of a gold article, whether it is right, and what it has that may weigh."""

    of: str  # the gold set
    article: Article
    claim: Claim
    right: bool
    features: Mapping[Key, float]

    @classmethod
    def made(cls, of: str, article: Article, claim: Claim, right: bool, known: frozenset[str]) -> Case:
        """Make a case; rules that the registry does not know are left out."""
        rules = {("rule", rule): 1.0 for rule in set(claim.rules.values()) & known}
        facts = {("fact", fact): value for fact, value in facts_of(claim, article).items()}
        return cls(of, article, claim, right, facts | rules)


@dataclass(frozen=True, slots=True)
class Weights:
    """Learned weights by what they belong to, the number of claims that had it, and the ridge of the learning."""

    of: Mapping[Key, float]
    claims: Mapping[Key, int]
    ridge: float

    def by_name(self, kind: str) -> dict[str, float]:
        """Give the weights of the rules or of the facts, by name."""
        return {name: weight for (of, name), weight in self.of.items() if of == kind}


def learned(cases: Sequence[Case], ridge: float | None = None) -> Weights:
    """Learn weights, rounded to three digits; without a ridge, that which does best on held-out articles is taken."""
    counted: Counter[Key] = Counter()
    where: defaultdict[Key, set[str]] = defaultdict(set)
    for case in cases:
        for key in case.features:
            counted[key] += 1
            where[key].add(case.article.id)
    enough = [key for key, n in counted.items() if n >= LEAST_CLAIMS and len(where[key]) >= LEAST_ARTICLES]
    keys = [INTERCEPT, *sorted(set(enough) - {INTERCEPT})]
    table = np.array([[case.features.get(key, 0.0) for key in keys] for case in cases])
    right = np.array([case.right for case in cases], float)
    if ridge is None:
        ridge = _best_ridge(table, right, folds(cases))
    weights = fitted(table, right, ridge)
    return Weights(
        {key: round(float(weight), 3) for key, weight in zip(keys, weights, strict=True)},
        {key: counted[key] for key in keys},
        ridge,
    )


def fitted(table: Array, right: Array, ridge: float) -> Array:
    """Give the weights of the columns by Newton's method; the first column is the intercept, which no ridge holds."""
    weights = np.zeros(table.shape[1])
    held = np.full(len(weights), ridge)
    held[0] = 0.0
    for _ in range(50):
        expected = _share(table @ weights)
        slope = table.T @ (expected - right) + held * weights
        bend = (table * (expected * (1 - expected))[:, None]).T @ table + np.diag(held)
        step = np.linalg.solve(bend + 1e-9 * np.eye(len(weights)), slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def folds(cases: Sequence[Case]) -> list[list[int]]:
    """Give the places of the cases by fold: whole articles, dealt round in the order of their sets and names."""
    names = sorted({(case.of, Path(case.article.source or "").name, case.article.id) for case in cases})
    at = {identity: number % FOLDS for number, (_, _, identity) in enumerate(names)}
    return [[i for i, case in enumerate(cases) if at[case.article.id] == fold] for fold in range(FOLDS)]


def held_out(cases: Sequence[Case], judge: Callable[[Sequence[Case], Sequence[Case]], list[float]]) -> list[float]:
    """Give each case the confidence from `judge(learn from, judge)` of the fold in which its article was held out."""
    out = [0.0] * len(cases)
    for places in folds(cases):
        away = set(places)
        seen = [case for i, case in enumerate(cases) if i not in away]
        for i, sure in zip(places, judge(seen, [cases[i] for i in places]), strict=True):
            out[i] = sure
    return out


def _best_ridge(table: Array, right: Array, parts: list[list[int]]) -> float:
    def loss(ridge: float) -> float:
        total = 0.0
        for places in parts:
            away = np.zeros(len(right), bool)
            away[places] = True
            weights = fitted(table[~away], right[~away], ridge)
            expected = np.clip(_share(table[away] @ weights), 0.01, 0.99)
            total -= float(np.log(np.where(right[away] == 1, expected, 1 - expected)).sum())
        return total

    return min(RIDGES, key=loss)


def _share(total: Array) -> Array:
    return 1 / (1 + np.exp(-np.clip(total, -30, 30)))
