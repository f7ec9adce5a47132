"""The check of certainty: what is contingent or possible in one place must not be told as a fact in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimtally.check.additive.tally import same_number
from claimtally.check.numbers.amount import brought, claimed
from claimtally.check.numbers.notation import printed
from claimtally.check.words.cues import holds_cue
from claimtally.check.words.place import in_headline
from claimtally.check.words.slot import (
    commensurate,
    compatible_name,
    firmness,
    numbered,
    same_name,
    same_slot,
)
from claimtally.model import Article, Claim, Finding

ID = "certainty"
# How long a thing is or how many there are is seldom promised: there a looser wording is style, no doubt.
UNPROMISED = ("count", "duration", "other")
CAPACITY = re.compile(r"\bcapacity\b", re.IGNORECASE)
TO_THE_READER = re.compile(r"you\b|i\b|we\b", re.IGNORECASE)  # "if you were wondering" makes nothing depend on it
NOT_HEADLINED = ("prior", "part", "remaining", "target", "rate", "cap")


def check_certainty(article: Article, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Report a number told as a fact that the article elsewhere makes depend on a condition or calls possible.

    A headline fails when the body knows the number only on a condition. Where the body calls it merely possible, and
    between two places of the body, the finding is "unclear": a later sentence may know more than an earlier one.
    """
    numbers = [claim for claim in numbered(claims) if claim.frame not in UNPROMISED]
    title = [claim for claim in numbers if in_headline(article, claim)]
    body = [claim for claim in numbers if not in_headline(article, claim)]
    for firm in title:
        if firm.role in NOT_HEADLINED or firmness(firm) == 2 or (loose := _only_loose(body, firm)) is None:
            continue
        # "X to pay $5bn" says less than "X pays $5bn", but still no "if".
        if firmness(firm) == 0 or loose.factuality == "contingent":
            yield _headline(article, firm, loose)
    for firm in title:
        prospect = _only_in_prospect(body, firm)
        if firm.factuality in ("actual", "announced") and prospect is not None:
            yield _in_prospect(article, firm, prospect)
    for firm in body:
        if firm.factuality == "actual":
            loose = next((claim for claim in body if _loose(claim) and _one_number(claim, firm)), None)
            if loose is not None:
                yield _body(article, firm, loose)


def _loose(claim: Claim) -> bool:
    """Tell whether a claim is possible, or contingent on words that stand in the text.

    The approvals that any signed deal waits for do not make it less of a deal.
    """
    if claim.factuality == "contingent":
        return any(
            not holds_cue("customary", condition.text) and not TO_THE_READER.match(condition.text)
            for condition in claim.conditions
        )
    return claim.factuality == "possible"


def _only_loose(body: Sequence[Claim], firm: Claim) -> Claim | None:
    """Give the body's conditional claim of the headline's number, None where any claim of the body states it firmer."""
    same = [
        claim
        for claim in body
        if commensurate(claim, firm)
        and brought(claimed(claim), claim, firm).meets(claimed(firm))
        and (same_number(claim, firm) or claim.frame == firm.frame)
    ]
    about = [claim for claim in same if claim.frame == firm.frame and _same_actors(firm, claim)]
    if not about or not all(_loose(claim) for claim in same):
        return None
    return next((claim for claim in about if same_number(claim, firm)), None)


def _only_in_prospect(body: Sequence[Claim], firm: Claim) -> Claim | None:
    """Give the body's claim of the headline's number where the body knows it as a pipeline only, as capacity nowhere.

    What a company has in development is told beside what it runs; a headline that drops the word makes one of both.
    """
    if firm.frame != "capacity" or CAPACITY.search(firm.quote.text) is None:
        return None  # "buys 300 MW of projects" says itself that nothing stands yet
    if holds_cue("in_prospect", firm.quote.text):
        return None
    same = [c for c in body if commensurate(c, firm) and same_number(c, firm)]
    about = [claim for claim in same if claim.frame == firm.frame and _same_actors(firm, claim)]
    told_so = [c for c in same if c.measure is not None and holds_cue("in_prospect", c.measure.text)]
    return about[0] if about and len(told_so) == len(same) else None


def _same_actors(firm: Claim, claim: Claim) -> bool:
    return (
        firm.subject is not None
        and same_name(firm.subject, claim.subject)
        and compatible_name(firm.object, claim.object)
    )


def _one_number(loose: Claim, firm: Claim) -> bool:
    return same_slot(loose, firm) and same_number(loose, firm) and not loose.quote.overlaps(firm.quote)


def _hedge(loose: Claim) -> str:
    if loose.conditions:
        return f"only on a condition ({loose.conditions[0].text})"
    return "only on a condition" if loose.factuality == "contingent" else "only as possible"


def _headline(article: Article, firm: Claim, loose: Claim) -> Finding:
    as_told = "as a fact" if firmness(firm) == 0 else "without a condition"
    told = f"The headline tells {printed(firm)} {as_told}; the text gives {printed(loose)} {_hedge(loose)}."
    grave = firmness(firm) == 0 and loose.factuality == "contingent"
    return Finding.of(
        article.id,
        ID,
        "fails" if loose.factuality == "contingent" else "unclear",
        (firm.id, loose.id),
        told,
        severity="error" if grave else "warning",
    )


def _in_prospect(article: Article, firm: Claim, prospect: Claim) -> Finding:
    measure = prospect.measure.text if prospect.measure is not None else ""
    told = f"The headline tells {printed(firm)} as there; the text gives {printed(prospect)} as “{measure}”."
    return Finding.of(article.id, ID, "fails", (firm.id, prospect.id), told, severity="warning")


def _body(article: Article, firm: Claim, loose: Claim) -> Finding:
    told = f"{printed(firm)} is told as a fact in one place; in another the article gives it {_hedge(loose)}."
    return Finding.of(article.id, ID, "unclear", (firm.id, loose.id), told)
