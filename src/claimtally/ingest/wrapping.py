"""Hard-wrapped text back to paragraphs: lines that a program broke at a fixed width are joined again."""

from __future__ import annotations

import re
from itertools import pairwise

MIN_WIDTH, MAX_WIDTH = 40, 100  # characters; mail and text editors wrap at 60 to 80
MIN_BREAKS = 3
MIN_SHARE = 0.8
PARAGRAPH_BREAK = re.compile(r"\n[^\S\n]*\n+")
SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")


def unwrapped(text: str) -> str:
    """Join the lines of paragraphs that were wrapped at a width; give the text as it is where lines are paragraphs.

    A wrapping program breaks a line only where the next word would pass the width. A text where nearly all line breaks
    inside blocks obey that, and many fall inside sentences, is wrapped.
    """
    blocks = [[line.strip() for line in block.split("\n") if line.strip()] for block in PARAGRAPH_BREAK.split(text)]
    width = max((len(line) for block in blocks for line in block), default=0)
    breaks = [pair for block in blocks for pair in pairwise(block)]
    if not MIN_WIDTH <= width <= MAX_WIDTH or len(breaks) < MIN_BREAKS:
        return text
    forced = [pair for pair in breaks if _forced(*pair, width)]
    inside = [pair for pair in forced if not SENTENCE_END.search(pair[0])]
    if len(forced) < MIN_SHARE * len(breaks) or 2 * len(inside) < len(forced):
        return text
    return "\n\n".join(_joined(block, width) for block in blocks)


def _forced(line: str, following: str, width: int) -> bool:
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def _joined(block: list[str], width: int) -> str:
    out = block[:1]
    for line, following in pairwise(block):
        out.append((" " if _forced(line, following, width) else "\n") + following)
    return "".join(out)
