"""Reports: claims and findings as a page that a fact-checker can hand over."""

from claimtally.report.html import render_html

__all__ = ["render_html"]
