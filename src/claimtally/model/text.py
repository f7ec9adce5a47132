"""The one way a text becomes an article's text."""

from __future__ import annotations

import re
import unicodedata

# Characters that newsroom systems leave behind and no reader sees; they would break words apart.
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\x00"))
LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
BLANKS = re.compile(r"[^\S\n]+")


def _lines(text: str) -> list[str]:
    text = LINE_END.sub("\n", unicodedata.normalize("NFC", text.translate(INVISIBLE)))
    # A lone surrogate cannot be written as UTF-8; a reader would see the replacement sign there too.
    text = text.encode("utf-8", "replace").decode("utf-8")
    return [line for line in (BLANKS.sub(" ", line).strip() for line in text.split("\n")) if line]


def normalize(body: str, title: str | None = None) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Give the article text of a body and its paragraph spans: NFC, single blanks, one empty line between paragraphs.

    Every line of the body is a paragraph. The title comes first unless the body already begins with it.
    """
    lines = _lines(body)
    if title and (head := " ".join(_lines(title))) and (not lines or lines[0].casefold() != head.casefold()):
        lines.insert(0, head)
    spans: list[tuple[int, int]] = []
    start = 0
    for line in lines:
        spans.append((start, start + len(line)))
        start += len(line) + 2
    return "\n\n".join(lines), tuple(spans)
