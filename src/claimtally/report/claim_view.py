"""A claim as the reports show it: worded, numbered, and with a name in the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimtally.model import Article, Claim
from claimtally.report.amounts import exact, spoken
from claimtally.report.highlight import grounded
from claimtally.report.slots import Slot, conditions, slots


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with the article it stands in; `key` is its name in the page, unique and safe in an attribute."""

    key: str
    claim: Claim
    article: Article
    number: int
    value: str
    full: str
    kind: str
    highlighted: bool
    parties: str
    conditions: tuple[str, ...]
    slots: tuple[Slot, ...]

    @property
    def anchor(self) -> str:
        """Give the name of the place to look at: the words in the article, or the row where they are not found."""
        return f"{'m' if self.highlighted else 'row'}-{self.key}"


def claim_views(
    prefix: str, article: Article, claims: Sequence[Claim], rules: Mapping[str, str]
) -> tuple[ClaimView, ...]:
    """Give the claims of an article in the order of its text, numbered from 1."""
    ordered = sorted(claims, key=lambda claim: (claim.mention.start, claim.mention.end, claim.id))
    return tuple(_view(f"{prefix}-c{n}", n, claim, article, rules) for n, claim in enumerate(ordered, 1))


def _view(key: str, number: int, claim: Claim, article: Article, rules: Mapping[str, str]) -> ClaimView:
    quantity = claim.quantity
    names = [slot.name for slot in (claim.subject, claim.object) if slot]
    return ClaimView(
        key=key,
        claim=claim,
        article=article,
        number=number,
        value=spoken(quantity) if quantity else ", ".join(product.name for product in claim.products),
        full=exact(quantity) if quantity else "",
        kind="quantity" if quantity else "hardware",
        highlighted=grounded(claim, article.text),
        parties=" → ".join(names),
        conditions=conditions(claim),
        slots=slots(claim, rules),
    )
