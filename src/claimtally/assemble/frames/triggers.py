"""Triggers: how much the words around a number speak for each frame that the lexicon lists them under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frames.surroundings import surroundings
from claimtally.lexicons.frames import PartOfSpeech, frame_triggers
from claimtally.model.vocabulary import Frame
from claimtally.syntax import tree

POS: dict[str, PartOfSpeech] = {
    "NOUN": "noun",
    "PROPN": "noun",
    "VERB": "verb",
    "AUX": "verb",
    "ADJ": "adj",
    "ADP": "adj",
}
COMPANY = 0.15  # the share by which each further word of a frame supports its strongest


@dataclass(frozen=True, slots=True)
class FrameDecision:
    """A frame and the word that spoke for it, where one did."""

    frame: Frame
    trigger: Token | None = None


def triggered(ctx: ClaimContext) -> dict[Frame, tuple[float, Token]]:
    """Give for each frame that the surroundings speak of its weight and its strongest word."""
    table = frame_triggers()
    best: dict[Frame, tuple[float, Token]] = {}
    total: defaultdict[Frame, float] = defaultdict(float)
    seen: set[tuple[int, Frame]] = set()
    for token, weight in surroundings(ctx):
        for row in (row for key in _keys(token) for row in table.get(key, ())):
            if not row.fits(ctx.dimension) or (token.i, row.frame) in seen:
                continue
            seen.add((token.i, row.frame))
            score = weight * row.weight
            total[row.frame] += COMPANY * score
            if row.frame not in best or score > best[row.frame][0]:
                best[row.frame] = (score, token)
    return {frame: (score + total[frame], token) for frame, (score, token) in best.items()}


def _keys(token: Token) -> Iterator[tuple[PartOfSpeech, str]]:
    """Give the forms under which the lexicon may list a word: lemma, compound, the word as printed, particle verb."""
    pos = POS.get(token.pos_)
    if pos is None:
        return
    lemma = token.lemma_.lower()
    yield pos, lemma
    if pos == "noun":
        if token.i and token.nbor(-1).pos_ in ("ADJ", "NOUN"):
            yield "noun", f"{token.nbor(-1).lower_} {lemma}"
        if token.lower_ != lemma:
            yield "noun", token.lower_
    # A preposition makes another verb of some: "put $20m into a start-up".
    for particle in (*tree.children(token, "prt"), *tree.children(token, "prep")):
        yield "verb", f"{lemma} {particle.lower_}"
