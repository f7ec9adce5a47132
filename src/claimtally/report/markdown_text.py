"""Markdown: texts of others as plain words in it, and tables that line up in a terminal as well."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimtally.report.amounts import NBSP

# What could end up as an escape sequence in a terminal; line ends are blanks before this is asked.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
SPECIAL = re.compile(r"[\\`*_\[\]|~]|<(?=[A-Za-z/!?])")
ENTITY = re.compile(r"&(?=#?\w+;)")
BLOCK_START = re.compile(r"^(?:[#+=>-]|\d{1,9}(?=[.)](?:\s|$)))")
WIDEST = 44  # characters of a column that is filled up with blanks; longer cells stand as they are


def escaped(text: str) -> str:
    """Give words of others on one line of Markdown that shows just these words, inside a line or a cell."""
    line = CONTROL.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.replace(NBSP, " ").split()))
    return ENTITY.sub("&amp;", SPECIAL.sub(r"\\\g<0>", line))


def at_line_start(markdown: str) -> str:
    """Give a line of Markdown that begins no heading, list or quote by the words it begins with."""
    start = BLOCK_START.match(markdown)
    if not start:
        return markdown
    # A number begins a list only with what stands behind it; anything else is a sign of its own.
    number = start[0] if start[0].isdigit() else ""
    return f"{number}\\{markdown[len(number) :]}"


def heading(level: int, markdown: str) -> str:
    """Give a heading; a number sign at its end would be taken for its closing."""
    ended = re.sub(r"#+$", lambda signs: "\\#" * len(signs[0]), markdown)
    return f"{'#' * level} {ended}"


def bold(text: str, before: str = "", after: str = "") -> str:
    """Give words in bold between their neighbours; in brackets where Markdown would not see the asterisks as bold."""
    words = text.strip()
    if not words:
        return escaped(text)
    shown = escaped(words)
    inside_word = (before[-1:].isalnum() and not words[0].isalnum()) or (
        after[:1].isalnum() and not words[-1].isalnum()
    )
    return f"⟦{shown}⟧" if inside_word else f"**{shown}**"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Give a table of cells that are Markdown already, padded so that its columns line up as plain text."""
    columns = list(zip(heads, *rows, strict=True))
    widths = [min(WIDEST, max(3, *(len(cell) for cell in column))) for column in columns]
    lines = [_line(heads, widths), "|" + "|".join("-" * (width + 2) for width in widths) + "|"]
    return "\n".join([*lines, *(_line(row, widths) for row in rows)])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"
