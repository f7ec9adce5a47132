"""Markdown: the marks go, the words stay; YAML front matter gives the fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from claimtally.ingest.decoding import decode
from claimtally.ingest.markup import lines_of_fragment, row_line
from claimtally.ingest.plain import LINE_END, headline
from claimtally.ingest.record import article_from_fields
from claimtally.ingest.refusal import refusal
from claimtally.model import Article

if TYPE_CHECKING:
    from markdown_it.token import Token

FRONT_MATTER = re.compile(r"\A\s*---[^\S\n]*\n(.*?\n)?(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
KEY = re.compile(r"^[A-Za-z_][\w -]*:", re.MULTILINE)
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\](?::\s*)?")


def article_from_markdown(data: bytes, source: str) -> Article:
    """Make the article of a Markdown file; raises IngestError, also for front matter that is no YAML."""
    text = LINE_END.sub("\n", decode(data, source))
    fields, text = _front_matter(text, source)
    title, body = plain_text(text)
    if not body.strip() and not title:
        raise refusal(source, "this holds no text", "give it the text of an article or leave it out")
    fields.setdefault("title", title or headline(body))
    return article_from_fields(body, fields, source=source)


def _front_matter(text: str, source: str) -> tuple[dict[str, Any], str]:
    """Split off the YAML between the first two "---" lines; a rule of dashes without keys below it is just a rule."""
    found = FRONT_MATTER.match(text)
    if not found or not KEY.search(found[1] or ""):
        return {}, text
    import yaml

    try:
        # The base loader leaves scalars as words: no date, no "no" that turns false, nothing that is run.
        fields = yaml.load(found[1], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 2} of " if mark else ""
        raise refusal(
            source, f"{line}its front matter is not YAML", "correct or remove what stands between the ---"
        ) from error
    if not isinstance(fields, dict):
        return {}, text
    named = {str(key).lower(): value for key, value in fields.items()}
    return {key: value for key, value in named.items() if value not in ("", "null", "~")}, text[found.end() :]


def plain_text(text: str) -> tuple[str | None, str]:
    """Give the first-level heading that opens a Markdown text (None without one), and the text without its marks."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    title = None
    if len(tokens) > 1 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        title = _inline(tokens[1])
    return title, "\n\n".join(_lines(tokens))


def _lines(tokens: list[Token]) -> list[str]:
    lines: list[str] = []
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            lines.append(row_line(row))
            row = None
        elif token.type == "inline":
            (lines if row is None else row).append(_inline(token))
        elif token.type in ("code_block", "fence"):
            lines += token.content.splitlines()
        elif token.type == "html_block":
            lines.append(lines_of_fragment(token.content))
    return [line for line in lines if line.strip()]


def _inline(token: Token) -> str:
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
    return FOOTNOTE.sub("", "".join(parts)).strip()
