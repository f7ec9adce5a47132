"""The check of chains: a firm total and what may come on top of it make the larger total that is held out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from claimtally.check.additive.increments import included_increments, summable
from claimtally.check.additive.parties import shares_condition, with_objects
from claimtally.check.additive.tally import IN_ROUNDS, distinct, makes, tally_sum
from claimtally.check.numbers.notation import printed
from claimtally.check.ties.tie import Judgement
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.place import follows, in_headline, same_sentence
from claimtally.check.words.slot import (
    commensurate,
    compatible_parties,
    firmness,
    numbered,
    quantity,
    same_kind,
    same_matter,
    same_parties,
)
from claimtally.model import Article, Claim

ID = "chains"
MOST_BASES = 8
MOST_OPTIONAL = 4  # increments that may or may not count; their subsets are tried, so that 16 sums are the most


def check_chains(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute a conditional total: what is committed plus what may be added (13 + 20 = 33).

    The increment stands right before the larger total or shares its condition. Fails only where one firm total and one
    increment are in question; with several of them it speaks up only when some of them make the sum.
    """
    body = [claim for claim in numbered(claims) if not in_headline(article, claim)]
    numbers = with_objects(article, body)
    goals = [claim for claim in numbers if claim.role == "total" and firmness(claim) > 0]
    uncounted = _uncounted(article, numbers) if goals else []
    for goal in goals:
        steps = distinct([claim for claim in numbers if _leads_to(article, claim, goal)])
        bases = distinct([claim for claim in numbers if _is_base(claim, goal)])
        if steps and bases:
            extras = distinct([claim for claim in uncounted if _one_matter(claim, goal)])
            if (finding := _judge(article, bases, steps, extras, goal)) is not None:
                yield finding


def _one_matter(claim: Claim, goal: Claim) -> bool:
    """Tell whether two numbers count one thing; between two parties a counted noun says enough (jets, homes)."""
    counted = claim.object is not None and quantity(claim).dimension == "count"
    return same_matter(claim, goal) or (counted and same_parties(claim, goal) and same_kind(claim, goal))


def _leads_to(article: Article, step: Claim, goal: Claim) -> bool:
    if step.role != "increment" or firmness(step) == 0 or not summable(goal) or quantity(step).direction == "down":
        return False
    if step.mention.start > goal.mention.start:
        return False
    if shares_condition(step, goal):
        return _one_matter(step, goal) or _may_be_one_matter(step, goal)
    return _one_matter(step, goal) and (same_sentence(step, goal) or follows(article, step, goal))


def _may_be_one_matter(step: Claim, goal: Claim) -> bool:
    """Tell whether nothing speaks against two numbers counting one thing: a condition they share says the rest.

    "The deal holds a further $20 billion" names neither party, and calls funding what the total calls exposure.
    """
    frames = step.frame == goal.frame or {step.frame, goal.frame} <= IN_ROUNDS
    units = commensurate(step, goal)
    return frames and units and goal.object is not None and compatible_parties(step, goal)


def _is_base(claim: Claim, goal: Claim) -> bool:
    return claim.role == "total" and firmness(claim) == 0 and _one_matter(claim, goal)


def _uncounted(article: Article, numbers: Sequence[Claim]) -> list[Claim]:
    """Give the firm increments that no firm total is said to include: they may count into a goal, or may not."""
    firm = [claim for claim in numbers if firmness(claim) == 0]
    counted = {
        claim.id for whole in firm if whole.role == "total" for claim in included_increments(article, numbers, whole)
    }
    return [claim for claim in firm if claim.role == "increment" and claim.id not in counted]


def _judge(
    article: Article, bases: Sequence[Claim], steps: Sequence[Claim], extras: Sequence[Claim], goal: Claim
) -> Tied | None:
    optional = sorted((*steps, *extras)[:MOST_OPTIONAL], key=lambda claim: claim.mention.start)
    for base in bases[:MOST_BASES]:
        for size in range(1, len(optional) + 1):
            for chosen in combinations(optional, size):
                if any(step in chosen for step in steps):
                    tally = tally_sum(ID, (base, *chosen), goal)
                    if tally.verdict == "holds":
                        return _finding(article, base, chosen, goal, tally)
    if len(bases) == 1 and len(optional) == 1:
        tally = tally_sum(ID, (bases[0], optional[0]), goal)
        if tally.verdict == "fails":
            return _finding(article, bases[0], optional, goal, tally)
    return None


def _finding(article: Article, base: Claim, added: Sequence[Claim], goal: Claim, tally: Judgement) -> Tied:
    more = " and ".join(map(printed, added))
    if tally.verdict == "holds":
        told = f"{printed(base)} and the further {more} make the {printed(goal)} named as the total{tally.rounding}."
    else:
        told = (
            f"{printed(base)} and the further {more} make {makes(tally, goal)}, "
            f"but the article gives {printed(goal)} as the total."
        )
    return tied(article, tally, told)
