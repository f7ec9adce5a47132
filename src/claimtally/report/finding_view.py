"""A finding as the reports show it: its equation drawn, its passages found, the worst first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimtally.model import Finding
from claimtally.model.vocabulary import Severity, Verdict
from claimtally.report.amounts import spoken
from claimtally.report.claim_view import ClaimView
from claimtally.report.equation import Step, draw, sides
from claimtally.report.passages import Passage, passages

WORST_FIRST: tuple[Verdict, ...] = ("fails", "unclear", "holds")
GRAVEST_FIRST: tuple[Severity, ...] = ("error", "warning", "info")
WEB_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding with its equation drawn and the claims it rests on; `missing` counts those not in the report.

    `passages` are the sentences of these claims, `source_link` the address of the trusted figure, if it is one.
    """

    key: str
    finding: Finding
    equation: tuple[Step, ...]
    premises: tuple[ClaimView, ...]
    passages: tuple[Passage, ...]
    missing: int
    derived: str | None
    source_link: str | None

    @property
    def rank(self) -> tuple[int, int]:
        """Give a number for verdict and severity, the lowest for the worst."""
        return _rank(self.finding)

    @property
    def sides(self) -> tuple[tuple[Step, ...], ...]:
        """Give the equation parted at its relations."""
        return sides(self.equation)

    @property
    def articles(self) -> int:
        """Give in how many articles the passages stand."""
        return len({passage.article.id for passage in self.passages})


def finding_views(prefix: str, findings: Sequence[Finding], by_id: Mapping[str, ClaimView]) -> tuple[FindingView, ...]:
    """Give findings by verdict and severity, the worst first, else in the order given."""
    ordered = sorted(findings, key=_rank)
    return tuple(_view(f"{prefix}-f{number}", finding, by_id) for number, finding in enumerate(ordered, 1))


def count_verdicts(findings: Sequence[FindingView]) -> tuple[tuple[Verdict, int], ...]:
    """Give the verdicts that occur with their numbers, the worst first."""
    counts = [(verdict, sum(f.finding.verdict == verdict for f in findings)) for verdict in WORST_FIRST]
    return tuple((verdict, number) for verdict, number in counts if number)


def _rank(finding: Finding) -> tuple[int, int]:
    return WORST_FIRST.index(finding.verdict), GRAVEST_FIRST.index(finding.severity)


def _view(key: str, finding: Finding, by_id: Mapping[str, ClaimView]) -> FindingView:
    premises = tuple(by_id[claim] for claim in finding.claims if claim in by_id)
    source = finding.reference.source if finding.reference else ""
    return FindingView(
        key=key,
        finding=finding,
        equation=draw(finding, [view.claim for view in premises]),
        premises=premises,
        passages=passages(premises),
        missing=len(finding.claims) - len(premises),
        derived=spoken(finding.derived.quantity) if finding.derived else None,
        source_link=source if WEB_LINK.fullmatch(source) else None,
    )
