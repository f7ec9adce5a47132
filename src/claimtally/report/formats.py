"""The formats of a report, by the names that users call them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from claimtally.model import ClaimtallyError
from claimtally.report.claim_review import Publication, render_claim_review
from claimtally.report.html import render_html
from claimtally.report.markdown import render_markdown
from claimtally.report.page import Records

ReportFormat = Literal["html", "markdown", "claimreview"]


def render(records: Records, to: ReportFormat, publication: Publication, rules: Mapping[str, str]) -> str:
    """Give the report in a format; `rules` maps a rule's id to its promise, which the HTML page shows.

    Raises ClaimtallyError for another format.
    """
    match to:
        case "html":
            return render_html(records.articles, records.claims, records.findings, stories=records.stories, rules=rules)
        case "markdown":
            return render_markdown(records)
        case "claimreview":
            return render_claim_review(records, publication)
    raise ClaimtallyError(f"There is no report as {to!r}; the formats are html, markdown and claimreview.")
