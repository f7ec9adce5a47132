""" "Respectively": of two lists of one length, the first number belongs to the first name, the second to the second.

"Sales of Orlen and Synthos rose 5% and 3%, respectively." The lists are found by what stands between their members, and
by the coordination of nouns; what a sentence does not count off like that has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from claimtally.assemble.context import ClaimContext
from claimtally.model import Span, TimeMention
from claimtally.model.quantity import Quantity
from claimtally.syntax import tree

CUE = "respectively"
BRACKETS = re.compile(r"\([^()]*\)")  # of "435 yuan ($63) and 420 yuan"
JOINTS = frozenset({"", ",", "and", "or", "&", ", and", ", or"})


@dataclass(frozen=True, slots=True)
class Turn:
    """Which number of a list a claim's is: the `place` from 0 of `count`."""

    place: int
    count: int


def turn_of(ctx: ClaimContext) -> Turn | None:
    """Give the turn of a claim's number, None where its sentence does not count off."""
    cue = ctx.text.find(CUE, ctx.mention.end, ctx.sentence.end_char)
    if cue < 0 or ctx.quantity is None:
        return None
    numbers = [
        mention.span
        for mention in ctx.story.mentions.quantities
        if ctx.sentence.start_char <= mention.span.start < cue
        and mention.converts is None
        and _alike(mention.quantity, ctx.quantity)
    ]
    for spans in _lists(ctx.text, numbers):
        place = next((i for i, span in enumerate(spans) if span.start == ctx.mention.start), None)
        if place is not None:
            return Turn(place, len(spans)) if len(spans) > 1 else None
    return None


def _alike(quantity: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers may stand in one list: one dimension or currency ("435 yuan and 420 yuan a ton")."""
    same_head = quantity.unit.partition("/")[0] == other.unit.partition("/")[0]
    return quantity.dimension == other.dimension or ("rate" in (quantity.dimension, other.dimension) and same_head)


def noun_of_turn(ctx: ClaimContext, leads: Sequence[str] = ()) -> Token | None:
    """Give the noun whose turn it is: of a coordinated subject or possessor, or behind one of the prepositions."""
    turn = turn_of(ctx)
    if turn is None:
        return None
    fits = [
        (abs(nouns[0].i - ctx.tokens.start), nouns[turn.place])
        for nouns in _coordinations(ctx, turn)
        if _leads(nouns[0], leads)
    ]
    return min(fits, key=lambda fit: fit[0])[1] if fits else None


def time_of_turn(ctx: ClaimContext) -> TimeMention | None:
    """Give the time whose turn it is: "rose 5% and 7% in 2023 and 2024, respectively"."""
    turn = turn_of(ctx)
    if turn is None:
        return None
    times = {
        mention.span.start: mention
        for mention in ctx.story.mentions.times
        if ctx.sentence.start_char <= mention.span.start < ctx.sentence.end_char
    }
    for spans in _lists(ctx.text, [mention.span for mention in times.values()]):
        if len(spans) == turn.count:
            return times[spans[turn.place].start]
    return None


def _lists(text: str, spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Yield the lists that spans of a text make in its order: a comma or "and" stands between two of one list."""
    found: list[Span] = []
    for span in spans:
        if found and BRACKETS.sub("", text[found[-1].end : span.start]).strip() not in JOINTS:
            yield found
            found = []
        found.append(span)
    if found:
        yield found


def _coordinations(ctx: ClaimContext, turn: Turn) -> Iterator[list[Token]]:
    """Yield the coordinated nouns of the sentence that are as many as the numbers; none of them is one."""
    for token in ctx.sentence:
        if not _is_nominal(ctx, token) or token.dep_ == "conj" or ctx.holds(token):
            continue
        nouns = [token, *(t for t in token.conjuncts if t.i > token.i)]
        if len(nouns) == turn.count and all(_is_nominal(ctx, t) and not _is_number(t) for t in nouns):
            yield nouns


def _is_nominal(ctx: ClaimContext, token: Token) -> bool:
    """Tell whether a word is a noun or a name, whatever the tagger takes a name for."""
    return token.pos_ in ("NOUN", "PROPN") or ctx.story.entities.at(token.idx) is not None


def _is_number(token: Token) -> bool:
    return any(child.dep_ in ("nummod", "quantmod") or child.like_num for child in token.children)


def _leads(first: Token, prepositions: Sequence[str]) -> bool:
    if first.dep_ == "pobj":
        return first.head.lower_ in prepositions
    # "petrol and diesel prices rose"; "Orlen and Lotos plan to", where the parser takes the verb for a noun
    before = first.dep_ in ("compound", "nmod", "amod") and first.head.dep_ in (*tree.SUBJECTS, "ROOT")
    return not prepositions and (before or first.dep_ in (*tree.SUBJECTS, "poss"))
