"""Triggers: how much the words around a number speak for each frame that the lexicon lists them under."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.assemble.frames.surroundings import surroundings
from claimtally.lexicons.frames import PartOfSpeech, frame_triggers
from claimtally.lexicons.known import known_names
from claimtally.lexicons.words import words
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
    best: dict[Frame, tuple[float, Token]] = {}
    total: defaultdict[Frame, float] = defaultdict(float)
    seen: set[tuple[int, Frame]] = set()
    for token, weight in surroundings(ctx):
        if _says_nothing(ctx, token):
            continue
        for frame, strength in _strengths(token, ctx.dimension).items():
            if (token.i, frame) in seen or (frame == "hardware" and token.dep_ == "compound"):
                continue  # "two chip factories" are factories
            seen.add((token.i, frame))
            score = weight * strength
            total[frame] += COMPANY * score
            if frame not in best or score > best[frame][0]:
                best[frame] = (score, token)
    return {frame: (score + total[frame], token) for frame, (score, token) in best.items()}


def _says_nothing(ctx: ClaimContext, token: Token) -> bool:
    """Tell whether a word only looks like a trigger: it is part of a name or says what a name is ("miner Orlen").

    Nor does "worth" where a verb of dealing has the amount as its object ("order $3 billion worth of jets").
    """
    if token.lower_ == "worth" and token.i == ctx.tokens.end:
        return ctx.predicate is not None and bool(_strengths(ctx.predicate, ctx.dimension))
    if token.lower_ == "value" and token.pos_ == "NOUN" and _is_of_a_deal(token):
        return True  # "the startup's value", but "at a value of": of whatever is told of
    if token.tag_ == "VBN" and token.i and token.nbor(-1).text in tree.HYPHENS and not token.nbor(-1).whitespace_:
        return True  # "gas-fired plants" dismiss nobody
    name = token if token.pos_ == "PROPN" else token.head if token.dep_ in ("compound", "nmod") else None
    if name is None or (name != token and name.pos_ != "PROPN"):
        return False
    found = ctx.story.entities.at(name.idx)
    return found is not None and found[0].kind in ("organisation", "person")


def _is_of_a_deal(value: Token) -> bool:
    """Tell whether a value is that of a deal: nobody's by its words, or "the total value of the orders"."""
    inner = tree.complement(value, "of")
    if inner is not None and inner.lemma_.lower() in words("deal_noun") | words("ordering_noun") | words("goods"):
        return True
    return not tree.children(value, "poss", "compound", "nmod", "amod")


def _strengths(token: Token, dimension: str) -> dict[Frame, float]:
    """Give the frames that a word speaks of with their weights, by its most telling form that the lexicon lists."""
    table = frame_triggers()
    for keys in _forms(token):
        rows = [row for key in keys for row in table.get(key, ()) if row.fits(dimension)]
        if rows:
            if _is_part_of_something(token) or _opens_something(token):
                rows = [row for row in rows if row.frame != "price"]
            if _raises_a_level(token):
                rows = [row for row in rows if row.frame != "financing"]
            return {row.frame: max(r.weight for r in rows if r.frame == row.frame) for row in rows}
    return {}


def _opens_something(token: Token) -> bool:
    """Tell whether a verb of trading has an object, so that it tells of no price ("will open three sites")."""
    return token.lemma_ in ("open", "close", "settle") and bool(tree.children(token, "dobj"))


def _raises_a_level(token: Token) -> bool:
    """Tell whether what is raised is a level and no money: "raised its capital plan by $3 billion to $43 billion"."""
    if token.lemma_ != "raise" or token.pos_ != "VERB":
        return False
    raised = [
        noun
        for noun in tree.children(token, "dobj")
        if noun.pos_ == "NOUN" and not noun.like_num and not tree.children(noun, "nummod")  # "410 million euros"
    ]
    behind = raised[-1].right_edge.i + 1 if raised else token.i + 1  # also where "to" hangs on what is raised
    moved = any(t.lower_ in ("by", "to") for t in tree.children(token, "prep")) or any(
        t.lower_ == "to" and t.dep_ == "prep" for noun in raised for t in token.doc[noun.i : behind]
    )
    told = frame_triggers()
    return moved and any(
        not any(row.frame == "financing" for row in told.get(("noun", noun.lemma_.lower()), ())) for noun in raised
    )


def _is_part_of_something(token: Token) -> bool:
    """Tell whether "share" is a part of a whole and no stock: "its share of ticket sales"."""
    return token.lower_ == "share" and tree.complement(token, "of") is not None


def _forms(token: Token) -> Iterator[list[tuple[PartOfSpeech, str]]]:
    """Give the forms under which the lexicon may list a word, the most telling first.

    A compound says more than its head ("tax credit", "majority stake"), a particle verb or one with an empty object
    more than its verb ("lay off", "put into", "give notice"), a word as printed more than its lemma ("shares").
    """
    pos = POS.get(token.pos_)
    if pos is None:
        return
    lemma = token.lemma_.lower()
    if pos == "noun" and token.i and token.nbor(-1).pos_ in ("ADJ", "NOUN", "PROPN"):
        yield [("noun", f"{token.nbor(-1).lower_} {lemma}")]
    if pos == "noun" and token.i > 1 and token.nbor(-1).text == "-":
        yield [("noun", f"{token.nbor(-2).lower_}-{lemma}")]
    if pos == "verb":
        particles = [t for t in token.children if t.dep_ in ("prt", "prep", "dobj") or t.lower_ == "back"]
        sold = any(particle.dep_ == "dobj" for particle in particles)  # "sold the unit for", but "the car sells for"
        particles = [t for t in particles if not (sold and t.lower_ == "for")]
        yield [("verb", f"{lemma} {particle.lower_}") for particle in particles]
    yield [(pos, token.lower_)]
    yield [(pos, lemma)]
    if token.tag_ == "NNPS" or lemma.isupper():
        yield [(pos, lemma.removesuffix("s"))]  # "GPUs", which the parser takes for a name
    if token.text[-1] == "s" and any(char.isdigit() for char in token.text):
        model = known_names().hardware(token.text)
        yield [("noun", model.kind)] if model is not None else []  # "100,000 H100s"
