"""The check of expectations: what is told to beat forecasts lies above the consensus that the article prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimtally.check.numbers.notation import printed
from claimtally.check.ties.expression import Variable
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied
from claimtally.check.words.cues import holds_cue, pattern
from claimtally.check.words.lead import lead, like, outsize, positive
from claimtally.check.words.orders import Side, ordered
from claimtally.check.words.place import between, same_sentence
from claimtally.check.words.slot import measure_head, numbered, quantity
from claimtally.model import Article, Claim

ID = "expectations"
REACH = 160  # characters from a result to the consensus that it is held against
BEHIND = 40  # characters behind a number in which the analysts stand that expected it


def check_expectations(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute "profit … well ahead of forecasts" by a result "against a consensus of $57 billion".

    The words and the numbers stand in different sentences, so that all of the article must speak of one side only, and
    the sentence with the words must name what the result measures.
    """
    numbers = numbered(claims)
    for mark in numbers:
        result = _result(article, numbers, mark) if _is_consensus(article, numbers, mark) else None
        side = _side(article, result) if result is not None else None
        if result is not None and side is not None:
            yield _judged(article, result, side, mark)


def _is_consensus(article: Article, numbers: Sequence[Claim], claim: Claim) -> bool:
    words = lead(article, numbers, claim)
    behind = article.text[claim.mention.end : min(claim.mention.end + BEHIND, claim.quote.end)]
    ahead = re.search(r"[\w'’-]+(?:\s+[\w'’-]+){0,3}\s*$", words)
    return (ahead is not None and holds_cue("consensus", ahead[0])) or holds_cue("expected_by", behind)


def _result(article: Article, numbers: Sequence[Claim], mark: Claim) -> Claim | None:
    """Give the result that a sentence holds against a consensus: "came to 61.8, against 46.1 a year earlier and"."""
    before = [
        claim
        for claim in numbers
        if same_sentence(claim, mark)
        and claim.mention.end <= mark.mention.start
        and mark.mention.start - claim.mention.end <= REACH
        and quantity(claim).direction is None
        and like(claim, mark) is not None
    ]
    if not before or outsize(before[0], mark) or not (positive(before[0]) and positive(mark)):
        return None
    words = between(article, before[0], mark)
    return before[0] if holds_cue("held_against", words) and ";" not in words else None


def _side(article: Article, result: Claim) -> Side | None:
    """Give the side of expectations on which an article puts what a result measures; None for none or for both."""
    measured = measure_head(result)
    beats, misses = (list(_expectations(kind).finditer(article.text)) for kind in ("tops", "misses"))
    if measured is None or bool(beats) == bool(misses):
        return None
    found = (beats or misses)[0]
    sentence = article.text[: found.start()].rpartition("\n")[2].rpartition(". ")[2].casefold()
    if measured not in sentence or holds_cue("uncompared", sentence[-30:]):
        return None
    return "above" if beats else "below"


@cache
def _expectations(kind: str) -> re.Pattern[str]:
    noun = r"(?:forecasts?|expectations?|estimates?|consensus)\b"
    return re.compile(rf"{pattern(kind).pattern}(?:\s+[^\W\d_][\w'’]*){{0,3}}?\s+{noun}", re.IGNORECASE)


def _judged(article: Article, result: Claim, side: Side, mark: Claim) -> Tied:
    left = like(result, mark)
    assert left is not None
    judgement = judge(Tie(ID, left, ">" if side == "above" else "<", Variable(mark)))
    if judgement.verdict == "holds":
        told = f"{printed(result)} is {side} what was expected, {printed(mark)}, as the article says."
    else:
        told = f"The article puts the result {side} expectations, but {printed(result)} is not {side} {printed(mark)}."
    return ordered(article, judgement, told)
