"""What the page shows of a finding: severity, tolerance, reference, passages, and few of many."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from claimtally.model import Finding, Reference
from claimtally.model.vocabulary import Severity, Verdict
from claimtally.report import render_html
from claimtally.report.html import FINDINGS_SHOWN, PASSAGES_SHOWN

BROWSER = Path(__file__).parents[1] / "browser"
STORY = SimpleNamespace(**runpy.run_path(str(BROWSER / "story.py")))
OUTLETS = SimpleNamespace(**runpy.run_path(str(BROWSER / "outlets.py")))


def page(*findings: Finding) -> str:
    return render_html([STORY.ARTICLE], STORY.CLAIMS, findings)


def found(verdict: Verdict = "fails", told: str = "Told.", **more: Any) -> Finding:
    premises = more.pop("claims", (STORY.INCREMENT.id, STORY.TOTAL.id))
    return Finding.of(STORY.ARTICLE.id, "totals", verdict, premises, told, **more)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def first_finding(html: str) -> str:
    return re.search(r'<li class="finding.*?</li>', html, re.DOTALL)[0]  # type: ignore[index]


@pytest.mark.parametrize(("severity", "sign"), [("error", "■"), ("warning", "▲"), ("info", "○")])
def test_severity_is_a_word_and_a_sign(severity: Severity, sign: str) -> None:
    assert f"{sign} {severity}" in words(first_finding(page(found(severity=severity))))


def test_the_graver_of_two_that_fail_is_first() -> None:
    html = page(found(told="Minor.", severity="warning"), found(told="Grave.", severity="error"))
    assert html.index("Grave.") < html.index("Minor.")


@pytest.mark.parametrize(
    ("tolerance", "by_rounding", "told"),
    [
        ("± $0.5 billion", False, "What rounding leaves open: ± $0.5 billion"),
        ("± $0.5 billion", True, "What rounding leaves open: ± $0.5 billion ≈ holds only thanks to rounding"),
        (None, True, "≈ holds only thanks to rounding"),
        (None, False, None),
    ],
)
def test_what_rounding_leaves_open(tolerance: str | None, by_rounding: bool, told: str | None) -> None:
    html = first_finding(page(found("holds", tolerance=tolerance, by_rounding=by_rounding)))
    assert ("rounding" in html) is (told is not None)
    assert told is None or told in words(html)


@pytest.mark.parametrize(
    ("source", "linked"), [("https://facts.example/a", True), ("Yearbook 2030", False), ("javascript:alert(1)", False)]
)
def test_a_reference_shows_value_day_and_source(source: str, linked: bool) -> None:
    fact = Reference(verdict="out of date", source=source, value="$8 billion", as_of="2030-12-31")
    html = first_finding(page(found("unclear", reference=fact)))
    assert f"out of date Reference: $8 billion , as of 2030-12-31 – {source}" in words(html)
    assert (f'href="{source}"' in html) is linked


def test_each_premise_is_a_link_in_its_sentence() -> None:
    html = first_finding(page(found()))
    cited = re.findall(r'<a class="cited[^"]*" href="#m-([^"]+)">([^<]+)</a>', html)
    assert cited == [("a1-c2", "a further $4 billion"), ("a1-c3", "$9 billion")]
    assert html.count("<blockquote>") == 1  # both stand in one sentence


def test_passages_of_several_articles_name_the_outlet() -> None:
    across = render_html(OUTLETS.ARTICLES, OUTLETS.CLAIMS, OUTLETS.FINDINGS)
    told = words(first_finding(across))
    assert "Ystrad Courier, 4 March 2031 · paragraph 1" in told
    assert "Harrow Wire, 4 March 2031 · paragraph 1" in told


def test_passages_beyond_a_few_are_folded() -> None:
    claims = tuple(claim.id for claim in STORY.CLAIMS)
    html = first_finding(page(found(claims=claims)))
    folded = html[html.index('<details class="more-passages">') :]
    assert html.count("<blockquote>") - folded.count("<blockquote>") == PASSAGES_SHOWN
    assert html.count("<blockquote>") == len({claim.quote.start for claim in STORY.CLAIMS})


def test_hundreds_of_findings_show_the_worst_and_fold_the_rest() -> None:
    many = [found(verdict, f"Told {n}.") for n in range(100) for verdict in ("fails", "unclear", "holds")]
    html = page(*many)
    assert html.count('<li class="finding') == 300
    outside = re.sub(r'<details class="fold-findings.*?</details>', "", html, flags=re.DOTALL)
    for verdict, shown in FINDINGS_SHOWN.items():
        assert outside.count(f'<li class="finding v-{verdict}"') == shown
        assert f"{100 - shown} more that" in words(html)
    assert len(html) < 600_000


def test_a_report_on_many_articles_begins_with_what_does_not_tally() -> None:
    made = [STORY.plain_article(number) for number in range(5)]
    verdicts: list[Verdict] = ["holds", "unclear", "fails", "holds", "fails"]
    findings = [
        Finding.of(article.id, "parts", verdict, (claim.id,), f"Told of {article.title}.")
        for (article, claim), verdict in zip(made, verdicts, strict=True)
    ]
    html = render_html([article for article, _ in made], [claim for _, claim in made], findings)
    section = html[html.index('class="alarms"') : html.index('class="contents"')]
    assert re.findall(r'href="#([^"]+)">([^<]+)</a>', section) == [
        ("a3-f1", "Bridge note 2"),
        ("a5-f1", "Bridge note 4"),
        ("a2-f1", "Bridge note 1"),
    ]
    few = render_html([made[2][0], made[3][0]], [], [findings[2]])
    assert 'class="alarms"' not in few  # two articles stand open, each with its findings on top


def test_a_finding_across_articles_marks_its_claims_in_each_of_them() -> None:
    html = render_html(OUTLETS.ARTICLES, OUTLETS.CLAIMS, OUTLETS.FINDINGS)
    refuted = re.findall(r'class="hl [^"]*refuted"[^>]*>([^<]+)</a>', html)
    assert refuted == ["$31 billion", "$44 billion", "1,450 people"]
    row = html[html.index('id="row-a1-c4"') :]
    assert 'href="#x-f1"' in row[: row.index("</tr>")]
