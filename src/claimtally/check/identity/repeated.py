"""The check of repeated figures: one slot stated twice must be one number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimtally.check.additive.tally import compared, one_but_other
from claimtally.check.identity.others import (
    in_a_list,
    left_over,
    of_one_noun,
    of_other_kinds,
    of_other_owners,
    of_other_units,
    of_other_years,
    replaced,
)
from claimtally.check.numbers.amount import brought, claimed, nominal, stated
from claimtally.check.numbers.notation import printed
from claimtally.check.ties.expression import of
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.cues import holds_cue, pattern, words
from claimtally.check.words.place import after, in_headline
from claimtally.check.words.slot import (
    commensurate,
    compatible_name,
    firmness,
    measure_words,
    normal_name,
    numbered,
    quantity,
    same_kind,
    same_measure,
    same_name,
    same_slot,
    same_source,
    same_time,
)
from claimtally.model import Article, Claim

ID = "repeated"
SAME_WORDS = 2
PHRASE_END = re.compile(r"[.,;:!?()\d–—]|\b(?:that|which|who|when|after|before|to|by|on|is|was|will|would)\b")
SENTENCE_END = re.compile(r"[.!?]\W*$")
CLAUSE_END = re.compile(r"\s*(?:[.,;:!?)]|$)")


def check_repeated(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Report a slot of the body that is stated again with another number.

    Only totals, numbers that take up an earlier one by a definite word ("the $5 billion investment"), and numbers that
    are described in the same words ("a $1bn fund for founders") are sure to be meant as the same number; two sums that
    are merely alike in all slots may be two sums. "The $5 billion project." at the end of a clause takes up the number
    of the headline.
    """
    body = [claim for claim in numbered(claims) if not in_headline(article, claim)]
    numbers = [claim for claim in body if not in_a_list(article, claim)]
    for index, later in enumerate(numbers):
        if _counts_others(article, later):
            continue
        if later.role == "total" or _takes_up(article, later):
            earlier = [claim for claim in numbers[:index] if _one_slot(claim, later)]
        else:
            earlier = [claim for claim in numbers[:index] if _described_alike(article, claim, later)]
            if not earlier:
                continue
        if not earlier and _names_the_topic(article, later):
            earlier = [claim for claim in numbers[:index] if _is_topic(article, claims, claim, later)]
        if not earlier:
            continue
        agreeing = [claim for claim in earlier if compared(claim, later) == "holds"]
        if agreeing:
            yield _finding(article, agreeing[0], later, holds=True)
        elif (
            (one_but_other(earlier, later) or _below_a_limit(earlier, later))
            and not _stated_elsewhere(numbers, later)
            and not replaced(earlier, later)
            and not _grown(numbers, earlier, later)
        ):
            yield _finding(article, earlier[0], later, holds=False)


def _one_slot(a: Claim, b: Claim) -> bool:
    return (
        not a.quote.overlaps(b.quote)
        and (a.role in ("value", "total") or a.role == b.role == "increment")
        and same_slot(a, b)
        and (same_measure(a, b) if a.role != "total" else of_one_noun(a, b))
        and firmness(a) == firmness(b)
        and same_source(a, b)
        and not of_other_units(a, b)
        and not of_other_kinds(a, b)
    )


def _counts_others(article: Article, claim: Claim) -> bool:
    """Tell whether words say that a number counts none of those that were counted before."""
    lead = article.text[claim.quote.start : claim.mention.start]
    return claim.role != "total" and holds_cue("others", f"{lead[-10:]} {claim.mention.text}")


def _described_alike(article: Article, a: Claim, b: Claim) -> bool:
    """Tell whether two plain numbers of one party, frame and certainty are followed by the same noun phrase.

    The words of one must all be words of the other, SAME_WORDS of them at least: "$1bn fund for founders", "$1bn in a
    seed fund for founders".
    """
    if a.quote.overlaps(b.quote) or not (a.role == b.role == "value") or not same_kind(a, b):
        return False
    if not (SENTENCE_END.search(a.quote.text) and SENTENCE_END.search(b.quote.text)):
        return False  # lines of a list or an advertisement name one thing each
    if of_other_owners(a, b) or not _share_a_party(a, b) or not same_source(a, b) or not same_time(a, b):
        return False
    if (
        of_other_years(a, b)
        or left_over(a, b)
        or firmness(a) != firmness(b)
        or quantity(a).direction != quantity(b).direction
        or quantity(a).unit == "%"
    ):
        return False
    one, other = _phrase(article, a), _phrase(article, b)
    return min(len(one), len(other)) >= SAME_WORDS and (one <= other or other <= one)


def _share_a_party(a: Claim, b: Claim) -> bool:
    """Tell whether one subject is the other, or one of the two that the other names ("Corvane and Ostrey")."""
    if a.subject is None or b.subject is None:
        return False
    names = [{normal_name(name) for name in party.name.split(" and ")} for party in (a.subject, b.subject)]
    return names[0] <= names[1] or names[1] <= names[0]


def _phrase(article: Article, claim: Claim) -> frozenset[str]:
    """Give the telling words of what follows a number up to the end of its phrase."""
    text = after(article, claim)
    end = PHRASE_END.search(text)
    return frozenset(measure_words(text[: end.start() if end else len(text)])) - words("small") - words("time_word")


def _names_the_topic(article: Article, claim: Claim) -> bool:
    """Tell whether only "project", "deal" or the like follows the number: the words describe nothing but the topic."""
    found = pattern("topic").match(after(article, claim).lstrip())
    return found is not None and CLAUSE_END.match(after(article, claim).lstrip(), found.end()) is not None


def _is_topic(article: Article, claims: Sequence[Claim], claim: Claim, later: Claim) -> bool:
    """Tell whether a claim of the body states the headline's number, in the frame and on the subject of the later."""
    return (
        same_kind(claim, later)
        and claim.role == later.role == "value"
        and max(firmness(claim), firmness(later)) < 2  # "the $5 billion project" names it, planned or begun
        and claim.subject is not None
        and same_name(claim.subject, later.subject)
        and compatible_name(claim.object, later.object)
        and any(
            in_headline(article, title) and same_kind(title, claim) and compared(title, claim) == "holds"
            for title in numbered(claims)
        )
    )


def _stated_elsewhere(numbers: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether another claim of such a role, whatever it is about, states the number: then that is taken up."""
    return any(
        other.id != claim.id
        and (claim.role == "increment") == (other.role == "increment")
        and commensurate(other, claim)
        and _each_rounds(other, claim)
        for other in numbers
    )


def _below_a_limit(earlier: Sequence[Claim], later: Claim) -> bool:
    """Tell whether the one number that is taken up was a limit ("up to 855 MW … of the 570 MW"): it is not named so."""
    limit = earlier[0]
    return (
        len(earlier) == 1
        and quantity(limit).bound in ("<", "<=")
        and quantity(later).bound == "="
        and not nominal(limit).meets(brought(nominal(later), later, limit))
    )


def _each_rounds(a: Claim, b: Claim) -> bool:
    """Tell whether each of two numbers may be the other one rounded: 12.9 and 13, not 1.5 and 2."""
    return stated(a).meets(brought(claimed(b), b, a)) and stated(b).meets(brought(claimed(a), a, b))


def _grown(numbers: Sequence[Claim], earlier: Sequence[Claim], later: Claim) -> bool:
    """Tell whether an increment of the article leads from one of the numbers to the other: then both may be right."""
    own = {later.id, *(claim.id for claim in earlier)}
    steps = [c for c in numbers if c.role == "increment" and c.id not in own and same_kind(c, later)]
    return any(
        (brought(claimed(claim), claim, later) + brought(claimed(step), step, later)).meets(claimed(later))
        or (claimed(later) + brought(claimed(step), step, later)).meets(brought(claimed(claim), claim, later))
        for claim in earlier
        for step in steps
    )


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern('definite').pattern}|\w['’]s?)\s+$", re.IGNORECASE)


def _takes_up(article: Article, claim: Claim) -> bool:
    """Tell whether a definite word or a possessive stands before the number, or begins its mention."""
    lead = article.text[claim.quote.start : claim.mention.start]
    return _definite().search(lead) is not None or pattern("definite").match(claim.mention.text) is not None


def _finding(article: Article, first: Claim, later: Claim, *, holds: bool) -> Tied:
    told = (
        f"{printed(first)} is stated again as {printed(later)}."
        if holds
        else f"The article first gives {printed(first)} and later {printed(later)} for the same thing."
    )
    return tied(article, judge(Tie(ID, of(first, later), "=", of(later))), told, verdict="holds" if holds else "fails")
