"""The check of comparisons: a number that is said to lie above or below another one of its kind does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimtally.check.numbers.digits import by_digits
from claimtally.check.numbers.notation import printed
from claimtally.check.ties.expression import Variable
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied
from claimtally.check.words.cues import holds_cue, pattern
from claimtally.check.words.lead import lead, like, outsize, positive
from claimtally.check.words.orders import Side, ordered
from claimtally.check.words.place import between, in_headline, same_sentence
from claimtally.check.words.rates_per import TIMES
from claimtally.check.words.slot import numbered, quantity
from claimtally.check.words.unread import has_unread
from claimtally.check.words.years import YEAR
from claimtally.model import Article, Claim

ID = "comparisons"
REACH = 160  # characters from the end of the first number to the start of the second
FAR = 600  # characters before a mark in which the sentence before it is looked for
BEHIND = 40  # characters behind a mark in which those stand who expected it
FILLER = r"(?:\s+[^\W\d_][\w'’-]*){0,6}[\s-]*"  # "the average analyst estimate of"
DEFINITE = frozenset(("the", "its", "their", "his", "her", "that", "last", "our", "previous"))
SET_OFF = re.compile(r"[^,;.]{0,24},\s*(?:(?:well|far|just|still|\w+ly)\s+)?", re.IGNORECASE)
PACE = re.compile(r"\s+(?:an?|per|each|every)\s+(year|quarter|month|week|day|hour|minute)\b", re.IGNORECASE)
OUT_OF = re.compile(r"\s+(?:out\s+)?of(?:\s+(?:the|its|their|all))?(?:\s+\w+['’]s?)?\s+", re.IGNORECASE)
UP_FROM = re.compile(r"\b(?:up|down)\s+from\b", re.IGNORECASE)
FROM = re.compile(
    r"(?:\bfrom|(?:%|\bper\s?cent)\s+on)\s+(?:an?\s+)?"  # "up 21% on €714m a year ago, above €820m" is not of the 714
    r"(?:(?:volume|level|total|rate|price|average|high|low|peak|record)\s+of\s+)?$",
    re.IGNORECASE,
)
YEAR_BEFORE = re.compile(r"\b(?:earlier|before|ago|previous|previously|last|prior)\b", re.IGNORECASE)
AND = re.compile(r"\band\s+", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_][\w-]*\s+[^\W\d_]")
NEXT = 25  # characters behind "and" in which a comparison goes on
KINDS: tuple[tuple[Side, str, bool], ...] = (
    ("above", "tops", False),
    ("below", "misses", False),
    ("above", "above", True),
    ("below", "below", True),
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A number, the side of another one on which the words put it, and that other one, the mark."""

    number: Claim
    side: Side
    mark: Claim


def check_comparisons(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute "topped the estimate of", "well inside the 24 MW", "short of its target of 500", "up from 13".

    The words must lead straight up to the mark; the number is the level before it in the sentence, or the last one of
    the sentence before where the mark's begins with "That". Fails where no reading of the digits lies on the side told.
    """
    numbers = numbered(claims)
    sides = {claim.id: side for claim in numbers if (side := _side(article, numbers, claim)) is not None}
    for mark in numbers:
        if mark.id in sides and (number := _compared(article, numbers, mark, sides)) is not None:
            found = _judged(article, Comparison(number, sides[mark.id], mark))
            if not (_fails(found) and has_unread(article, numbers, number.mention.end, mark.mention.start)):
                yield found  # but not of "104 seats, a majority of 4, down from 12"


def _side(article: Article, numbers: Sequence[Claim], mark: Claim) -> Side | None:
    """Give the side on which the words before a mark put another number, None where they compare nothing."""
    words = lead(article, numbers, mark)
    for side, kind, weak in KINDS:
        found = _ends(kind).search(words)
        if found is None or holds_cue("uncompared", words) or not _leads_up(article, found, mark):
            continue
        if not weak or (_definite(words, found) and not _tells_a_gap(numbers, mark, words[: found.start()])):
            return side
    return None


def _tells_a_gap(numbers: Sequence[Claim], mark: Claim, before_cue: str) -> bool:
    """Tell whether the number right before a cue tells how far apart two of its kind lie ("$3bn over the $9bn")."""
    if before_cue.strip():
        return False
    last = [claim for claim in numbers if claim.mention.end <= mark.mention.start and same_sentence(claim, mark)]
    return bool(last) and quantity(last[-1]).dimension == quantity(mark).dimension


def _leads_up(article: Article, found: re.Match[str], mark: Claim) -> bool:
    """Tell whether the words from a cue to a mark name a figure: none of another thing ("ahead of a sale of $5bn").

    "Ahead of" may mean a time, too; the mark must be told as something that was expected.
    """
    filler = found["filler"]
    benchmark = holds_cue("benchmark", filler)
    if holds_cue("of_other", filler) or (holds_cue("figure_of", filler) and not benchmark):
        return False
    behind = article.text[mark.mention.end : min(mark.mention.end + BEHIND, mark.quote.end)]
    return not found[0].casefold().startswith("ahead") or benchmark or holds_cue("expected_by", behind)


@cache
def _ends(kind: str) -> re.Pattern[str]:
    return re.compile(rf"{pattern(kind).pattern}(?P<filler>{FILLER})$", re.IGNORECASE)


def _definite(words: str, found: re.Match[str]) -> bool:
    """Tell whether words that may only bound a number ("more than $5bn") compare with one that is known.

    Either the mark is a definite one ("the", "its"), or the comparison is set off behind its number (", below $90").
    """
    first = found["filler"].split()[:1]
    if first and (first[0].casefold() in DEFINITE or holds_cue("benchmark", found["filler"])):
        return True
    return not first and SET_OFF.fullmatch(words[: found.start()]) is not None


def _compared(article: Article, numbers: Sequence[Claim], mark: Claim, sides: dict[str, Side]) -> Claim | None:
    """Give the number that the words compare with the mark: the last level before it that is no mark itself."""
    before = [c for c in numbers if 0 <= mark.mention.start - c.mention.end <= FAR and c.id not in sides]
    levels = [claim for claim in before if _is_level(article, claim, mark)]
    here = [c for c in levels if same_sentence(c, mark) and c.mention.end <= mark.mention.start]
    if here:
        number = _part_of_last(article, here)
        near = mark.mention.start - number.mention.end <= REACH
        apart = _open(between(article, number, mark)) or outsize(number, mark) or not _same_pace(article, number, mark)
        apart = apart or (_is_overtaken(lead(article, numbers, mark)) and _of_other_times(number, mark))
        return number if near and not (apart or _of_a_prior(article, numbers, number, mark)) else None
    if pattern("takes_up").match(article.text, mark.quote.start) is None:
        return None
    earlier = [c for c in levels if c.quote.end <= mark.quote.start and not in_headline(article, c)]
    if not earlier or article.text[earlier[-1].quote.end : mark.quote.start].strip(' \n"”’'):
        return None
    number, sentence = earlier[-1], earlier[-1].quote
    alone = sum(c.quote.overlaps(sentence) for c in levels) == 1
    return number if alone and not outsize(number, mark) else None


def _of_a_prior(article: Article, numbers: Sequence[Claim], number: Claim, mark: Claim) -> bool:
    """Tell whether a mark is the level before an earlier one ("to 97, compared with 152 last year, up from 101")."""
    if UP_FROM.search(lead(article, numbers, mark)) is None:
        return False
    behind = [c for c in numbers if number.mention.end <= c.mention.start and c.mention.end <= mark.mention.start]
    return any(claim.role == "prior" and like(claim, mark) is not None for claim in behind)


def _part_of_last(article: Article, levels: Sequence[Claim]) -> Claim:
    """Give the last level, or the part that is taken of it: "28 of 51 seats, up from 23" tells of the 28."""
    part = len(levels) > 1 and OUT_OF.fullmatch(between(article, levels[-2], levels[-1])) is not None
    return levels[-2] if part else levels[-1]


def _is_level(article: Article, claim: Claim, mark: Claim) -> bool:
    change = quantity(claim).direction is not None and quantity(mark).direction is None
    change = change and not _expected_rise(article, claim, mark)
    earlier = FROM.search(article.text[claim.quote.start : claim.mention.start]) is not None
    plain = not earlier and claim.role not in ("prior", "cap", "increment") and not change
    told = claim.factuality != "contingent"
    measured = quantity(claim).dimension != "time" and positive(claim) and positive(mark)
    return plain and told and measured and claim is not mark and like(claim, mark) is not None


def _expected_rise(article: Article, claim: Claim, mark: Claim) -> bool:
    """Tell whether a rise is held against the rise that was expected ("grew 2.1%, below the 2.5% forecast by")."""
    behind = article.text[mark.mention.end : min(mark.mention.end + BEHIND, mark.quote.end)]
    rise = quantity(claim).direction == "up" and quantity(claim).unit == "%" == quantity(mark).unit
    return rise and holds_cue("expected_by", behind)


def _same_pace(article: Article, number: Claim, mark: Claim) -> bool:
    """Tell whether nothing makes two numbers rates of different times ("six a year, down from 1.5 a month")."""
    tails = [PACE.match(article.text, claim.mention.end) for claim in (number, mark)]
    paces = {tail[1].casefold() for tail in tails if tail is not None}
    paces |= {quantity(claim).unit.partition("/")[2] for claim in (number, mark)} & TIMES
    return len(paces) <= 1


def _is_overtaken(words: str) -> bool:
    """Tell whether the words before a mark have a verb that puts a number against it ("surpassed"), not "up from"."""
    return any(holds_cue(kind, words) for kind in ("tops", "misses")) and UP_FROM.search(words) is None


def _of_other_times(number: Claim, mark: Claim) -> bool:
    """Tell whether two numbers are told of two times ("was 47% in 1977, fell short of 36% last year")."""
    if number.time is None or mark.time is None or mark.time.start < mark.mention.end:
        return False
    if YEAR_BEFORE.search(mark.time.text) and number.time.start > number.mention.end:
        return YEAR.search(number.time.text) is not None  # "in May … the 400 of a year earlier" are compared
    return number.time.text.casefold() != mark.time.text.casefold()


def _open(text: str) -> bool:
    """Tell whether something between two numbers keeps them apart: another clause, a condition, a denial."""
    return ";" in text or holds_cue("uncompared", text) or _names_another(text)


def _names_another(text: str) -> bool:
    """Tell whether "and" leads to another figure than the number before it ("and earnings to be less than")."""
    behind = AND.split(text)
    cued = any(holds_cue(kind, behind[-1][:NEXT]) for _, kind, _ in KINDS)
    return len(behind) > 1 and not cued and WORD.match(behind[-1]) is not None


def _fails(found: Tied) -> bool:
    return found.finding is not None and found.finding.verdict == "fails"


def _judged(article: Article, found: Comparison) -> Tied:
    number, mark = found.number, found.mark
    left = like(number, mark)
    assert left is not None
    # "more than the $3 billion planned" compares; it may have been read as a bound of the mark, too
    right = by_digits(Variable(mark))
    judgement = judge(Tie(ID, left, ">" if found.side == "above" else "<", right))
    if judgement.verdict == "holds":
        told = f"{printed(number)} is {found.side} {printed(mark)}, as the article says."
    else:
        told = f"{printed(number)} is said to be {found.side} {printed(mark)}, but is not."
    return ordered(article, judgement, told)
