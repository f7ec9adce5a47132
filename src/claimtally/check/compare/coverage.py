"""Coverage: whether the words of a hypothesis stand in the premise too."""

from __future__ import annotations

from dataclasses import dataclass

from claimtally.check.compare.affinity import agree
from claimtally.check.compare.lexicon import words
from claimtally.check.compare.reading import is_content
from claimtally.model.passage import Passage, Word

LEAD = 5  # words before a colon that name the source of a headline


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the premise has of the hypothesis's words.

    `share` is the share of the content words that the premise has, by their stems or as synonyms; `missing` are those
    it lacks, `names` the names among them.
    """

    share: float
    missing: tuple[str, ...]
    names: tuple[str, ...]


def coverage(premise: Passage, hypothesis: Passage) -> Coverage:
    """Compare the content words of two passages; numbers and whoever only says it are left out."""
    spoken = _speakers(hypothesis)
    content = [
        word
        for place, word in enumerate(hypothesis.words)
        if is_content(word) and place not in spoken and not any(sign.isdigit() for sign in word.text)
    ]
    known = frozenset(form for word in premise.words for form in (word.stem, word.text.lower()))
    missing = [word for word in content if not agree(frozenset({word.stem, word.text.lower()}), known)]
    return Coverage(
        share=1 - len(missing) / len(content) if content else 1.0,
        missing=tuple(word.text for word in missing),
        names=tuple(word.text for word in missing if _is_name(word, hypothesis)),
    )


def _speakers(passage: Passage) -> frozenset[int]:
    """Give the places of the words that say who tells it: the subject of a verb of saying, with all under it."""
    sayers = {
        place
        for place, word in enumerate(passage.words)
        if word.dep in ("nsubj", "nsubjpass") and passage.words[word.head].stem in words("saying")
    }
    sayers |= {passage.words[place].head for place in sayers}
    if len(passage.words) > 1:
        colon = next((p for p, word in enumerate(passage.words[:LEAD]) if word.text == ":"), 0)
        sayers |= set(range(colon))
    return frozenset(place for place in range(len(passage.words)) if place in sayers or _under(place, sayers, passage))


def _under(place: int, above: set[int], passage: Passage) -> bool:
    """Tell whether a noun stands under one of the speakers."""
    for _ in range(len(passage.words)):
        head = passage.words[place].head
        if head == place:
            return False
        if head in above and passage.words[head].pos not in ("VERB", "AUX"):
            return True
        place = head
    return False


def _is_name(word: Word, passage: Passage) -> bool:
    """Tell whether a word is a name; in a headline with capitals throughout nothing shows one."""
    if word.pos != "PROPN" or not word.text[:1].isupper():
        return False
    others = [w for w in passage.words if w.pos in ("VERB", "NOUN", "ADJ")]
    return sum(w.text[:1].isupper() for w in others) * 2 <= len(others)
