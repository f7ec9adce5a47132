"""The check of ties together: numbers that tally pair by pair may still not all be true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimtally.check.numbers.amount import claimed
from claimtally.check.numbers.notation import printed
from claimtally.check.ties.clash import components, smallest_clash
from claimtally.check.ties.propagation import narrowed
from claimtally.check.ties.tie import Tie, judge
from claimtally.model import Article, Claim, Finding

ID = "together"


def check_together(article: Article, ties: Sequence[Tie]) -> Iterator[Finding]:
    """Report the smallest set of numbers that cannot all be true, given ties of which each holds by itself."""
    for group in components(ties):
        claims = {claim.id: claim for tie in group for claim in tie.claims}
        ordered = sorted(claims.values(), key=lambda claim: (claim.mention.start, claim.id))
        domains = {claim.id: claimed(claim) for claim in ordered}
        if len(group) > 1 and narrowed(group, domains) is None and (keys := smallest_clash(group, domains)):
            yield _finding(article, [claims[key] for key in keys], group)


def _finding(article: Article, clashing: Sequence[Claim], group: Sequence[Tie]) -> Finding:
    ids = {claim.id for claim in clashing}
    equations = [judge(tie).equation for tie in group if ids.intersection(claim.id for claim in tie.claims)]
    told = (
        f"{_listed([printed(claim) for claim in clashing])} cannot all be right: each of {_listed(equations)} may hold "
        "by itself, but not all of them together."
    )
    return Finding.of(
        article.id, ID, "fails", tuple(claim.id for claim in clashing), told, equation="; ".join(equations)
    )


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
