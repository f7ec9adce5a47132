from __future__ import annotations

import re
import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claimtally.model import Article, Claim, Finding, Span
from claimtally.report import Records, render_markdown
from claimtally.report.markdown_text import at_line_start, bold, escaped, heading, table

BROWSER = Path(__file__).parents[1] / "browser"
STORY = SimpleNamespace(**runpy.run_path(str(BROWSER / "story.py")))
OUTLETS = SimpleNamespace(**runpy.run_path(str(BROWSER / "outlets.py")))
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def rendered(markdown: str) -> str:
    """Give the words that a reader sees, without the tags."""
    text = re.sub(r"<[^>]+>", "", MARKDOWN.render(markdown))
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text.rstrip("\n")


SIGNS = st.sampled_from(list("*_`[]()<>|~#+-=!&;\\.1a 5$/:\"'\n\t"))


@settings(deadline=None)
@given(st.lists(SIGNS, min_size=1, max_size=30).map("".join).filter(str.strip))
def test_words_of_others_are_shown_letter_for_letter(text: str) -> None:
    words = " ".join(text.split())
    assert rendered(at_line_start(escaped(text))) == words
    assert rendered(f"In a line: {escaped(text)}") == f"In a line: {words}"
    assert rendered(heading(2, escaped(text))) == words


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("up 5% to $41.20", "up 5% to $41.20"),  # nothing to escape, nothing in the way of a reader
        ("# 1 maker", "\\# 1 maker"),
        ("2031. A good year", "2031\\. A good year"),
        ("- 5 points", "\\- 5 points"),
        ("> 5 GW", "\\> 5 GW"),
        ("5 < 6 > 4", "5 < 6 > 4"),
        ("<b>bold</b>", "\\<b>bold\\</b>"),
        ("a | b", "a \\| b"),
        ("AT&amp;T", "AT&amp;amp;T"),
        ("two\nlines", "two lines"),
        ("\x1b[31mred", "\N{REPLACEMENT CHARACTER}\\[31mred"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, written: str) -> None:
    assert at_line_start(escaped(text)) == written
    assert escaped(f"or {text}").endswith(escaped(text))


@pytest.mark.parametrize(
    ("before", "words", "after", "written"),
    [
        ("cost ", "$5", " then", "**$5**"),
        ("cost ", "$5", ".", "**$5**"),
        ("US", "$5", " then", "⟦$5⟧"),
        ("cost ", "5%", "ish", "⟦5%⟧"),
        ("a", "5", "b", "**5**"),
    ],
)
def test_bold_is_seen_as_bold(before: str, words: str, after: str, written: str) -> None:
    assert bold(words, before, after) == written
    if "*" in written:
        assert f"<strong>{words}</strong>" in MARKDOWN.render(f"{before}{written}{after}")


def test_a_table_lines_up_and_keeps_its_cells() -> None:
    made = table(["#", "Claim"], [["1", escaped("a | b")], ["2", "longer than that"]])
    assert len({len(line) for line in made.splitlines()}) == 1
    cells = re.findall(r"<td>(.*?)</td>", MARKDOWN.render(made))
    assert cells == ["1", "a | b", "2", "longer than that"]


def test_a_report_reads_from_the_headline_to_the_claims() -> None:
    article = Article.from_text(
        "Orlow Mill sets aside $4 million for looms and $5 million for a roof, or $8 million in all.",
        title="Mill plans to spend *big*",
        publisher="The Orlow Post",
        published="2031-05-02",
        url="https://orlow.example/mill",
    )
    claims = []
    for role, words in (("part", "$4 million"), ("part", "$5 million"), ("total", "$8 million")):
        start = article.text.index(words)
        mention = Span.of(article.text, start, start + len(words))
        quantity = STORY.amount(f"{words[1]}e6", "1e6")
        quote = Span.of(article.text, *article.paragraphs[1])
        claims.append(Claim(id=words, article=article.id, quote=quote, mention=mention, quantity=quantity, role=role))
    finding = Finding.of(
        article.id,
        "parts",
        "fails",
        tuple(claim.id for claim in claims),
        "The parts make $9 million.",
        equation="$4 million + $5 million = $8 million",
        tolerance="± $1.5 million",
    )
    assert render_markdown(Records([article], claims, [finding])) == (
        """# Mill plans to spend \\*big\\*

The Orlow Post · 2 May 2031 · <https://orlow.example/mill>

3 claims · ✗ 1 finding fails

## Do the numbers tally?

### ✗ fails: parts (error)

**$4 million + $5 million ≠ $8 million**

The parts make $9 million.

What rounding leaves open: ± $1.5 million

> Orlow Mill sets aside **$4 million** for looms and **$5 million** for a roof, or **$8 million** in all.
>
> – paragraph 1, characters 27 to 118

## The claims

| #   | Claim      | Value      | About        | Who | How firm | Characters | Tallies |
|-----|------------|------------|--------------|-----|----------|------------|---------|
| 1   | $4 million | $4 million | other, part  |     | actual   | 49–59      | ✗       |
| 2   | $5 million | $5 million | other, part  |     | actual   | 74–84      | ✗       |
| 3   | $8 million | $8 million | other, total |     | actual   | 100–110    | ✗       |
"""
    )


@pytest.fixture(scope="module")
def outlets() -> str:
    return render_markdown(Records(OUTLETS.ARTICLES, OUTLETS.CLAIMS, OUTLETS.FINDINGS, [OUTLETS.STORY]))


def test_stories_and_findings_across_articles_stand_above_the_articles(outlets: str) -> None:
    headings = re.findall(r"^#{1,2} (.+)$", outlets, re.MULTILINE)
    assert headings[:4] == [
        "6 articles",
        "Story: Corvane to build Pellworth plant",
        "Across articles",
        "Corvane plant grows",  # the one with a finding of its own
    ]
    claims = re.findall(r"^### (.+)$", outlets[outlets.index("## The claims") :], re.MULTILINE)
    assert claims == [article.title for article in OUTLETS.ARTICLES]
    slots = re.findall(r"^### . (\w+): ", outlets[: outlets.index("## Across")], re.MULTILINE)
    assert slots == ["differ", "outlier", "updated", "agree"]
    assert "Harrow Wire, also in Tarn Gazette, Leith Echo" in outlets


def test_passages_across_articles_name_outlet_place_and_characters(outlets: str) -> None:
    quoted = re.findall(r"> – Harrow Wire, 4 March 2031, paragraph 1, characters (\d+) to (\d+)", outlets)
    article = OUTLETS.BY_OUTLET["Harrow Wire"]
    assert [article.text[int(a) : int(b)] for a, b in quoted] == [
        "The deal values Pellworth at $44 billion, two people said."
    ]


def test_references_and_rounding_are_told(outlets: str) -> None:
    assert "Reference (refuted): 1,200 people, as of 2031-02-28 – https://register.example/plants" in outlets
    assert "≈ holds only thanks to rounding" in outlets


def test_the_same_records_give_the_same_bytes() -> None:
    forward = Records([STORY.ARTICLE], STORY.CLAIMS, STORY.FINDINGS)
    backward = Records([STORY.ARTICLE], STORY.CLAIMS[::-1], STORY.FINDINGS)
    assert render_markdown(forward) == render_markdown(backward)


def test_what_came_from_the_article_stays_text() -> None:
    nasty = "](javascript:alert(1)) <script>alert(2)</script> ![x](http://x.example/p) | `"
    article = Article.from_text(f"{nasty} cost $5.", title=nasty, url="javascript:alert(4)", publisher=nasty)
    start = article.text.rindex("$5")
    mention = Span.of(article.text, start, start + 2)
    claim = Claim(id="c", article=article.id, quote=Span.of(article.text, 0, len(article.text)), mention=mention)
    finding = Finding.of(article.id, nasty, "fails", ("c",), nasty, equation=f"{nasty} = {nasty}")
    html = MARKDOWN.render(render_markdown(Records([article], [claim], [finding])))
    assert "<script" not in html
    assert "<img" not in html
    assert "<a " not in html


def test_no_articles_and_claims_of_others_make_a_report() -> None:
    article, claim = STORY.plain_article(1)
    assert render_markdown(Records([], [])).startswith("# 0 articles")
    assert "Claims of articles that are not in this report: 1." in render_markdown(Records([], [claim]))
    assert "no findings" in render_markdown(Records([article], [claim]))
