"""Markup trees to lines: a block a line, list items without bullets, table rows as one readable line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import Any

# Both vocabularies: HTML's and that of trafilatura's tree (head, list, item, row, cell, lb, quote).
ROWS = frozenset({"row", "tr"})
CELLS = frozenset({"cell", "td", "th"})
BREAKS = frozenset({"br", "lb", "hr"})
SKIPPED = frozenset({"script", "style", "template", "noscript", "graphic", "svg", "iframe"})
BLOCK = re.compile(
    r"p|div|head|h[1-6]|list|item|[uod]l|li|d[td]|table|quote|blockquote|pre|section|article|aside|header|footer|main|"
    r"figure|figcaption|caption|doc|body|html|row|tr|cell|t[dh]"
)
TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|article|section|span|a|b|i|em|strong|blockquote|table|td|tr)\b[^<>]*>", re.I
)
ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")
BLANKS = re.compile(r"\s+")


def lines_of(element: Any) -> str:
    """Give the text of an lxml element, blocks parted by line ends."""
    out: list[str] = []
    _walk(element, out)
    return "".join(out)


def lines_of_fragment(text: str) -> str:
    """Give the text of a string that may hold HTML, as in feeds and JSON-LD; a string without tags keeps its lines."""
    if not TAG.search(text):
        return unescape(text) if ENTITY.search(text) else text
    from lxml import html  # type: ignore[import-untyped]
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    try:
        return lines_of(html.fragment_fromstring(text, create_parent="div"))
    except (LxmlError, ValueError):
        return unescape(TAG.sub("\n", text))


def row_line(cells: Iterable[str]) -> str:
    """Give a table row as a line: "first: second; third", empty cells left out."""
    first, *rest = [cell for cell in (BLANKS.sub(" ", cell).strip() for cell in cells) if cell] or [""]
    return f"{first.rstrip(':')}: {'; '.join(rest)}" if rest else first


def _walk(element: Any, out: list[str]) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in SKIPPED:
        return
    if tag in ROWS and not _lays_out(element):
        out += ["\n", row_line(lines_of(cell) for cell in element if cell.tag in CELLS), "\n"]
        return
    block = BLOCK.fullmatch(tag)
    if block or tag in BREAKS:
        out.append("\n")
    if element.text:
        out.append(BLANKS.sub(" ", element.text))
    for child in element:
        _walk(child, out)
        if child.tail:
            out.append(BLANKS.sub(" ", child.tail))
    if block:
        out.append("\n")


def _lays_out(row: Any) -> bool:
    """Tell whether a row places parts of a page instead of figures: it holds another table, or a cell of paragraphs."""
    if any(True for _ in row.iterdescendants("tr", "row")):
        return True
    return any(sum(1 for _ in cell.iterdescendants("p")) > 1 for cell in row)
