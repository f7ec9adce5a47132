"""Passages: the sentences that a finding rests on, with the mentions in them, to be read side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimtally.model import Article
from claimtally.report.claim_view import ClaimView
from claimtally.report.dates import told_day
from claimtally.report.highlight import LINE, Segment, cut

LONGEST_GAP = 220  # characters between two mentions; of a longer stretch the middle is left out
KEPT = 100  # characters beside a mention that stay of such a stretch
ELLIPSIS = " … "


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the premises in it; the segments' numbers are places in `claims`.

    `place` tells where in the article it stands, `start` and `end` are its characters there, half-open.
    """

    article: Article
    place: str
    start: int
    end: int
    claims: tuple[ClaimView, ...]
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """Give the words, with what is left out as an ellipsis."""
        return "".join(segment.text for segment in self.segments).strip()

    @property
    def outlet(self) -> str:
        """Give who printed it and when, as far as that is known."""
        name = self.article.publisher or self.article.title or self.article.source or self.article.id
        return ", ".join(part for part in (name, told_day(self.article.published)) if part)


def passages(premises: Sequence[ClaimView]) -> tuple[Passage, ...]:
    """Give the sentences of premises, each once, in the order in which the premises first need them.

    A premise whose words are not at their characters shows the sentence that it gives itself, with nothing marked.
    """
    groups: dict[tuple[str, int, int], list[ClaimView]] = {}
    for view in premises:
        quote = view.claim.quote
        group = groups.setdefault((view.article.id, quote.start, quote.end), [])
        if view not in group:
            group.append(view)
    return tuple(_passage(group) for group in groups.values())


def _passage(views: Sequence[ClaimView]) -> Passage:
    article, quote = views[0].article, views[0].claim.quote
    if article.text[quote.start : quote.end] != quote.text:
        stray = (Segment(quote.text),)
        return Passage(article, "not found at its characters", quote.start, quote.end, tuple(views), stray)
    spans = {i: (v.claim.mention.start, v.claim.mention.end) for i, v in enumerate(views) if v.highlighted}
    start = min([quote.start, *(low for low, _ in spans.values())])
    end = max([quote.end, *(high for _, high in spans.values())])
    segments = _shortened(cut(article.text, start, end, spans))
    return Passage(article, _place(article, start), start, end, tuple(views), segments)


def _place(article: Article, start: int) -> str:
    """Tell the paragraph of a character, counted behind the headline."""
    titled = bool(article.title) and article.text.startswith(article.title or "")
    number = sum(line.end() <= start for line in LINE.finditer(article.text)) + (not titled)
    return f"paragraph {number}" if number else "headline"


def _shortened(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Leave out the middle of long stretches without a mention, and what stands far before or behind all of them."""
    last = len(segments) - 1
    if last == 0:
        return tuple(segments)
    kept = []
    for i, segment in enumerate(segments):
        text = segment.text
        if not segment.claims and len(text) > LONGEST_GAP:
            head = "" if i == 0 else text[:KEPT].rpartition(" ")[0]
            tail = "" if i == last else text[-KEPT:].partition(" ")[2]
            segment = replace(segment, text=f"{head}{ELLIPSIS}{tail}")
        kept.append(segment)
    return tuple(kept)
