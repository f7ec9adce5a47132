"""Where sentences surely begin, by the tokens alone: good enough to choose what a model reads, and nearly free."""

from __future__ import annotations

from collections.abc import Sequence

END_MARKS = frozenset({".", "!", "?", "…", "...", "?!", "!!"})
OPENING = frozenset("\"“‘'$€£¥([`")
CLOSERS = frozenset({'"', "”", "’", "'", ")", "]", "''", "»"})


def sentence_starts(words: Sequence[str], spaces: Sequence[bool]) -> list[int]:
    """Give the tokens at which sentences begin; blanks belong to the sentence before them.

    A sentence ends with a mark of its own, closing quotation marks and brackets included, where a capital, a number or
    an opening mark follows, and with each line. A full stop that the tokenizer keeps in its word ("Inc.") ends none:
    what is doubtful stays together, and the parser parts it.
    """
    starts = [0] if words else []
    ended = broken = False
    for i, word in enumerate(words):
        if word.isspace():
            broken = broken or "\n" in word
            continue
        apart = broken or (i > 0 and spaces[i - 1])
        closes = ended and not apart and word in CLOSERS
        if (broken or (ended and apart and (word[0].isupper() or word[0].isdigit() or word[0] in OPENING))) and i:
            starts.append(i)
        broken = False
        ended = word in END_MARKS or closes
    return starts
