"""Reports: claims and findings as a page that a fact-checker can hand over, as Markdown, and as ClaimReview."""

from claimtally.report.claim_review import Publication, render_claim_review
from claimtally.report.formats import ReportFormat, render
from claimtally.report.html import render_html
from claimtally.report.markdown import render_markdown
from claimtally.report.page import Records

__all__ = [
    "Publication",
    "Records",
    "ReportFormat",
    "render",
    "render_claim_review",
    "render_html",
    "render_markdown",
]
