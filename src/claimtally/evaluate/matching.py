"""Which claim of a run stands for which gold claim: by overlap of the mentions, white space left aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimtally.evaluate.comparison import Verdicts, judged, same_quantity
from claimtally.evaluate.gold import GoldClaim, GoldFile
from claimtally.model import Article, Claim, ClaimtallyError

Squeezed = tuple[int, int]  # a span counted in characters that are no white space


@dataclass(frozen=True, slots=True)
class Squeeze:
    """A text without white space, and the place in it of each character of the text."""

    text: str
    places: dict[int, int]

    @classmethod
    def of(cls, text: str) -> Squeeze:
        """Squeeze a text."""
        kept = [at for at, character in enumerate(text) if not character.isspace()]
        return cls("".join(text[at] for at in kept), {at: place for place, at in enumerate(kept)})

    def span(self, start: int, end: int) -> Squeezed | None:
        """Give the squeezed span of the text's [start, end), or None where it holds nothing but white space."""
        kept = [self.places[at] for at in range(start, end) if at in self.places]
        return (kept[0], kept[-1] + 1) if kept else None


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold claim and the claim matched with it, None where it was missed, with the verdict on each slot."""

    gold: GoldClaim
    claim: Claim | None
    verdicts: Verdicts


@dataclass(frozen=True, slots=True)
class Matched:
    """All pairs of an article, how many claims the run has there, and the claims that match no gold claim."""

    pairs: tuple[Pair, ...]
    claims: int
    extra: tuple[Claim, ...]


def find_article(articles: Sequence[Article], gold_id: str) -> Article | None:
    """Give the article whose source or id holds the gold file's article name; the first in the run's order."""
    return next((article for article in articles if gold_id in (article.source or "") or gold_id in article.id), None)


def place_of(gold: GoldClaim, number: int, squeezed: Squeeze, path: Path) -> Squeezed:
    """Find a gold claim's mention in the article; raises ClaimtallyError where quote or mention is not in the text."""
    quote, mention = Squeeze.of(gold.quote).text, Squeeze.of(gold.mention).text
    where = f"{path}, claim {number}"
    start = squeezed.text.find(quote)
    if start < 0:
        raise ClaimtallyError(
            f"{where}: the quote “{gold.quote[:60]}” does not stand in the article; copy it letter for letter."
        )
    inner = -1
    for _ in range(gold.occurrence):
        inner = quote.find(mention, inner + 1)
        if inner < 0:
            raise ClaimtallyError(
                f"{where}: the mention “{gold.mention[:60]}” stands fewer than {gold.occurrence} times in its quote; "
                "copy it letter for letter."
            )
    return start + inner, start + inner + len(mention)


def match_article(gold: GoldFile, article: Article, claims: Iterable[Claim], path: Path) -> Matched:
    """Match an article's claims with its gold claims, one to one, in the order of the gold file.

    Candidates overlap the gold mention and agree on whether there is a quantity; the one with the right quantity and
    most slots right is taken, the earlier of equals.
    """
    squeezed = Squeeze.of(article.text)
    placed = [
        (span, claim) for claim in claims if (span := squeezed.span(claim.mention.start, claim.mention.end)) is not None
    ]
    free = list(range(len(placed)))
    pairs = []
    for number, gold_claim in enumerate(gold.claims, 1):
        start, end = place_of(gold_claim, number, squeezed, path)
        candidates = [
            at
            for at in free
            if placed[at][0][0] < end
            and start < placed[at][0][1]
            and (placed[at][1].quantity is None) == (gold_claim.value is None)
        ]
        if not candidates:
            pairs.append(Pair(gold_claim, None, {}))
            continue
        verdicts = {at: judged(gold_claim, placed[at][1]) for at in candidates}
        best = max(candidates, key=lambda at: _rank(gold_claim, placed[at][1], verdicts[at]))
        free.remove(best)
        pairs.append(Pair(gold_claim, placed[best][1], verdicts[best]))
    return Matched(tuple(pairs), len(placed), tuple(placed[at][1] for at in free))


def _rank(gold: GoldClaim, claim: Claim, verdicts: Verdicts) -> tuple[bool, int]:
    return same_quantity(gold, claim.quantity), sum(verdict is True for verdict in verdicts.values())
