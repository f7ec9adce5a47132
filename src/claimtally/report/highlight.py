"""Article text cut at the boundaries of its claims, so that each piece knows every claim it belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimtally.model import Article, Claim

LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text and the places (in the list of claims) of the claims over it, the shortest mention first.

    `begins` are those claims whose mention starts here.
    """

    text: str
    claims: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


def grounded(claim: Claim, text: str) -> bool:
    """Tell whether the claim's mention stands in the text at its characters."""
    mention = claim.mention
    return mention.start < mention.end and text[mention.start : mention.end] == mention.text


def segment_paragraphs(article: Article, claims: Sequence[Claim]) -> tuple[tuple[Segment, ...], ...]:
    """Cut each paragraph at the boundaries of the mentions; the texts of its segments, joined, are the paragraph.

    A claim whose mention is not at its characters (another tool's slip) is in no segment.
    """
    spans = {i: (c.mention.start, c.mention.end) for i, c in enumerate(claims) if grounded(c, article.text)}
    # Lines rather than article.paragraphs: the same spans in a well-made article, and no text is lost in another.
    return tuple(cut(article.text, *match.span(), spans) for match in LINE.finditer(article.text))


def cut(text: str, start: int, end: int, spans: Mapping[int, tuple[int, int]]) -> tuple[Segment, ...]:
    """Cut the characters [start, end) of a text at the ends of the spans in it, which are named by number."""
    inside = {i: span for i, span in spans.items() if span[0] < end and start < span[1]}
    edges = {edge for span in inside.values() for edge in span if start < edge < end}
    cuts = sorted({start, end} | edges)
    pieces = []
    for left, right in pairwise(cuts):
        over = [i for i, (low, high) in inside.items() if low < right and left < high]
        over.sort(key=lambda i: (inside[i][1] - inside[i][0], i))
        begins = tuple(i for i in over if inside[i][0] == left)
        pieces.append(Segment(text[left:right], tuple(over), begins))
    return tuple(pieces)
