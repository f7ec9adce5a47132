"""The check of directions: what rises to a number was lower before, and no close lies beyond the day's peak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

from claimtally.check.numbers.notation import printed
from claimtally.check.ties.expression import Variable, of
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied
from claimtally.check.words.cues import holds_cue, pattern, words
from claimtally.check.words.lead import like, outsize, positive
from claimtally.check.words.orders import ordered
from claimtally.check.words.place import between, same_sentence
from claimtally.check.words.slot import numbered, quantity
from claimtally.lexicons.forms import alternatives
from claimtally.model import Article, Claim
from claimtally.model.vocabulary import Direction

ID = "directions"
VERB_REACH = 60  # characters before the first of two levels in which the verb of the move stands
LOOSELY = r"(?:\s+(?:about|around|just|some|nearly|roughly|only|an?|the|almost))*\s*"
TO = re.compile(rf"[\s\w]{{0,14}}\bto{LOOSELY}", re.IGNORECASE)
FROM = re.compile(rf"[\s\w]{{0,14}}\bfrom{LOOSELY}", re.IGNORECASE)
AGAINST = re.compile(rf"[\s\w]{{0,14}},?\s+(?:compared with|compared to|against|versus|vs\.?){LOOSELY}", re.IGNORECASE)
ENDS_WITH_FROM = re.compile(rf"\bfrom{LOOSELY}$", re.IGNORECASE)
ENDS_WITH_TO = re.compile(rf"\bto{LOOSELY}$", re.IGNORECASE)
PERCENTAGE = re.compile(r"%|\bper\s?cent|\bpc\b", re.IGNORECASE)
MOST = re.compile(r"as\s+(?:much|high)\s+as|up\s+to", re.IGNORECASE)
Order = Literal["from", "to"]  # which of the two levels comes first
PART_OF_RANGE = re.compile(r"\b(?:lower|upper|higher) (?:end|bound|half|limit)\b")  # "raised the lower end"


def check_directions(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute "rose from 24 to 26", "cut to 5 from 8", and "up as much as 14% … closed 2% higher".

    The verb nearest before the two levels says which way they go; a share that falls from a smaller to a larger one is
    left alone, since it may be a range of falls.
    """
    numbers = numbered(claims)
    for first, second in pairwise(numbers):
        if same_sentence(first, second):
            yield from _move(article, numbers, first, second)
    yield from _peaks(article, numbers)


@cache
def _exchanged() -> re.Pattern[str]:
    """Give the words of an exchange: in "the yen rose to 161 against the dollar" it is open what the rate counts."""
    return re.compile(rf"\b(?:against|to) the (?:[A-Z][\w.]+ )?{alternatives(words('currency'))}\b")


def _move(article: Article, numbers: Sequence[Claim], first: Claim, second: Claim) -> Iterator[Tied]:
    order = _order(article, first, second)
    if order is None or not (positive(first) and positive(second)) or outsize(first, second):
        return
    before, now = (first, second) if order == "from" else (second, first)
    if quantity(now).direction is not None or quantity(before).direction is not None or like(now, before) is None:
        return
    way = _way(article, numbers, first)
    if way is not None and _exchanged().search(first.quote.text) is None:
        yield from _judged(article, before, now, way)


def _order(article: Article, first: Claim, second: Claim) -> Order | None:
    ahead = article.text[first.quote.start : first.mention.start]
    link = between(article, first, second)
    if ENDS_WITH_FROM.search(ahead) and TO.fullmatch(link):
        return "from"
    if not ENDS_WITH_TO.search(ahead):
        return None
    against = second.role == "prior" and AGAINST.fullmatch(link) is not None
    return "to" if against or FROM.fullmatch(link) else None


def _way(article: Article, numbers: Sequence[Claim], first: Claim) -> Direction | None:
    """Give the way of the last verb of moving before a level; None where another level or clause lies between."""
    start = max(first.quote.start, first.mention.start - VERB_REACH)
    while first.quote.start < start < first.mention.start and article.text[start - 1].isalnum():
        start += 1  # "increased" cut to "eased" would be a fall
    words = re.split(r"[;:]|,\s+(?=while|whereas|but)", article.text[start : first.mention.start])[-1]
    words = PART_OF_RANGE.sub(lambda part: " " * len(part.group()), words)
    ups, downs = list(pattern("rising").finditer(words)), list(pattern("falling").finditer(words))
    if bool(ups) == bool(downs):
        return None  # "cut the price rises from 5 to 3": which of the two words moves the levels is open
    verb = (ups or downs)[-1]
    if pattern("either_way").search(words, verb.end()):
        return None
    place = first.mention.start - len(words) + verb.end()
    rivals = [c for c in numbers if place <= c.mention.start < first.mention.start and quantity(c).unit != "%"]
    if rivals or holds_cue("uncompared", words):
        return None
    return "up" if ups else "down"


def _judged(article: Article, before: Claim, now: Claim, way: Direction) -> Iterator[Tied]:
    left = like(now, before)
    assert left is not None
    judgement = judge(Tie(ID, left, ">" if way == "up" else "<", Variable(before)))
    ranged = before.mention.start < now.mention.start and quantity(before).unit == "%" and way == "down"
    if judgement.verdict == "fails" and ranged:
        return  # "falls from 5% to 10%" may be the range of the falls
    moved = "rise" if way == "up" else "fall"
    if judgement.verdict == "holds" and _has_percentage(article, before, now):
        yield Tied(judgement.tie, None)  # told better by the percentage
        return
    if judgement.verdict == "holds":
        told = f"From {printed(before)} to {printed(now)} is a {moved}, as the article says."
    else:
        told = f"From {printed(before)} to {printed(now)} is told as a {moved}, but goes the other way."
    yield ordered(article, judgement, told)


def _has_percentage(article: Article, before: Claim, now: Claim) -> bool:
    """Tell whether a percentage stands right before the two levels of a move."""
    start = min(before.mention.start, now.mention.start)
    words = article.text[max(before.quote.start, start - VERB_REACH) : start]
    return quantity(now).unit != "%" and PERCENTAGE.search(words) is not None


def _peaks(article: Article, numbers: Sequence[Claim]) -> Iterator[Tied]:
    for peak in numbers:
        if quantity(peak).unit != "%" or quantity(peak).direction is None or not MOST.match(peak.mention.text):
            continue
        for end in numbers:
            if same_sentence(peak, end) and _is_close(article, peak, end):
                judgement = judge(Tie(ID, of(end), "≤", of(peak)))
                beyond = "does not lie" if judgement.verdict == "holds" else "lies"
                told = f"The close at {printed(end)} {beyond} beyond the peak of the day, {printed(peak)}."
                yield ordered(article, judgement, told)
                break


def _is_close(article: Article, peak: Claim, end: Claim) -> bool:
    """Tell whether the words say that a move peaked at one percentage and ended at another one."""
    if end is peak or quantity(end).unit != "%" or quantity(end).direction not in (None, quantity(peak).direction):
        return False
    if end.mention.start > peak.mention.start:
        words = between(article, peak, end)
        return holds_cue("settles", words) and "%" not in words and ";" not in words
    words = between(article, end, peak)
    ahead = article.text[end.quote.start : end.mention.start]
    return holds_cue("after_peak", words) and holds_cue("settles", ahead) and len(words) < VERB_REACH
