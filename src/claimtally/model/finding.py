"""Findings: what a check has to say about claims."""

from __future__ import annotations

from claimtally.model.base import Record
from claimtally.model.identity import short_hash
from claimtally.model.quantity import Quantity
from claimtally.model.span import NamedSpan
from claimtally.model.vocabulary import Frame, Role, Severity, Verdict


class DerivedClaim(Record):
    """A claim that nobody printed but the numbers imply ("the prior commitment: 13 bn - 5 bn = 8 bn")."""

    quantity: Quantity
    frame: Frame
    role: Role
    subject: NamedSpan | None = None
    object: NamedSpan | None = None


class Finding(Record):
    """The outcome of one check: verdict, the claims it rests on, the equation, and a sentence a reader understands."""

    id: str
    article: str
    check: str
    verdict: Verdict
    severity: Severity
    claims: tuple[str, ...]
    equation: str | None
    explanation: str
    derived: DerivedClaim | None = None

    @classmethod
    def of(
        cls,
        article: str,
        check: str,
        verdict: Verdict,
        claims: tuple[str, ...],
        explanation: str,
        *,
        equation: str | None = None,
        severity: Severity | None = None,
        derived: DerivedClaim | None = None,
    ) -> Finding:
        """Make a finding; its id follows from article, check, premises and equation; severity from the verdict."""
        default: dict[Verdict, Severity] = {"holds": "info", "unclear": "warning", "fails": "error"}
        return cls(
            id=short_hash(article, check, *claims, equation or explanation),
            article=article,
            check=check,
            verdict=verdict,
            severity=severity or default[verdict],
            claims=claims,
            equation=equation,
            explanation=explanation,
            derived=derived,
        )
