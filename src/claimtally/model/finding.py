"""Findings: what a check has to say about claims."""

from __future__ import annotations

from claimtally.model.base import Record
from claimtally.model.identity import short_hash
from claimtally.model.quantity import Quantity
from claimtally.model.span import NamedSpan
from claimtally.model.vocabulary import FactVerdict, Frame, Role, Severity, Verdict


class DerivedClaim(Record):
    """A claim that nobody printed but the numbers imply ("the prior commitment: 13 bn - 5 bn = 8 bn")."""

    quantity: Quantity
    frame: Frame
    role: Role
    subject: NamedSpan | None = None
    object: NamedSpan | None = None


class Reference(Record):
    """A trusted figure that a claim was held against: where it stands, as of when, and what it says of the claim."""

    verdict: FactVerdict
    source: str
    value: str
    as_of: str | None = None


class Finding(Record):
    """The outcome of one check: verdict, the claims it rests on, the equation, and a sentence a reader understands.

    `article` is null for a finding across articles. `tolerance` tells what rounding and bounds leave open ("± $0.5
    billion"), `by_rounding` whether the relation holds only thanks to it. `reference` is the trusted figure of a
    comparison with one.
    """

    id: str
    article: str | None
    check: str
    verdict: Verdict
    severity: Severity
    claims: tuple[str, ...]
    equation: str | None
    explanation: str
    derived: DerivedClaim | None = None
    tolerance: str | None = None
    by_rounding: bool = False
    reference: Reference | None = None

    @classmethod
    def of(
        cls,
        article: str | None,
        check: str,
        verdict: Verdict,
        claims: tuple[str, ...],
        explanation: str,
        *,
        equation: str | None = None,
        severity: Severity | None = None,
        derived: DerivedClaim | None = None,
        tolerance: str | None = None,
        by_rounding: bool = False,
        reference: Reference | None = None,
    ) -> Finding:
        """Make a finding; its id follows from article, check, premises and equation; severity from the verdict."""
        default: dict[Verdict, Severity] = {"holds": "info", "unclear": "warning", "fails": "error"}
        return cls(
            id=short_hash(article or "", check, *claims, equation or explanation),
            article=article,
            check=check,
            verdict=verdict,
            severity=severity or default[verdict],
            claims=claims,
            equation=equation,
            explanation=explanation,
            derived=derived,
            tolerance=tolerance,
            by_rounding=by_rounding,
            reference=reference,
        )
