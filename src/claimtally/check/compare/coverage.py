"""Coverage: whether the words of a hypothesis stand in the premise too, and whether they are turned round."""

from __future__ import annotations

from dataclasses import dataclass

from claimtally.check.compare.affinity import agree
from claimtally.check.compare.lexicon import words
from claimtally.check.compare.reading import is_content
from claimtally.model.passage import Passage


@dataclass(frozen=True, slots=True)
class Coverage:
    """The share of the hypothesis's content words that the premise has, those it lacks, and whether negation differs."""

    share: float
    missing: tuple[str, ...]
    negated: bool


def coverage(premise: Passage, hypothesis: Passage) -> Coverage:
    """Compare the content words of two passages; numbers are left out."""
    content = [word for word in hypothesis.words if is_content(word) and not any(c.isdigit() for c in word.text)]
    known = {word.stem for word in premise.words} | {word.text.lower() for word in premise.words}
    missing = tuple(word.text for word in content if not agree({word.stem, word.text.lower()}, known))
    share = 1 - len(missing) / len(content) if content else 1.0
    return Coverage(share, missing, _negations(premise) != _negations(hypothesis))


def _negations(passage: Passage) -> bool:
    return any(word.text.lower() in words("negation") for word in passage.words)
