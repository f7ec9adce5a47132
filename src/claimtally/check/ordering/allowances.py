"""The check of allowances: what is required does not exceed what is allowed, and a majority is more than half."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

from claimtally.check.additive.tally import distinct
from claimtally.check.numbers.amount import claimed
from claimtally.check.numbers.notation import printed
from claimtally.check.ties.expression import Constant, of
from claimtally.check.ties.tie import Tie, judge
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.cues import holds_cue, pattern, words
from claimtally.check.words.place import near
from claimtally.check.words.slot import compatible_name, firmness, normal_name, numbered, quantity, same_kind, same_name
from claimtally.lexicons.forms import alternatives
from claimtally.model import Article, Claim

ID = "allowances"
MAY = re.compile(r"\bmay\s+[a-z]+\s*$", re.IGNORECASE)
HALF = Constant(Fraction(50), "50%")
ANOTHER_STAKE = re.compile(r"^[^.;]*\band\s+(?:an?|its|the|their)\s+$", re.IGNORECASE)


def check_allowances(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute that a party may take at least what it must, and that a majority stake is more than half."""
    numbers = numbered(claims)
    required = [claim for claim in numbers if claim.deontic == "required"]
    permitted = [claim for claim in numbers if quantity(claim).bound in ("<=", "<") and _is_allowed(article, claim)]
    for duty in required:
        for leave in permitted:
            if _one_matter(article, duty, leave):
                yield _within(article, duty, leave)
    yield from _majorities(article, numbers)


def _is_allowed(article: Article, claim: Claim) -> bool:
    """Tell whether a number is allowed, or told with "may", which a duty beside it makes a permission."""
    ahead = article.text[claim.quote.start : claim.mention.start]
    return claim.deontic == "permitted" or (claim.deontic == "none" and MAY.search(ahead) is not None)


def _one_matter(article: Article, duty: Claim, leave: Claim) -> bool:
    """Tell whether a duty and a leave are about one thing: one party, one kind, side by side, done by one verb."""
    if duty.subject is None or not same_name(duty.subject, leave.subject) or not near(article, duty, leave):
        return False
    if not same_kind(duty, leave) or not compatible_name(duty.object, leave.object):
        return False
    return bool(_verbs(article, duty) & _verbs(article, leave))


def _verbs(article: Article, claim: Claim) -> set[str]:
    """Give the verb behind the last "to", "may" or "can" before a number."""
    words = article.text[claim.quote.start : claim.mention.start].casefold()
    found = re.findall(r"\b(?:to|may|can|must)\s+([a-z]+)", words)
    return set(found[-1:])


def _within(article: Article, duty: Claim, leave: Claim) -> Tied:
    judgement = judge(Tie(ID, of(duty, leave), "≤", of(leave)))
    if judgement.verdict == "holds":
        told = f"What is required, {printed(duty)}, lies within what is allowed, {printed(leave)}."
    else:
        told = f"What is required, {printed(duty)}, is more than what is allowed, {printed(leave)}."
    return tied(article, judgement, told)


def _majorities(article: Article, numbers: Sequence[Claim]) -> Iterator[Tied]:
    """Hold the only stake of a party against the words "majority" or "minority stake"."""
    stakes = [claim for claim in numbers if _is_stake(article, claim)]
    if len(distinct(stakes)) != 1 or claimed(stakes[0]).high is None:
        return
    stake = stakes[0]
    for kind, more in (("majority", True), ("minority", False)):
        other = "minority" if more else "majority"
        if holds_cue(other, article.text) or not _names(article, numbers, stake, kind):
            continue
        judgement = judge(Tie(ID, of(stake), ">" if more else "<", HALF))
        is_one = "is" if judgement.verdict == "holds" else "is not"
        yield tied(article, judgement, f"A stake of {printed(stake)} {is_one} a {kind}, as the article calls it.")


def _is_stake(article: Article, claim: Claim) -> bool:
    """Tell whether a percentage is a stake that somebody has or takes, all of it: none under an option, no step."""
    whole = claim.role in ("value", "total", "part") and firmness(claim) == 0 and quantity(claim).direction is None
    ahead = article.text[claim.quote.start : claim.mention.start]
    plain = quantity(claim).unit == "%" and not holds_cue("partly", f"{ahead} {claim.mention.text}")
    return whole and plain and _owned().match(article.text, claim.mention.end) is not None


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[\w-]+\s+)?{alternatives(words('owned_part'))}\b", re.IGNORECASE)


def _names(article: Article, numbers: Sequence[Claim], stake: Claim, kind: str) -> bool:
    """Tell whether a sentence about the stake or its holder calls a stake a majority or a minority."""
    for found in pattern(kind).finditer(article.text):
        start = max(article.text.rfind(mark, 0, found.start()) for mark in (". ", "\n"))
        sentence = article.text[start + 1 : found.start()]
        if ANOTHER_STAKE.search(article.text[found.end() : stake.mention.start]) is not None:
            continue  # "its majority stake in Lotos and its 25% interest in Synthos"
        of_holder = [c.quote for c in numbers if c is stake or (c.subject and same_name(c.subject, stake.subject))]
        if any(quote.start <= found.start() < quote.end for quote in of_holder):
            return True
        if stake.subject is not None and normal_name(stake.subject.name) in sentence.casefold():
            return True
    return False
