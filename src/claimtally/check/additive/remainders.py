"""The check of remainders: what is left over, with what was taken away, makes the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from claimtally.check.additive.tally import distinct, makes, same_number, tally_sum
from claimtally.check.numbers.amount import brought, claimed, stated
from claimtally.check.numbers.interval import Interval, total
from claimtally.check.numbers.notation import printed
from claimtally.check.ties.tie import Judgement
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.cues import pattern
from claimtally.check.words.lead import far_apart
from claimtally.check.words.place import after, before, follows, in_headline, same_sentence
from claimtally.check.words.rates_per import counted_as, sum_of_a_year
from claimtally.check.words.slot import commensurate, numbered, quantity
from claimtally.check.words.unread import has_unread, span_of
from claimtally.lexicons.words import words
from claimtally.model import Article, Claim

ID = "remainders"
LEAVES = re.compile(
    r"\b(?:leav(?:e|es|ing)|left)(?:\s+\w+){0,2}(?:\s+with)?(?:\s+(?:about|only|just))?\s+$", re.IGNORECASE
)
OF = re.compile(r"\bof (?:the|its|their|that)\b", re.IGNORECASE)
TAKEN = re.compile(r"\s*of\s+(?:that|this|the|those|these|its|it|them)\b", re.IGNORECASE)  # "$1.2bn of that charge"
OPENS = re.compile(r"\W*(?:out )?of\s+(?:that|this|the|those|these|its)\b", re.IGNORECASE)  # "Of the new money, …"
WORD = re.compile(r"\w+")
MOST_PARTS = 4
WHOLE_ROLES = ("value", "total", "rate", "target", "cap")
OF_WHOLE = re.compile(r"\W*of\s+(?:the|its|their|those|these)\s+", re.IGNORECASE)
LEAST_SHARED = 2
LIKE_SIZE = 2  # times that the parts of a list and the whole differ at most
STATE = 2  # words behind a number in which a state is named


def check_remainders(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute "close 47 of its 388 branches, leaving 341" and "lends $300m; the remaining $340m is a bond".

    What is left after "leaving" is tied to the two numbers of its sentence. "The remaining" is tied to the numbers
    before it and to the whole of which they are parts: it fails only where one whole is in question.
    """
    numbers = numbered(claims)
    for rest in numbers:
        if in_headline(article, rest) or quantity(rest).unit == "%":
            continue
        if (
            LEAVES.search(before(article, rest))
            and quantity(rest).bound in ("=", "~")
            and not _in_a_state(article, rest)
        ):
            yield from _left(article, numbers, rest)
        elif _is_remainder(article, rest):
            yield from _remaining(article, numbers, rest)


@cache
def _remainder() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern('remaining').pattern})\s+$", re.IGNORECASE)


def _in_a_state(article: Article, claim: Claim) -> bool:
    """Tell whether an event left people in a state ("left 2,000 homeless"): they are not what is left of a number."""
    return bool(words("left_so") & set(WORD.findall(after(article, claim).casefold())[:STATE]))


def _is_remainder(article: Article, claim: Claim) -> bool:
    led = before(article, claim)
    return _remainder().search(led) is not None or pattern("remaining").match(claim.mention.text) is not None


def _left(article: Article, numbers: Sequence[Claim], rest: Claim) -> Iterator[Tied]:
    """Judge a number that is left of two in its sentence, the larger less the smaller, or out of one named after it."""
    sentence = [c for c in numbers if c is not rest and same_sentence(c, rest) and commensurate(c, rest)]
    earlier = [claim for claim in sentence if claim.mention.end <= rest.mention.start]
    later = [claim for claim in sentence if claim not in earlier]
    if later:
        if len(later) > 1 or not OF.search(article.text[rest.mention.end : later[0].mention.start]):
            return
        parts, whole = earlier, later[0]
    else:
        if len(earlier) != 2:
            return
        *parts, whole = sorted(earlier, key=lambda claim: (stated(claim).high or 0, claim.mention.start))
    yield from _judged(article, numbers, parts, rest, whole)


def _judged(
    article: Article, numbers: Sequence[Claim], parts: Sequence[Claim], rest: Claim, whole: Claim
) -> Iterator[Tied]:
    """Tell of a remainder and its fellow parts; a fault only where no other number may be one of them.

    So may a number of their sentences that is no claim, and an increment beside the whole is its fellow, no part of it.
    """
    members = (*parts, rest, whole)
    judgement = tally_sum(ID, members[:-1], whole)
    if judgement.verdict == "fails":
        beside = any(same_sentence(part, whole) and part.role == "increment" for part in parts)
        kind = quantity(rest).dimension
        others = (c for c in numbers if same_sentence(c, rest) and c.id not in {member.id for member in members})
        beside = beside or any(quantity(other).dimension == kind for other in others)
        # "spent $3 billion and earned $5 billion, leaving $9 billion": there was money before
        larger = quantity(rest).dimension == "money" and claimed(whole).below(_brought(rest, whole))
        if beside or larger or has_unread(article, numbers, *span_of(members)):
            return
    yield tied(article, judgement, _told(members[:-1], whole, judgement))


def _remaining(article: Article, numbers: Sequence[Claim], rest: Claim) -> Iterator[Tied]:
    """Judge what remains of a whole, with the numbers before it in its paragraph that may be its fellow parts."""
    before_it = (counted_as(claim, rest) for claim in numbers if claim.mention.end <= rest.mention.start)
    earlier = [claim for claim in before_it if commensurate(claim, rest)]
    near = [claim for claim in earlier if _is_fellow(article, claim, rest)][-MOST_PARTS:]
    fitting: tuple[Judgement, list[Claim], Claim] | None = None
    for parts in _readings(near):
        for whole in distinct([c for c in earlier if c not in parts]):
            judgement = tally_sum(ID, (*parts, rest), whole)
            if judgement.verdict == "holds" and (fitting is None or (judgement.exact and not fitting[0].exact)):
                fitting = judgement, [*parts, rest], whole
    if fitting is not None:
        judgement, parts_and_rest, whole = fitting
        yield tied(article, judgement, _told(parts_and_rest, whole, judgement))
        return
    if (listed := _out_of_a_whole(article, numbers, earlier, rest)) is not None:
        yield from _judged(article, numbers, listed[0], rest, listed[1])
        return
    enumerated = _of_the_whole(article, numbers, earlier, rest) or _shared_out(article, earlier, rest)
    if enumerated is not None:
        yield from _judged(article, numbers, enumerated[0], rest, enumerated[1])
        return
    pool = [claim for claim in near if claim.role not in ("total", "prior")]
    wholes = _wholes(article, earlier, pool, rest)
    if pool and pool == near and len(wholes) == 1 and not same_number(rest, wholes[0]):
        yield from _judged(article, numbers, pool, rest, wholes[0])


def _out_of_a_whole(
    article: Article, numbers: Sequence[Claim], earlier: Sequence[Claim], rest: Claim
) -> tuple[list[Claim], Claim] | None:
    """Give the parts before a remainder and their whole, where the words take the first of them out of it.

    "To write down $1.7bn. It took $1.2bn of that charge in May; the remaining …": the whole is the only number of the
    sentence before. A headline and another paragraph hold no parts, nor does a level that was before.
    """
    for place in range(len(earlier) - 1, -1, -1):
        first = earlier[place]
        if not _is_fellow(article, first, rest) or first.role in ("total", "prior", "rate"):
            return None
        opens = OPENS.match(first.quote.text) is not None and not any(same_sentence(c, first) for c in earlier[:place])
        if opens and (listed := _told_before(numbers, earlier[place:], rest)) is not None:
            return listed
        if opens or TAKEN.match(after(article, first)):
            ahead = [c for c in earlier[:place] if follows(article, c, first) and not in_headline(article, c)]
            fits = len(distinct(ahead)) == 1 and not any(same_sentence(c, first) for c in earlier[:place])
            return (list(earlier[place:]), ahead[-1]) if fits and ahead[-1].role != "prior" else None
    return None


def _told_before(numbers: Sequence[Claim], parts: Sequence[Claim], rest: Claim) -> tuple[list[Claim], Claim] | None:
    """Give parts with the whole that "of the new money" takes up: the only number before that none of them exceeds.

    Of so much a year the parts are told as sums.
    """
    before_them = (c for c in numbers if c.mention.end <= parts[0].mention.start and c.role in WHOLE_ROLES)
    ahead = (sum_of_a_year(claim, rest) for claim in before_them)
    wholes = distinct([c for c in ahead if commensurate(c, rest)])
    wholes = [c for c in wholes if not any(claimed(c).below(_brought(part, c)) for part in (*parts, rest))]
    return (list(parts), wholes[0]) if len(wholes) == 1 else None


def _shared_out(article: Article, earlier: Sequence[Claim], rest: Claim) -> tuple[list[Claim], Claim] | None:
    """Give two parts or more in the sentence of a remainder, and the whole that the sentence before shares out.

    "Sales came to $12.4bn. Chips brought in $8.1bn, gaming $3.1bn and cars the remaining $1.2bn": the whole is the only
    number of its unit there, and about as large as what the parts make.
    """
    parts = [claim for claim in earlier if same_sentence(claim, rest)]
    if len(parts) < LEAST_SHARED or any(claim.role in ("total", "prior", "rate") for claim in parts):
        return None
    ahead = distinct([c for c in earlier if follows(article, c, rest) and not in_headline(article, c)])
    if len(ahead) != 1 or ahead[0].role in ("prior", "part"):
        return None
    made = total(brought(stated(part), part, ahead[0]) for part in (*parts, rest)).high
    size = stated(ahead[0]).high
    return None if far_apart(made, size, LIKE_SIZE) else (parts, ahead[0])


def _of_the_whole(
    article: Article, numbers: Sequence[Claim], earlier: Sequence[Claim], rest: Claim
) -> tuple[list[Claim], Claim] | None:
    """Give the parts and the whole of "Of the 480 flats, 120 are set aside while the other 360 …"."""
    here = [claim for claim in earlier if same_sentence(claim, rest)]
    count = sum(same_sentence(claim, rest) and commensurate(counted_as(claim, rest), rest) for claim in numbers)
    if len(here) < LEAST_SHARED or count != len(here) + 1 or not OF_WHOLE.fullmatch(before(article, here[0])):
        return None
    return here[1:], here[0]


def _readings(pool: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Yield which of the numbers before a remainder may be its fellow parts, all of them first."""
    for size in range(len(pool), 0, -1):
        yield from combinations(pool, size)


def _is_fellow(article: Article, claim: Claim, rest: Claim) -> bool:
    """Tell whether a number may be a fellow part of a remainder: it stands before it in its paragraph."""
    apart = article.text[claim.mention.end : rest.mention.start]
    return "\n" not in apart and not in_headline(article, claim)


def _wholes(article: Article, earlier: Sequence[Claim], pool: Sequence[Claim], rest: Claim) -> list[Claim]:
    """Give the different numbers that may be the whole where none fits: those of the headline, of the same frame."""
    titles = [claim for claim in earlier if in_headline(article, claim) and claim not in pool]
    return distinct([c for c in titles if not any(claimed(c).below(_brought(part, c)) for part in (*pool, rest))])


def _brought(part: Claim, whole: Claim) -> Interval:
    return brought(claimed(part), part, whole)


def _told(parts: Sequence[Claim], whole: Claim, judgement: Judgement) -> str:
    listed = f"{', '.join(map(printed, parts[:-1]))} and the remaining {printed(parts[-1])}"
    if judgement.verdict == "fails":
        return f"{listed} make {makes(judgement, whole)}, not {printed(whole)}."
    return f"{listed} make {printed(whole)}{judgement.rounding}."
