"""`claimtally explain`: a claim of a run in words, with the characters and the rules that it rests on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtally.cli.exits import leave
from claimtally.cli.streams import emit

if TYPE_CHECKING:
    from claimtally.batch import RunFolder
    from claimtally.cli.reading import Reading
    from claimtally.model import Article, Claim


def explain(
    claim_id: Annotated[str, typer.Argument(metavar="CLAIM_ID", help="The claim's id, or how it begins.")],
    run: Annotated[Path, typer.Option(metavar="OUT", help="The folder that run wrote.")],
) -> None:
    """Tell a claim in words: its sentence, and each slot with its characters and the rule that made it."""
    from claimtally.batch import RunFolder
    from claimtally.cli.reading import Reading
    from claimtally.cli.words import told
    from claimtally.model import Finding
    from claimtally.pipeline import rules

    folder, reading = RunFolder.of_run(run), Reading()
    folder.require()
    claim = _claim(claim_id, folder, reading)
    article = _article(claim, folder, reading)
    findings = [f for f in reading.of(folder.findings, Finding) if claim.id in f.claims]
    emit(told(claim, article, findings, {rule.id: rule for rule in rules()}))
    leave(unread=reading.broken)


def _claim(wanted: str, folder: RunFolder, reading: Reading) -> Claim:
    from claimtally.model import Claim, ClaimtallyError

    found = {claim.id: claim for claim in reading.of(folder.claims, Claim) if claim.id.startswith(wanted)}
    if wanted in found:
        return found[wanted]
    if not found:
        raise ClaimtallyError(f"{folder.claims}: no claim has the id {wanted}; take one from that file.")
    if len(found) > 1:
        raise ClaimtallyError(f"{folder.claims}: {len(found)} claims begin with {wanted}; give more of the id.")
    return next(iter(found.values()))


def _article(claim: Claim, folder: RunFolder, reading: Reading) -> Article:
    from claimtally.model import Article, ClaimtallyError

    for article in reading.of(folder.articles, Article):
        if article.id == claim.article:
            return article
    raise ClaimtallyError(f"{folder.articles}: the claim's article {claim.article} is missing; make the run anew.")
