"""The check of outcomes: a number that words give as what the others come to is so by some arithmetic.

"An operating profit of $310 million on revenue of $1.55 billion, giving it a margin of 20%". In the manner of
statcheck (Nuijten et al. 2016) only complete sets of numbers are recomputed: the sentence holds no other, and a fault
is told only where no arithmetic that their units allow gives the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtally.check.additive.wider import may_hold_more
from claimtally.check.numbers.notation import printed
from claimtally.check.numbers.units import commensurable
from claimtally.check.outcome.operations import Worked, workings
from claimtally.check.outcome.outcome_rows import OutcomeRow, outcome_rows
from claimtally.check.ties.tie import Judgement, Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.cues import holds_cue, pattern, words
from claimtally.check.words.lead import far_apart, lead
from claimtally.check.words.place import after, before, follows, in_headline, same_sentence
from claimtally.check.words.rates_per import counted_as, sum_of_a_year
from claimtally.check.words.slot import numbered, quantity
from claimtally.check.words.unread import has_unread, span_of
from claimtally.model import Article, Claim

ID = "outcomes"
# Of numbers that are printed alike: what comes out but for rounding, does so by chance.
ADDITIVE = ("sum", "difference")
MOST = 4  # operands at most
OUTSIZE = 10  # times that the numbers and what they should make differ at most
KIND = 45  # characters before a profit or a margin in which stands of which kind it is
REACH = 60  # characters between two numbers of which one is told as so much more than the other
CLAUSE = re.compile(r"[,;:]|\b(?:and|but|when|which)\b", re.IGNORECASE)
# Before a cue: the number is an earlier one, not what the others make ("up from a surplus of $3 billion").
HELD_AGAINST = re.compile(
    r"\b(?:from|than|with|to|against|versus|on|of|since|the)\s+(?:(?:the|an?)\s+)?(?:\d{4}\s+)?$|['’]s\s+$",
    re.IGNORECASE,
)
TAIL = re.compile(r"\s(?:in|for|all|alto|each|on)\b.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """A number, the numbers it comes of, and the cue that says so."""

    result: Claim
    operands: tuple[Claim, ...]
    row: OutcomeRow


def check_outcomes(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute "40,000 dollars an acre for the 75-acre tract, a purchase price of $3.0 million"."""
    numbers = numbered(claims)
    for result in numbers:
        for outcome in _outcomes(article, numbers, result):
            told = _judged(article, numbers, outcome)
            if told is not None:
                yield told
                break


def _outcomes(article: Article, numbers: Sequence[Claim], result: Claim) -> Iterator[_Outcome]:
    """Yield the cues at a number with the numbers of its sentence, or with those of the sentence before too."""
    if in_headline(article, result) or quantity(result).dimension == "time":
        return
    rows = list(_rows(article, numbers, result))
    if not rows:
        return  # few numbers have a cue, and a table has many numbers
    here = [claim for claim in numbers if same_sentence(claim, result) and claim.id != result.id]
    ahead = [claim for claim in here if claim.mention.end <= result.mention.start]
    before = [claim for claim in numbers if follows(article, claim, result)]
    behind = [claim for claim in here if claim.mention.end > result.mention.start]
    for row in rows:
        if row.wide:
            pools = [ahead, [*before, *ahead]] if row.side != "opens" or not ahead else []
        elif row.operations == ("difference",) and row.side == "after":
            pools = [[*ahead[-1:], *_close(article, result, behind)]]
        else:
            pools = [ahead]
        for pool in pools:
            operands = tuple(_in_kind_of(claim, result) for claim in pool)
            if 2 <= len(operands) <= MOST:
                yield _Outcome(sum_of_a_year(result, operands[0]), operands, row)


def _in_kind_of(claim: Claim, result: Claim) -> Claim:
    """Give a number in the noun of another one that counts the same, or staff as it does; sums of a year."""
    if (
        claim.frame == result.frame == "workforce"
        and quantity(claim).dimension == quantity(result).dimension == "count"
    ):
        return claim.model_copy(update={"quantity": quantity(claim).model_copy(update={"unit": quantity(result).unit})})
    return sum_of_a_year(counted_as(claim, result), result)


def _close(article: Article, result: Claim, behind: Sequence[Claim]) -> Sequence[Claim]:
    """Give the number that "28 short of the 340" is held against: the next one, in the same clause."""
    following = behind[:1]
    apart = article.text[result.mention.end : following[0].mention.start] if following else ""
    return following if len(apart) <= REACH and not CLAUSE.search(apart) else ()


def _rows(article: Article, numbers: Sequence[Claim], result: Claim) -> Iterator[OutcomeRow]:
    ahead, behind = lead(article, numbers, result), after(article, result)
    for row, cues in outcome_rows("before"):
        cue = cues.search(ahead)
        if cue and not HELD_AGAINST.search(ahead[: cue.start()]) and not _is_of_a_kind(ahead, cue):
            yield row
    for row, cues in outcome_rows("after"):
        if cues.match(behind) or cues.match(_tail(result)):
            yield row
    for row, cues in outcome_rows("opens"):
        if cues.match(result.quote.text):
            yield row


def _is_of_a_kind(before_it: str, cue: re.Match[str]) -> bool:
    """Tell whether a gap is one that two numbers do not make: a "current-account surplus" is none of trade alone."""
    named = before_it[: cue.start()].split()[-1:]
    is_gap = cue[0].split()[0].casefold() in words("gap_noun")
    return is_gap and bool(named) and named[0].casefold() not in words("gap_of_two")


def _tail(result: Claim) -> str:
    """Give the words of a mention behind its figure ("$265 million in total")."""
    found = TAIL.search(result.mention.text)
    return found[0] if found else ""


def _judged(article: Article, numbers: Sequence[Claim], outcome: _Outcome) -> Tied | None:
    worked = [(way, _judge(way)) for way in workings(outcome.operands, outcome.result)]
    licensed = [item for item in worked if item[0][0] in outcome.row.operations and not _is_of_a_step(outcome, item[0])]
    worked = licensed if outcome.row.only else worked
    for (operation, _, _), judgement in licensed:
        if judgement.verdict == "holds":
            by_chance = operation in ADDITIVE and judgement.by_rounding
            return None if by_chance or _is_spread(outcome) else _told(article, outcome, judgement)
    if not licensed or any(judgement.verdict != "fails" for _, judgement in worked):
        return None
    order = outcome.row.operations.index
    _, judgement = min(licensed, key=lambda item: order(item[0][0]))
    if _is_open(article, numbers, outcome) or far_apart(judgement.left.high, judgement.right.high, OUTSIZE):
        return None
    return _told(article, outcome, judgement)


def _is_of_a_step(outcome: _Outcome, way: Worked) -> bool:
    """Tell whether a percentage would be the share that a step is of the level now: it is one of the level before."""
    return way[0] == "share" and any(quantity(claim).direction is not None for claim in outcome.operands)


def _judge(way: Worked) -> Judgement:
    _, left, right = way
    return judge(Tie(ID, left, "=", right))


def _is_open(article: Article, numbers: Sequence[Claim], outcome: _Outcome) -> bool:
    """Tell whether more numbers may belong to it than were understood, or another time or aim is told of."""
    members = (*outcome.operands, outcome.result)
    others = (c for c in numbers if same_sentence(c, outcome.result) and c.id not in {m.id for m in members})
    if any(commensurable(quantity(other), quantity(claim)) for other in others for claim in members):
        return True
    summing = {"sum", "average"} & set(outcome.row.operations)
    if summing and any(map(_is_moving, outcome.operands)):
        return True
    if {"sum", "quotient"} <= set(outcome.row.operations) and any(c.role == "increment" for c in outcome.operands):
        return True  # "has added $25 million, bringing the total cost to $210 million": to what was there before
    if _is_wider(article, outcome) or not _is_same_margin(article, outcome):
        return True
    if any(claim.role == "prior" for claim in outcome.operands[1:]) or holds_cue("partial", outcome.result.quote.text):
        return True
    return _is_spread(outcome) or has_unread(article, numbers, *span_of(members))


def _is_wider(article: Article, outcome: _Outcome) -> bool:
    if pattern("brings_in").match(outcome.result.quote.text) is not None:
        return False  # "Coupled with the 300 in May, it will have cut"
    alike = all(commensurable(quantity(claim), quantity(outcome.result)) for claim in outcome.operands)
    return alike and outcome.row.operations[0] == "sum" and may_hold_more(article, outcome.operands, outcome.result)


def _is_same_margin(article: Article, outcome: _Outcome) -> bool:
    """Tell whether a margin is that of the profit named: a net margin says nothing of a profit before tax."""
    if not outcome.row.only:
        return True
    kinds = set(pattern("profit_kind").findall(before(article, outcome.result).casefold()[-KIND:]))
    told = {
        word
        for claim in outcome.operands
        for word in pattern("profit_kind").findall(
            article.text[max(claim.mention.start - KIND, claim.quote.start) : claim.mention.start].casefold()
        )
    }
    return not told or bool(kinds & told)


def _is_spread(outcome: _Outcome) -> bool:
    """Tell whether operands stand in two sentences that no word puts together ("Coupled with …, it will have …")."""
    here = [same_sentence(claim, outcome.result) for claim in outcome.operands]
    return any(here) and not all(here) and pattern("brings_in").match(outcome.result.quote.text) is None


def _is_moving(claim: Claim) -> bool:
    """Tell whether a number is a step or the level before it, which no sum takes in."""
    return claim.role == "prior" or quantity(claim).direction is not None


def _told(article: Article, outcome: _Outcome, judgement: Judgement) -> Tied:
    result = printed(outcome.result)
    if judgement.verdict == "holds":
        return tied(article, judgement, f"{judgement.equation}, as the words say{judgement.rounding}.")
    listed = f"{', '.join(map(printed, outcome.operands[:-1]))} and {printed(outcome.operands[-1])}"
    return tied(
        article, judgement, f"The words make {result} of {listed}, but no arithmetic does: {judgement.equation}."
    )
