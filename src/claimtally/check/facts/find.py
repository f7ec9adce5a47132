"""The check of facts: each claim of a known slot against the trusted figure of that slot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimtally.check.facts.measures import is_about
from claimtally.check.facts.periods import period_of
from claimtally.check.facts.table import FactTable, Topic
from claimtally.check.facts.verdict import Judged, judge
from claimtally.check.numbers.notation import figure, printed
from claimtally.check.stories.keys import Details, Matter, matter_of
from claimtally.check.stories.told import spoken
from claimtally.check.words.slot import numbered, quantity
from claimtally.model import Article, Claim, Fact, Finding, Reference
from claimtally.model.vocabulary import FactVerdict, Severity, Verdict

ID = "facts"
VERDICTS: dict[FactVerdict, tuple[Verdict, Severity]] = {
    "supported": ("holds", "info"),
    "refuted": ("fails", "error"),
    "out of date": ("unclear", "info"),
    "not covered": ("unclear", "info"),
}
ROLES = ("value", "total")
MOST_SHOWN = 5  # figures that a sentence lists


def check_facts(article: Article, claims: Sequence[Claim], facts: FactTable) -> Iterator[Finding]:
    """Report each claim whose slot the facts know, and once for each subject what of it they do not know."""
    if not len(facts):
        return
    beside: dict[str, list[Claim]] = defaultdict(list)
    for claim in numbered(claims):
        about = matter_of(article, claim, facts.known) if claim.role in ROLES else None
        if about is None:
            continue
        matter, details = about
        known = facts.of_subject(matter.subject)
        own = [fact for topic, rows in known.items() if _fits(topic, matter, details) for fact in rows]
        if own:
            judged = judge(claim, details.time, article.published, own)
            if judged is not None:
                yield _finding(article, claim, judged)
        elif known:
            beside[matter.subject].append(claim)
    for subject, left in beside.items():
        yield _not_covered(article, left, [fact for rows in facts.of_subject(subject).values() for fact in rows])


def _fits(topic: Topic, matter: Matter, details: Details) -> bool:
    other = details.object.stem if details.object is not None else None
    return topic.unit == matter.unit and topic.object == other and is_about(topic.measure, matter, details)


def _finding(article: Article, claim: Claim, judged: Judged) -> Finding:
    match, fact = judged.match, judged.match.fact
    verdict, severity = VERDICTS[judged.verdict]
    rounded = judged.verdict == "supported" and not match.even
    differs = judged.verdict != "supported" and judged.newer is None
    number = quantity(claim)
    return Finding.of(
        article.id,
        ID,
        verdict,
        (claim.id,),
        _sentence(claim, judged),
        equation=f"{printed(claim)} {'≠' if differs else '≈' if rounded else '='} {fact.value}",
        severity=severity,
        tolerance=f"± {figure(match.tolerance, number.unit, number.dimension)}" if rounded else None,
        by_rounding=rounded,
        reference=Reference(verdict=judged.verdict, source=fact.source, value=fact.value, as_of=fact.as_of),
    )


def _sentence(claim: Claim, judged: Judged) -> str:
    fact, newer = judged.match.fact, judged.newer
    given = f"{fact.source} gives {fact.value} for the {_topic(fact)}{_as_of(fact)}"
    match judged.verdict:
        case "supported":
            within = "" if judged.match.even else ", the same within what rounding leaves open"
            return f"{given}; the article prints {printed(claim)}{within}."
        case "refuted":
            return f"{given}, not {printed(claim)} as the article prints."
    if newer is not None:
        return f"{given}, as the article does; since then it is {newer.value}{_as_of(newer)} ({newer.source})."
    return f"{given}; the article is of another time and prints {printed(claim)}, so that one of them is out of date."


def _topic(fact: Fact) -> str:
    return f"{fact.measure} of {fact.subject}" + (f" ({fact.object})" if fact.object else "")


def _as_of(fact: Fact) -> str:
    if fact.as_of is None:
        return ""
    period = period_of(fact.as_of)
    return f" as of {spoken(period.first) if period is not None and period.is_day else fact.as_of}"


def _not_covered(article: Article, claims: Sequence[Claim], facts: Sequence[Fact]) -> Finding:
    """Give the one finding that says which figures on a subject the facts do not know."""
    more = " and others" if len(claims) > MOST_SHOWN else ""
    shown = ", ".join(printed(claim) for claim in claims[:MOST_SHOWN]) + more
    measures = ", ".join(sorted({fact.measure for fact in facts}))
    told = f"The facts on {facts[0].subject} give {measures}; they do not cover {shown} of this article."
    verdict, severity = VERDICTS["not covered"]
    source = ", ".join(sorted({fact.source for fact in facts}))
    return Finding.of(
        article.id,
        ID,
        verdict,
        tuple(claim.id for claim in claims),
        told,
        severity=severity,
        reference=Reference(verdict="not covered", source=source, value=measures),
    )
