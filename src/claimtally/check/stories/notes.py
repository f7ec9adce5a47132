"""Notes: what a desk of stories keeps of an article and its claims once both are gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from pathlib import PurePath
from sys import intern
from urllib.parse import urlsplit

from claimtally.check.numbers.notation import printed
from claimtally.check.stories.context import telling_words
from claimtally.check.stories.figures import Figure, Outlet, Rows, nominal
from claimtally.check.stories.keys import STAFF, matter_of, measured
from claimtally.check.stories.names import is_name, party
from claimtally.check.stories.times import day_of
from claimtally.check.words.cues import holds_cue, words
from claimtally.check.words.slot import numbered
from claimtally.lexicons.known import Known
from claimtally.model import Article, Claim
from claimtally.model.source import path_of
from claimtally.model.vocabulary import Frame


def outlet_of(article: Article, claims: Sequence[Claim]) -> Outlet:
    """Give what a story needs of an article: who published it when, and every number that it prints."""
    return Outlet(
        id=article.id,
        label=_label(article),
        publisher=article.publisher,
        published=article.published,
        day=day_of(article.published),
        numbers=_numbers(claims),
        copy_of=article.id,
    )


def figures_of(article: Article, claims: Sequence[Claim], outlet: Outlet, known: Known) -> list[Figure]:
    """Give the figures of an article that another one could print too, in the order of the text.

    Left out are denied numbers, those that no named party and no measure stand for, and conversions in brackets.
    """
    found = []
    for claim in numbered(claims):
        about = matter_of(article, claim, known)
        if about is None or _in_brackets(article, claim) or claim.quantity is None:
            continue
        if None in (nominal(claim.quantity).low, nominal(claim.quantity).high):
            continue
        matter, details = about
        found.append(
            Figure(
                outlet=outlet,
                claim=claim.id,
                start=claim.mention.start,
                matter=matter,
                details=details,
                packed=claim.quantity.to_json(),
                printed=printed(claim),
                subject=claim.subject.name if claim.subject else "",
                object=claim.object.name if claim.object else None,
                measure=" ".join(measured(claim)) or None,
                time=claim.time.text if claim.time else None,
                factuality=claim.factuality,
                condition=_condition(claim),
                told_by=_told_by(article, claim, known),
                revises=holds_cue("revision", claim.quote.text),
                context=telling_words(claim),
            )
        )
    return found


def _label(article: Article) -> str:
    """Give the name by which a reader knows the article: its publisher, its site, its file, or its id."""
    host = urlsplit(article.url).hostname if article.url else None
    path = PurePath(path_of(article.source)).name if article.source and article.source != "-" else None
    return article.publisher or (host or "").removeprefix("www.") or article.external_id or path or article.id


def _numbers(claims: Sequence[Claim]) -> Rows:
    """Give all numbers of an article in sorted rows by unit, and by unit and frame."""
    found: dict[tuple[str, Frame | None], set[Fraction | int]] = defaultdict(set)
    for claim in claims:
        if claim.quantity is None:
            continue
        staff = claim.quantity.dimension == "count" and claim.quantity.unit in words("staff_unit")
        unit = STAFF if staff else intern(claim.quantity.unit)
        for value in claim.quantity.stated:
            exact = Fraction(value)
            number = exact.numerator if exact.denominator == 1 else exact  # an integer takes a fifth of the memory
            found[unit, None].add(number)
            found[unit, claim.frame].add(number)
    return {key: tuple(sorted(row)) for key, row in found.items()}


def _in_brackets(article: Article, claim: Claim) -> bool:
    """Tell whether a number stands by itself in brackets: a conversion, at whatever rate that newsroom took."""
    before = article.text[max(0, claim.mention.start - 1) : claim.mention.start]
    return before in ("(", "[") and article.text[claim.mention.end : claim.mention.end + 1] in (")", "]")


def _condition(claim: Claim) -> str | None:
    """Give the condition that makes a claim loose; the approvals that any deal waits for do not."""
    if claim.factuality != "contingent":
        return None
    return next((each.text for each in claim.conditions if not holds_cue("customary", each.text)), None)


def _told_by(article: Article, claim: Claim, known: Known) -> str | None:
    """Give the key of a named source that is not the subject itself."""
    if claim.attribution is None or not is_name(claim.attribution.source, article.text, known):
        return None
    source = party(claim.attribution.source.name, known).stem
    return None if claim.subject is not None and source == party(claim.subject.name, known).stem else source
