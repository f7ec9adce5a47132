"""Products: a number of things times what each comes to, judged against the amount that the words say they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claimtally.check.additive.tally import span_of
from claimtally.check.numbers.digits import UPPER, by_digits
from claimtally.check.numbers.notation import printed
from claimtally.check.ties.expression import Expression, Variable, product_of
from claimtally.check.ties.tie import Judgement, Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.lead import far_apart
from claimtally.check.words.slot import quantity
from claimtally.model import Article, Claim

OUTSIZE = 20  # a product that is further off is of numbers that do not belong together, more often than an error


@dataclass(frozen=True, slots=True)
class Product:
    """The factors, at least two, and the amount that the words say they make."""

    check: str
    factors: tuple[Variable, ...]
    amount: Variable

    @property
    def tie(self) -> Tie:
        """The tie of factors and amount, up to here and there read by its digits.

        "Up to 500 lorries at $100,000 each" and "up to $50m" bound one product: the digits must agree.
        """
        factors: list[Expression] = [by_digits(factor, UPPER) for factor in self.factors]
        bounded = any(quantity(factor.claim).bound in UPPER for factor in self.factors)
        amount = by_digits(self.amount, UPPER) if bounded else self.amount
        return Tie(self.check, product_of(factors), "=", amount)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A product that the words may mean; `near` tells that its numbers stand together, so that it may refute."""

    product: Product
    near: bool


def best(article: Article, candidates: Sequence[Candidate]) -> Tied | None:
    """Give the finding on the first candidate that holds; else on the only one, or the only near one.

    One that holds only thanks to an open bound keeps the others from failing. Candidates whose factors are the same
    numbers are one.
    """
    judged = [(candidate, judge(candidate.product.tie)) for candidate in candidates]
    for candidate, judgement in judged:
        if judgement.verdict == "holds":
            return told(article, candidate.product, judgement)
    if any(judgement.verdict is None for _, judgement in judged):
        return None
    left = [item for item in judged if item[0].near] or judged
    if len({_numbers(candidate.product) for candidate, _ in left}) != 1:
        return None
    candidate, judgement = left[-1]
    return None if _far_off(judgement) else told(article, candidate.product, judgement)


def _numbers(product: Product) -> tuple[tuple[Decimal, Decimal], ...]:
    return tuple(quantity(factor.claim).stated for factor in product.factors)


def _far_off(judgement: Judgement) -> bool:
    """Tell whether the sides of a tie are so far apart that its numbers hardly belong together."""
    return far_apart(judgement.left.high, judgement.right.high, OUTSIZE)


def told(article: Article, product: Product, judgement: Judgement) -> Tied:
    """Make the finding on a product: what the factors make, and what is printed."""
    factors, amount = " times ".join(printed(f.claim) for f in product.factors), product.amount.claim
    premises = tuple(sorted((v.claim for v in (*product.factors, product.amount)), key=_place))
    if judgement.verdict == "holds":
        return tied(article, judgement, f"{factors} makes {printed(amount)}{judgement.rounding}.", premises=premises)
    makes = span_of(product.amount.conversion.undone(judgement.left), amount)
    return tied(article, judgement, f"{factors} makes {makes}, not the {printed(amount)} printed.", premises=premises)


def _place(claim: Claim) -> int:
    return claim.mention.start
