"""Cases of claims: a text, a mention in it and what a reader takes from it, for tables of tests."""

from __future__ import annotations

from dataclasses import dataclass

from claimtally.model import Article, Claim
from claimtally.pipeline import Pipeline


@dataclass(frozen=True)
class Case:
    """A text, the mention in it (the last one with these words) and what its claim says."""

    text: str
    mention: str
    says: dict[str, str | None]

    def __str__(self) -> str:
        """Name the case by its mention and text in the report of pytest."""
        return f"{self.mention}: {self.text[:60]}"


def claim_of(pipeline: Pipeline, case: Case) -> Claim:
    """Give the last claim of a case's text whose mention has its words."""
    claims = pipeline.extract(Article.from_text(case.text))
    found = [claim for claim in claims if case.mention in claim.mention.text]
    assert found, [claim.mention.text for claim in claims]
    return found[-1]


def said(claim: Claim, slot: str) -> str | None:
    """Give what a claim says in a slot, or of its quantity: names of parties and of the source, else the value."""
    if slot in ("unit", "direction"):
        assert claim.quantity is not None
        return getattr(claim.quantity, slot)
    value = getattr(claim, slot)
    if slot == "attribution":
        return value.source.name if value is not None else None
    return value.name if slot in ("subject", "object") and value is not None else value
