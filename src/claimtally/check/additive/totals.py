"""The check of totals: prior + increment = total; the prior is derived where the article does not print it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimtally.check.additive.increments import included_increments
from claimtally.check.additive.tally import IN_ROUNDS, distinct, makes, same_number, span_of, tally_sum
from claimtally.check.numbers.amount import brought, claimed, stated
from claimtally.check.numbers.derived import FLIPPED, WORDED, derived_quantity, joint_bound
from claimtally.check.numbers.interval import total
from claimtally.check.numbers.notation import MINUS, printed
from claimtally.check.ties.expression import Unknown, of, sum_of
from claimtally.check.ties.tie import Judgement, Tie
from claimtally.check.ties.tied import Tied, tied
from claimtally.check.words.cues import holds_cue, pattern
from claimtally.check.words.place import after, between, follows, near, same_sentence
from claimtally.check.words.slot import (
    commensurate,
    compatible_parties,
    firmness,
    numbered,
    quantity,
    same_kind,
    same_time,
)
from claimtally.model import Article, Claim, DerivedClaim, Finding

ID = "totals"


def check_totals(article: Article, claims: Sequence[Claim]) -> Iterator[Tied]:
    """Prove or refute each total against the increments the words count into it, or derive what stood before."""
    numbers = numbered(claims)
    for whole in numbers:
        if whole.role != "total":
            continue
        increments = included_increments(article, numbers, whole)
        if not increments:
            yield from _piled_up(article, numbers, whole)
            continue
        priors = distinct([claim for claim in numbers if _is_prior(article, claim, whole)])
        named = [claim for claim in numbers if not priors and _stood_before(claim, increments, whole)]
        told = (
            _with_prior(article, priors[0], increments, whole)
            if len(priors) == 1
            else _without_prior(article, increments, whole, named)
            if not priors
            else None
        )
        if told is not None:
            yield told


def _piled_up(article: Article, numbers: Sequence[Claim], whole: Claim) -> Iterator[Tied]:
    """Judge "cuts 1,900 posts, on top of the 1,100 gone since May. That would bring the total to 3,000"."""
    near = [c for c in numbers if c is not whole and _leads_up_to(article, c, whole) and _summable(c, whole)]
    for first, second in pairwise(near):
        if len(near) == 2 and same_sentence(first, second) and holds_cue("on_top", between(article, first, second)):
            tally = tally_sum(ID, (first, second), whole)
            yield tied(article, tally, _told(second, (first,), whole, tally))


def _leads_up_to(article: Article, claim: Claim, whole: Claim) -> bool:
    return claim.mention.end <= whole.mention.start and (same_sentence(claim, whole) or follows(article, claim, whole))


def _summable(a: Claim, b: Claim) -> bool:
    """Tell whether two numbers can be summed; a percentage cannot."""
    return commensurate(a, b) and quantity(a).unit != "%"


def _is_prior(article: Article, claim: Claim, whole: Claim) -> bool:
    return (
        claim.role == "prior"
        and same_kind(claim, whole)
        and compatible_parties(claim, whole)
        and near(article, claim, whole)
    )


def _stood_before(claim: Claim, increments: Sequence[Claim], whole: Claim) -> bool:
    """Tell whether a sum of the same kind and parties is told before the increments, which may come on top of it."""
    return (
        claim.role in ("value", "increment")
        and claim.id not in {increment.id for increment in increments}
        and claim.mention.end <= min(increment.mention.start for increment in increments)
        and claim.frame == whole.frame
        and firmness(claim) <= firmness(whole)
        and not any(_same_figure(claim, other) for other in (*increments, whole))
        and same_kind(claim, whole)
        and claim.subject is not None
        and compatible_parties(claim, whole)
    )


def _same_figure(claim: Claim, increment: Claim) -> bool:
    """Tell whether a number told before is the increment itself, in the headline for one."""
    return commensurate(claim, increment) and same_number(claim, increment)


def _with_prior(article: Article, prior: Claim, increments: Sequence[Claim], whole: Claim) -> Tied | None:
    tally = tally_sum(ID, (prior, *increments), whole)
    if tally.verdict is None or (tally.verdict == "fails" and _of_another_time(article, prior, whole)):
        return None
    open_prior = tally.verdict == "fails" and _one_of_several(article, prior, increments, whole)
    told = _told(prior, increments, whole, tally)
    if open_prior:
        told = f"{told.removesuffix('.')}, unless there was more before than the article says."
    return tied(article, tally, told, verdict="unclear" if open_prior else None)


def _one_of_several(article: Article, prior: Claim, increments: Sequence[Claim], whole: Claim) -> bool:
    """Tell whether a prior of another sentence is the sum of one round only, so that others may have come before."""
    if same_sentence(prior, whole):
        return False
    before = claimed(whole) - total(brought(claimed(claim), claim, whole) for claim in increments)
    if before.below(brought(claimed(prior), prior, whole)):
        return False
    return len(pattern("tranche").findall(prior.quote.text)) == 1


def _of_another_time(article: Article, prior: Claim, whole: Claim) -> bool:
    """Tell whether more than the increment may lie between prior and total ("up from 1.8 GW a year ago")."""
    return (prior.time is not None and not same_time(prior, whole)) or holds_cue("elsewhen", after(article, prior)[:40])


def _told(prior: Claim, increments: Sequence[Claim], whole: Claim, tally: Judgement) -> str:
    added = " and ".join(map(printed, increments))
    if tally.verdict == "holds":
        return f"{added} on top of {printed(prior)} gives the total of {printed(whole)}{tally.rounding}."
    gives = f"{added} on top of {printed(prior)} gives {makes(tally, whole)}"
    return f"{gives}, but the article says the total is {printed(whole)}."


def _without_prior(article: Article, increments: Sequence[Claim], whole: Claim, named: Sequence[Claim]) -> Tied | None:
    left = claimed(whole) - total(brought(claimed(claim), claim, whole) for claim in increments)
    figures = stated(whole) - total(brought(stated(claim), claim, whole) for claim in increments)
    premises = (*(claim.id for claim in increments), whole.id)
    tie = Tie(ID, sum_of((Unknown(f"before {whole.id}"), *(of(claim, whole) for claim in increments))), "=", of(whole))
    added = " + ".join(map(printed, increments))
    if left.high is not None and left.high < 0:
        told = f"{added} more cannot bring the total to {printed(whole)}, which is less than what was added."
        return Tied(tie, Finding.of(article.id, ID, "fails", premises, told, equation=f"{added} > {printed(whole)}"))
    taken_away = (quantity(claim).bound for claim in increments)
    bound = joint_bound((quantity(whole).bound, *(FLIPPED.get(bound, bound) for bound in taken_away)))
    if bound is None or figures.low is None or figures.low <= 0:
        return None
    makes = span_of(figures, whole)
    equation = f"{f' {MINUS} '.join(map(printed, (whole, *increments)))} = {makes}"
    told = (
        f"A total of {printed(whole)} that counts {added} more means there was {WORDED.get(bound, '')}{makes} before."
    )
    derived = DerivedClaim(
        quantity=derived_quantity(left, figures, bound, quantity(whole).unit, quantity(whole).dimension),
        frame=whole.frame,
        role="prior",
        subject=whole.subject or increments[0].subject,
        object=whole.object or increments[0].object,
    )
    others = [claim for claim in named if not brought(claimed(claim), claim, whole).meets(left)]
    agreed = [claim for claim in named if claim not in others]
    bases = distinct(agreed or others)
    if len(bases) == 1 and firmness(whole) > firmness(bases[0]) and whole.frame not in IN_ROUNDS:
        tally = tally_sum(ID, (bases[0], *increments), whole)
        return tied(article, tally, _told(bases[0], increments, whole, tally))
    if not others or len(others) < len(named):
        return Tied(tie, Finding.of(article.id, ID, "holds", premises, told, equation=equation, derived=derived))
    told = f"{told} The article itself names {' and '.join(map(printed, others))} before that."
    premises = (*(claim.id for claim in others), *premises)
    return Tied(tie, Finding.of(article.id, ID, "unclear", premises, told, equation=equation, derived=derived))
