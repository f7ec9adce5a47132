"""How sure a claim is: what its rules and a few plain facts of it weigh, learned from gold.

A claim is right when its value, unit, bound, frame, subject, factuality and polarity are. `benchmarks/calibrate.py`
learns the weights, `lexicons/data/confidence.yaml` keeps them, docs/calibration.md says how well they do.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from claimtally.lexicons.confidence import fact_weights, rule_weights
from claimtally.model import Article, Claim

LEAST, MOST = 0.01, 0.99  # a few hundred claims of gold prove nothing surer


def confidence(claim: Claim, article: Article) -> float:
    """Give the chance that a claim is right, between 0 and 1 and of two digits; the claim's own is not looked at."""
    return chance(weighed(claim, article, rule_weights(), fact_weights()))


def weighed(claim: Claim, article: Article, rules: Mapping[str, float], facts: Mapping[str, float]) -> float:
    """Give the sum of the weights of a claim's rules and facts; what has no weight weighs nothing."""
    by_rule = [rules.get(rule, 0.0) for rule in set(claim.rules.values())]
    by_fact = [facts.get(fact, 0.0) * value for fact, value in facts_of(claim, article).items()]
    return math.fsum((*by_rule, *by_fact))


def chance(total: float) -> float:
    """Give the chance that a sum of weights stands for, of two digits: 0.5 for 0, never below LEAST or above MOST."""
    odds = math.exp(-abs(total))
    share = 1 / (1 + odds) if total >= 0 else odds / (1 + odds)
    return round(min(max(share, LEAST), MOST), 2)


def facts_of(claim: Claim, article: Article) -> dict[str, float]:
    """Give what can be told of a claim besides its rules: 1 for what is so, a logarithm for what is measured."""
    dimension = claim.quantity.dimension if claim.quantity is not None else "hardware"
    facts = {
        "always": 1.0,
        f"frame is {claim.frame}": 1.0,
        f"dimension is {dimension}": 1.0,
        f"factuality is {claim.factuality}": 1.0,
        "log of words in the sentence": math.log(len(claim.quote.text.split()) or 1),
    }
    if article.title is not None and claim.mention.start < len(article.title):
        facts["stands in the headline"] = 1.0
    return facts | _subject_facts(claim, article)


def _subject_facts(claim: Claim, article: Article) -> dict[str, float]:
    """Give how the subject is told, how far from the mention, and how often the article has its first word."""
    subject = claim.subject
    if subject is None:
        return {"subject is open": 1.0}
    told = "named" if subject.text == subject.name else "taken up"
    where = "in the sentence" if claim.quote.start <= subject.start < claim.quote.end else "elsewhere"
    first_word = next(iter(subject.name.split()), subject.name)
    return {
        f"subject is {told} {where}": 1.0,
        "log of characters to the subject": math.log1p(abs(claim.mention.start - subject.start)),
        "log of times the subject is named": math.log(max(article.text.count(first_word), 1)),
    }
