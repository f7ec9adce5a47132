"""Findings on ties: what a check says of a relation, together with the relation itself."""

from __future__ import annotations

from dataclasses import dataclass

from claimtally.check.ties.tie import Judgement, Tie, refuted
from claimtally.model import Article, Claim, DerivedClaim, Finding
from claimtally.model.vocabulary import Severity, Verdict


@dataclass(frozen=True, slots=True)
class Tied:
    """A finding and the tie that it judges; a tie may have none, where an open bound leaves nothing to say."""

    tie: Tie
    finding: Finding | None


def tied(
    article: Article,
    judgement: Judgement,
    told: str,
    *,
    verdict: Verdict | None = None,
    premises: tuple[Claim, ...] | None = None,
    derived: DerivedClaim | None = None,
    severity: Severity | None = None,
) -> Tied:
    """Make the finding on a judged tie; `verdict` and `premises` stand in for those of the judgement and the tie."""
    tie = judgement.tie
    said = verdict or judgement.verdict
    if said is None:
        return Tied(tie, None)
    finding = Finding.of(
        article.id,
        tie.check,
        said,
        tuple(claim.id for claim in premises or tie.claims),
        told,
        equation=refuted(tie) if said == "fails" else judgement.equation,
        derived=derived,
        tolerance=judgement.tolerance,
        by_rounding=said == "holds" and judgement.by_rounding,
        severity=severity,
    )
    return Tied(tie, finding)
