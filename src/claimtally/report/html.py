"""The report as one HTML file that asks nothing of the network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimtally.model import Article, Claim, Finding, Story
from claimtally.model.vocabulary import Verdict
from claimtally.report.page import Records, build_page
from claimtally.report.slots import FIRMNESS

NO_RULES: Mapping[str, str] = MappingProxyType({})
# More of a kind are folded away.
CHARTS_SHOWN = 3
FINDINGS_SHOWN: Mapping[Verdict, int] = MappingProxyType({"fails": 12, "unclear": 6, "holds": 3})
PASSAGES_SHOWN = 4
ALARMS_SHOWN = 20
MARKS = {
    "fails": "✗", "unclear": "?", "holds": "✓",
    "refuted": "✗", "supported": "✓", "out of date": "?", "not covered": "?",
    "differ": "✗", "outlier": "!", "updated": "↻", "agree": "✓",
    "error": "■", "warning": "▲", "info": "○",
}  # fmt: skip


def render_html(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    *,
    stories: Sequence[Story] = (),
    rules: Mapping[str, str] = NO_RULES,
) -> str:
    """Give the report as one self-contained HTML page: the same bytes for the same records.

    `stories` are shown above the articles, slot by slot with the figure of each outlet. `rules` maps a rule's id to
    its promise, which is shown beside the id. Articles keep their order. A claim whose mention is not at its characters
    is listed but not highlighted; claims of other articles are counted in a notice.
    """
    environment = _environment()
    style, script = _source("report.css"), _source("report.js")
    return environment.get_template("report.html.j2").render(
        page=build_page(Records(articles, claims, findings, stories), rules),
        style=Markup(style),  # the package's own file, not the article's
        script=Markup(script),
        policy=_policy(style, script),
        marks=MARKS,
        firmness=FIRMNESS,
        charts_shown=CHARTS_SHOWN,
        findings_shown=FINDINGS_SHOWN,
        passages_shown=PASSAGES_SHOWN,
        alarms_shown=ALARMS_SHOWN,
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("claimtally.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _source(name: str) -> str:
    environment = _environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def _policy(style: str, script: str) -> str:
    """Give a content security policy that allows these two texts inline and nothing else."""
    allowed = [f"{kind}-src '{_digest(text)}'" for kind, text in (("style", style), ("script", script))]
    return "; ".join(["default-src 'none'", *allowed, "img-src data:", "base-uri 'none'", "form-action 'none'"])


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
